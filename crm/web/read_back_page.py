"""What the page says of Kith's own export: before it is read back, and after."""

import json
from datetime import datetime
from typing import Any

from crm.domain.days import calendar_day
from crm.domain.moment import Moment
from crm.models import Import
from crm.usecases.export_everything.holdings import HELD
from crm.usecases.journal import KEPT_FOR


def preview(kept: dict[str, Any], when: Moment) -> dict[str, Any]:
    """Before: what is in it. `kept` is what `read_back.from_upload` found."""
    made = " ".join(filter(None, (f"Made by {kept['made_by'] or 'Kith'}", _day(kept["made_at"], when))))
    return {
        "title": "Read everything back?",
        "line": f"{made}. This account is empty, and takes it as it was.",
        "parts": _parts([(one, many, amount) for one, many, amount in kept["held"]]),
        "applied": False,
    }


def result(run: Import, when: Moment) -> dict[str, Any]:
    """After: what came, and until when it can be taken back."""
    rows = json.loads(run.counts).get("tables", {})
    until = run.applied_at + KEPT_FOR if run.applied_at else None
    return {
        "title": "Everything is back",
        "line": "As it was when the export was made.",
        "parts": _parts([(one, many, rows.get(table, 0)) for table, one, many in HELD]),
        "applied": True,
        "feeds": bool(rows.get("feed")),
        "undo_until": calendar_day(when.day_of(until), when.today) if until and when.instant <= until else "",
    }


def _parts(held: list[tuple[str, str, int]]) -> list[dict[str, Any]]:
    return [{"words": (one if amount == 1 else many).capitalize(), "amount": amount} for one, many, amount in held]


def _day(made_at: str, when: Moment) -> str:
    """The day on which it was made, in words; nothing where the file tells none."""
    try:
        return f"on {calendar_day(when.day_of(datetime.fromisoformat(made_at)), when.today)}"
    except (ValueError, TypeError, OverflowError):
        return ""
