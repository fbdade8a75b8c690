"""Meetings of the past, from a calendar: each with somebody known becomes a touchpoint, by choice."""
