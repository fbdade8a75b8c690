"""Opportunities: recorded after an interview, planned by the rules, ended with whom to keep."""
