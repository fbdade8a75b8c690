"""What the forms for logging send, and what they are shown again with."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from crm.domain.days import MONTHS, WEEKDAYS, calendar_day
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, Person
from crm.usecases.people_meant import people_meant, roles_of, split_names
from crm.usecases.read_log import Reading, next_after, read_entry


@dataclass
class LogForm:
    """One filled form. `unclear` holds typed names with the people they may mean; `unknown` those of nobody."""

    text: str = ""
    kind: str = ""
    direction: str = ""
    when: str = ""
    day: str = ""
    confirmed: str = ""
    people: list[Person] = field(default_factory=list)
    unclear: list[tuple[str, list[Person]]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def on(self) -> str:
        """The chosen day in words or figures; "" where the text tells it."""
        return self.day if self.when == "other" else self.when

    def reading(self, today: date) -> Reading:
        """What it says. Raises Refused for what cannot be."""
        return read_entry(self.text, self.kind, self.direction, self.on, [one.called for one in self.people], today)

    def draft(self) -> dict[str, str]:
        """The fields, to be shown again."""
        return {
            "text": self.text,
            "kind": self.kind,
            "direction": self.direction,
            "when": self.when,
            "day": self.day,
        }


def filled(account: Account, sent: MultiDict[str, str], person: Person | None = None) -> LogForm:
    """The form as it was sent; with a `person` it is about that person alone. Ids of nobody are NotFound."""
    form = LogForm(
        text=sent.get("text", "").replace("\r\n", "\n"),
        kind=sent.get("kind", ""),
        direction=sent.get("direction", ""),
        when=sent.get("when", ""),
        day=sent.get("day", ""),
        confirmed=sent.get("confirmed", ""),
    )
    if sent.get("on"):
        form = replace(form, when="other", day=sent["on"])
    if person is not None:
        form.people = [person]
        return form
    chosen: dict[int, Person] = {}
    settled = [value for name, value in sent.items(multi=True) if name == "person" or name.startswith("which-")]
    for number in dict.fromkeys(settled):
        found = _kept(account, number)
        chosen[found.id] = found
    for typed in sent.getlist("person_name"):
        for name in split_names(account, typed):
            meant = people_meant(account, name)
            if len(meant) == 1:
                chosen[meant[0].id] = meant[0]
            elif not meant:
                form.unknown.append(name)
            elif not any(one.id in chosen for one in meant):
                form.unclear.append((name, meant))
    form.people = list(chosen.values())
    return form


def shown_reading(account: Account, form: LogForm, today: date) -> dict[str, Any]:
    """What was understood, as the fragments show it; empty while there is nothing to understand."""
    if not form.text.strip() and not form.kind:
        return {}
    try:
        read = form.reading(today)
    except Refused as refusal:
        return {"problem": str(refusal)}
    one = form.people[0] if len(form.people) == 1 else None
    day = next_after(account, one, read, today) if one else None
    return {
        "sentence": read.sentence,
        "day": read.shown_day,
        "signature": read.signature,
        "kind": read.kind,
        "direction": read.direction,
        "day_short": _short(read) if read.from_words else "",
        "pieces": _pieces(form.text, read.understood),
        "next": f"{one.called} is next on {calendar_day(day, today)}" if one and day else "",
        "next_day": calendar_day(day, today) if day else "",
    }


def _pieces(text: str, understood: tuple[str, ...]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it was understood as the kind or the day."""
    pieces, at = [], 0
    for words in understood:
        start = text.find(words, at)
        if start >= 0:
            pieces += [(text[at:start], False), (words, True)]
            at = start + len(words)
    return [*pieces, (text[at:], False)] if pieces else []


def _short(read: Reading) -> str:
    """The day as a chip has room for it: "Thu 19 Nov"."""
    return f"{WEEKDAYS[read.day.weekday()][:3]} {read.day.day} {MONTHS[read.day.month - 1][:3]}"


def unclear_names(account: Account, form: LogForm) -> list[dict[str, Any]]:
    """The typed names that may mean several, with the people to choose from."""
    if not form.unclear:
        return []
    roles = roles_of(account, [one for _, meant in form.unclear for one in meant])
    return [
        {
            "place": place,
            "typed": typed,
            "people": [{"id": one.id, "name": one.name, "role": roles.get(one.id, "")} for one in meant],
        }
        for place, (typed, meant) in enumerate(form.unclear)
    ]


def _kept(account: Account, number: str) -> Person:
    person = Person.find(account, number)
    if person.deleted_at is not None:
        raise NotFound(f"{person.name} is in the bin. Restore the person first.")
    return person
