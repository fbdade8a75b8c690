"""Writing what an address book adds to people beside their names: one bulk statement a table."""

from collections.abc import Iterable
from typing import Any

from crm.domain.complement import Fact
from crm.domain.folding import name_key
from crm.domain.kept_lines import renewed
from crm.domain.moment import Moment
from crm.models import Account, Card, ContactMethod, Import, Note, OtherName, Person, PersonTag, Photo, Tag
from crm.models.bulk import execute_many, insert_rows, reserve_ids
from crm.models.database import rows
from crm.usecases.journal_many import BulkChanges
from crm.usecases.plan_check_ins import plan
from crm.usecases.tagging import LONGEST as LONGEST_TAG

#: Facts that are columns of a person, and the column of each.
COLUMNS = {"place": "place", "met_on": "met_on", "met_how": "met_how", "nickname": "goes_by"}
_REACH = ("email", "phone", "link")
_CADENCE = ("cadence_count", "cadence_unit", "cadence_source", "cadence_set_on")


class Extras:
    """Collects contact methods, tags, notes, other names, cards and photos of people, then writes them all.

    With `bulk`, the people were known before, and what replaces something of theirs is noted there; without, they are
    new.
    """

    def __init__(
        self, account: Account, run: Import, source: str, when: Moment, bulk: BulkChanges | None = None
    ) -> None:
        self._account, self._run, self._source, self._when, self._bulk = account, run, source, when, bulk
        self._rows: dict[Any, list[tuple[Any, ...]]] = {}
        self._tagged: list[tuple[int, str, str]] = []
        self._cards: dict[int, str] = {}
        #: Cadences that came with a tag, as rows of an update.
        self.given: list[tuple[Any, ...]] = []

    def add(self, person: int, facts: Iterable[Fact]) -> None:
        """Note what is to be written of a person; what is a column of the person is the caller's."""
        owner = self._account.id
        for field, value, key, label in facts:
            if field in _REACH:
                self._row(ContactMethod, (owner, person, field, value, key, label[:100]))
            elif field == "tag":
                self._tagged.append((person, " ".join(value.split())[:LONGEST_TAG], key))
            elif field == "note":
                self._row(Note, (owner, person, value.strip()))
            elif field == "other_name":
                self._row(OtherName, (owner, person, value, label, name_key(f"{value} {label}")))
            elif field == "card":
                self._cards[person] = renewed(self._cards.get(person, ""), value)
            elif field == "photo":
                self._row(Photo, (owner, person, value))

    def write(self) -> None:
        """Everything that was noted."""
        run = {"import_id": self._run.id}
        made = {"source": self._source, **run}
        written = {"created_at": self._when.instant, "updated_at": self._when.instant}
        self._keep_cards()
        self._insert(ContactMethod, ("account", "person", "kind", "value", "key", "label"), made)
        self._insert(Note, ("account", "person", "text"), run | written)
        self._insert(OtherName, ("account", "person", "given", "family", "key"), run)
        self._insert(Photo, ("account", "person", "image"), made | {"updated_at": self._when.instant})
        self._insert(Card, ("account", "person", "text"), made)
        self._put_tags()

    def _row(self, model: Any, row: tuple[Any, ...]) -> None:
        self._rows.setdefault(model, []).append(row)

    def _insert(self, model: Any, fields: tuple[str, ...], same: dict[str, Any]) -> None:
        if model in self._rows:
            insert_rows(model, fields, self._rows[model], same)

    def _keep_cards(self) -> None:
        """A person has one card: its lines are renewed where there is one."""
        if not self._cards:
            return
        found = rows("SELECT person_id, id, text FROM card WHERE account_id = ?", (self._account.id,))
        there = {person: (number, text) for person, number, text in found} if self._bulk else {}
        for person, lines in self._cards.items():
            if person not in there:
                self._row(Card, (self._account.id, person, lines))
                continue
            number, before = there[person]
            after = renewed(before, lines)
            if after != before and self._bulk:
                self._bulk.change(Card, number, {"text": before}, {"text": after})

    def _put_tags(self) -> None:
        if not self._tagged:
            return
        owner = self._account.id
        found = rows("SELECT key, id, cadence_count, cadence_unit FROM tag WHERE account_id = ?", (owner,))
        tags = {key: number for key, number, _, _ in found}
        carry = {number: (count, unit) for _, number, count, unit in found if count is not None}
        fresh: dict[str, str] = {}
        for _, name, key in self._tagged:
            if key not in tags:
                fresh.setdefault(key, name)
        ids = reserve_ids(Tag, len(fresh)) if fresh else []
        made = [(new, owner, name, key) for new, (key, name) in zip(ids, fresh.items(), strict=True)]
        insert_rows(Tag, ("id", "account", "name", "key"), made, {"import_id": self._run.id})
        tags |= {key: new for new, _, _, key in made}
        pairs = dict.fromkeys((owner, person, tags[key]) for person, _, key in self._tagged)
        insert_rows(PersonTag, ("account", "person", "tag"), pairs, {"import_id": self._run.id})
        self._give_cadences({person: carry[tag] for _, person, tag in pairs if tag in carry})

    def _give_cadences(self, cadences: dict[int, tuple[int, str]]) -> None:
        """Whose cadence nobody chose takes that of the tag, as when the tag is put on by hand."""
        if not cadences:
            return
        names = ", ".join(_CADENCE)
        sql = f"SELECT id, {names} FROM person WHERE account_id = ? AND deleted_at IS NULL"
        setting = ", ".join(f"{name} = ?" for name in _CADENCE)
        for person, *before in rows(sql, (self._account.id,)):
            if person not in cadences or before[2] not in (None, "tag"):
                continue
            after = (*cadences[person], "tag", self._when.today.isoformat())
            if self._bulk:
                was = [value.isoformat() if hasattr(value, "isoformat") else value for value in before]
                columns = zip(_CADENCE, was, after, strict=True)
                differing = {name: (old, new) for name, old, new in columns if old != new}
                old, new = ({name: pair[side] for name, pair in differing.items()} for side in (0, 1))
                self._bulk.change(Person, person, old, new)
            self.given.append((*after, self._account.id, person))
        if self.given and not self._bulk:
            execute_many(f"UPDATE person SET {setting} WHERE account_id = ? AND id = ?", self.given)

    def plan(self) -> None:
        """Plan the check-ins of those who got a cadence; after everything is written."""
        if self.given:
            plan(self._account, self._when, {row[-1] for row in self.given})
