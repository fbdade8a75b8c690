"""Tables -> CSV that a spreadsheet program can open without running anything that somebody typed into a name.

A cell that begins with `=`, `+`, `-` or `@` is a formula to Excel, LibreOffice and Google Sheets, whatever the quotes
around it. Such a cell gets an apostrophe in front. So does such a place after a semicolon or a line break within a
cell, because a program set to another list separator breaks the cell there.

Phone numbers are the exception, since every international one begins with a plus, an apostrophe would follow it into
the next address book, and a bare `+442079460321` turns into 4.42E+11: they are written `(+44) 20 7946 0321`, which is
text to a spreadsheet, a number to a phone, and no formula.

The table of people can be read back without loss (`importers.kith_table`): several values of a cell stand a line each,
with their labels in front, notes are told apart by a line of their own, and an apostrophe that somebody wrote before a
formula themselves is doubled.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import phonenumbers
from babel.dates import format_date

from crm.feeds.card import Card, Labelled
from crm.feeds.content_lines import many_lines
from crm.feeds.vcards import full_name, is_linkedin

Cell = str | int | float | date | None

CHARACTERS_A_PIECE = 64 * 1024
# The full-width forms count: Excel takes them for the plain ones in some languages.
_FORMULA = re.compile("(^|[;\n])((?:[^\\S\n]|[\"\u200b'])*[=+\\-@＝＋－＠])")
_PHONE = re.compile(r"\+[\d\s().\-/]+(?:(?:x|ext\.?)\s?\d+)?", re.IGNORECASE)

PEOPLE = (
    "Name",
    "Given name",
    "Family name",
    "Title",
    "Company",
    "Email",
    "More emails",
    "Phone",
    "More phones",
    "LinkedIn",
    "More links",
    "Tags",
    "Place",
    "Birthday",
    "Note",
    "Met on",
    "How you met",
    "Goes by",
    "Also known as",
    "After the name",
    "Email label",
    "Phone label",
    "LinkedIn label",
    "UID",
)
#: Between two notes in one cell: an asterism on a line of its own.
BETWEEN_NOTES = "\n⁂\n"


def table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The table as CSV in UTF-8 with a byte order mark (without which Excel guesses another encoding) and CRLF.

    Comes in pieces of about 64 KB. Every text cell is made safe by `safe`; numbers and dates are written as they are.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow(map(safe, header))
    for row in rows:
        writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in row])
        if buffer.tell() >= CHARACTERS_A_PIECE:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def safe(text: str) -> str:
    """The text as a cell that no spreadsheet program takes for a formula; control characters are left out."""
    text = many_lines(text).strip()
    if text[:1].isalnum() and ";" not in text and "\n" not in text:
        return text  # most cells, without the cost of looking further
    if text.startswith("+") and (phone := _phone(text)):
        return phone
    return _FORMULA.sub(r"\1'\2", text)


def person_row(card: Card) -> list[Cell]:
    """One person, in the columns of `PEOPLE`: the first address or number of a kind, then the others, a line each."""
    linkedin = [link for link in card.links if is_linkedin(link.value)]
    others = [link for link in card.links if not is_linkedin(link.value)]
    return [
        full_name(card),
        card.given,
        card.family,
        card.title,
        card.company,
        *_first_and_more(card.emails),
        *_first_and_more(card.phones),
        linkedin[0].value if linkedin else "",
        _together([*linkedin[1:], *others]),
        ", ".join(tag.replace("\\", "\\\\").replace(",", "\\,") for tag in card.tags),
        card.place,
        _birthday(card),
        BETWEEN_NOTES.join(card.notes) if card.notes or card.met_how else card.note,
        card.met_on,
        card.met_how,
        card.goes_by,
        "\n".join(
            [*(" ".join(name).strip() for name in card.other_names), *([f"née {card.former}"] * bool(card.former))]
        ),
        card.suffix,
        *(first[0].label if first else "" for first in (card.emails, card.phones, linkedin)),
        card.uid,
    ]


def _phone(text: str) -> str:
    """`(+44) 20 7946 0321`, or "" where the text is more or less than an international phone number."""
    if not _PHONE.fullmatch(text):
        return ""
    try:
        number = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        return ""
    code, _, rest = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL).partition(" ")
    return f"({code}) {rest}"


def _first_and_more(values: Sequence[Labelled]) -> tuple[str, str]:
    return (values[0].value if values else "", _together(values[1:]))


def _together(values: Sequence[Labelled]) -> str:
    return "\n".join(_labelled(safe(value), label.replace(": ", ":")) for value, label in values)


def _labelled(value: str, label: str) -> str:
    return f"{label}: {value}" if label or ": " in value else value


def _birthday(card: Card) -> str:
    if card.birthday is None:
        return ""
    month, day, year = card.birthday
    if year is None:  # the form of vCard 4, "--04-12", begins with a minus
        return format_date(date(2000, month, day), "d MMMM", locale="en")
    return f"{year:04}-{month:02}-{day:02}"
