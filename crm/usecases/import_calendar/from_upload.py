"""A calendar from the page: what its preview shows, and how it is applied."""

import json
from pathlib import Path
from typing import Any

from crm.domain.moment import Moment
from crm.models import Account, Import
from crm.usecases.import_calendar.apply import apply, counts_of
from crm.usecases.import_calendar.plan import plan_calendar
from crm.usecases.import_calendar.planned import CalendarPlan, Entry
from crm.usecases.import_people.apply import Teller
from crm.usecases.import_people.choices import Choices
from crm.usecases.transaction import writing
from importers.calendars.reader import CALENDAR, is_calendar, open_calendar

__all__ = ["CALENDAR", "apply_if_as_shown", "is_calendar", "look"]


def look(account: Account, path: Path, when: Moment, told: Teller) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the preview page shows, and the columns of the import's row. Raises UnreadableFile."""
    return _shown(_planned(account, path, when, told))


def apply_if_as_shown(
    account: Account, run: Import, path: Path, when: Moment, told: Teller
) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Write what was ticked. Where the account knows something else since, nothing is written, and it returns what
    would be added now, as `look` does. Raises UnreadableFile."""
    told("Reading the calendar")
    file = open_calendar(path, when.instant, when.zone_name)
    with writing(account):
        # Planned anew inside the transaction: what the account knows may have changed since the preview.
        plan = plan_calendar(account, file, when)
        if plan.digest != json.loads(run.counts).get("digest"):
            return _shown(plan)
        apply(account, run, plan, Choices.from_json(run.answers).meetings, when, told)
    return None


def _planned(account: Account, path: Path, when: Moment, told: Teller) -> CalendarPlan:
    told("Reading the calendar")
    file = open_calendar(path, when.instant, when.zone_name)
    told("Looking whom you know in it", 0, len(file.meetings))
    return plan_calendar(account, file, when)


def _shown(plan: CalendarPlan) -> tuple[dict[str, Any], dict[str, Any]]:
    file = plan.file
    aside = ("strangers", "told", "interviews", "logged", "declined", "more")
    preview = {
        "calendar": {
            "entries": [_entry(one) for one in plan.entries],
            "names": list(file.names[:3]),
            "aside": {name: getattr(plan, name) for name in aside}
            | {name: getattr(file, name) for name in ("alone", "cancelled", "to_come", "old", "first_only")},
            "unread": [[one.line, one.reason] for one in file.unread[:200]],
            "unread_count": len(file.unread),
        }
    }
    counts = counts_of(plan, plan.chosen(None))
    return preview, {"format": CALENDAR, "as_of": None, "counts": json.dumps(counts)}


def _entry(one: Entry) -> dict[str, Any]:
    return {
        "key": one.key,
        "title": one.title,
        "kind": one.kind,
        "names": list(one.names[:6]),
        "people": len(one.names),
        "invited": one.invited,
        "whole_day": one.whole_day,
        "times": len(one.meetings),
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "usual": one.usual,
    }
