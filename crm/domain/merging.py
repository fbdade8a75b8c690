"""Two records of one person: which value stays where only one can, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from crm.domain.cadence import Cadence
from crm.domain.employers import company_key
from crm.domain.folding import name_key
from crm.domain.titles import title_key

#: What only one of the two can give, in the order in which it is shown.
FIELDS = ("name", "position", "goes_by", "place", "met", "introduced_by", "cadence")


class Method(NamedTuple):
    """An address, number or link: `key` is what it is compared by."""

    id: int
    kind: str
    value: str
    key: str
    label: str = ""


class Job(NamedTuple):
    """A position. `started` and `ended` are texts as exact as they are known, `seen_*` days of exports."""

    id: int
    company_id: int | None
    company: str
    title: str
    started: str = ""
    ended: str = ""
    current: bool = False
    seen_from: date | None = None
    seen_to: date | None = None


@dataclass(frozen=True)
class Side:
    """One of the two. `by_hand` names the columns that the account wrote; `told_on` is the day of the newest file that
    told of this person."""

    id: int
    name: str
    given: str = ""
    family: str = ""
    goes_by: str = ""
    credentials: str = ""
    pronouns: str = ""
    company_id: int | None = None
    company: str = ""
    title: str = ""
    place: str = ""
    met_on: date | None = None
    met_how: str = ""
    introduced_by: int | None = None
    introducer: str = ""
    cadence: Cadence | None = None
    connected_on: date | None = None
    do_not_contact: bool = False
    archived: bool = False
    by_hand: frozenset[str] = frozenset()
    told_on: date | None = None
    methods: tuple[Method, ...] = ()
    jobs: tuple[Job, ...] = ()

    def says(self, what: str) -> str:
        """What this one says of a field, in one text to be compared; empty where it says nothing."""
        texts: Mapping[str, str] = {
            "name": name_key(self.name) and self.name,
            "position": "|".join(filter(None, (title_key(self.title), company_key(self.company)))),
            "goes_by": self.goes_by,
            "place": self.place,
            "met": "|".join(filter(None, (str(self.met_on or ""), self.met_how))),
            "introduced_by": str(self.introduced_by or ""),
            "cadence": str(self.cadence or ""),
        }
        return texts[what]


@dataclass(frozen=True)
class Choices:
    """What the account chose: by field, the id of the one whose value stays; and the methods that go."""

    fields: Mapping[str, int] = field(default_factory=dict)
    dropped: frozenset[int] = frozenset()


class Kept(NamedTuple):
    """Whose value stays, and why."""

    side: Side
    because: str


def stays(what: str, first: Side, second: Side, choices: Choices | None = None) -> Kept:
    """Whose value of a field stays: the one that was chosen; else the only one; else the fuller name; else what the
    account wrote by hand; else the job that was told of last; else that of the one who stays, the first."""
    chosen = choices.fields.get(what) if choices else None
    for side in (first, second):
        if side.id == chosen:
            return Kept(side, "you chose it")
    mine, theirs = first.says(what), second.says(what)
    if not mine or not theirs:
        return Kept(first if mine or not theirs else second, "the only one")
    if what == "introduced_by" and second.id == first.introduced_by:
        return Kept(second, "nobody introduces themselves")
    if what == "name" and _fullness(first) != _fullness(second):
        return Kept(max((first, second), key=_fullness), "the fuller name")
    by_hand = [side for side in (first, second) if _by_hand(what) & side.by_hand]
    if len(by_hand) == 1:
        return Kept(by_hand[0], "you wrote it")
    if what == "position" and first.told_on != second.told_on:
        newest = max((first, second), key=lambda side: side.told_on or date.min)
        return Kept(newest, "told of last")
    return Kept(first, "of the one who stays")


def kept_methods(first: Side, second: Side, choices: Choices) -> list[tuple[Side, Method]]:
    """The addresses, numbers and links that stay, the first one's before the second's, each key once."""
    found: dict[tuple[str, str], tuple[Side, Method]] = {}
    for side in (first, second):
        for method in side.methods:
            if method.id not in choices.dropped:
                found.setdefault((method.kind, method.key), (side, method))
    return list(found.values())


class Merged(NamedTuple):
    """A position that both have, as one: the first one's row with what the second's knows better."""

    job: Job
    gone: int | None = None


def kept_jobs(first: Side, second: Side, choices: Choices | None = None) -> list[Merged]:
    """Every position, the same one once, with the longer span; the job of the one whose position stays is the open one.

    Two are the same where company and title are and their spans do not exclude each other.
    """
    winner = stays("position", first, second, choices).side
    yields = {first.id: winner is second, second.id: winner is first and bool(first.says("position"))}
    found: list[Merged] = []
    left = list(second.jobs)
    for mine in first.jobs:
        theirs = next((job for job in left if _same_job(mine, job)), None)
        if theirs:
            left.remove(theirs)
            current = (mine if winner is first else theirs).current
            found.append(Merged(_together(mine, theirs, current), theirs.id))
        else:
            found.append(Merged(mine._replace(current=mine.current and not yields[first.id])))
    found += [Merged(job._replace(current=job.current and not yields[second.id])) for job in left]
    return found


def _by_hand(what: str) -> frozenset[str]:
    columns = {"position": ("company", "title"), "met": ("met_on", "met_how")}
    return frozenset(columns.get(what, (what,)))


def _fullness(side: Side) -> tuple[int, int, int]:
    """A name with a surname, with whole words instead of initials, and in mixed case is the better one to show."""
    words = name_key(side.name).split()
    return (
        int(bool(side.family and side.given)),
        -sum(len(word) == 1 for word in words),
        int(not side.name.isupper() and not side.name.islower()),
    )


def _same_job(one: Job, other: Job) -> bool:
    if title_key(one.title) != title_key(other.title):
        return False
    same = one.company_id == other.company_id if one.company_id and other.company_id else one.company == other.company
    return same and _agree(one.started, other.started) and _agree(one.ended, other.ended)


def _agree(one: str, other: str) -> bool:
    """Whether two days, as exact as they are known, may be one: 2024 and 2024-03 may."""
    return one.startswith(other) or other.startswith(one)


def _together(mine: Job, theirs: Job, current: bool) -> Job:
    return mine._replace(
        started=max(mine.started, theirs.started, key=len),
        ended=max(mine.ended, theirs.ended, key=len),
        current=current and not max(mine.ended, theirs.ended, key=len),
        seen_from=min(filter(None, (mine.seen_from, theirs.seen_from)), default=None),
        seen_to=max(filter(None, (mine.seen_to, theirs.seen_to)), default=None),
    )
