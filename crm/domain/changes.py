"""What differs between what we know of somebody and what a file says, field by field, and of which kind it is."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from crm.domain.employers import company_key
from crm.domain.entries import Entry
from crm.domain.folding import name_key
from crm.domain.likeness import Keys, Likeness, compare_names, first_word, keys_of
from crm.domain.spreadsheets import mangled
from crm.domain.titles import title_key


class Kind(StrEnum):
    """The kinds of change that are counted; a person can be in several."""

    NEW_COMPANY = "new_company"
    NEW_TITLE = "new_title"
    STARTED = "started"
    LEFT = "left"
    RESPELLED = "respelled"
    RENAMED = "renamed"
    RESTYLED = "restyled"
    MOVED_PROFILE = "moved_profile"
    OTHER = "other"


#: Changes that are a reason to write (Rule 7). Leaving a job is not one of them.
NEWS = frozenset((Kind.NEW_COMPANY, Kind.NEW_TITLE, Kind.STARTED))


class Action(StrEnum):
    """What a change does when it is applied."""

    SET = "set"  # the new value takes the old one's place; the old one goes to the history
    ADD = "add"  # something that was not known, or one address more
    HISTORY = "history"  # an older fact, added behind what is known today
    KEEP = "keep"  # nothing: the account wrote this field by hand


class Change(NamedTuple):
    """One difference: `field` is name, company, title, position, link, email or connected_on; texts as written."""

    field: str
    old: str
    new: str
    kind: Kind
    action: Action


class Difference(NamedTuple):
    """All that an entry says anew about a person."""

    changes: tuple[Change, ...] = ()

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds in which the person is counted: what is kept by hand counts only where it is news."""
        applied = (change for change in self.changes if change.action is not Action.KEEP or change.kind in NEWS)
        return frozenset(change.kind for change in applied)

    @property
    def changed(self) -> bool:
        """Whether the person counts as changed."""
        return bool(self.kinds)

    @property
    def news(self) -> bool:
        """Whether this is a reason to congratulate (Rule 7)."""
        return not NEWS.isdisjoint(self.kinds)


class Known(NamedTuple):
    """What is known of a person.

    `entry` is what the newest import said, as written, `as_of` the day of that export (None: no import yet; then
    `entry` is what the account wrote). `by_hand` holds what the account wrote itself, by field (name, company, title,
    connected_on). `positions` are the position_key of the whole history, `slugs` and `emails` all that are known,
    `names` the name keys under which the person went. `employers` leads from the key of a company to that of another
    spelling of the same company, where the account says that two are one.
    """

    entry: Entry
    as_of: date | None = None
    by_hand: Mapping[str, str] = {}
    positions: frozenset[tuple[str, str]] = frozenset()
    slugs: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    employers: Mapping[str, str] = {}

    def employer(self, company: str) -> str:
        """The key by which a company is compared: one for all the spellings that the account says are one."""
        key = company_key(company)
        return self.employers.get(key, key)


UNCHANGED = Difference()


def compare(known: Known, entry: Entry, as_of: date | None = None) -> Difference:
    """What `entry`, from an export made on `as_of`, says differently from what is known.

    An older export than the one that is known adds history and turns nothing back. A field written by hand is never
    overwritten. What the source is silent about differs in nothing.
    """
    before = known.entry
    older = bool(as_of and known.as_of and as_of < known.as_of)
    changes: list[Change] = []
    if (before.given, before.family) != (entry.given, entry.family) and entry.name:
        changes += _older_name(known, entry) if older else _name(known, entry)
    if (before.company, before.title) != (entry.company, entry.title):
        changes += _older_position(known, entry) if older else _job(known, entry)
    if entry.slug and entry.slug != before.slug:
        changes += _profile(known, entry, older)
    if entry.emails:
        changes += [
            Change("email", "", email, Kind.OTHER, Action.ADD)
            for email in entry.emails
            if email not in known.emails and email not in before.emails
        ]
    if entry.connected_on and entry.connected_on != before.connected_on:
        changes += _connected(known, entry, older)
    return Difference(tuple(changes)) if changes else UNCHANGED


def _set_or_keep(known: Known, field: str, new: str, kind: Kind) -> list[Change]:
    """The change to a field, unless the account wrote it by hand (and no change at all where it wrote the same)."""
    if field not in known.by_hand:
        return [Change(field, _as_text(known.entry, field), new, kind, Action.SET)]
    hand = known.by_hand[field]
    return [] if _same(known, field, hand, new) else [Change(field, hand, new, kind, Action.KEEP)]


def _as_text(entry: Entry, field: str) -> str:
    return {"name": entry.name, "company": entry.company, "title": entry.title}[field]


def _same(known: Known, field: str, one: str, other: str) -> bool:
    if field == "company":
        return known.employer(one) == known.employer(other)
    return title_key(one) == title_key(other) if field == "title" else one == other


def _job(known: Known, entry: Entry) -> list[Change]:
    before = known.entry
    company = before.company if "company" in entry.silent else entry.company
    title = before.title if "title" in entry.silent else entry.title
    old_company, new_company = known.employer(before.company), known.employer(company)
    if mangled(before.company, company) or mangled(before.title, title):
        company = before.company if mangled(before.company, company) else company
        title = before.title if mangled(before.title, title) else title
        new_company = known.employer(company)
    repaired = bool(company) and mangled(company, before.company)
    had, has = bool(old_company or before.title.strip()), bool(new_company or title.strip())
    same_title = title_key(before.title) == title_key(title)
    if not had and not has:
        return []
    if not had:
        kind = Kind.STARTED
    elif not has:
        kind = Kind.LEFT
    elif old_company != new_company and new_company and not repaired:
        kind = Kind.NEW_COMPANY
    else:
        return _same_employer(known, company, title, same_title, lost=bool(old_company and not new_company))
    found = _set_or_keep(known, "company", company, kind) if before.company != company else []
    return found + (_set_or_keep(known, "title", title, kind) if before.title != title else [])


def _same_employer(known: Known, company: str, title: str, same_title: bool, lost: bool) -> list[Change]:
    """The employer is the one that is known, whatever its spelling (Rule 7: that is no news)."""
    before = known.entry
    found: list[Change] = []
    if before.company != company:
        found += _set_or_keep(known, "company", company, Kind.OTHER if lost else Kind.RESPELLED)
    if not same_title:
        found += _set_or_keep(known, "title", title, Kind.NEW_TITLE)
    elif " ".join(before.title.split()) != " ".join(title.split()):
        found += _set_or_keep(known, "title", title, Kind.OTHER)
    return found


def position_key(company: str, title: str) -> tuple[str, str]:
    """What positions of a history are compared by. Stricter than news: "(m/w/d)" behind a title makes it another."""
    return company_key(company), name_key(title)


def _older_position(known: Known, entry: Entry) -> list[Change]:
    position = position_key(entry.company, entry.title)
    now = position_key(known.entry.company, known.entry.title)
    if not any(position) or position == now or position in known.positions:
        return []
    if mangled(known.entry.company, entry.company) or mangled(known.entry.title, entry.title):
        return []
    text = ", ".join(part for part in (entry.title.strip(), entry.company.strip()) if part)
    return [Change("position", "", text, Kind.OTHER, Action.HISTORY)]


def name_change(old: Keys, new: Keys) -> Kind | None:
    """Of which kind the difference between two names is; None where they differ in nothing but decoration and case."""
    alike = compare_names(old, new)
    if alike in (Likeness.SAME, Likeness.SPELLING):
        return None
    if alike in (Likeness.MIDDLE, Likeness.INITIAL, Likeness.NICKNAME, Likeness.SHORTENED):
        return Kind.RESTYLED
    if old.family != new.family and first_word(old.given) == first_word(new.given):
        return Kind.RENAMED
    return Kind.OTHER


def _name(known: Known, entry: Entry) -> list[Change]:
    before = known.entry
    if before.name == entry.name:
        return []
    kind = name_change(keys_of(before.given, before.family), keys_of(entry.given, entry.family))
    return _set_or_keep(known, "name", entry.name, kind or Kind.RESTYLED)


def _older_name(known: Known, entry: Entry) -> list[Change]:
    keys, today = keys_of(entry.given, entry.family), keys_of(known.entry.given, known.entry.family)
    if keys.full in known.names or name_change(keys, today) is not Kind.RENAMED:
        return []
    return [Change("name", "", entry.name, Kind.OTHER, Action.HISTORY)]


def _profile(known: Known, entry: Entry, older: bool) -> list[Change]:
    if entry.slug in known.slugs and (older or not known.entry.slug):
        return []
    if older and (known.entry.slug or known.slugs):
        return [Change("link", "", entry.slug, Kind.OTHER, Action.HISTORY)]
    if not known.entry.slug:
        return [Change("link", "", entry.slug, Kind.OTHER, Action.ADD)]
    return [Change("link", known.entry.slug, entry.slug, Kind.MOVED_PROFILE, Action.SET)]


def _connected(known: Known, entry: Entry, older: bool) -> list[Change]:
    day, before = entry.connected_on, known.entry.connected_on
    if day is None or "connected_on" in known.by_hand or (older and before):
        return []
    action = Action.SET if before else Action.ADD
    return [Change("connected_on", before.isoformat() if before else "", day.isoformat(), Kind.OTHER, action)]
