"""An opportunity and what follows from it: facts in, follow-ups out (Rules 1 to 6)."""
