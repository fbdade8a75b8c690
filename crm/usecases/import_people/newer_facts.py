"""Writing what a file says anew about people already known: history grows, nothing written by hand is touched."""

from typing import Any

from crm.domain.changes import Action, Change, Kind
from crm.domain.identity import email_key, name_key, profile_slug
from crm.domain.moment import Moment
from crm.domain.names import display_name, sort_key, split_name
from crm.models import Account, ContactMethod, Import, ImportChange, Person, Position, Sighting
from crm.models.bulk import insert_rows
from crm.models.database import rows
from crm.search.index import fill
from crm.usecases.follow_ups.renamed import rename_many
from crm.usecases.import_people.companies import Companies
from crm.usecases.import_people.extras import COLUMNS, Extras
from crm.usecases.import_people.known import FORMER_LINK, SOURCE
from crm.usecases.import_people.outcomes import Changed
from crm.usecases.import_people.planned import ImportPlan
from crm.usecases.journal_many import BulkChanges, Columns

_OPEN = "SELECT person_id, id, company_id, title FROM position WHERE account_id = ? AND current ORDER BY id"
_LINKS = "SELECT id, person_id, key, source FROM contact_method WHERE account_id = ? AND kind = 'link'"


def write_changes(account: Account, run: Import, plan: ImportPlan, companies: Companies, when: Moment) -> None:
    """Write the changes of a plan, in the caller's transaction; what replaces a value is noted, to be undone."""
    if plan.changed or plan.retold:
        _Writer(account, run, plan, companies, when).write()


class _Writer:
    """Collects the rows of every table first, then writes each table with one statement."""

    def __init__(self, account: Account, run: Import, plan: ImportPlan, companies: Companies, when: Moment) -> None:
        self.account, self.run, self.plan, self.companies, self.when = account, run, plan, companies, when
        self.day = plan.as_of.isoformat()
        self.source = plan.export.source
        self.bulk = BulkChanges(account)
        self.extras = Extras(account, run, self.source, when, self.bulk)
        self.positions: list[tuple[Any, ...]] = []
        self.methods: list[tuple[Any, ...]] = []
        self.history: list[tuple[Any, ...]] = []
        self.sightings: list[tuple[Any, ...]] = []
        self.renamed: list[int] = []

    def write(self) -> None:
        """Everything."""
        self.companies.add([changed.record.company for changed in self.plan.changed if _tells_company(changed)])
        self.open_positions = {person: rest for person, *rest in rows(_OPEN, (self.account.id,))}
        self.links: dict[int, list[tuple[int, str, str]]] = {}
        for number, person, key, source in rows(_LINKS, (self.account.id,)):
            self.links.setdefault(person, []).append((number, key, source))
        for changed in self.plan.changed:
            self._person(changed)
        for person, told in self.plan.retold:
            self._tell(person, told)
        same = {"source": "linkedin" if self.source == SOURCE else self.source, "import_id": self.run.id}
        insert_rows(
            Position,
            ("account", "person", "company", "title", "current", "ended", "seen_from", "seen_to"),
            self.positions,
            same,
        )
        insert_rows(ContactMethod, ("account", "person", "kind", "value", "key", "label"), self.methods, same)
        insert_rows(
            ImportChange,
            ("account", "import_run", "person", "kind", "field", "old", "new", "seen_on"),
            self.history,
        )
        insert_rows(
            Sighting,
            ("account", "person", "told", "as_of"),
            self.sightings,
            {"source": self.source, "import_id": self.run.id},
        )
        self.extras.write()
        self.bulk.write(f"Imported {self.run.file_name}", self.when, self.run.id)
        fill(self.account, [changed.person.id for changed in self.plan.changed])
        rename_many(self.account, self.renamed, self.when)
        self.extras.plan()

    def _person(self, changed: Changed) -> None:
        person = changed.person
        after: Columns = {}
        for change in changed.difference.changes:
            row = (self.account.id, self.run.id, person.id, change.kind.value, change.field, change.old, change.new)
            self.history.append((*row, self.day))
            if change.action is not Action.KEEP and not changed.facts:
                after |= self._field(changed, change)
        if changed.facts:
            after |= self._added(changed)
        elif any(
            change.field in ("company", "title") and change.action is Action.SET
            for change in changed.difference.changes
        ):
            after |= self._job(changed)
        # What an address book fills in was empty.
        before = {column: _plain(getattr(person, column, None if column == "met_on" else "")) for column in after}
        differing = {column: value for column, value in after.items() if before[column] != value}
        if "name" in differing:
            self.renamed.append(person.id)
        if differing:
            self.bulk.change(Person, person.id, {column: before[column] for column in differing}, differing)
        if not self.plan.is_older(person.id):
            self._tell(person.id, changed.told)

    def _field(self, changed: Changed, change: Change) -> Columns:
        """Write one change that is not about the job; returns the columns of the person that it sets."""
        person, record = changed.person, changed.record
        if change.field == "name" and change.action is Action.SET:
            columns = _name_columns(record.given, record.family)
            return {column: value for column, value in columns.items() if column not in person.by_hand}
        if change.field == "connected_on":
            return {"connected_on": change.new}
        if change.field == "email":
            self.methods.append((self.account.id, person.id, "email", record.email, email_key(record.email), ""))
        elif change.field == "link":
            self._link(person.id, record.url, change)
        elif change.field == "position":
            company = self.companies.id_of(record.company)
            row = (self.account.id, person.id, company, record.title, False, "", self.day, self.day)
            self.positions.append(row)
        return {}

    def _added(self, changed: Changed) -> Columns:
        """What an address book adds; a title joins the employer that is known, and the other way round."""
        person = changed.person
        self.extras.add(person.id, changed.facts)
        said = {fact.field: fact.value for fact in changed.facts}
        after: Columns = {COLUMNS[field]: value for field, value in said.items() if field in COLUMNS}
        if "company" not in said and "title" not in said:
            return after
        company_id = self.companies.id_of(said["company"]) if "company" in said else person.company_id
        title = said.get("title", person.title)
        open_position = self.open_positions.get(person.id)
        if open_position:
            number, old_company, old_title = open_position
            before = {"company_id": old_company, "title": old_title}
            self.bulk.change(Position, number, before, {"company_id": company_id, "title": title})
        else:
            self.positions.append((self.account.id, person.id, company_id, title, True, "", self.day, self.day))
        return after | {"company_id": company_id, "title": title}

    def _link(self, person: int, url: str, change: Change) -> None:
        """A profile that moved keeps its old address as a key by which an older file still finds the person.

        An address that the account wrote itself stays where it is.
        """
        slug = profile_slug(url)
        links = self.links.get(person, [])
        if change.action is Action.SET:
            for number, key, source in links:
                if key == change.old and source != "hand":
                    self.bulk.change(ContactMethod, number, {"kind": "link"}, {"kind": FORMER_LINK})
        if all(key != slug for _, key, _ in links):
            kind = FORMER_LINK if change.action is Action.HISTORY else "link"
            self.methods.append((self.account.id, person, kind, url, slug, "LinkedIn"))

    def _job(self, changed: Changed) -> Columns:
        """The open position ends and a new one begins; where only the spelling changed, it is written anew."""
        person, record = changed.person, changed.record
        set_now = {c.field for c in changed.difference.changes if c.action is Action.SET}
        company_id = self.companies.id_of(record.company) if "company" in set_now else person.company_id
        title = record.title if "title" in set_now else person.title
        after: Columns = {"company_id": company_id, "title": title}
        open_position = self.open_positions.get(person.id)
        moved = changed.difference.news or Kind.LEFT in changed.difference.kinds
        if open_position and not moved:
            number, old_company, old_title = open_position
            before = {"company_id": old_company, "title": old_title}
            if before != after:
                self.bulk.change(Position, number, before, after)
            return after
        if open_position:
            ended = {"current": False, "ended": self.day[:7]}
            self.bulk.change(Position, open_position[0], {"current": True, "ended": ""}, ended)
        if company_id or title:
            self.positions.append((self.account.id, person.id, company_id, title, True, "", self.day, self.day))
        return after

    def _tell(self, person: int, text: str) -> None:
        """From now on this is what was told last."""
        told = self.plan.told.get(person)
        if told is None:
            self.sightings.append((self.account.id, person, text, self.day))
        else:
            before = {"told": told.text, "as_of": _plain(told.as_of)}
            self.bulk.change(Sighting, told.id, before, {"told": text, "as_of": self.day})


def _tells_company(changed: Changed) -> bool:
    """Whether the employer that stands in the record is to be known; an address book's may be of no account."""
    return not changed.facts or any(fact.field == "company" for fact in changed.facts)


def _name_columns(given: str, family: str) -> Columns:
    name = split_name(given, family)
    return {
        "name": display_name(name.given, name.family),
        "given": name.given,
        "family": name.family,
        "credentials": name.credentials,
        "pronouns": name.pronouns,
        "name_key": name_key(f"{name.given} {name.family}"),
        "sort_key": sort_key(name.given, name.family),
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
