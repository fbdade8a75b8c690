"""What the import checks of pyproject.toml cannot say: which libraries a room may use, and that nothing is outside."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = {"crm", "importers"}
#: The libraries that a room may import besides the standard library and the program itself.
ALLOWED = {
    "crm/domain": {"rapidfuzz", "anyascii"},
    # What a calendar or a card means is told by libraries, each loaded when such a file is read.
    "importers": {"rapidfuzz", "anyascii", "icalendar", "recurring_ical_events", "vobject"},
}
# A date that the database or the template works out is the clock by another door.
_CLOCK_IN_SQL = re.compile(r"CURRENT_(?:TIMESTAMP|DATE|TIME)\b|\bfn\.now\b|\bNOW\(\)|datetime\('now'", re.IGNORECASE)


@pytest.mark.parametrize("room", ALLOWED)
def test_a_room_uses_only_its_libraries(room: str) -> None:
    own = room.partition("/")[0]
    allowed = {own, *sys.stdlib_module_names, *ALLOWED[room]}
    strange = {f"{path}: {name}" for path in (ROOT / room).rglob("*.py") for name in _imported(path) - allowed}
    assert strange == set()


def test_every_package_at_the_top_is_a_room_or_serves_the_project() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - {"tests", "bench"} == ROOMS
    assert list(ROOT.glob("*.py")) == []


def test_the_database_is_not_asked_for_the_time() -> None:
    sources = [path for path in (ROOT / "crm").rglob("*.py") if "migrations" not in path.parts]
    assert [str(path) for path in sources if _CLOCK_IN_SQL.search(path.read_text(encoding="utf-8"))] == []


def _imported(path: Path) -> set[str]:
    """The top-level names that a file imports, wherever in it."""
    return {name.partition(".")[0] for name in _names(ast.parse(path.read_text(encoding="utf-8")))}


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
