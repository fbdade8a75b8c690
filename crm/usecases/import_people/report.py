"""What an import found, as `crm import` prints it (contract: `crm import … --json`)."""

from typing import Any

from crm.domain.changes import Kind
from crm.domain.days import counted
from crm.domain.matching import Match
from crm.domain.resemblance import How
from crm.models import Import
from crm.usecases.import_archive.in_words import sentences
from crm.usecases.import_people.planned import ImportPlan
from importers import LeftAlone
from importers.export import VCARD

#: Problems and changes shown unless everything is asked for.
SHOWN = 200
_NAMED = 5


def counts_of(plan: ImportPlan) -> dict[str, Any]:
    """The counts; rows = withheld + unreadable + new + changed + unchanged + perhaps + repeated."""
    export = plan.export
    kinds = plan.kinds
    return {
        "format": export.format,
        "rows": plan.rows,
        "blank": export.blank,
        "withheld": len(export.withheld),
        "unreadable": len(export.unreadable),
        "new": len(plan.new),
        "changed": len(plan.changed),
        "unchanged": plan.unchanged,
        "perhaps": len(plan.open),
        "repeated": plan.repeated,
        "gone": len(plan.gone),
        "deleted": plan.deleted,
        "news": len(plan.news),
        "touchpoints": len(plan.things.touchpoints),
        "kinds": {kind.value: kinds[kind.value] for kind in Kind},
        "things": plan.things.counts if plan.reading else {},
    }


def document(plan: ImportPlan, run: Import | None, *, everything: bool = False) -> dict[str, Any]:
    """The JSON document of one import; `run` is None on a dry run."""
    counts = counts_of(plan)
    for inner in ("deleted", "news", "things"):
        counts.pop(inner)
    problems: list[dict[str, Any]] = [{"row": row.line, "reason": row.reason} for row in plan.export.unreadable]
    changes = [
        {"person": person.id, "name": person.name, "field": change.field, "old": change.old, "new": change.new}
        for person, change in plan.changes()
    ]
    shown = None if everything else SHOWN
    answer = {
        "import": run.id if run else None,
        "applied": run is not None,
        **counts,
        "problems": problems[:shown],
        "changes": changes[:shown],
    }
    if everything:
        answer["matches"] = [
            {
                "row": line,
                "entry": entry,
                "person": match.person,
                "how": _certainty(plan, match).value,
                "because": match.because,
            }
            for entry, line, match in plan.matched()
        ]
    return answer


def _certainty(plan: ImportPlan, match: Match) -> How:
    """Sure, likely, perhaps or new: a row that repeats another is as certain as that one; who was deleted is sure."""
    if match.repeats is not None and plan.matches is not None:
        match = plan.matches[match.repeats]
    return match.how if match.how in (How.LIKELY, How.PERHAPS, How.NEW) else How.SURE


def remarks(plan: ImportPlan) -> list[str]:
    """What had to be mended to read some rows, one sentence each; at most twenty of them."""
    said = [*filter(None, (plan.nobody,)), *plan.understood, *plan.remarks]
    said += [
        f"{person.name} stays at {person.company}, though the file says {company}."
        for person, company in plan.elsewhere[:_NAMED]
    ]
    more = len(plan.elsewhere) - _NAMED
    said += [f"And {counted(more, 'person', 'people')} like that."] if more > 0 else []
    said += (f"There is nothing in this file about {kind}." for kind in plan.missing)
    said += [f"Line {line}: {sentence}" for line, sentence in plan.warnings[:20]]
    more = len(plan.warnings) - 20
    said += [f"And {more:,} more like these."] if more > 0 else []
    return [*said, *plan.things.problems]


def left_alone(plan: ImportPlan) -> list[LeftAlone]:
    """The files of the archive that were not read."""
    read = {part.shown for part in plan.export.parts if plan.choices.takes(part.kind)}
    return [other for other in plan.export.left_alone if other.name not in read]


def summary(plan: ImportPlan, run: Import | None) -> list[str]:
    """The same for a person at a terminal."""
    counts = counts_of(plan)
    card = "card" if plan.rows == 1 else "cards"
    what = card if plan.export.format == VCARD else "rows"
    found = f"{counts['new']:,} new, {counts['changed']:,} changed, {counts['unchanged']:,} unchanged"
    said = [f"{plan.rows:,} {what}: {found}." if plan.choices.takes("connections") else "No connections were read."]
    asides = {
        "perhaps": "may be somebody you know; decide about them on the import page",
        "repeated": "repeat a person of the same file",
        "withheld": "are withheld by LinkedIn",
        "unreadable": "cannot be read",
        "gone": "people of an earlier export are not in this one; they stay",
    }
    said += [f"{counts[name]:,} {words}." for name, words in asides.items() if counts[name]]
    if plan.reading:
        said += sentences(counts["things"])
    said += [f"Line {row.line}: {row.reason}" for row in plan.export.unreadable[:20]]
    said += [f"Left alone: {other.name} ({other.words})." for other in left_alone(plan)]
    said += [f"Ignored for safety: {other.name}: {other.reason}" for other in plan.export.ignored]
    said.append(f"Applied as import {run.id}. Take it back with: crm undo {run.id}" if run else "Nothing was changed.")
    return said
