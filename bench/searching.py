"""Finding people among 30,000 with 200,000 touchpoints, on both engines: `python -m bench.searching`, `make bench`."""

import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote_plus

from bench.invented import RARE, names, write_connections
from bench.processes import timed
from bench.serving import EMAIL, PASSWORD, Browser, database_url, median_of, server
from crm.domain.folding import fold

PEOPLE = 30_000
#: The median over the kinds of questions is at most so many times an empty route.
BOUND = 8
_PLACES = (
    ("palette", "/search", {"HX-Request": "true", "HX-Target": "found"}),
    ("filter", "/people", {"HX-Request": "true", "HX-Target": "people-list"}),
)


def questions() -> dict[str, list[str]]:
    """Forty questions of each kind, the same in every run."""
    chance = random.Random(11)
    given, family = names()
    words = list(dict.fromkeys(fold(name).split()[0].split("-")[0] for name in (*given, *family)))
    pairs = [f"{fold(one).split()[0]} {fold(other).split()[0]}" for one in given for other in family]
    chance.shuffle(pairs)
    slips = [_slipped(word, chance) for word in words if len(word) > 4]
    return {
        "two letters": list(dict.fromkeys(word[:2] for word in words)),
        "a name": words[:40],
        "two words": pairs[:40],
        "a word of touchpoints": chance.sample(RARE, 40),
        "a slip": slips[:40],
    }


def searching(folder: Path) -> None:
    """Every kind of question, asked for the first time since anything changed, and again."""
    export = folder / "Connections.csv"
    if not export.exists():
        write_connections(export, PEOPLE)
    for engine, url in _databases(folder):
        environment = {"KITH_DATABASE": url, "KITH_NOW": "2026-11-24T09:00", "KITH_REGISTRATION": "open"}
        _fill(export, environment)
        for place, path, headers in _PLACES:
            # A server for each place: what was understood for the one is not at hand for the other.
            with server("bench.empty:app") as empty_port, server("crm.app:create_app()", environment) as port:
                empty, browser = Browser(empty_port), Browser(port)
                browser.sign_in()
                browser.ask(f"{path}?q=zz", headers=headers)
                _place(f"{engine}, {place}", path, headers, browser, empty)


def _place(where: str, path: str, headers: dict[str, str], browser: Browser, empty: Browser) -> None:
    """The figures of one place, and the median over its kinds of questions."""
    ratios: list[tuple[float, float]] = []
    for kind, asked in questions().items():
        addresses = [f"{path}?q={quote_plus(text)}" for text in asked]
        first = statistics.median(browser.ask(address, headers=headers)[0] for address in addresses)
        again = statistics.median(browser.ask(address, headers=headers)[0] for address in addresses * 3)
        least = median_of(empty, "/")
        ratios.append((first / least, again / least))
        print(
            f"{f'{where}, {kind}':<44} floor {1000 * least:.3f} ms; first {1000 * first:7.3f} ms, {first / least:4.1f} "
            f"times; again {1000 * again:7.3f} ms, {again / least:4.1f} times",
            flush=True,
        )
    first_time, once_more = (statistics.median(of_kinds) for of_kinds in zip(*ratios, strict=True))
    print(
        f"{f'{where}, median of the kinds':<44} first {first_time:.1f} times, again {once_more:.1f} times "
        f"(at most {BOUND})",
        flush=True,
    )


@contextmanager
def _postgres() -> Iterator[str]:
    from tests.postgres import Server

    with tempfile.TemporaryDirectory() as name, Server.started(Path(name)) as running:
        running.create("bench")
        yield running.url("bench")


def _databases(folder: Path) -> Iterator[tuple[str, str]]:
    fresh = folder / "searching"
    fresh.mkdir()
    yield "SQLite", database_url(fresh)
    with _postgres() as url:
        yield "PostgreSQL", url


def _fill(export: Path, environment: dict[str, str]) -> None:
    command, told = [sys.executable, "-m", "crm.cli"], {**os.environ, **environment}
    account = [*command, "account", "create", EMAIL, "--password-stdin"]
    subprocess.run(account, input=PASSWORD.encode(), env=told, check=True, stdout=subprocess.DEVNULL)
    timed([*command, "import", str(export)], environment)
    subprocess.run([sys.executable, "-m", "bench.busy", EMAIL], env=told, check=True)
    if environment["KITH_DATABASE"].startswith("postgresql:"):
        import psycopg

        # As PostgreSQL does by itself within a minute.
        with psycopg.connect(environment["KITH_DATABASE"], autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")


def _slipped(word: str, chance: random.Random) -> str:
    """The word with another letter somewhere inside."""
    at = chance.randrange(1, len(word) - 1)
    return f"{word[:at]}{chance.choice('qxz')}{word[at + 1 :]}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="kith-bench-") as name:
        searching(Path(name))
