"""The people of the demo who have a story, read from people.toml."""

import tomllib
from pathlib import Path
from typing import Any

from crm.domain.cadence import parse_cadence
from crm.domain.folding import name_key
from crm.usecases.demo.members import EXPORTED, Event, Job, Member, Promised

_FILE = Path(__file__).with_name("people.toml")
_YEAR = 365.25
# Before any export was made, so that the first one already shows it.
_LONG_AGO = 4_000


def told_members() -> list[Member]:
    """Everybody whose story is told, in the order of the file."""
    return [_member(entry) for entry in _read()["person"]]


def shared_events() -> list[tuple[Event, list[str]]]:
    """What several of them took part in, and their names."""
    return [(Event(*told["event"]), list(told["people"])) for told in _read()["together"]]


def _read() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def slug_of(given: str, family: str) -> str:
    """The last part of a profile address for a name."""
    return name_key(f"{given} {family}").replace(" ", "-").replace("'", "")


def _member(told: dict[str, Any]) -> Member:
    promised = told.get("promise")
    connected = told.get("connected")
    if connected is None:
        years, days = told["years"]
        connected = round(years * _YEAR) + days
    return Member(
        told["given"],
        told["family"],
        _jobs(told),
        connected,
        slug_of(told["given"], told["family"]),
        place=told.get("place", ""),
        email=told.get("email", ""),
        phone=told.get("phone", ""),
        tags=list(told.get("tags", ())),
        cadence=parse_cadence(told.get("cadence", "")),
        due_in=told.get("due"),
        met=told.get("met", ""),
        introduced_by=told.get("introduced_by", ""),
        notes=list(told.get("notes", ())),
        history=[Event(*entry) for entry in told.get("history", ())],
        promise=Promised(*promised) if promised else None,
        congratulate=told.get("congratulate", False),
        do_not_contact=told.get("do_not_contact", False),
        archived=told.get("archived"),
        deleted=told.get("deleted"),
    )


def _jobs(told: dict[str, Any]) -> list[Job]:
    """The job now, and before it the one that an older export shows."""
    if "was" not in told:
        return [Job(_LONG_AGO, told["title"], told["company"])]
    # News to congratulate is what only the newest export shows.
    changed = EXPORTED[2] + 20 if told.get("news") else EXPORTED[1] + 1
    title, company = told["was"]
    return [Job(changed, told["title"], told["company"]), Job(_LONG_AGO, title, company)]
