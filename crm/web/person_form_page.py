"""The form of a person: read from what was sent, and filled from what is stored."""

from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from crm.domain.days import calendar_day, counted
from crm.domain.refusals import Refused
from crm.domain.vague_dates import vague_date_words
from crm.models import Account
from crm.usecases.find_person import find_person
from crm.usecases.person_form import MethodLine, PersonEdit, PositionLine
from crm.usecases.person_page.facts import Facts, identifier
from crm.usecases.person_page.origins import Origins
from crm.web.faces import photo_url
from crm.web.source_words import source_words

Data = dict[str, Any]
Errors = dict[str, str]

_TEXTS = ("given", "family", "goes_by", "credentials", "pronouns", "place", "met_how")
_LISTS = {
    "email": ("Email", ("Work", "Home", "Before", "")),
    "phone": ("Phone", ("Mobile", "Work", "Home", "")),
    "link": ("Links", ("LinkedIn", "Website", "")),
}
_MOST_LINES = 200


def read_form(account: Account, sent: "MultiDict[str, str]") -> tuple[PersonEdit, Errors]:
    """What was sent, and what is wrong with it already. Raises nothing."""
    errors: Errors = {}
    met_on = None
    if typed := sent.get("met_on", "").strip():
        try:
            met_on = date.fromisoformat(typed)
        except ValueError:
            errors["met_on"] = f"I cannot read “{typed[:40]}” as a date. Try “2026-11-27”."
    introduced_by = identifier(sent.get("introduced_by", "")) or None
    if name := sent.get("introduced_by_name", "").strip():
        try:
            introduced_by = find_person(account, name).id
        except Refused as error:
            errors["introduced_by"] = str(error)
    edit = PersonEdit(
        **{name: sent.get(name, "")[:20_000] for name in _TEXTS},
        met_on=met_on,
        introduced_by=introduced_by,
        do_not_contact=sent.get("do_not_contact") == "1",
        methods=tuple(
            MethodLine(kind, value, label, identifier(number) or None)
            for kind, number, label, value in _lines(sent, "method", ("kind", "id", "label", "value"))
            if kind in _LISTS
        ),
        positions=tuple(
            PositionLine(title[:300], company[:300], started, ended, identifier(number) or None)
            for number, title, company, started, ended in _lines(
                sent, "position", ("id", "title", "company", "started", "ended")
            )
        ),
        tags=tuple(tag for field in sent.getlist("tag") for tag in field.split(",") if tag.strip()),
    )
    return edit, errors


def form_of(person: Facts) -> PersonEdit:
    """The form as it stands for somebody stored."""
    return PersonEdit(
        given=person.given,
        family=person.family,
        goes_by=person.goes_by,
        credentials=person.credentials,
        pronouns=person.pronouns,
        place=person.place,
        met_how=person.met_how,
        met_on=person.met_on,
        introduced_by=person.introducer[0] if person.introducer else None,
        do_not_contact=person.do_not_contact,
        methods=tuple(MethodLine(one.kind, one.value, one.label, one.id) for one in person.methods),
        positions=tuple(
            PositionLine(job.title, job.company, vague_date_words(job.started), vague_date_words(job.ended), job.id)
            for job in person.jobs
        ),
        tags=tuple(name for _, name in person.tags),
    )


def form_page(
    edit: PersonEdit, person: Facts | None, origins: Origins | None, errors: Errors, sent: Data, today: date
) -> Data:
    """Everything that `people/edit.html` shows. `sent` holds what the form cannot hold, such as a name as typed."""
    sources = {one.id: one.source for one in person.methods} if person else {}
    lines: dict[str, list[Data]] = {kind: [] for kind in _LISTS}
    for number, line in enumerate(edit.methods):
        if line.value.strip():
            lines[line.kind].append(
                {
                    "id": line.id,
                    "label": next(
                        (one for one in _LISTS[line.kind][1] if one.lower() == line.label.lower()), line.label
                    ),
                    "value": line.value,
                    "source": _source(sources.get(line.id or 0, "")),
                    "error": errors.get(f"methods {number}", ""),
                }
            )
    positions = [
        line._asdict() | {"error": errors.get(f"positions {number}", "")}
        for number, line in enumerate(edit.positions)
        if any((line.title, line.company, line.started, line.ended))
    ]
    introducer = person.introducer if person else None
    if introducer and edit.introduced_by != introducer[0]:
        introducer = None
    return {
        "person": {"id": person.id, "name": person.name, "given": person.called, "photo_url": photo_url(person)}
        if person
        else {},
        "values": {
            **{name: getattr(edit, name) for name in _TEXTS},
            "met_on": edit.met_on.isoformat() if edit.met_on else sent.get("met_on", ""),
            "introducer": {"id": introducer[0], "name": introducer[1]} if introducer else None,
            "introduced_by_name": sent.get("introduced_by_name", ""),
            "do_not_contact": edit.do_not_contact,
            "cadence": sent.get("cadence", ""),
        },
        "lists": [
            {"kind": kind, "words": words, "labels": list(labels), "lines": lines[kind]}
            for kind, (words, labels) in _LISTS.items()
        ],
        "positions": positions,
        "tags": list(edit.tags),
        "all_tags": list(person.all_tags) if person else sent.get("all_tags", []),
        "errors": errors,
        "sources": _sources(person, origins, today) if person and origins else [],
        "entries": origins.entries if origins else 0,
    }


def _sources(person: Facts, origins: Origins, today: date) -> list[Data]:
    shown = []
    places = dict.fromkeys(f"{company} {day.year}" for company, day in origins.interviews if day and day <= today)
    if places:
        shown.append({"icon": "users", "words": "Interviews", "small": ", ".join(places)})
    for source, as_of in origins.seen:
        words = source_words(source)
        small = f"last seen on {calendar_day(as_of, today)}" if as_of else "seen in a file"
        shown.append({"icon": "upload", "words": words, "small": small})
    typed = len(person.by_hand.split())
    if typed:
        shown.append({"icon": "pencil-line", "words": "You", "small": f"{counted(typed, 'field')} typed by hand"})
    return shown


def _source(source: str) -> str:
    return "typed by you" if source == "hand" else source_words(source)


def _lines(sent: "MultiDict[str, str]", name: str, parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The lines of a list, which come as parallel fields."""
    columns = [sent.getlist(f"{name}_{part}")[:_MOST_LINES] for part in parts]
    return list(zip(*columns, strict=False))
