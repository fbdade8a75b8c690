"""What every page of an import says of its file, and the line that it has among the earlier ones."""

import json
from typing import Any

from crm.domain.days import calendar_day
from crm.domain.moment import Moment
from crm.models import Import

_STATES = {
    "reading": "Under way",
    "applying": "Under way",
    "choosing": "Choose",
    "previewed": "Decide",
    "failed": "Not imported",
    "stopped": "Stopped half-way",
    "undone": "Taken back",
}
Data = dict[str, Any]


def listed(run: Import, when: Moment) -> Data:
    """A line of the list of earlier imports."""
    new, changed = brought(json.loads(run.counts or "{}"))
    return {
        "id": run.id,
        "file_name": run.file_name,
        "when": calendar_day(when.day_of(run.created_at), when.today),
        "new": f"{new:,}" if run.state in ("applied", "undone") else "",
        "changed": f"{changed:,}" if run.state in ("applied", "undone") else "",
        "state": run.state,
        "state_words": _STATES.get(run.state, ""),
    }


def brought(counts: Data) -> tuple[int, int]:
    """How many people an import added and brought up to date, those of an archive's address book among them."""
    things = counts.get("things", {})
    return (
        counts.get("new", 0) + things.get("contacts", 0),
        counts.get("changed", 0) + things.get("contacts_changed", 0),
    )


def file_words(run: Import, when: Moment) -> str:
    """The file's name and the day on which it was chosen."""
    return f"{run.file_name}, {calendar_day(when.day_of(run.created_at), when.today)}"


def is_book(run: Import) -> bool:
    """Whether the file is an address book or a table, which adds to people and brings no news of them."""
    return bool(run.format) and not run.format.startswith("linkedin")


def unit(run: Import) -> str:
    """What the file calls an entry."""
    return "card" if run.format == "vcard" else "row"


def count(number: int, one: str, many: str = "") -> str:
    """So many, with the word for one or for several."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
