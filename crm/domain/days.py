"""Days in words, in the product's voice: the weekday within a week, day and month within a year, then the year."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip


def calendar_day(day: date, today: date) -> str:
    """Day and month, and the year unless it is less than a year away: "19 August", "19 August 2024"."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if abs((day - today).days) < 365 else f"{words} {day.year}"


def short_day(day: date, today: date) -> str:
    """As calendar_day, with the month in three letters: "12 Dec"."""
    words = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return words if abs((day - today).days) < 365 else f"{words} {day.year}"


def full_day(day: date, today: date) -> str:
    """Weekday and day: "Thursday 19 November"; the year where it is a year away or more."""
    return f"{WEEKDAYS[day.weekday()]} {calendar_day(day, today)}"


def day_words(day: date, today: date) -> str:
    """The day as one would say it: "today", "yesterday", "tomorrow", "Friday", "19 August", "19 August 2024"."""
    distance = (day - today).days
    if -1 <= distance <= 1:
        return ("yesterday", "today", "tomorrow")[distance + 1]
    return WEEKDAYS[day.weekday()] if -7 < distance < 7 else calendar_day(day, today)


def on_day(day: date, today: date) -> str:
    """The day as a sentence needs it: "today", "on Friday", "on 19 August"."""
    words = day_words(day, today)
    return words if words in ("yesterday", "today", "tomorrow") else f"on {words}"


def days_over(day: date, today: date) -> str:
    """How far a day that has passed lies back, in figures, where it is late: "1 day over", "12 days over"."""
    over = (today - day).days
    return "1 day over" if over == 1 else f"{over:,} days over"


def number_words(number: int) -> str:
    """A count in words up to twenty, in figures beyond: "three", "21"."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """A count with its noun: "one person", "three people", "41 people"."""
    return f"{number_words(number)} {one if number == 1 else many or one + 's'}"
