"""What spreadsheet programs make of a cell, so that their work is not taken for news."""

import re

_ERROR = re.compile(r"#[¿!]?[A-ZÀ-Þ/]+[?!]?")
_FRACTION = re.compile(r"(\d{1,2})/(\d{1,4})")
_DATE = re.compile(r"(\d{1,2})[-./ ]+[^\W\d]{2,}\.?(?:[-./ ]+\d{2,4})?|[^\W\d]{2,}\.?[-./ ]+(\d{2,4})")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)


def mangled(original: str, cell: str) -> bool:
    """Whether `cell` is what a spreadsheet program left of `original`.

    It takes "24/7" for a day ("24-Jul"), "007" for 7, "3E8" for 3.00E+08, and "@Loomwork" for a formula ("#NAME?").
    """
    original, cell = original.strip(), cell.strip()
    if _ERROR.fullmatch(cell):
        return original[:1] in ("=", "+", "-", "@")
    if fraction := _FRACTION.fullmatch(original):
        day = _DATE.fullmatch(cell)
        numbers = {part.lstrip("0") for part in fraction.groups()}
        return day is not None and (day.group(1) or day.group(2)).lstrip("0") in numbers
    if not original.isascii() or not cell.isascii():
        return False
    if original.isdigit() and cell.isdigit():
        return len(original) > len(cell) and original.lstrip("0") == cell.lstrip("0")
    if _SCIENTIFIC.fullmatch(cell) and (original.isdigit() or _SCIENTIFIC.fullmatch(original)):
        return _close(original, cell)
    return False


def _close(one: str, other: str) -> bool:
    """Whether two numbers are the same to the three digits that a narrow column shows."""
    try:
        first, second = float(one.replace(",", ".")), float(other.replace(",", "."))
    except (ValueError, OverflowError):
        return False
    return abs(first - second) <= 0.005 * abs(first)
