"""Writing the meetings that were chosen: touchpoints, undone with their import like everything else it brought."""

import json
from collections.abc import Iterable
from typing import Any

from crm.domain.moment import Moment
from crm.domain.touches import Direction
from crm.models import Account, Import
from crm.usecases.import_archive.planned import Passed, Things
from crm.usecases.import_archive.write import write_things
from crm.usecases.import_calendar.planned import CalendarPlan, Entry
from crm.usecases.import_people.apply import Teller
from crm.usecases.import_people.companies import Companies
from crm.usecases.transaction import writing
from importers.calendars.reader import CALENDAR

#: Touchpoints of this source came from a calendar.
SOURCE = "calendar"
_NAMED = 8
#: A calendar tells of meetings and of no people: none of what is counted of people is in it.
_NOBODY = (
    "rows", "blank", "withheld", "unreadable", "new", "changed", "unchanged", "perhaps", "repeated", "gone", "deleted",
    "news",
)  # fmt: skip


def counts_of(plan: CalendarPlan, chosen: Iterable[Entry]) -> dict[str, Any]:
    """What is kept of an import: the counts, none of people, and some of what was chosen."""
    taken = list(chosen)
    return {
        "format": CALENDAR,
        **dict.fromkeys(_NOBODY, 0),
        "touchpoints": sum(len(one.meetings) for one in taken),
        "kinds": {},
        "things": {},
        "digest": plan.digest,
        "meetings": [
            {"title": one.title, "last": one.last.isoformat(), "times": len(one.meetings), "names": one.names[:4]}
            for one in taken[:_NAMED]
        ],
    }


def apply(
    account: Account,
    run: Import,
    plan: CalendarPlan,
    ticked: frozenset[str] | None,
    when: Moment,
    told: Teller = lambda *_: None,
) -> None:
    """Write what was ticked, and with it the import's row. All known people of a meeting stand on one touchpoint."""
    chosen = plan.chosen(ticked)
    things = Things(
        touchpoints=[
            Passed(one.key, one.people, one.kind, Direction.MUTUAL.value, one.day, one.text, SOURCE)
            for entry in chosen
            for one in entry.meetings
        ]
    )
    things.touchpoints.sort(key=lambda one: one.day)
    with writing(account):
        run.format, run.as_of, run.state, run.message = CALENDAR, None, "applied", ""
        run.applied_at = when.instant
        write_things(account, run, things, Companies(account, run.id), when, told)
        run.counts = json.dumps(counts_of(plan, chosen))
        run.save()
