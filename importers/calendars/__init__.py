"""Calendars (RFC 5545): the meetings of the past in them, each with who was invited."""
