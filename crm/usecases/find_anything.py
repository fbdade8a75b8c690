"""Finding anything from a few letters: people, companies, opportunities, lists and tags; people with what was hit."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from crm.domain.excerpt import begins
from crm.domain.moment import Moment
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from crm.models.kept import kept
from crm.search.hits import Hit, hits
from crm.search.question import Understood, rows_best_first
from crm.search.words import asked
from crm.usecases import shell_counts
from crm.usecases.company.named import companies_named

#: Of each kind of thing but people.
MOST = 5
_MOST_OPPORTUNITIES = 2_000
_COLUMNS = (
    "p.name, p.given, p.family, p.title, (SELECT c.name FROM company c WHERE c.id = p.company_id), p.cadence_count, "
    "p.cadence_unit, p.last_touch_on"
)


class FoundPerson(NamedTuple):
    """Somebody who was found. `hit` is where, unless name, title or company show it."""

    id: int
    name: str
    given: str
    family: str
    title: str
    company: str
    cadence: tuple[int, str] | None
    last_touch_on: date | None
    hit: Hit | None


class Thing(NamedTuple):
    """A list (`key` is its address), or a tag, a company or an opportunity (its id). `more` is an opportunity's role,
    `people` how many a list or a tag holds."""

    key: str
    name: str
    more: str = ""
    people: int = 0


@dataclass(frozen=True)
class Found:
    """What a text finds. `marks` are the words by which a hit can be seen; `further`: more people than these are
    found; `slipped`: nobody was found as it was typed, and these people by a slip."""

    marks: tuple[str, ...] = ()
    people: list[FoundPerson] = field(default_factory=list)
    further: bool = False
    slipped: bool = False
    companies: list[Thing] = field(default_factory=list)
    opportunities: list[Thing] = field(default_factory=list)
    lists: list[Thing] = field(default_factory=list)
    tags: list[Thing] = field(default_factory=list)


def find_anything(account: Account, text: str, when: Moment, people: int) -> Found:
    """What a text finds, at most so many people; nothing for a text without letters or digits.

    The number of statements does not depend on what there is.
    """
    words = tuple(asked(text))
    if not words:
        return Found()
    how, found = rows_best_first(account, text, people + 1, _COLUMNS)
    lists = [Thing(one["url"], one["name"], people=one["count"]) for one in shell_counts.of(account, when.today).lists]
    return Found(
        how.marks,
        _people(account, found[:people], how),
        len(found) > people,
        how.exact == () and bool(found),
        [Thing(str(number), name) for number, name in companies_named(account, text, MOST)],
        _holding(words, kept(account, ("opportunities by name",), lambda: _opportunities(account))),
        _holding(words, lists),
        _holding(words, kept(account, ("tags by name",), lambda: _tags(account))),
    )


def _people(account: Account, found: list[tuple[Any, ...]], how: Understood) -> list[FoundPerson]:
    shown = {row[0]: " ".join(filter(None, (row[1], row[4], row[5]))) for row in found}
    where = hits(account, how, shown)
    return [
        FoundPerson(
            number, name, given, family, title, company or "",
            (count, unit) if count is not None else None, date_of(last), where.get(number),
        )
        for number, name, given, family, title, company, count, unit, last in found
    ]  # fmt: skip


def _holding(words: tuple[str, ...], things: list[Thing]) -> list[Thing]:
    """The first few things in which every word begins a word."""
    found = (one for one in things if all(begins(f"{one.name} {one.more}", (word,)) for word in words))
    return [one for one, _ in zip(found, range(MOST), strict=False)]


def _opportunities(account: Account) -> list[Thing]:
    """The newest opportunities: the waiting ones first."""
    sql = (
        "SELECT o.id, c.name, o.role FROM opportunity o JOIN company c ON c.id = o.company_id WHERE o.account_id = ? "
        "ORDER BY CASE WHEN o.outcome = '' THEN 0 ELSE 1 END, o.id DESC LIMIT ?"
    )
    return [Thing(str(number), *names) for number, *names in rows(sql, (account.id, _MOST_OPPORTUNITIES))]


def _tags(account: Account) -> list[Thing]:
    sql = (
        "SELECT t.id, t.name, (SELECT count(*) FROM person_tag x WHERE x.tag_id = t.id) FROM tag t "
        "WHERE t.account_id = ? ORDER BY t.name, t.id"
    )
    return [Thing(str(number), name, people=people) for number, name, people in rows(sql, (account.id,))]
