"""BDAY in any version, as version 3.0 writes it."""

import re

DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?")
NO_YEAR = re.compile(r"--(\d\d)-?(\d\d)")
OMITTED = "1604"  # the year by which Apple says that there is none; it has a 29 February


def birthday(value: str) -> str:
    """The line for a birthday, or an empty text where the value is no day."""
    value = value.strip()
    if match := NO_YEAR.fullmatch(value):
        return _without_year(match[1], match[2])
    match = DAY.fullmatch(value)
    if match is None:
        return ""
    year, month, day = match.groups()
    return _without_year(month, day) if year == OMITTED else f"BDAY:{year}-{month}-{day}"


def _without_year(month: str, day: str) -> str:
    return f"BDAY;X-APPLE-OMIT-YEAR={OMITTED}:{OMITTED}-{month}-{day}"
