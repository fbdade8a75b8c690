"""Calendar feeds: their secret addresses, what goes in, the answer to a calendar program, and who asked."""
