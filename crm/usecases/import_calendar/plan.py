"""Which meetings of a calendar were with people whom the account knows."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, timedelta

from crm.domain.identity import email_key
from crm.domain.meeting_kind import MANY, meeting_kind
from crm.domain.moment import Moment
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of, instant_of
from crm.usecases.import_archive.told import thing_key, told_things
from crm.usecases.import_calendar.own_addresses import OwnAddress, own_addresses
from crm.usecases.import_calendar.planned import CalendarPlan, Entry, Planned
from importers.calendars.records import CalendarFile, Meeting

#: So many entries are offered, the newest; a page with more is read by nobody.
MOST_ENTRIES = 500
_LONGEST_TEXT = 300
_DECLINED = "declined"


def plan_calendar(
    account: Account, file: CalendarFile, when: Moment, said: Collection[str] | None = None
) -> CalendarPlan:
    """Everything that may be chosen; `said` are the account's own addresses, where it was asked. Writes nothing; five
    statements, however many meetings there are."""
    plan = CalendarPlan(file, own=own_addresses(account, file, said))
    told, people = told_things(account), _People(account, plan.own)
    interviews, logged = _interviews(account), _logged(account)
    found: dict[str, list[tuple[Meeting, Planned]]] = {}
    for meeting in file.meetings:
        known = people.known(meeting)
        key = thing_key("calendar", f"{meeting.uid}\n{meeting.occurrence}")
        if people.declined(meeting):
            plan.declined += 1
        elif not known:
            plan.strangers += 1
        elif key in told:
            plan.told += 1
        elif not (rest := _without_interviewers(meeting, known, interviews)):
            plan.interviews += 1
        elif all((person, meeting.day) in logged for person in rest):
            plan.logged += 1
        else:
            planned = Planned(key, meeting.day, _text(meeting), _kind(meeting), rest)
            found.setdefault(meeting.uid, []).append((meeting, planned))
    entries = [_entry(uid, meetings, people) for uid, meetings in found.items()]
    entries.sort(key=lambda one: (one.last, one.key), reverse=True)
    plan.entries, plan.more = entries[:MOST_ENTRIES], max(len(entries) - MOST_ENTRIES, 0)
    return plan


class _People:
    """Whom an address means: the one person who has it and is not in the bin. The account's own mean nobody."""

    def __init__(self, account: Account, own: Iterable[OwnAddress]) -> None:
        self._own = {email_key(account.email) or account.email.casefold()} | {one.address for one in own if one.counts}
        self.names: dict[int, str] = {}
        having: dict[str, set[int]] = {}
        for key, person, name in rows(
            "SELECT m.key, p.id, p.name FROM contact_method m JOIN person p ON p.id = m.person_id "
            "WHERE m.account_id = ? AND m.kind = 'email' AND p.deleted_at IS NULL",
            (account.id,),
        ):
            having.setdefault(key, set()).add(person)
            self.names[person] = name
        self._person = {key: next(iter(people)) for key, people in having.items() if len(people) == 1}
        self._keys: dict[str, str] = {}

    def known(self, meeting: Meeting) -> tuple[int, ...]:
        """The known people who were invited and did not decline, each once."""
        declined = {self._key(one.email) for one in meeting.invited if one.answer == _DECLINED}
        there = [*([meeting.organizer] if meeting.organizer else []), *meeting.invited]
        keys = [key for one in there if (key := self._key(one.email)) not in declined and key not in self._own]
        return tuple(dict.fromkeys(self._person[key] for key in keys if key in self._person))

    def declined(self, meeting: Meeting) -> bool:
        """Whether the account's owner did not go."""
        return any(one.answer == _DECLINED and self._key(one.email) in self._own for one in meeting.invited)

    def _key(self, address: str) -> str:
        if address not in self._keys:
            self._keys[address] = email_key(address)
        return self._keys[address]


def _interviews(account: Account) -> list[tuple[datetime, datetime, set[int]]]:
    """From when to when each interview was, and with whom."""
    panels: dict[int, tuple[datetime, datetime, set[int]]] = {}
    for number, starts, minutes, person in rows(
        "SELECT i.id, i.starts_at, i.minutes, n.person_id FROM interview i JOIN panelist n ON n.interview_id = i.id "
        "WHERE i.account_id = ?",
        (account.id,),
    ):
        began = instant_of(starts)
        assert began
        panels.setdefault(number, (began, began + timedelta(minutes=max(minutes, 1)), set()))[2].add(person)
    return list(panels.values())


def _logged(account: Account) -> set[tuple[int, date | None]]:
    """With whom, on which days, something mutual was logged by hand."""
    found = rows(
        "SELECT x.person_id, t.happened_on FROM touchpoint t JOIN touchpoint_person x ON x.touchpoint_id = t.id "
        "WHERE t.account_id = ? AND t.source = 'hand' AND t.direction = 'mutual'",
        (account.id,),
    )
    return {(person, date_of(day)) for person, day in found}


def _without_interviewers(
    meeting: Meeting, known: tuple[int, ...], interviews: Iterable[tuple[datetime, datetime, set[int]]]
) -> tuple[int, ...]:
    """Those of them who did not sit on the panel of an interview at that time: that is recorded already."""
    if meeting.starts is None:
        return known
    over = meeting.starts + timedelta(minutes=max(meeting.minutes, 1))
    sat = {person for began, ended, panel in interviews if began < over and meeting.starts < ended for person in panel}
    return tuple(person for person in known if person not in sat)


def _text(meeting: Meeting) -> str:
    return meeting.summary[:_LONGEST_TEXT]


def _kind(meeting: Meeting) -> str:
    people = len({one.email.casefold() for one in meeting.invited})
    return meeting_kind(
        meeting.summary, meeting.location, online=meeting.online, people=people, whole_day=meeting.starts is None
    ).value


def _entry(uid: str, found: list[tuple[Meeting, Planned]], people: _People) -> Entry:
    meetings = sorted((planned for _, planned in found), key=lambda one: one.day, reverse=True)
    records = [meeting for meeting, _ in found]
    often = Counter(person for planned in meetings for person in planned.people)
    invited = max(len({one.email.casefold() for one in meeting.invited}) for meeting in records)
    whole_day = any(meeting.starts is None for meeting in records)
    newest = max(records, key=lambda one: (one.day, one.starts or datetime.min.replace(tzinfo=UTC)))
    return Entry(
        hashlib.sha256(uid.encode("utf-8", "replace")).hexdigest()[:16],
        newest.summary,
        Counter(planned.kind for planned in meetings).most_common(1)[0][0],
        tuple(people.names[person] for person, _ in often.most_common()),
        invited,
        whole_day,
        len(meetings) > 1 or any(meeting.repeats for meeting in records),
        not whole_day and invited <= MANY,
        tuple(meetings),
    )
