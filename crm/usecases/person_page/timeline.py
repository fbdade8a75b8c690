"""What passed between the account and somebody, and what became of them: the entries of the page's timeline."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from crm.domain.changes import Kind
from crm.domain.moment import Moment
from crm.domain.touches import Direction, Touch, TouchKind
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of, instant_of
from crm.usecases.person_page.facts import Facts

#: Changes that an import found and that the timeline shows; a respelt employer or a new address is not among them.
_JOB_CHANGES = frozenset((Kind.NEW_COMPANY, Kind.NEW_TITLE, Kind.STARTED, Kind.LEFT))


@dataclass(frozen=True)
class Entry:
    """One entry. `what` is touchpoint, interview, told, note, job, name, promise, override or connected.

    `kind` is that of the touchpoint or change, the round of an interview, or the outcome that was told.

    `text` is what was said; `others` are the names of further people who took part. `old` and `new` are a change,
    `state` and `side` those of a promise; `old` and `new` of an interview or outcome are role and company, `old` of an
    override is what manners said. `id` is the row's.
    """

    what: str
    id: int
    day: date
    kind: str = ""
    direction: str = ""
    text: str = ""
    old: str = ""
    new: str = ""
    state: str = ""
    side: str = ""
    others: tuple[str, ...] = field(default=())
    #: That of an interview and of an outcome.
    opportunity: int | None = None
    #: Where a touchpoint comes from, and whether it is contact that moves clocks.
    source: str = ""
    counts: bool = True


_EVERYTHING = (
    "SELECT 'touchpoint', t.id, t.kind, t.direction, t.text, t.source, '', CAST(t.happened_on AS text), "
    "CASE WHEN t.counts THEN '' ELSE 'no' END FROM touchpoint_person tp JOIN touchpoint t ON t.id = tp.touchpoint_id "
    "WHERE tp.account_id = ? AND tp.person_id = ? "
    "UNION ALL SELECT 'note', id, '', '', text, '', '', '', CAST(created_at AS text) "
    "FROM note WHERE account_id = ? AND person_id = ? "
    "UNION ALL SELECT 'change', import_run_id, kind, field, '', old, new, CAST(seen_on AS text), CAST(id AS text) "
    "FROM import_change WHERE account_id = ? AND person_id = ? "
    "UNION ALL SELECT 'promise', id, side, state, text, '', '', CAST(due_on AS text), '' "
    "FROM promise WHERE account_id = ? AND person_id = ? "
    "UNION ALL SELECT 'override', id, '', '', reason, because, '', CAST(on_day AS text), '' "
    'FROM "override" WHERE account_id = ? AND person_id = ? '
    "UNION ALL SELECT 'interview', i.id, i.round, '', i.specific, o.role, c.name, CAST(i.over_on AS text), "
    "CAST(o.id AS text) "
    "FROM panelist n JOIN interview i ON i.id = n.interview_id JOIN opportunity o ON o.id = i.opportunity_id "
    "JOIN company c ON c.id = o.company_id WHERE n.account_id = ? AND n.person_id = ? "
    "UNION ALL SELECT 'told', o.id, o.outcome, '', '', o.role, c.name, CAST(o.outcome_on AS text), CAST(o.id AS text) "
    "FROM opportunity o JOIN company c ON c.id = o.company_id "
    "WHERE o.account_id = ? AND o.told_by_id = ? AND o.outcome IN ('offer', 'rejected') AND o.outcome_on IS NOT NULL"
)
_OTHERS = (
    "SELECT 'touchpoint', other.touchpoint_id, p.name, p.sort_key, p.id FROM touchpoint_person mine "
    "JOIN touchpoint_person other ON other.touchpoint_id = mine.touchpoint_id AND other.person_id <> mine.person_id "
    "JOIN person p ON p.id = other.person_id "
    "WHERE mine.account_id = ? AND mine.person_id = ? AND p.deleted_at IS NULL "
    "UNION ALL SELECT 'interview', other.interview_id, p.name, p.sort_key, p.id FROM panelist mine "
    "JOIN panelist other ON other.interview_id = mine.interview_id AND other.person_id <> mine.person_id "
    "JOIN person p ON p.id = other.person_id "
    "WHERE mine.account_id = ? AND mine.person_id = ? AND p.deleted_at IS NULL ORDER BY 4, 5"
)


def timeline(account: Account, person: Facts, when: Moment) -> list[Entry]:
    """Everything, the latest first, in two statements."""
    found = rows(_EVERYTHING, (account.id, person.id) * 7)
    others: dict[tuple[str, int], list[str]] = {}
    if any(row[0] in ("touchpoint", "interview") for row in found):
        for what, number, name, *_ in rows(_OTHERS, (account.id, person.id) * 2):
            others.setdefault((what, number), []).append(name)
    entries: list[Entry] = []
    changes = []
    for what, number, kind, more, text, old, new, day, noted in found:
        with_whom = tuple(others.get((what, number), ()))
        if what == "touchpoint":
            passed = Entry(what, number, _day(day), kind, more, text, others=with_whom)
            entries.append(replace(passed, source=old, counts=not noted))
        elif what == "note":
            instant = instant_of(noted)
            assert instant is not None
            entries.append(Entry(what, number, when.day_of(instant), text=text))
        elif what == "promise":
            entries.append(Entry(what, number, _day(day), text=text, side=kind, state=more))
        elif what == "override":
            entries.append(Entry(what, number, _day(day), text=text, old=old))
        elif what in ("interview", "told"):
            told = Entry(what, number, _day(day), kind, text=text, old=old, new=new, others=with_whom)
            entries.append(replace(told, opportunity=int(noted)))
        else:
            changes.append((_day(day), number, int(noted), kind, more, old, new))
    entries += _changes(changes, person)
    if person.connected_on:
        entries.append(Entry("connected", person.id, person.connected_on))
    return sorted(entries, key=lambda entry: (entry.day, entry.what == "touchpoint", entry.id), reverse=True)


def touches_in(entries: Iterable[Entry], today: date) -> list[Touch]:
    """What counts as contact up to a day, oldest first, as the rules take it (Rule 9).

    An interview is mutual, an outcome they told is incoming.
    """
    found = []
    for entry in entries:
        if entry.what == "touchpoint" and entry.counts:
            found.append(Touch(entry.day, entry.direction, entry.kind, id=entry.id))
        elif entry.what == "interview":
            found.append(Touch(entry.day, Direction.MUTUAL.value, TouchKind.MEETING.value))
        elif entry.what == "told":
            found.append(Touch(entry.day, Direction.INCOMING.value, TouchKind.OTHER.value))
    return sorted((one for one in found if one.day <= today), key=lambda one: (one.day, one.id))


def _changes(changes: list[tuple[Any, ...]], person: Facts) -> list[Entry]:
    """Changes of one import about one thing as one entry. What a change leaves unsaid is what stood there at the time:
    so they are gone through backwards, from what stands there now."""
    title, company = person.title, person.company
    entries: dict[tuple[int, str], Entry] = {}
    for day, run, number, kind, what, old, new in sorted(changes, reverse=True):
        if what not in ("title", "company"):
            if kind == Kind.RENAMED:
                entries[run, "name"] = Entry("name", number, day, kind, old=old, new=new)
            continue
        key = (run, "job")
        seen = entries.get(key) or Entry("job", number, day, kind, old=_job(title, company), new=_job(title, company))
        title, company = (old, company) if what == "title" else (title, old)
        if kind in _JOB_CHANGES:
            entries[key] = replace(seen, old=_job(title, company))
    return list(entries.values())


def _job(title: str, company: str) -> str:
    return ", ".join(part for part in (title, company) if part)


def _day(text: str) -> date:
    day = date_of(text)
    assert day is not None
    return day
