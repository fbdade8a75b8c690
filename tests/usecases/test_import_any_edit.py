"""Whatever somebody's network becomes: an import taken back leaves what was there before it."""

import csv
import itertools
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases.accounts import create_account
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.planned import ImportPlan
from crm.usecases.import_people.report import counts_of
from crm.usecases.import_people.undo import undo_import
from tests.usecases.network import HEADER, PROFILE, changed_tables, decided, everything, looked_at

pytestmark = pytest.mark.slow

_numbers = itertools.count(1)


class Row(NamedTuple):
    """One connection, of so few names, companies and days that many are alike."""

    given: str
    family: str
    slug: str
    email: str
    company: str
    title: str
    day: date | None

    def cells(self) -> list[str]:
        """As it stands in the file."""
        day = self.day.strftime("%d %b %Y") if self.day else ""
        return [
            self.given,
            self.family,
            PROFILE + self.slug if self.slug else "",
            self.email,
            self.company,
            self.title,
            day,
        ]


GIVEN = st.sampled_from(["Ada", "Áda", "A.", "Kofi", "Mei-Lin", "雨桐"])
FAMILY = st.sampled_from(["Nwosu", "Nwosu, PhD", "Nwosu-Lind", "Lind", "Łęcki", "陈"])
COMPANY = st.sampled_from(["", "Fernhollow", "FERNHOLLOW, Inc.", "Kestrelby", "Self-employed"])
TITLE = st.sampled_from(["", "Engineer", "Sr. Engineer", "Senior engineer", "Head of data"])
DAY = st.sampled_from([None, date(2025, 4, 14), date(2025, 4, 15), date(2026, 5, 1), date(2026, 10, 2)])


@st.composite
def rows(draw: st.DrawFn, number: int) -> Row:
    """A connection whose profile and address, where it has any, are its own."""
    slug = draw(st.sampled_from(["", f"member-{number}"]))
    email = draw(st.sampled_from(["", "", f"Member{number}@lind.example", "info@lind.example", "no address"]))
    return Row(draw(GIVEN), draw(FAMILY), slug, email, draw(COMPANY), draw(TITLE), draw(DAY))


@st.composite
def later(draw: st.DrawFn, row: Row, number: int) -> list[Row]:
    """What became of a row in the later file: nothing, other cells, it is there twice, or it is gone."""
    edits: dict[str, st.SearchStrategy[Any]] = {
        "given": GIVEN,
        "family": FAMILY,
        "slug": st.sampled_from(["", f"moved-{number}"]),
        "email": st.sampled_from(["", f"new{number}@lind.example"]),
        "company": COMPANY,
        "title": TITLE,
        "day": DAY,
    }
    fields = draw(st.lists(st.sampled_from(sorted(edits)), max_size=2, unique=True))
    copies = draw(st.sampled_from([1, 1, 1, 1, 0, 2]))
    return [row._replace(**{field: draw(edits[field]) for field in fields})] * copies


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Row], list[Row]]:
    """A network, and what became of it."""
    before = [draw(rows(number)) for number in range(draw(st.integers(1, 8)))]
    after = [new for number, row in enumerate(before) for new in draw(later(row, number))]
    after += [draw(rows(number)) for number in range(20, 20 + draw(st.integers(0, 3)))]
    return before, list(draw(st.permutations(after)))


def written(path: Path, network: list[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER + "\n")
        csv.writer(file, lineterminator="\n").writerows(row.cells() for row in network)
    return path


def answers(plan: ImportPlan, same: list[bool]) -> Choices:
    """An answer to every question, and every news ticked."""
    lines = [row.record.row for row in plan.open]
    said = dict(zip(lines, itertools.cycle(same), strict=False))
    return Choices(
        congratulate=frozenset(changed.person.id for changed in plan.news),
        same=frozenset(line for line, yes in said.items() if yes),
        two=frozenset(line for line, yes in said.items() if not yes),
    )


def stored(owner: Account) -> dict[str, list[tuple[Any, ...]]]:
    """Every row, without the search index, in which an employer's spelling may have become another one's."""
    return everything(owner, but=("person_search",))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(network=networks(), same=st.lists(st.booleans(), min_size=1, max_size=4))
def test_an_import_taken_back_leaves_what_was_there_before_it(
    database: object, moment: Moment, tmp_path: Path, network: tuple[list[Row], list[Row]], same: list[bool]
) -> None:
    number = next(_numbers)
    owner: Account = create_account(f"ines{number}@valderrey.example", "", moment)
    first, second = (written(tmp_path / f"{number}-{name}.csv", part) for name, part in zip("ab", network, strict=True))
    empty = stored(owner)
    _, a = decided(owner, first, moment, answers(looked_at(owner, first, moment), same))
    after_a = stored(owner)
    plan, b = decided(owner, second, moment, answers(looked_at(owner, second, moment), same))
    counts = counts_of(plan)
    parts = ("withheld", "unreadable", "new", "changed", "unchanged", "perhaps", "repeated")
    assert counts["rows"] == sum(counts[part] for part in parts)
    after_b = stored(owner)

    again = looked_at(owner, second, moment)
    assert (len(again.new), len(again.changed)) == (0, 0)
    _, twice = decided(owner, second, moment, Choices())
    assert changed_tables(after_b, stored(owner)) == {}
    assert undo_import(owner, twice, moment) == []
    assert changed_tables(after_b, stored(owner)) == {}

    assert undo_import(owner, b, moment) == []
    assert changed_tables(after_a, stored(owner)) == {}
    assert undo_import(owner, a, moment) == []
    assert changed_tables(empty, stored(owner)) == {}
