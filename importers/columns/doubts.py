"""What is said beside a column of days whose order is in doubt."""

from collections.abc import Iterable
from datetime import date

from importers.days import Votes, read_day

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def doubt(votes: Votes, texts: Iterable[str]) -> str:
    """Why the days are read in the order they are, in a sentence or two; empty where nothing is in doubt."""
    for text in texts:
        first, second = read_day(text, "day"), read_day(text, "month")
        if first and second and first != second:
            return f"{' '.join(text.split())} could be {_shown(first)} or {_shown(second)}. {_because(votes)}"
    return ""


def _because(votes: Votes) -> str:
    if votes.day and votes.month:
        return "The column writes days in both orders: check what becomes of them."
    if votes.day:
        return f"{_rows(votes.day)} a day over 12, so the day comes first."
    if votes.month:
        return f"{_rows(votes.month)} a day over 12 in the second place, so the month comes first."
    return "No row tells which: choose what you know."


def _rows(number: int) -> str:
    shown = NUMBERS[number].capitalize() if number < len(NUMBERS) else f"{number:,}"
    return f"{shown} row has" if number == 1 else f"{shown} rows have"


def _shown(day: date) -> str:
    return f"{day.day} {day:%B}"
