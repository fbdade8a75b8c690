"""Writing a note: what is known when it is begun, the draft that is kept, and what sending it changes."""
