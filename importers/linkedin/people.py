"""A row of Connections.csv as a person."""

import re

from importers import limits
from importers.linkedin.dates import DateColumn
from importers.records import ImportedPerson, Row
from importers.tidying import has_control_characters, tidy

# A member's page on any of LinkedIn's hosts, old or mobile ones too. `..`, control characters and half-escaped
# addresses are no profile; whatever else is wrong with an address, the host has to be LinkedIn's.
PROFILE = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]+\.)*linkedin\.com(?::\d+)?/(?:mwlite/)?(?:in|pub)/"
    r"(?!\.{1,2}(?:[/?#]|$))(?:[^\s%/?#\\<>\"]|%(?![01]|7f)[0-9a-f]{2})+(?:[/?#][^\s\\<>\"]*)?",
    re.IGNORECASE,
)
USUAL = "https://www.linkedin.com/in/"
EMAIL = re.compile(r"[^\s@,;:<>()\[\]\"\\]{1,64}@[^\s@,;:<>()\[\]\"\\]+\.[^\s@,;:<>()\[\]\"\\.]{2,}")
# In files of 2018 LinkedIn put the member's number where no address is on record: nothing was lost on the way.
NO_EMAIL = "urn:li:member:"
LONGEST_EMAIL = 254  # RFC 5321, section 4.5.3.1.3
# Excel's plain "CSV" on Windows knows some 220 letters and writes a question mark for any other.
LOST_IN_NAME = re.compile(r"\?")
LOST = re.compile(r"\?\?|\w\?\w")
LETTERS_LOST = (
    "A spreadsheet program wrote question marks for letters it does not know. "
    "Save the file as “CSV UTF-8”, or choose LinkedIn's own."
)
CONTROLS = "Characters that cannot be shown were left out of this line."


def read_person(row: Row, dates: DateColumn, missing: tuple[str, ...] = ()) -> ImportedPerson:
    """The person in this row. Never fails: a day, an address or an email that is none is left out with a warning."""
    cells = row.cells
    given, family, url, email, company, title, connected_on = cells
    day, warning = dates.read(connected_on)
    warnings = (*row.warnings, warning) if warning else row.warnings
    url = url.strip()
    if url and not is_profile(url):
        warnings = (*warnings, f"“{_short(url)}” is not the address of a LinkedIn profile and was left out.")
        url = ""
    email = email.strip()
    if email.startswith(NO_EMAIL):
        email = ""
    elif email and not is_email(email):
        warnings = (*warnings, f"“{_short(email)}” is not an email address and was left out.")
        email = ""
    whole = "".join(cells)
    if whole.isprintable() and "  " not in whole:
        given, family, company, title = given.strip(), family.strip(), company.strip(), title.strip()
    else:
        if has_control_characters(given + family + company + title):
            warnings = (*warnings, CONTROLS)
        given, family, company, title = tidy(given), tidy(family), tidy(company), tidy(title)
    silent = (*missing, *row.silent) if row.silent else missing
    if "?" in whole and (lost := _lost(given, family, company, title)):
        warnings = (*warnings, LETTERS_LOST)
        silent = (*silent, *lost)
    return ImportedPerson(given, family, url, email, company, title, day, row.line, warnings, silent)


def is_profile(url: str) -> bool:
    """Whether this is the address of a member's page on LinkedIn, on whichever of its hosts and however spelt."""
    if url.startswith(USUAL) and url[len(USUAL) :].replace("-", "").isalnum():
        return len(url) <= limits.URL
    return len(url) <= limits.URL and PROFILE.fullmatch(url) is not None and not has_control_characters(url)


def is_email(text: str) -> bool:
    """Whether this is one email address, by its shape."""
    return len(text) <= LONGEST_EMAIL and text.isprintable() and EMAIL.fullmatch(text) is not None


def _lost(given: str, family: str, company: str, title: str) -> list[str]:
    """The fields in which question marks stand for letters."""
    patterns = (
        ("given", given, LOST_IN_NAME),
        ("family", family, LOST_IN_NAME),
        ("company", company, LOST),
        ("title", title, LOST),
    )
    return [field for field, text, pattern in patterns if pattern.search(text)]


def _short(text: str) -> str:
    text = tidy(text)
    return text if len(text) <= 60 else text[:59] + "…"
