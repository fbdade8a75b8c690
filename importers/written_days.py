"""The ways in which days are written in tables: their patterns, the names of the months, and what can be certain."""

import re
import unicodedata
from datetime import date

# English, Spanish, German, French, Portuguese, Italian, Dutch; without accents. Excel writes the abbreviations.
MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january ene enero januar janner janv janvier janeiro gen gennaio januari",
            "feb february febrero februar fev fevr fevrier fevereiro febbraio februari",
            "mar march marzo marz mrz mars marco mrt maart",
            "apr april abr abril avr avril aprile",
            "may mayo mai maio mag maggio mei",
            "jun june junio juni juin junho giu giugno",
            "jul july julio juli juil juillet julho lug luglio",
            "aug august ago agosto aout augustus",
            "sep sept september septiembre septembre set setembro settembre",
            "oct october octubre okt oktober octobre out outubro ott ottobre",
            "nov november noviembre novembre novembro",
            "dec december dic diciembre dez dezember decembre dezembro dicembre",
        ),
        1,
    )
    for word in words.split()
}
LONGEST = 40
EXCEL_DAY_ZERO = date(1899, 12, 30)

TIME = r"(?:[,T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?P<half>[AaPp]\.?\s?[Mm]\.?)?\s*(?:UTC|Z)?)?"
DAY_WORD_YEAR = re.compile(r"(\d{1,2})[\s./-]*(?:de\s)?\s*([^\W\d_]{3,12})[\s.,/-]*(?:de\s)?\s*(\d{4}|\d{2})" + TIME)
WORD_DAY_YEAR = re.compile(r"([^\W\d_]{3,12})[\s.-]+(\d{1,2}),?[\s-]+(\d{4})" + TIME)
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + TIME)
NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})" + TIME)
SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")


def certain_order(text: str) -> bool | None:
    """True where a day made of numbers can only be day first, False where only month first, else None."""
    match = NUMBERS.fullmatch(text[: LONGEST + 1])
    if match is None:
        return None
    if match[2] == "." or int(match[1]) > 12:
        return True
    if int(match[3]) > 12 or match["half"]:  # LinkedIn's own 1/8/18, 6:14 PM is the American order
        return False
    return None


def day_of(year: str, month: int | str, day: str, earliest: int) -> date | None:
    """The day of these figures, a year of two digits in this century; None for none, or before the year `earliest`."""
    whole = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(whole, int(month), int(day)) if whole >= earliest else None
    except ValueError:
        return None


def month_of(word: str) -> int:
    """The number of the month with this name in any of the languages, accents or not; 0 for another word."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return MONTHS.get(plain, 0)
