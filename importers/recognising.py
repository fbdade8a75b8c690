"""What a file is, by what stands in it, and the reader that opens it."""

from datetime import date

from importers.columns import Columns, Sheet
from importers.decoding import Text, decode
from importers.errors import UnreadableFile
from importers.export import CONNECTIONS, CSV, GOOGLE, OUTLOOK, VCARD, Export
from importers.foreign import refusal_by_bytes, refusal_by_text
from importers.kith_table import find_kith_table, read_kith_table
from importers.linkedin.alone import open_alone
from importers.linkedin.connections import find_connections, open_connections, open_text, read_connections

NO_CARDS = "There is no vCard in this file. Let Kith find out what it is."
NOT_THAT = "This file does not have the columns of a contacts file from {whose}. Let Kith find out what it is."
BEGIN = "begin:vcard"


def open_content(
    data: bytes,
    format: str | None,
    today: date | None,
    columns: Columns | None = None,
    *,
    name: str = "",
    connections: bool = True,
) -> Export:
    """The export in these bytes, which are no ZIP. `format` is what a person says it is, one of `FORMATS` or None, and
    `columns` how a table is read that Kith does not know. `name` is the file's own. With `connections` false, one of
    the other files of LinkedIn's archive is read too.

    Raises UnreadableFile where nobody can be read from it, and where it certainly is something else.
    """
    if format == CONNECTIONS:
        return open_connections(data, today, sure=True)
    if refusal := refusal_by_bytes(data):
        raise refusal
    text = decode(data)
    if columns is not None or format == CSV:
        return open_table(text, columns, today)
    if format in (None, VCARD) and is_vcards(text):
        from importers.vcards import open_vcards, text_of

        return open_vcards(text_of(data))
    if format == VCARD:
        raise UnreadableFile("wrong-format", NO_CARDS)
    if format is None and (found := find_connections(text)):
        return read_connections(text, *found, today)
    if format is None and (header := find_kith_table(text)):
        return read_kith_table(text, header)
    if format in (None, GOOGLE):
        from importers.google import find_google, open_google

        if header := find_google(text):
            return open_google(text, header)
        if format == GOOGLE:
            raise UnreadableFile("wrong-format", NOT_THAT.format(whose="Google"))
    if format in (None, OUTLOOK):
        from importers.outlook import find_outlook, open_outlook

        if header := find_outlook(text):
            return open_outlook(text, header, today)
        if format == OUTLOOK:
            raise UnreadableFile("wrong-format", NOT_THAT.format(whose="Outlook"))
    if not connections and (alone := open_alone(data, text, name)):
        return alone
    return open_text(text, today)


def is_vcards(text: Text) -> bool:
    """Whether the first line that has something in it begins a card."""
    first = next((line for line in text.head() if line.strip("\ufeff \t\r\n")), "")
    return first.strip("\ufeff \t\r\n").lower().replace(" ", "") == BEGIN


def open_table(text: Text, columns: Columns | None, today: date | None) -> Export:
    """The people of any table, as its columns are mapped; Kith's own and those that need no mapping without one."""
    from importers.columns.reading import open_columns

    if columns is None and (header := find_kith_table(text)):
        return read_kith_table(text, header)
    if refusal := refusal_by_text(text, tables=False):
        raise refusal
    return open_columns(text, columns, today)


def look_at_table(data: bytes, columns: Columns | None = None) -> Sheet:
    """A table looked at, to ask what its columns are. Raises UnreadableFile where it is none."""
    from importers.columns.sheet import look_at

    if refusal := refusal_by_bytes(data):
        raise refusal
    text = decode(data)
    if refusal := refusal_by_text(text, tables=False):
        raise refusal
    return look_at(text, columns)
