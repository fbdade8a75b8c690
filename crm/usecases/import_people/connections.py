"""What LinkedIn's connections would do: each row matched with whom the account knows, and compared with that."""

from collections.abc import Mapping

from crm.domain.changes import Action, Change, Difference, Kind, compare
from crm.domain.entries import Entry
from crm.domain.identity import company_key, email_key, name_key, profile_slug
from crm.domain.matching import match_entries
from crm.domain.names import split_name
from crm.domain.resemblance import How
from crm.models import Account
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.known import Knowledge, cells_of, in_the_bin, told_before, told_by
from crm.usecases.import_people.newcomers import Newcomer
from crm.usecases.import_people.outcomes import Answered, Changed, Open
from crm.usecases.import_people.planned import ImportPlan
from importers import FIELDS, ImportedPerson, Row


def compare_connections(account: Account, plan: ImportPlan, choices: Choices, moved: Mapping[str, int]) -> None:
    """Fill the plan of a file of connections. `moved` are profiles of which a conversation says whose they are."""
    if not _says_nothing_new(account, plan):
        _compare_all(account, plan, choices, moved)


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
