"""What a preview shows, as plain data that is kept beside the upload until the import is applied or discarded."""

from typing import Any

from crm.domain.changes import Change, Kind
from crm.usecases.import_archive.in_words import sentences
from crm.usecases.import_people.outcomes import Changed
from crm.usecases.import_people.planned import ImportPlan
from crm.usecases.import_people.report import counts_of, left_alone
from importers import Export, ImportedPerson

#: Of the new people and of those gone from the file, so many are kept to be shown; the counts speak for the rest.
SHOWN = 500

#: The groups into which a preview sorts changes, and the kinds in each.
GROUPS = {
    "job": {Kind.NEW_COMPANY, Kind.NEW_TITLE, Kind.STARTED, Kind.LEFT},
    "name": {Kind.RENAMED, Kind.RESTYLED},
    "spelling": {Kind.RESPELLED},
    "profile": {Kind.MOVED_PROFILE},
    "other": {Kind.OTHER},
}


def preview_of(plan: ImportPlan, names: dict[int, tuple[str, str]]) -> dict[str, Any]:
    """The data of the preview page. `names` gives the name and work of the people who are gone from the file."""
    export = plan.export
    return {
        "counts": counts_of(plan),
        "as_of": export.as_of.isoformat() if export.as_of else "",
        "older": plan.older,
        "changed": [_changed(changed) for changed in plan.changed],
        "new": [
            {"name": newcomer.name.full, "line": _work(newcomer.record), "connected": _day(newcomer.record)}
            for newcomer in plan.new[:SHOWN]
        ],
        "gone": [{"name": names[person][0], "line": names[person][1]} for person in plan.gone[:SHOWN]],
        "open": [
            {
                "line": row.record.row,
                "how": row.how.value,
                "because": row.because,
                "person": row.person.id,
                "known": {"name": row.person.name, "line": _joined(row.person.title, row.person.company)},
                "found": {"name": f"{row.record.given} {row.record.family}".strip(), "line": _found(row.record)},
            }
            for row in (*plan.open, *plan.things.open)
        ],
        "unreadable": unreadable_rows(export),
        "things": sentences(counts_of(plan)["things"], would=True) if plan.reading else [],
        "changes": plan.things.amount,
        "nobody": plan.nobody,
        "problems": [
            *plan.remarks,
            *plan.things.problems,
            *(f"There is nothing in this file about {one}." for one in plan.missing),
        ],
        "warnings": [{"row": line, "reason": warning} for line, warning in plan.warnings[:SHOWN]],
        "left_alone": [{"name": other.name, "words": other.words} for other in left_alone(plan)],
        "elsewhere": [
            {"person": person.id, "name": person.name, "known": person.company, "said": company}
            for person, company in plan.elsewhere[:SHOWN]
        ],
        "elsewhere_total": len(plan.elsewhere),
        "ignored": [{"name": other.name, "reason": other.reason} for other in export.ignored],
    }


def unreadable_rows(export: Export) -> list[dict[str, Any]]:
    """The rows that could not be read, each with its line and the reason."""
    return [{"row": row.line, "reason": row.reason, "cells": list(row.cells)} for row in export.unreadable]


def _changed(changed: Changed) -> dict[str, Any]:
    kinds = changed.difference.kinds
    return {
        "person": changed.person.id,
        "name": changed.person.name,
        "groups": [group for group, members in GROUPS.items() if members & kinds],
        "news": changed.difference.news,
        "work": _work_change(changed) if GROUPS["job"] & kinds or Kind.RESPELLED in kinds else None,
        "fields": [_field(change) for change in changed.difference.changes],
    }


def _work_change(changed: Changed) -> dict[str, str]:
    person, record = changed.person, changed.record
    return {
        "old_title": person.title,
        "old_company": person.company,
        "title": record.title,
        "company": record.company,
    }


def _field(change: Change) -> dict[str, str]:
    return {
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "kind": change.kind.value,
        "action": change.action.value,
    }


def _work(record: ImportedPerson) -> str:
    return _joined(record.title, record.company)


def _found(record: ImportedPerson) -> str:
    """What the file says of somebody, in one line, to be held against what is known."""
    phones = (method.value for method in record.more.methods if method.kind == "phone") if record.more else ()
    reach = record.email or next(iter(phones), "No email")
    return f"{(_work(record) or 'No position').removesuffix('.')}. {reach}."


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _day(record: ImportedPerson) -> str:
    return record.connected_on.isoformat() if record.connected_on else ""
