"""The edges of the formats: reminders -> a calendar feed, people -> vCards, spreadsheets and QR codes.

Values come in, bytes or text go out: no database, no web, no clock.
"""
