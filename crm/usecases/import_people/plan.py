"""What an import would do: each row matched and compared, nothing written."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from crm.domain.changes import Action, Change, Difference, Kind, compare
from crm.domain.complement import Fact
from crm.domain.entries import Entry
from crm.domain.identity import company_key, email_key, name_key, profile_slug
from crm.domain.matching import Match, match_entries
from crm.domain.moment import Moment
from crm.domain.names import split_name
from crm.domain.resemblance import How
from crm.models import Account
from crm.usecases.import_archive.moved_profiles import moved_profiles
from crm.usecases.import_archive.nobody_known import nobody_known
from crm.usecases.import_archive.planned import Things
from crm.usecases.import_archive.reading import THINGS, Reading, read_archive
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.known import (
    SOURCE,
    Knowledge,
    Stored,
    Told,
    cells_of,
    in_the_bin,
    newest_export,
    told_before,
    told_by,
)
from crm.usecases.import_people.newcomers import Newcomer
from importers import FIELDS, KINDS, Export, ImportedPerson, Row

#: An export without a single day is from before 2018, when LinkedIn began to write them.
_BEFORE_DAYS_WERE_WRITTEN = date(2017, 12, 31)


class Changed(NamedTuple):
    """Somebody known, of whom the file says something new. `facts` are what an address book adds."""

    person: Stored
    record: ImportedPerson
    told: str
    difference: Difference
    facts: tuple[Fact, ...] = ()


class Elsewhere(NamedTuple):
    """Somebody who works elsewhere by an address book than is known, and never did by what is known; that stays."""

    person: Stored
    company: str


class Open(NamedTuple):
    """A row that may be somebody already known, which the account has not answered yet."""

    record: ImportedPerson
    person: Stored
    how: How
    because: str


class Answered(NamedTuple):
    """A question that the account answered in this preview; remembered when the import is applied."""

    entry: Entry
    person: int
    same: bool


@dataclass
class ImportPlan:
    """An import, worked out. The counts add up: rows = withheld + unreadable + new + changed + unchanged + perhaps +
    repeated."""

    export: Export
    as_of: date
    new: list[Newcomer] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    answered: list[Answered] = field(default_factory=list)
    unchanged: int = 0
    repeated: int = 0
    #: Rows about people whom the account deleted; counted as unchanged.
    deleted: int = 0
    #: People whom the file names; the others of earlier files are gone from it.
    seen: set[int] = field(default_factory=set)
    #: People of whom the row says nothing new, but in other words than last time, or for the first time.
    retold: list[tuple[int, str]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    elsewhere: list[Elsewhere] = field(default_factory=list)
    warnings: list[tuple[int, str]] = field(default_factory=list)
    #: How each readable row was matched, in the file's order; None where every row said what it said before.
    matches: list[Match] | None = None
    told_to: list[int] = field(default_factory=list)
    told: dict[int, Told] = field(default_factory=dict)
    #: The day of the newest export that was imported before.
    newest: date | None = None
    #: What the account chose, what of an archive was read beside its people, and what would be added of that.
    choices: Choices = field(default_factory=Choices)
    reading: Reading | None = None
    things: Things = field(default_factory=Things)
    #: What is to be said where nobody is known of whom the file could tell.
    nobody: str = ""
    #: What is to be said of the file as a whole, a sentence each.
    remarks: list[str] = field(default_factory=list)
    #: How the file as a whole was understood, a sentence each, where nobody was asked.
    understood: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Rows with something in them."""
        return self.export.total

    @property
    def speaks_of(self) -> date | None:
        """The day on which the people were as the file says; None where its people are not read."""
        return self.as_of if self.choices.takes("connections") else None

    @property
    def missing(self) -> list[str]:
        """Kinds that were asked for and are not in the file."""
        held = self.export.kinds or ("connections",)
        return [kind for kind in KINDS if kind in self.choices.include and kind not in held]

    @property
    def older(self) -> bool:
        """Whether a newer export was imported before: then this one adds history and turns nothing back."""
        return bool(self.newest and self.as_of < self.newest)

    def is_older(self, person: int) -> bool:
        """Whether something newer than this export was told of the person before."""
        told = self.told.get(person)
        return bool(told and (self.older or (told.as_of and self.as_of < told.as_of)))

    @property
    def kinds(self) -> Counter[str]:
        """How many people changed in which way."""
        return Counter(kind.value for changed in self.changed for kind in changed.difference.kinds)

    @property
    def news(self) -> list[Changed]:
        """The people whose news is a reason to write (Rule 7)."""
        return [changed for changed in self.changed if changed.difference.news]

    def matched(self) -> Iterator[tuple[int, int, Match]]:
        """The entry's number from 1, its line, and how it was matched."""
        for entry, row in enumerate(self.export.rows, 1):
            if self.matches is None:
                match = Match(entry - 1, How.SURE, self.told_to[entry - 1], "It says what it said before.")
            else:
                match = self.matches[entry - 1]
            yield entry, row.line, match

    def changes(self) -> list[tuple[Stored, Change]]:
        """Every change, field by field."""
        return [(changed.person, change) for changed in self.changed for change in changed.difference.changes]


def plan_import(
    account: Account,
    export: Export,
    choices: Choices,
    when: Moment,
    told: Callable[..., None] = lambda *_: None,
    *,
    about_to_apply: bool = False,
) -> ImportPlan:
    """Match and compare every row of an export with what the account knows, and what else was chosen of an archive.

    Writes nothing. `told` is told what is under way. Where a plan is applied at once, what else the archive tells is
    planned there, when its people are known.
    """
    things = choices.include.intersection(THINGS, export.kinds)
    reading = read_archive(account, export, choices.include, told) if things else None
    if choices.takes("connections"):
        moved = moved_profiles(account, reading.conversations) if reading else {}
        plan = _plan_people(account, export, choices, moved, when)
    else:
        nobody = replace(export, rows=[], withheld=[], unreadable=[], blank=0)
        plan = ImportPlan(nobody, export.as_of or when.today)
    plan.choices, plan.reading, plan.nobody = choices, reading, nobody_known(account, export)
    if reading and not about_to_apply:
        from crm.usecases.import_archive.plan import plan_things  # which needs what is planned here

        plan.things = plan_things(account, reading, choices, when, expected=plan)
    return plan


def _plan_people(
    account: Account, export: Export, choices: Choices, moved: Mapping[str, int], when: Moment
) -> ImportPlan:
    if export.source != SOURCE:
        from crm.usecases.import_people.address_book import compare_address_book  # which needs more of Kith

        plan = ImportPlan(export, when.today)
        compare_address_book(account, plan, choices)
        return plan
    plan = ImportPlan(export, export.as_of or _BEFORE_DAYS_WERE_WRITTEN, newest=newest_export(account))
    if not _says_nothing_new(account, plan):
        _compare_all(account, plan, choices, moved)
    return plan


def _says_nothing_new(account: Account, plan: ImportPlan) -> bool:
    """Whether every row stands as it was last told. Then that is all there is to find out, and nobody is matched."""
    told = told_before(account)
    if len(told) < len(plan.export.rows) or not told:
        return False
    seen: set[int] = set()
    in_order: list[int] = []
    for row in plan.export.rows:
        person = told.get(told_by(row))
        if person is None or person in seen:
            return False
        seen.add(person)
        in_order.append(person)
    plan.told_to = in_order
    plan.unchanged = len(seen)
    deleted = in_the_bin(account)
    plan.deleted = len(seen & deleted)
    plan.seen = seen
    plan.gone = sorted(set(told.values()) - seen - deleted)
    return True


def _compare_all(account: Account, plan: ImportPlan, choices: Choices, moved: Mapping[str, int]) -> None:
    rows = plan.export.rows
    record = plan.export.read
    records = [record(row) for row in rows]
    entries = [
        Entry(
            r.given,
            r.family,
            r.company,
            r.title,
            r.connected_on,
            profile_slug(r.url) if r.url else "",
            (email_key(r.email),) if r.email else (),
            (),
            r.silent,
        )
        for r in records
    ]
    known = Knowledge(account, plan.newest)
    plan.told = known.told
    plan.warnings = [(r.row, warning) for r in records if r.warnings for warning in r.warnings]
    plan.matches = match_entries(entries, known.index(entries, moved))
    certain = {match.person for match in plan.matches if match.how is How.SURE}
    for row, read, entry, match in zip(rows, records, entries, plan.matches, strict=True):
        person, how = match.person, match.how
        if how is How.LIKELY or how is How.PERHAPS:
            assert person is not None
            said = choices.answered(read.row)
            if said is None:
                plan.open.append(Open(read, known.people[person], how, match.because))
                plan.seen.add(person)
                continue
            plan.answered.append(Answered(entry, person, said))
            how = How.SURE if said else How.NEW
            if said and person in certain:
                # Another row of this file tells of the person already.
                how = How.REPEATED
            elif said:
                certain.add(person)
        if how is How.NEW:
            name = split_name(read.given, read.family)
            plan.new.append(Newcomer(read, name, name_key(f"{name.given} {name.family}"), entry.slug, told_by(row)))
        elif how is How.SURE:
            assert person is not None
            _compare_one(plan, known, person, read, entry, row)
        elif how is How.REPEATED:
            plan.repeated += 1
        else:
            plan.deleted += 1
            plan.unchanged += 1
            if person is not None:
                plan.seen.add(person)
    plan.gone = sorted(person for person in known.told if person not in plan.seen and not known.people[person].deleted)


def _compare_one(plan: ImportPlan, known: Knowledge, person: int, read: ImportedPerson, entry: Entry, row: Row) -> None:
    plan.seen.add(person)
    told = told_by(row)
    before = known.told.get(person)
    if before and before.text == told:
        plan.unchanged += 1
        return
    difference = compare(known.known(person), entry, plan.as_of)
    older = plan.is_older(person)
    if before and not older and not difference.changed:
        difference = _respelled(cells_of(before.text), row.cells, difference)
    if difference.changed:
        plan.changed.append(Changed(known.people[person], read, told, difference))
        return
    plan.unchanged += 1
    # A row that says the same in other words, such as another spelling of the address, is what was told last now.
    if not older:
        plan.retold.append((person, told))


def _respelled(before: list[str], now: list[str], difference: Difference) -> Difference:
    """A spelling of the employer that differs in nothing one sees, such as a space, is another spelling too."""
    old, new = before[_COMPANY], now[_COMPANY]
    if not old or not new or old == new or company_key(old) != company_key(new):
        return difference
    return Difference((*difference.changes, Change("company", old, new, Kind.RESPELLED, Action.SET)))


_COMPANY = FIELDS.index("company")
