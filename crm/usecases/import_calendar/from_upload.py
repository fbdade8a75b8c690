"""A calendar from the page: what its preview shows, and how it is applied."""

import json
from typing import Any

from crm.usecases.import_calendar.apply import apply as write
from crm.usecases.import_calendar.apply import counts_of
from crm.usecases.import_calendar.plan import plan_calendar
from crm.usecases.import_calendar.planned import CalendarPlan, Entry
from crm.usecases.import_people.upload import Applied, FileKind, Shown, Upload
from crm.usecases.transaction import writing
from importers.calendars.reader import CALENDAR, is_calendar, open_calendar


def read(upload: Upload) -> Shown:
    """The meetings with people who are known. Raises UnreadableFile."""
    upload.tell("Reading the calendar")
    file = open_calendar(upload.path, upload.when.instant, upload.when.zone_name)
    upload.tell("Looking whom you know in it", 0, len(file.meetings))
    return _shown(plan_calendar(upload.account, file, upload.when, upload.choices.own))


def apply(upload: Upload) -> Applied | Shown:
    """Write what was ticked, where those are still the meetings that were shown. Raises UnreadableFile."""
    account, when = upload.account, upload.when
    upload.tell("Reading the calendar")
    file = open_calendar(upload.path, when.instant, when.zone_name)
    with writing(account):
        # Planned anew inside the transaction: what the account knows may have changed since the preview.
        plan = plan_calendar(account, file, when, upload.choices.own)
        if plan.digest != json.loads(upload.run.counts).get("digest"):
            return _shown(plan)
        write(account, upload.run, plan, upload.choices.meetings, when, upload.tell)
    return Applied()


KIND = FileKind(is_calendar, read, apply)


def _shown(plan: CalendarPlan) -> Shown:
    file = plan.file
    aside = ("strangers", "told", "interviews", "logged", "declined", "more")
    preview = {
        "calendar": {
            "entries": [_entry(one) for one in plan.entries],
            "own": [one._asdict() for one in plan.own],
            "aside": {name: getattr(plan, name) for name in aside}
            | {name: getattr(file, name) for name in ("alone", "cancelled", "to_come", "old", "first_only")},
            "unread": [[one.line, one.reason] for one in file.unread[:200]],
            "unread_count": len(file.unread),
        }
    }
    counts = counts_of(plan, plan.chosen(None))
    return Shown(preview, {"format": CALENDAR, "as_of": None, "counts": json.dumps(counts)})


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
