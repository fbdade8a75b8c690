"""A calendar from the command line: read, and applied unless it is a dry run."""

from pathlib import Path
from typing import Any

from crm.domain.changes import Kind
from crm.domain.days import counted
from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Import
from crm.usecases.import_calendar.apply import apply, counts_of
from crm.usecases.import_calendar.in_words import left_aside
from crm.usecases.import_calendar.own_addresses import OwnAddress
from crm.usecases.import_calendar.plan import plan_calendar
from crm.usecases.import_calendar.planned import CalendarPlan
from crm.usecases.import_people.apply import Teller
from crm.usecases.transaction import writing
from importers import UnreadableFile
from importers.calendars.reader import CALENDAR, is_calendar, open_calendar

_SHOWN = 200


def is_meant(file: Path, file_format: str | None) -> bool:
    """Whether a file is a calendar, by what is said of it, else by its content."""
    if file_format is not None:
        return file_format == CALENDAR
    return file.is_file() and is_calendar(file)


def import_calendar(
    account: Account, file: Path, when: Moment, *, dry_run: bool = False, told: Teller = lambda *_: None
) -> tuple[CalendarPlan, Import | None]:
    """Read a calendar and add the usual meetings; returns what was found, and the import's row (None on a dry run).

    Raises Refused, with one sentence, for a file that cannot be read.
    """
    told("Reading the calendar")
    try:
        if not is_calendar(file):
            raise Refused("This is no calendar. Kith reads .ics files.")
        found = open_calendar(file, when.instant, when.zone_name)
    except (UnreadableFile, OSError) as error:
        wrong = error if isinstance(error, UnreadableFile) else f"{file.name} cannot be opened: {error.strerror}."
        raise Refused(str(wrong)) from error
    if dry_run:
        return plan_calendar(account, found, when), None
    with writing(account):
        plan = plan_calendar(account, found, when)
        name = file.name.encode("utf-8", "replace").decode()[-200:]
        run = Import.create(account=account, file_name=name, state="applying", created_at=when.instant)
        apply(account, run, plan, None, when, told)
    return plan, run


def document(plan: CalendarPlan, run: Import | None, *, everything: bool = False) -> dict[str, Any]:
    """The JSON document of an import: a calendar has no rows of people, and its meetings are touchpoints."""
    counts = counts_of(plan, plan.chosen(None))
    for inner in ("deleted", "news", "things", "digest", "meetings"):
        counts.pop(inner)
    problems = [{"row": one.line, "reason": one.reason} for one in plan.file.unread]
    answer = {
        "import": run.id if run else None,
        "applied": run is not None,
        **counts,
        "kinds": {kind.value: 0 for kind in Kind},
        "problems": problems if everything else problems[:_SHOWN],
        "changes": [],
    }
    return answer | ({"matches": []} if everything else {})


def remarks(plan: CalendarPlan) -> list[str]:
    """What was left aside, one sentence each."""
    unticked = sum(not one.usual for one in plan.entries)
    said = [_about_own(one) for one in plan.own]
    said += left_aside(plan.file, plan)
    if unticked:
        words = counted(unticked, "entry", "entries")
        said.append(f"{words.capitalize()} of whole days or with many people: choose them on the import page.")
    return said


def _about_own(one: OwnAddress) -> str:
    if one.counts:
        return f"{one.address} counts as you."
    return f"{one.address} is in {counted(one.entries, 'entry', 'entries')}. If that is you, say so on the import page."


def summary(plan: CalendarPlan, run: Import | None) -> list[str]:
    """The same for a person at a terminal."""
    chosen = plan.chosen(None)
    meetings = sum(len(one.meetings) for one in chosen)
    verb = "became" if run else "would become"
    said = [f"{counted(meetings, 'meeting').capitalize()} {verb} {'a touchpoint' if meetings == 1 else 'touchpoints'}."]
    said.append(f"Applied as import {run.id}. Take it back with: crm undo {run.id}" if run else "Nothing was changed.")
    return said
