"""How well people are recognised across address books, over invented people of whom it is known who they are.

`tests/data/contacts` holds one LinkedIn export and eight address books with some of the same people: short forms,
initials, names turned round or without accents, other employers, given names with a number, names alone.
"""

import json
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from crm.domain.duplicates import find_duplicates
from crm.domain.employers import same_company
from crm.domain.entries import Entry
from crm.domain.identity import is_shared_mailbox
from crm.domain.known_people import KnownPeople, KnownPerson
from crm.domain.matching import match_entries
from crm.domain.resemblance import How
from crm.domain.somebody import Facts
from crm.usecases.import_people.facts import entry_of, facts_of
from importers import open_export

FOLDER = Path(__file__).parents[1] / "tests" / "data" / "contacts"
_STRONG = (How.SURE, How.LIKELY, How.REPEATED)


class Score(NamedTuple):
    """`right` of those `said` to be one for sure or likely; `possible` true pairs whose evidence allows to say so, of
    `true` ones altogether: who shares a name alone is never more than perhaps."""

    said: int
    right: int
    possible: int
    true: int

    @property
    def precision(self) -> float:
        """How many of those said are right."""
        return self.right / self.said

    @property
    def recall(self) -> float:
        """How many of those that can be said are said."""
        return self.right / self.possible

    @property
    def recall_of_all(self) -> float:
        """The same among all true pairs, also those that share a name alone."""
        return self.right / self.true


def read() -> tuple[list[tuple[str, Entry]], list[tuple[str, str, Entry]]]:
    """The connections and the entries of the address books: who it is, for the latter the file, and the entry."""
    truth: dict[str, Any] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
    connections = list(zip(truth["connections"], _entries("Connections.csv"), strict=True))
    books = {name: _entries(name) for name in sorted({entry["file"] for entry in truth["entries"]})}
    listed = [(entry["person"], entry["file"], books[entry["file"]][entry["n"] - 1]) for entry in truth["entries"]]
    return connections, listed


def against_connections() -> Score:
    """Each address book, as it is imported into an account that has the connections."""
    connections, listed = read()
    number = {person: place for place, (person, _) in enumerate(connections)}
    known = KnownPeople(
        [
            KnownPerson(place, entry.given, entry.family, entry.connected_on, (entry.company,), (entry.title,))
            for place, (_, entry) in enumerate(connections)
        ],
        [(entry.slug, place) for place, (_, entry) in enumerate(connections) if entry.slug],
        [(email, place) for place, (_, entry) in enumerate(connections) for email in entry.emails],
    )
    said = right = possible = true = 0
    for file in sorted({file for _, file, _ in listed}):
        rows = [(person, entry) for person, at, entry in listed if at == file]
        for (person, entry), match in zip(rows, match_entries([entry for _, entry in rows], known), strict=True):
            is_known = person in number
            true += is_known
            possible += is_known and in_common(entry, connections[number[person]][1])
            if match.how in _STRONG and match.person is not None:
                said += 1
                right += is_known and match.person == number[person]
    return Score(said, right, possible, true)


def among_everybody() -> Score:
    """Everybody of all files as people of one account, as the page of duplicates finds them."""
    connections, listed = read()
    people = [*connections, *((person, entry) for person, _, entry in listed)]
    facts = [
        Facts(
            place, entry.given, entry.family, entry.connected_on, (entry.company,) if entry.company else (),
            (entry.title,), "", (entry.slug,) if entry.slug else (), entry.emails, entry.phones, (), entry.other_names,
        )
        for place, (_, entry) in enumerate(people)
    ]  # fmt: skip
    said = {(pair.one, pair.other) for pair in find_duplicates(facts) if pair.how in _STRONG}
    records: dict[str, list[int]] = {}
    for place, (person, _) in enumerate(people):
        records.setdefault(person, []).append(place)
    true = {pair for places in records.values() for pair in combinations(places, 2)}
    possible = [pair for pair in true if in_common(people[pair[0]][1], people[pair[1]][1])]
    return Score(len(said), len(said & true), len(possible), len(true))


def in_common(one: Entry, other: Entry) -> bool:
    """Whether two entries share anything beside a name: an address of one's own, a number, an employer."""
    emails = {email for email in one.emails if not is_shared_mailbox(email)}
    return bool(emails & set(other.emails) or set(one.phones) & set(other.phones)) or same_company(
        one.company, other.company
    )


def _entries(file: str) -> list[Entry]:
    export = open_export(FOLDER / file)
    found = []
    for row in export.rows:
        record = export.read(row)
        found.append(entry_of(record, facts_of(record, "")))
    return found
