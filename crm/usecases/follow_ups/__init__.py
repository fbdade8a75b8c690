"""What somebody does with a follow-up: done, skip, snooze; and what is due."""
