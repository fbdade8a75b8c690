"""What an account's own numbers say, in a sentence: counts in, a finding out."""
