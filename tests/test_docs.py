"""What README.md, the docs and the Makefile say exists, does."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
import pytest

from crm.cli import crm as command

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
_TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
_FENCED = r"```\w*\n(?P<fenced>.*?)\n```"
_INDENTED = r"(?P<indented>(?:(?: {4}|\t)[^\n]*\n)+)"
_BLOCK = re.compile(rf"^(?:{_FENCED}|{_INDENTED})", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*\ssrc=\"([^\"]+)\"|\ssrcset=\"([^\"]+)\"")
# What stands in for an argument in a heading or a table: `crm feed revoke ID`.
_OPTION = re.compile(r"--?[a-z]")


def commands(page: Path) -> Iterator[list[str]]:
    """The commands that a page shows, as words; comments, prompts and settings before them are left out."""
    text = page.read_text(encoding="utf-8")
    lines = [line for found in _BLOCK.finditer(text) for line in (found["fenced"] or found["indented"]).splitlines()]
    for line in [*lines, *_INLINE.findall(text)]:
        try:
            words = shlex.split(line.strip().removeprefix("$ ").replace("…", "..."), comments=True)
        except ValueError:
            continue
        while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
            words = words[1:]
        if words and words[0].rpartition("/")[2] in ("crm", "make"):
            yield [words[0].rpartition("/")[2], *words[1:]]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_shows_exists(page: Path) -> None:
    for words in commands(page):
        if words[0] == "make":
            wanted = [word for word in words[1:] if "=" not in word and not word.startswith("-")]
            assert set(wanted) <= _TARGETS, f"make {' '.join(wanted)}"
        else:
            _exists(words)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_of_a_page_is_there(page: Path) -> None:
    for found in _LINK.finditer(page.read_text(encoding="utf-8")):
        target = next(filter(None, found.groups()))
        if urlsplit(target).scheme or target.startswith("#"):
            continue
        assert (page.parent / unquote(target.partition("#")[0])).exists(), target


def test_every_page_of_the_docs_can_be_reached_from_the_readme() -> None:
    seen, todo = set(), [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        if page in seen:
            continue
        seen.add(page)
        for found in _LINK.finditer(page.read_text(encoding="utf-8")):
            target = (found[1] or "").partition("#")[0]
            if target.endswith(".md") and not urlsplit(target).scheme:
                todo.append((page.parent / target).resolve())
    assert set(PAGES) - seen == set()


def test_every_picture_is_shown_somewhere() -> None:
    shown = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    unused = [path.name for path in (ROOT / "docs" / "pictures").glob("*.png") if f"pictures/{path.name}" not in shown]
    assert unused == []


def test_make_alone_lists_what_can_be_made() -> None:
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("run", "setup", "test", "quick", "check", "bench", "screenshots", "help"):
        assert f"make {target} " in shown


def _exists(words: list[str]) -> None:
    """Fail unless there is such a command with such options. Arguments are not looked at."""
    found: click.Command = command
    context = click.Context(found, info_name="crm")
    rest = words[1:]
    while rest and isinstance(found, click.Group) and not rest[0].startswith("-"):
        inner = found.get_command(context, rest[0])
        assert inner is not None, f"there is no {' '.join(words)}"
        found, rest = inner, rest[1:]
    options = {name for parameter in found.get_params(context) for name in (*parameter.opts, *parameter.secondary_opts)}
    given = {word.partition("=")[0] for word in rest if _OPTION.match(word)}
    assert given <= options | {"--help"}, f"{' '.join(words)}: no {', '.join(given - options)}"
