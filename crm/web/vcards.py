"""Cards and tables as files to save."""

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from flask import Blueprint, Response

from crm.feeds.file_names import file_name
from crm.feeds.spreadsheet import PEOPLE, person_row, table
from crm.feeds.vcards import full_name, stream, write
from crm.models import connected
from crm.usecases.cards import card_of, cards
from crm.usecases.person_page.facts import identifier
from crm.web.signed_in import account

vcards = Blueprint("vcards", __name__)


@vcards.get("/people/<person_id>.vcf")
def one(person_id: str) -> Response:
    """One person's card."""
    card = card_of(account(), identifier(person_id))
    return _file([write(card).encode()], file_name(full_name(card)), "text/vcard")


@vcards.get("/people.vcf")
def everybody() -> Response:
    """Everybody's cards."""
    return as_vcards(None, "people.vcf")


@vcards.get("/people.csv")
def as_table() -> Response:
    """Everybody as a table, safe to open in a spreadsheet."""
    pieces = table(PEOPLE, (person_row(card) for card in cards(account())))
    return _file(pieces, "people.csv", "text/csv")


def as_vcards(person_ids: Sequence[int] | None, name: str) -> Response:
    """The cards of these people, or of everybody, sent while they are written."""
    return _file(stream(cards(account(), person_ids)), name, "text/vcard")


def _file(pieces: Iterator[bytes] | list[bytes], name: str, kind: str) -> Response:
    answer = Response(pieces if isinstance(pieces, list) else _connected(pieces), mimetype=kind)
    # A name in other letters goes into a second parameter; the first is for programs that know only ASCII (RFC 6266).
    stem, suffix = Path(name).stem, Path(name).suffix
    plain = " ".join(unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().split()).strip(" .")
    names = {"filename": f"{plain or 'person'}{suffix}"}
    if names["filename"] != name:
        names["filename*"] = f"UTF-8''{quote(name, safe='')}"
    answer.headers.set("Content-Disposition", "attachment", **names)
    return answer


def _connected(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, on a connection of their own: they are made after the request has given its connection back."""
    with connected():
        yield from pieces
