"""The ZIP with everything: what is in it, in which order, sent on while it is written."""

import json
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import islice

from crm import migrations
from crm.domain.days import counted
from crm.domain.moment import Moment
from crm.feeds.card import Card
from crm.feeds.spreadsheet import PEOPLE, person_row, table
from crm.feeds.vcards import stream
from crm.feeds.zip_stream import ZipStream
from crm.models import Account, Person
from crm.models.values import column
from crm.usecases.cards import cards
from crm.usecases.export_everything.lines import count, files, lines
from crm.usecases.export_everything.snapshot import one_snapshot
from crm.usecases.export_everything.tables import travelling

#: Rises when what is in the ZIP means something else; new tables and columns do not raise it (see `tables_as_of`).
VERSION = 1
_CARDS_AT_ONCE = 500


def export_everything(account: Account, when: Moment) -> Iterator[bytes]:
    """The account's ZIP, in pieces. Needs an open connection until it is done, and one state of the database is in it.

    Whatever the size of the account, no more than a few hundred rows are in memory, besides the list of the photos.
    """
    zipped = ZipStream(when.local)
    with one_snapshot():
        # The account as it is in the snapshot: what is counted and what is written must be of one moment.
        tables = {one.name: count(one, account) for one in travelling()}
        yield from zipped.member("README.txt", [_readme(account, when, tables).encode()])
        yield from zipped.member("format.json", [_format(when, tables).encode()])
        order = column(Person.kept(account, Person.id).order_by(Person.sort_key, Person.id))
        yield from zipped.member("people.vcf", stream(_cards(account, order)))
        yield from zipped.member("people.csv", table(PEOPLE, (person_row(card) for card in _cards(account, order))))
        for one in travelling():
            yield from zipped.member(f"data/{one.name}.jsonl", lines(one, account))
        for one in travelling():
            for name, content in files(one, account):
                yield from zipped.member(name, [content], packed=False)
    yield from zipped.end()


def file_name(when: Moment) -> str:
    """What the file is called unless somebody says otherwise."""
    return f"kith-{when.today.isoformat()}.zip"


def _cards(account: Account, order: Sequence[int]) -> Iterator[Card]:
    """Everybody's cards, the archive's too, a few hundred at a time."""
    rest: Iterable[int] = iter(order)
    while these := list(islice(rest, _CARDS_AT_ONCE)):
        yield from cards(account, these)


def _format(when: Moment, tables: dict[str, int]) -> str:
    about = {
        "format": "kith",
        "version": VERSION,
        "tables_as_of": migrations.names()[-1],
        "made_by": f"Kith {version('kith')}",
        "made_at": when.instant.replace(tzinfo=None).isoformat(timespec="seconds") + "Z",
        "tables": tables,
    }
    return json.dumps(about, indent=2) + "\n"


def _readme(account: Account, when: Moment, tables: dict[str, int]) -> str:
    amounts = [("person", "person", "people"), ("touchpoint", "touchpoint", ""), ("note", "note", "")]
    amounts += [("opportunity", "opportunity", "opportunities"), ("photo", "photo", "")]
    held = ", ".join(counted(tables[name], one, many or f"{one}s") for name, one, many in amounts)
    return _README.format(
        whose=account.called, when=when.local.strftime("%Y-%m-%d %H:%M"), zone=when.zone_name, held=held
    )


_README = """\
Everything that {whose} keeps in Kith
=====================================

Made on {when} ({zone}): {held}.

people.vcf   everybody as cards, for a phone or an address book; without the bin
people.csv   the same as a table, for a spreadsheet
photos/      the photos of people, named for the number of the photo in data/photo.jsonl
data/        every table of the account, a file each; one JSON object a line, in UTF-8
format.json  what this is, when it was made, and how many rows each table has

To read it back, make an account in a Kith that is as new as this one or newer, and run

    crm import kith.zip

or choose this file on the page Import. Everything is there again: people, touchpoints, follow-ups, notes, lists.
What is not in it: your password and where you are signed in; the secret addresses of calendars (Kith makes new ones,
subscribe again); files that wait to be imported.

Anybody who has this file can read all of it. Keep it as you would keep your letters.
"""
