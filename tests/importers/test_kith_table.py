"""The table of people that Kith exports, as it comes back from a spreadsheet program."""

from datetime import date
from pathlib import Path

import pytest

from importers import ImportedPerson, Method, UnreadableFile, open_export
from importers.kith_table import COLUMNS, unguarded


def people(
    path: Path, rows: list[dict[str, str]], delimiter: str = ",", names: list[str] | None = None
) -> list[ImportedPerson]:
    """The people of a table of these rows."""
    names = names or list(COLUMNS)
    cells = [[f'"{row.get(name, "").replace(chr(34), chr(34) * 2)}"' for name in names] for row in rows]
    lines = [delimiter.join(name.title() for name in names), *(delimiter.join(row) for row in cells)]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    export = open_export(path)
    assert (export.format, export.source) == ("csv", "csv")
    return list(export.people())


ADA = {
    "name": "Ada Nwosu-Lind", "given name": "Ada", "family name": "Nwosu-Lind", "title": "'@Head",
    "company": "Fernhollow", "email": "ada@fernhollow.example", "email label": "work",
    "more emails": "home: ada@nwosu.example\nada@x.example", "phone": "(+44) 161 496 0102", "phone label": "mobile",
    "linkedin": "https://www.linkedin.com/in/ada", "tags": "Choir, Ports\\, ships", "note": "'=1\n⁂\nPlays bassoon",
    "met on": "2025-05-03", "how you met": "At the regatta", "goes by": "Addie",
    "also known as": "Adaeze Lind\nnée Blom",
    "after the name": "PhD", "uid": "0b5c1c39-7d35-4d2e-93f7-1ab0c6a3a2c1",
}  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_everything_comes_back(tmp_path: Path, delimiter: str) -> None:
    (ada,) = people(tmp_path / "people.csv", [ADA], delimiter)
    assert (ada.given, ada.family, ada.title, ada.company) == ("Ada", "Nwosu-Lind", "@Head", "Fernhollow")
    assert ada.more is not None
    assert ada.more.methods == (
        Method("email", "ada@fernhollow.example", "work"),
        Method("email", "ada@nwosu.example", "home"),
        Method("email", "ada@x.example"),
        Method("phone", "+44 161 496 0102", "mobile"),
        Method("link", "https://www.linkedin.com/in/ada"),
    )
    assert ada.more.tags == ("Choir", "Ports, ships")
    assert (ada.more.note, ada.more.notes) == ("=1", ("Plays bassoon",))
    assert (ada.more.met_on, ada.more.met_how, ada.more.nickname) == (date(2025, 5, 3), "At the regatta", "Addie")
    assert (ada.more.former, ada.more.also, ada.more.suffix) == ("Blom", (("Adaeze Lind", ""),), "PhD")


def test_columns_may_stand_in_another_order_and_days_as_a_spreadsheet_writes_them(tmp_path: Path) -> None:
    (ada,) = people(tmp_path / "people.csv", [{**ADA, "met on": "03/05/2025"}], names=sorted(COLUMNS))
    assert ada.given == "Ada"
    assert ada.more is not None
    assert ada.more.met_on == date(2025, 5, 3)


def test_a_row_without_anybody_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    assert len(people(path, [ADA, {"note": "Who was that?"}, {}])) == 1
    assert [row.line for row in open_export(path).unreadable] == [7]


@pytest.mark.parametrize(
    "nobody", [{"name": "\x01"}, {"given name": "\u200b"}, {"email": "not one"}, {"more links": "site: "}]
)
def test_a_row_of_which_nothing_can_be_seen_or_used_is_nobody_either(tmp_path: Path, nobody: dict[str, str]) -> None:
    path = tmp_path / "people.csv"
    assert len(people(path, [nobody, ADA])) == 1
    assert [row.line for row in open_export(path).unreadable] == [2]


def test_no_text_is_longer_than_it_may_be_nor_has_what_cannot_be_shown(tmp_path: Path) -> None:
    notes = "\n⁂\n".join(["long " * 3_990, "note " * 5_000, "bell\x07"])
    told = {"given name": "A" * 10_001, "note": notes, "how you met": "b\x07", "tags": "t," * 600}
    (ada,) = people(tmp_path / "people.csv", [told])
    assert ada.more is not None
    assert (len(ada.given), len(ada.more.note)) == (10_000, 3_990 * 5 - 1)
    assert [len(note) for note in ada.more.notes] == [19_999, 4]
    assert (ada.more.met_how, len(ada.more.tags)) == ("b", 500)
    assert [warning.partition(" was")[0] for warning in ada.warnings] == [
        "A text of more than 10,000 characters",
        "A text of more than 20,000 characters",
        "Of anything there is more than 500 times, the rest",
        "Characters that cannot be shown were left out of this line.",
    ]


def test_a_table_of_nobody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="nobody is in it"):
        people(tmp_path / "people.csv", [])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("'=1", "=1"),
        ("''=1", "'=1"),
        ("'tis", "'tis"),
        ("a;'=1", "a;=1"),
        ("a\r\n'-b", "a\n-b"),
        ("it's = 1", "it's = 1"),
    ],
)
def test_the_apostrophe_before_a_formula_is_taken_away_again(cell: str, text: str) -> None:
    assert unguarded(cell) == text
