"""Files people choose by mistake: what each is, and what to choose instead."""

import re
from itertools import islice

from importers.decoding import Text
from importers.errors import UnreadableFile
from importers.linkedin.header import folded
from importers.linkedin.members import FILES, name_by_header
from importers.tables import possible_headers
from importers.tidying import tidy

INSTEAD = "Choose Connections.csv or the ZIP that LinkedIn sent you."
ITSELF = "Let Kith find out what a file is, and it is read as an address book."
SHEET = "Open it in a spreadsheet program, save it as CSV (UTF-8), and choose that file."

SAMPLE = 8192  # characters looked at to tell text from what is none
NEVER_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# First bytes of files that are not text: kind, what it is, what to do.
MAGIC: tuple[tuple[bytes, str, str, str], ...] = (
    (b"%PDF", "pdf", "a PDF", INSTEAD),
    (b"\xd0\xcf\x11\xe0", "excel", "an old Excel or Office file", SHEET),
    (b"\x89PNG", "image", "a picture", INSTEAD),
    (b"\xff\xd8\xff", "image", "a picture", INSTEAD),
    (b"GIF8", "image", "a picture", INSTEAD),
    (b"Rar!", "binary", "a RAR archive", "Unpack it and choose Connections.csv."),
    (b"7z\xbc\xaf\x27\x1c", "binary", "a 7-Zip archive", "Unpack it and choose Connections.csv."),
    (b"\x1f\x8b", "binary", "a gzip archive", "Unpack it and choose Connections.csv."),
    (b"SQLite format 3", "binary", "a database", INSTEAD),
)
# First words of text files that are no tables.
OPENINGS: tuple[tuple[str, str, str, str], ...] = (
    ("begin:vcard", "vcard", "a vCard file with contacts", ITSELF),
    ("begin:vcalendar", "calendar", "a calendar", INSTEAD),
    ("<!doctype html", "html", "a web page", "It may be LinkedIn's download page instead of the download. " + INSTEAD),
    ("<html", "html", "a web page", "It may be LinkedIn's download page instead of the download. " + INSTEAD),
    ("<?xml", "html", "an XML file", INSTEAD),
    ("{", "json", "a JSON file", INSTEAD),
    ("[{", "json", "a JSON file", INSTEAD),
)
GOOGLE = {"e-mail 1 - value", "given name", "organization 1 - name", "organization name", "phone 1 - value"}
OUTLOOK = {"e-mail address", "given yomi", "e-mail 2 address", "e-mail type", "e-mail display name", "business phone"}

# Paths that tell what a ZIP is when it is a document of some program.
DOCUMENTS: tuple[tuple[str, str, str, str], ...] = (
    ("xl/workbook.xml", "excel", "an Excel workbook", SHEET),
    ("xl/workbook.bin", "excel", "an Excel workbook", SHEET),
    ("word/document.xml", "office", "a Word document", INSTEAD),
    ("ppt/presentation.xml", "office", "a PowerPoint file", INSTEAD),
    ("index/document.iwa", "office", "a Numbers document", SHEET),
    ("content.xml", "office", "an OpenDocument file", SHEET),
    ("meta-inf/container.xml", "office", "a book", INSTEAD),
)


def refusal_by_bytes(data: bytes) -> UnreadableFile | None:
    """The refusal for a file that is known by its first bytes and is no text, or None."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        return UnreadableFile("empty", "This file is empty. Download it from LinkedIn again and choose the new one.")
    for magic, kind, what, remedy in MAGIC:
        if data.startswith(magic):
            return UnreadableFile(kind, f"This is {what}, not LinkedIn's export. {remedy}")
    return None


def refusal_by_text(text: Text, tables: bool = True) -> UnreadableFile | None:
    """The refusal for a text that is something known other than LinkedIn's connections, or None.

    Without `tables` for one that somebody calls a table: then only what is none is refused.
    """
    if _is_binary("".join(islice(text.head(), 200))[:SAMPLE]):
        return UnreadableFile(
            "binary", f"This is a file of some program and no text, so there is no table in it. {INSTEAD}"
        )
    opening = next((line.strip().lower() for line in text.head() if line.strip()), "")
    for start, kind, what, remedy in OPENINGS:
        if opening.startswith(start):
            return UnreadableFile(kind, f"This is {what}, not LinkedIn's export. {remedy}")
    for header in possible_headers(text) if tables else ():
        cells = {folded(cell) for cell in header.cells}
        if len(cells & GOOGLE) >= 2:
            return UnreadableFile("google", f"This is a contacts file from Google, not LinkedIn's export. {ITSELF}")
        if len(cells & OUTLOOK) >= 2:
            return UnreadableFile("outlook", f"This is a contacts file from Outlook, not LinkedIn's export. {ITSELF}")
        if name := name_by_header(cells):
            return UnreadableFile(
                "other-linkedin", f"This is LinkedIn's {name}.csv ({FILES[name]}), without your connections. {INSTEAD}"
            )
    return None


def _is_binary(sample: str) -> bool:
    """Whether more than one character in twenty is a control character that no text has."""
    return len(NEVER_IN_TEXT.findall(sample)) * 20 > len(sample)


def refusal_by_paths(paths: list[str]) -> UnreadableFile | None:
    """The refusal for a ZIP whose files tell that it is some program's document or another service's archive."""
    lowered = {path.lower() for path in paths}
    for path, kind, what, remedy in DOCUMENTS:
        if path in lowered:
            return UnreadableFile(kind, f"This is {what}, not LinkedIn's export. {remedy}")
    book = next((path.rpartition("/")[2] for path in paths if path.lower().endswith((".vcf", ".ics"))), "")
    instead = f"Unpack it and choose {tidy(book)[:60]}." if book else INSTEAD
    if any(path.startswith("takeout/") for path in lowered):
        return UnreadableFile("google", f"This ZIP is from Google Takeout, not LinkedIn's export. {instead}")
    return UnreadableFile("not-linkedin", f"This ZIP is not LinkedIn's export. {instead}") if book else None
