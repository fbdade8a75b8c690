"""Notes to write (Rule 10): templates, what a good note says, unfilled blanks, and the way into a mail program."""
