"""What LinkedIn's archive tells beside the connections: read by choice, planned, written, taken back."""
