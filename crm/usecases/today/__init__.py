"""What Today shows, as plain data."""

from crm.usecases.today.facts import Today, today_after_a_change, today_of

__all__ = ["Today", "today_after_a_change", "today_of"]
