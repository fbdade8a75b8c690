"""What a text finds, in groups of rows as the palette and the page of results show them."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from crm.domain.cadence import Cadence
from crm.domain.days import counted
from crm.domain.excerpt import begins
from crm.domain.moment import Moment
from crm.domain.warmth import Warmth, warmth
from crm.models import Account
from crm.models.kept import kept
from crm.search.words import asked
from crm.usecases import shell_counts
from crm.usecases.find_anything import Found, FoundPerson, Thing, find_anything
from crm.web.faces import face
from crm.web.hit_words import hit_words
from crm.web.marked import marked

_SIGNS = {Warmth.CLOSE: "close", Warmth.IN_TOUCH: "touch", Warmth.DRIFTING: "drift", Warmth.DISTANT: "far"}

#: Nobody types more; a pasted page is no question.
_LONGEST = 300


class Row(NamedTuple):
    """A row: where it leads, its first line, its small line, and its face.

    `face` are the initials and the tint of a person, `icon` a drawing, `square` the letter of a company: one of the
    three. `sign` is the warmth, `quoted`: the first line is somebody's own words.
    """

    url: str
    name: str | Markup
    small: str | Markup = ""
    face: tuple[str, str] | None = None
    icon: str = ""
    square: str = ""
    sign: str = ""
    quoted: bool = False


class _Action(NamedTuple):
    url: str
    icon: str
    words: str
    #: Other words by which it is found.
    also: str = ""
    #: Whether it is offered before anything is typed.
    first: bool = False


_ACTIONS = (
    _Action("/log", "plus", "Log a touchpoint", "write down called met coffee", True),
    _Action("/people/new", "user-plus", "Add a person", "new contact", True),
    _Action("/opportunities/new", "briefcase", "Record an interview", "new opportunity", True),
    _Action("/imports", "upload", "Import", "linkedin vcard csv google outlook contacts file bring", True),
    _Action("/duplicates", "merge", "Go to duplicates", "merge same twice"),
    _Action("/", "sun", "Go to Today", "home due"),
    _Action("/people", "users", "Go to People", "everybody contacts list"),
    _Action("/opportunities", "briefcase", "Go to Opportunities", "jobs"),
    _Action("/companies", "building-2", "Go to companies", "employers"),
    _Action("/waiting", "hourglass", "Go to who you wait for", "waiting promises"),
    _Action("/calendar", "calendar", "Go to Calendar", "feed subscribe phone"),
    _Action("/start", "sparkle", "Choose whom to start with", "keep in touch"),
    _Action("/tags", "tag", "Go to tags", "labels"),
    _Action("/settings", "settings", "Settings", "password time zone theme dark keyboard export account", True),
    _Action("/bin", "trash-2", "Go to the bin", "deleted undo restore"),
)


def found_page(account: Account, text: str, when: Moment, people: int) -> dict[str, Any]:
    """Everything that the results show: `groups` of rows, and the address of all people found. Kept for as long as
    nothing changes."""
    text = text[:_LONGEST]
    key = ("found", text, people, when.today)
    return kept(account, key, lambda: _found_page(account, text, when, people), page=True)


def _found_page(account: Account, text: str, when: Moment, people: int) -> dict[str, Any]:
    words = tuple(asked(text))
    found = find_anything(account, text, when, people)
    rows = [_person(one, found.marks, when) for one in found.people]
    counts = shell_counts.of(account, when.today)
    groups = [
        ("People", [row for row in rows if not row.quoted]),
        ("Do", _actions(found, words) if text.strip() else _first_actions()),
        ("In your notes", [row for row in rows if row.quoted]),
        ("Companies", [_company(one, found.marks) for one in found.companies]),
        ("Opportunities", [_opportunity(one, found.marks) for one in found.opportunities]),
        ("Lists", [_list(one, "bookmark", one.key, found.marks) for one in found.lists]),
        ("Tags", [_list(one, "tag", f"/people?tag={one.key}", found.marks) for one in found.tags]),
    ]
    if not text.strip():
        groups.append(("Your lists", [_list(_thing(one), "bookmark", one["url"], ()) for one in counts.lists[:8]]))
    return {
        "q": text,
        "groups": [(title, rows) for title, rows in groups if rows],
        "nobody": bool(text.strip()) and not any(rows for _, rows in groups),
        "slipped": found.slipped,
        "everybody_url": f"/people?{urlencode({'q': text})}" if found.further else "",
        "people_count": counts.people,
    }


def _person(one: FoundPerson, marks: tuple[str, ...], when: Moment) -> Row:
    url, letters = f"/people/{one.id}", face(one.name, one.given, one.family)
    cadence = Cadence(*one.cadence) if one.cadence else None
    sign = _SIGNS[warmth(one.last_touch_on, cadence, when.today)]
    work = ", ".join(filter(None, (one.title, one.company)))
    if one.hit is None:
        return Row(url, marked(one.name, marks), marked(work, marks), letters, sign=sign)
    label, words, quoted = hit_words(one.hit, marks, when.today)
    if quoted:
        # Words that somebody wrote come first, and whose they are stands below.
        small = f"{one.name}, {label.rstrip(':')[:1].lower()}{label.rstrip(':')[1:]}"
        return Row(url, words, marked(small, marks), letters, sign=sign, quoted=True)
    small_line = Markup("{}{} {}").format(f"{work} · " if work else "", label, words)
    return Row(url, marked(one.name, marks), small_line, letters, sign=sign)


def _first_actions() -> list[Row]:
    return [Row(one.url, one.words, icon=one.icon) for one in _ACTIONS if one.first]


def _actions(found: Found, words: tuple[str, ...]) -> list[Row]:
    rows = []
    best = next((one for one in found.people if one.hit is None), None)
    if best is not None:
        called = best.given or best.name
        write, log = f"/people/{best.id}/write", f"/log?{urlencode({'person': best.id})}"
        rows = [
            Row(write, marked(f"Write to {called}", found.marks), best.name, icon="pencil-line"),
            Row(log, marked(f"Log with {called}", found.marks), best.name, icon="plus"),
        ]
    for one in _ACTIONS:
        if words and all(begins(f"{one.words} {one.also}", (word,)) for word in words):
            rows.append(Row(one.url, marked(one.words, words), icon=one.icon))
    return rows


def _company(one: Thing, marks: tuple[str, ...]) -> Row:
    return Row(f"/companies/{one.key}", marked(one.name, marks), "Whom you know there", square=one.name[:1].upper())


def _opportunity(one: Thing, marks: tuple[str, ...]) -> Row:
    return Row(f"/opportunities/{one.key}", marked(one.name, marks), marked(one.more, marks), icon="briefcase")


def _list(one: Thing, icon: str, url: str, marks: tuple[str, ...]) -> Row:
    return Row(url, marked(one.name, marks), counted(one.people, "person", "people"), icon=icon)


def _thing(saved: dict[str, Any]) -> Thing:
    return Thing(saved["url"], saved["name"], people=saved["count"])
