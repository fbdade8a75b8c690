"""The page that asks what to read of an archive, in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from crm.domain.days import MONTHS, calendar_day
from crm.domain.moment import Moment
from crm.usecases.import_people.choices import Choices

Data = dict[str, Any]

# The groups of the page, and each kind's drawing, title, what becomes of it.
_GROUPS = (
    ("People", ("connections", "invitations", "recommendations", "contacts")),
    ("What was said", ("messages", "endorsements")),
    ("Your search", ("jobs", "profile")),
)
_KINDS = {
    "connections": ("users", "Connections", "Names, positions, companies and the day you connected."),
    "invitations": ("user-plus", "Invitations", "Who asked whom, with the first words. Fills in how you met."),
    "recommendations": ("quote", "Recommendations", "What people wrote about you, and you about them."),
    "contacts": (
        "contact",
        "Imported contacts",
        "An address book that you once gave to LinkedIn. Often people you hardly know.",
    ),
    "messages": (
        "message-circle",
        "Messages",
        "Become touchpoints with a date and a direction, so that Kith knows who wrote last.",
    ),
    "endorsements": ("sparkle", "Endorsements", "Who vouched for a skill. Often a good reason to write."),
    "jobs": (
        "briefcase",
        "Job applications",
        "Become opportunities with no interview yet. None older than a year.",
    ),
    "profile": ("user", "Your profile", "Your headline and your jobs, to fill in your own letters."),
}
_MUCH = {"first-line": "Dates and first line", "dates": "Dates only", "whole": "The whole text"}
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")
_UNITS = {
    "connections": ("person", "people"),
    "invitations": ("invitation", "invitations"),
    "recommendations": ("text", "texts"),
    "contacts": ("person", "people"),
    "jobs": ("job", "jobs"),
    "profile": ("job of yours", "jobs of yours"),
}
_MEGABYTE = 1024 * 1024


def page(question: Data, choices: Choices, when: Moment) -> Data:
    """Groups of kinds, each with what is in it; the file in one line; what stays unread.

    What was chosen of this file before, and is to be chosen again, comes before what was chosen of the last one.
    """
    held = {kind["kind"]: kind for kind in question["kinds"]}
    if choices.include:
        question = {**question, "words": choices.words}
        held = {name: {**kind, "on": name in choices.include} for name, kind in held.items()}
    use = sum(len(kind["files"]) for kind in held.values())
    groups = [
        {"title": title, "kinds": [_kind(held[kind], question, when.today) for kind in kinds if kind in held]}
        for title, kinds in _GROUPS
    ]
    chosen = sum(kind["on"] for kind in held.values())
    return {
        "notice": question.get("nobody", ""),
        "file_line": _file_line(question, use, when.today),
        "groups": [group for group in groups if group["kinds"]],
        "unread": question["files"] - use,
        "time": _time(held.values()),
        "chosen_words": f"{_NUMBERS[chosen]} {'kind' if chosen == 1 else 'kinds'} chosen.",
    }


def _kind(held: Data, question: Data, today: date) -> Data:
    drawing, title, words = _KINDS[held["kind"]]
    much = held["kind"] == "messages"
    return {
        "kind": held["kind"],
        "drawing": drawing,
        "title": title,
        "file": held["files"][0].rsplit("/", 1)[-1],
        "words": f"{words} {_emails(held)}".strip(),
        "amount": f"{held['number']:,}",
        "unit": _unit(held, today),
        "on": held["on"],
        "much": [
            {"value": value, "words": said, "checked": value == question["words"]} for value, said in _MUCH.items()
        ]
        if much
        else [],
    }


def _emails(held: Data) -> str:
    if held["kind"] not in ("connections", "contacts") or not held["emails"]:
        return ""
    return f"{held['emails']:,} {'has' if held['emails'] == 1 else 'have'} an email."


def _unit(held: Data, today: date) -> str:
    """What stands under the number of a kind."""
    kind, number, people = held["kind"], held["number"], held["people"] or 0
    whom = f"{people:,} {'person' if people == 1 else 'people'}"
    if kind == "messages":
        return f"with {whom}"
    if kind == "endorsements":
        return f"from {whom}"
    if kind == "jobs" and held["since"]:
        since = date.fromisoformat(held["since"])
        month = MONTHS[since.month - 1]
        return f"since {month}" if since.year == today.year else f"since last {month}"
    one, many = _UNITS[kind]
    return one if number == 1 else many


def _time(kinds: Iterable[Data]) -> str:
    """About how long all of it takes to read: some ten thousand rows a second, compared and matched."""
    seconds = sum(kind["number"] for kind in kinds) / 6_000
    if seconds < 5:
        return "A few seconds to read."
    return f"About {round(seconds / 5) * 5} seconds to read."


def _file_line(question: Data, use: int, today: date) -> str:
    size = question["size"] / _MEGABYTE
    said = f"{size:,.0f} MB" if size >= 10 else f"{max(size, 0.1):.1f} MB"
    made = f", made on {calendar_day(date.fromisoformat(question['as_of']), today)}" if question["as_of"] else ""
    if question["files"] == 1:
        return f"{said}{made}. A file of LinkedIn’s archive."
    number = _NUMBERS[use] if use < len(_NUMBERS) else f"{use}"
    verb = "is" if use == 1 else "are"
    return f"{said}{made}. {number} of its {question['files']} files {verb} of use here."
