"""Imports looked back on: the list of earlier ones, and what one of them did."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from crm.domain.moment import Moment
from crm.models import Account, FollowUp, Import, Person
from crm.usecases.import_people.uploads import has_preview, is_kept
from crm.usecases.journal import KEPT_FOR

#: Of the people whom an import added, so many are named on its page.
NAMED = 6
_SHOWN = 50


@dataclass(frozen=True)
class News:
    """Somebody whose news was ticked to be congratulated."""

    person_id: int
    name: str
    last_touch_on: date | None
    because: str


@dataclass(frozen=True)
class Result:
    """What an applied import did, what of its file is still there to look at, and until when it can be taken back."""

    counts: dict[str, Any]
    people: int
    newcomers: list[tuple[int, str]]
    news: list[News]
    may_undo: bool
    may_look_again: bool
    may_download: bool
    undo_until: date | None


def recent(account: Account) -> list[Import]:
    """The account's imports, the newest first, without those that were discarded."""
    query = Import.of(account).where(Import.state != "discarded").order_by(Import.id.desc()).limit(_SHOWN)
    return list(query)


def result(account: Account, run: Import, folder: Path, when: Moment) -> Result:
    """What an import did."""
    newcomers: Any = (
        Person.here(account, Person.id, Person.name)
        .where(Person.import_id == run.id)
        .order_by(Person.connected_on.desc(), Person.id)
        .limit(NAMED)
        .tuples()
    )
    news: Any = (
        FollowUp.of(account, FollowUp.person, Person.name, Person.last_touch_on, FollowUp.because)
        .join(Person, on=(Person.id == FollowUp.person))
        .where(FollowUp.import_id == run.id, FollowUp.state == "open", FollowUp.kind == "congratulation")
        .order_by(FollowUp.due_on, FollowUp.id)
        .limit(_SHOWN)
        .tuples()
    )
    until = run.applied_at + KEPT_FOR if run.applied_at else None
    return Result(
        json.loads(run.counts or "{}"),
        Person.here(account).count(),
        list(newcomers),
        [News(*row) for row in news],
        run.state == "applied" and until is not None and when.instant <= until,
        run.state == "applied" and is_kept(folder, run.stored_as),
        run.state == "applied" and has_preview(folder, run.stored_as),
        when.day_of(until) if until else None,
    )
