"""What the page shows before anything is written: what would change, part by part."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from crm.domain.days import calendar_day
from crm.models import Import
from crm.usecases.import_people.choices import Choices
from crm.web.import_file import Data, count, is_book, unit

_PAGE = 60
_ELSEWHERE = 5
_GROUPS = {"job": "Job", "name": "Name", "spelling": "Spelling", "profile": "Profile", "other": "Other"}
_EXPLAINED = {
    "unchanged": "These people are in the file as you know them. Nothing happens to them.",
    "withheld": "LinkedIn withholds these members. There is nothing in their rows but a date.",
}
_PROMISES = {
    False: "Your notes, tags and cadences are never touched.",
    True: "It fills in what is missing. What you wrote stays as it is.",
}
# What stands before a value that the file adds.
_SAID = {
    "position": "formerly",
    "tag": "tag",
    "note": "note:",
    "other_name": "also",
    "nickname": "called",
    "place": "in",
    "met_how": "met:",
}


def view_of(asked: Mapping[str, str]) -> str:
    """Which part of a preview is looked at, as a query: the part, the kind of change, whether all of it; no more."""
    wanted = {name: asked.get(name, "") for name in ("show", "kind", "all")}
    return urlencode({name: word for name, word in wanted.items() if word.isalnum() and len(word) < 20})


def preview_page(run: Import, kept: Data, choices: Choices, asked: Data, today: date, until: date) -> Data:
    """The preview. `asked` holds `show`, `kind` and `all` of the address; a `view` is a query of that kind."""
    # Those of an old address book are looked at together with the connections.
    counts = kept["counts"] | {"perhaps": len(kept["open"])}
    parts = _parts(counts, is_book(run)) if choices.takes("connections") else []
    first = next((part for part in ("changed", "new", "perhaps", "unreadable", "gone") if counts[part]), "unchanged")
    show = asked["show"] if asked.get("show") in {key for key, _, _ in parts} else first
    kind, everything = asked.get("kind", ""), bool(asked.get("all"))
    rows = _rows(kept, show, kind, choices, today)
    shown = rows if everything else rows[:_PAGE]
    total = len(rows) if show in ("changed", "unreadable") else counts.get(show, 0)
    answered = [row for row in kept["open"] if choices.answered(row["line"]) is not None]
    ready = counts["new"] + counts["changed"] + len(answered) + kept.get("changes", 0)
    waiting = counts["perhaps"] - len(answered)
    looks = sorted(kept["open"], key=lambda row: choices.answered(row["line"]) is not None)
    left = len(rows) - len(shown)
    return {
        "title": "Here is what would change" if ready or waiting else "Nothing new in this file",
        "line": _line(run, counts, choices),
        "may_congratulate": not is_book(run),
        "notices": [run.message] * bool(run.message) + _notices(kept, today),
        "parts": [
            {
                "key": key,
                "amount": counts[key],
                "words": words,
                "small": small,
                "view": view_of({"show": key}),
                "current": key == show,
            }
            for key, words, small in parts
        ],
        "things": kept.get("things", []),
        "elsewhere": kept.get("elsewhere", []) if everything else kept.get("elsewhere", [])[:_ELSEWHERE],
        "elsewhere_total": kept.get("elsewhere_total", 0),
        "elsewhere_view": view_of({"show": show, "kind": kind, "all": "1"}),
        "may_choose": bool(choices.include),
        "show": show if parts else "",
        "view": view_of({**asked, "show": show}),
        "filters": _filters(kept, kind) if show == "changed" else [],
        "rows": shown,
        "rest": {"amount": left, "view": view_of({"show": show, "kind": kind, "all": "1"})} if left > 0 else None,
        "explanation": _EXPLAINED.get(show, "" if total or not parts else "There is nobody here."),
        "looks": [_look(row, choices) for row in (looks if everything or show == "perhaps" else looks[:5])],
        "look_total": len(looks),
        "ready": f"{count(ready, 'change')} ready." if ready else "Nothing to change.",
        "waiting": f"{waiting:,} wait until you have looked." if waiting else "",
        "apply_words": f"Apply {count(ready, 'change')}" if ready else "Done",
        "undo_until": calendar_day(until, today),
    }


def _line(run: Import, counts: Data, choices: Choices) -> str:
    """What was read, and what is never touched."""
    if choices.takes("connections"):
        return f"{count(counts['rows'], unit(run))} read. {_PROMISES[is_book(run)]}"
    return f"Your connections were not read. {_PROMISES[False]}"


def _parts(counts: Data, book: bool) -> list[tuple[str, str, str]]:
    jobs = sum(counts["kinds"][kind] for kind in ("new_company", "new_title", "started"))
    usual = "gain something" if book else "brought up to date"
    parts = [
        ("new", "New", "not in Kith yet"),
        ("changed", "Changed", f"{jobs:,} with job news" if jobs else usual),
        ("unchanged", "Unchanged", "left as they are"),
        ("perhaps", "Need a look", "perhaps the same person"),
    ]
    optional = [
        ("unreadable", "Cannot read", "kept in a file for you"),
        ("withheld", "Withheld", "by LinkedIn"),
        ("gone", "Gone", "not in this file; they stay"),
    ]
    return parts + [part for part in optional if counts[part[0]]]


def _filters(kept: Data, kind: str) -> list[Data]:
    filters = []
    for group, words in _GROUPS.items():
        amount = sum(group in row["groups"] for row in kept["changed"])
        if amount:
            view = view_of({"show": "changed", "kind": "" if group == kind else group})
            filters.append({"words": words, "amount": amount, "view": view, "current": group == kind})
    return filters


def _rows(kept: Data, show: str, kind: str, choices: Choices, today: date) -> list[Data]:
    if show == "changed":
        chosen = [row for row in kept["changed"] if not kind or kind in row["groups"]]
        return [_changed_row(row, choices) for row in sorted(chosen, key=lambda row: not row["news"])]
    if show == "new":
        return [
            {**row, "when": calendar_day(date.fromisoformat(row["connected"]), today) if row["connected"] else ""}
            for row in kept["new"]
        ]
    if show == "gone":
        return [{**row, "when": ""} for row in kept["gone"]]
    return list(kept["unreadable"]) if show == "unreadable" else []


def _changed_row(row: Data, choices: Choices) -> Data:
    work = row["work"]
    if work:
        was = _joined(work["old_title"], work["old_company"])
        now = _fresh_parts(work)
    else:
        was = _joined(*(_said(change, "old") for change in row["fields"]))
        texts = [text for change in row["fields"] if (text := _said(change, "new"))]
        now = [(f"{text}," if place < len(texts) else text, True) for place, text in enumerate(texts, 1)]
    return {
        "person_id": row["person"],
        "name": row["name"],
        "was": was,
        "now": now,
        "news": row["news"],
        "ticked": row["person"] in choices.congratulate,
    }


def _said(change: Data, side: str) -> str:
    text, field = str(change[side]), change["field"]
    if not text:
        return ""
    if field == "link":
        return text if "/" in text else f"linkedin.com/in/{text}"
    if field == "met_on":
        return f"met on {text}"
    return f"{_SAID[field]} {text}" if field in _SAID and side == "new" else text


def _fresh_parts(work: Data) -> list[tuple[str, bool]]:
    """What somebody is now, with what changed marked."""
    title, company = work["title"], work["company"]
    fresh_title, fresh_company = title != work["old_title"], company != work["old_company"]
    if title and company and fresh_title == fresh_company:
        return [(f"{title}, {company}", fresh_title)]
    parts = [(f"{title}," if company else title, fresh_title)] if title else []
    return parts + ([(company, fresh_company)] if company else [])


def _look(row: Data, choices: Choices) -> Data:
    answer = choices.answered(row["line"])
    return {
        "line": row["line"],
        "how": row["how"].capitalize(),
        "because": row["because"],
        "known": {**row["known"], "line": _ended(row["known"]["line"] or "No position")},
        "found": row["found"],
        "answer": "" if answer is None else ("same" if answer else "two"),
    }


def _notices(kept: Data, today: date) -> list[str]:
    notices = [kept["nobody"]] if kept.get("nobody") else []
    if kept["older"]:
        if kept["as_of"]:
            day = calendar_day(date.fromisoformat(kept["as_of"]), today)
            age = f"This export is from {day}, older than one you imported before."
        else:
            age = "This export does not say when it was made, and you imported one that does."
        notices.append(f"{age} It adds history and turns nothing back.")
    if kept["counts"]["deleted"]:
        deleted = kept["counts"]["deleted"]
        stay = "stays" if deleted == 1 else "stay"
        notices.append(f"{count(deleted, 'person', 'people')} whom you deleted {stay} deleted.")
    if kept["left_alone"]:
        names = ", ".join(other["words"] for other in kept["left_alone"][:12])
        more = len(kept["left_alone"]) - 12
        notices.append(
            f"The archive also holds {names}{f' and {more} more' if more > 0 else ''}. They were left alone."
        )
    if kept["ignored"]:
        names = "; ".join(f"{other['name']} ({other['reason']})" for other in kept["ignored"][:5])
        notices.append(f"Ignored for safety: {names}.")
    notices += kept.get("problems", [])[:5]
    if kept["warnings"]:
        first = kept["warnings"][0]
        words = count(len(kept["warnings"]), "row")
        notices.append(f"{words} read with a repair, such as line {first['row']}: {first['reason']}")
    return notices


def _ended(words: str) -> str:
    """With a full stop, unless they bring their own ("Maplevale Lda.")."""
    return words if words.endswith(".") else f"{words}."


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
