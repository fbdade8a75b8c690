"""`make bench`: every figure beside its floor, as a ratio, and the bound that the project holds itself to."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.alike import against_connections, among_everybody
from bench.invented import write_connections
from bench.processes import crm, floor, median, timed
from bench.searching import searching
from bench.serving import EMAIL, PASSWORD, Browser, database_url, median_of, server

PEOPLE = 30_000
RUNS = 5


def line(what: str, value: float, least: float, bound: float, unit: str = "s CPU") -> None:
    """One figure."""
    ratio = value / least
    print(f"{what:<44} {value:8.3f} {unit:<6} floor {least:7.3f}  {ratio:5.1f} times (at most {bound:g})", flush=True)


def importing(folder: Path) -> None:
    """30,000 connections into a new database, and the same file again; whole processes."""
    export = folder / "Connections.csv"
    write_connections(export, PEOPLE)
    first, again, memory, least_first, least_again = [], [], [], [], []
    for number in range(RUNS):
        bare, database = folder / f"floor{number}.db", folder / f"import{number}.db"
        least_first.append(floor("import", str(export), str(bare)))
        least_again.append(floor("compare", str(export), str(bare)))
        crm(database, "account", "create", EMAIL, "--json")
        run = crm(database, "import", str(export), "--json")
        first.append(run.cpu)
        memory.append(run.memory)
        again.append(crm(database, "import", str(export), "--json").cpu)
    line(f"import of {PEOPLE:,} connections", median(first), median(least_first), 4)
    line("the same file again", median(again), median(least_again), 6)
    print(f"{'peak memory of the import':<44} {max(memory):8.0f} MB     at most 300")


def vcards(folder: Path) -> None:
    """Everybody as vCards; whole processes."""
    database, bare = folder / "import0.db", folder / "floor0.db"
    out = str(folder / "everybody.vcf")
    least = [floor("vcards", str(bare), out) for _ in range(RUNS)]
    runs = [crm(database, "export", "vcards", "-o", out).cpu for _ in range(RUNS)]
    line(f"{PEOPLE:,} vCards", median(runs), median(least), 6)


def everything(folder: Path) -> None:
    """All that an account of 30,000 people and 200,000 touchpoints owns, exported and read back; whole processes."""
    database, empty, bare, out = (folder / name for name in ("busy.db", "empty.db", "bare.db", "kith.zip"))
    with sqlite3.connect(folder / "import0.db") as source, sqlite3.connect(database) as copy:
        source.backup(copy)
    told = {**os.environ, "KITH_DATABASE": f"sqlite:///{database}", "KITH_NOW": "2026-11-24T09:00"}
    subprocess.run([sys.executable, "-m", "bench.busy", EMAIL], env=told, check=True)
    least = floor("everything", str(database), str(folder / "floor.zip"))
    run = crm(database, "export", "all", "-o", str(out))
    line("everything, with vCards and CSV, as a ZIP", run.cpu, least, 4)
    print(f"{'peak memory of that':<44} {run.memory:8.0f} MB     at most 150")
    for fresh in (empty, bare):
        crm(fresh, "account", "create", EMAIL, "--json")
    least = floor("back", str(folder / "floor.zip"), str(bare))
    run = crm(empty, "import", str(out), "--json")
    line("the same read back into an empty account", run.cpu, least, 6)
    print(f"{'peak memory of that':<44} {run.memory:8.0f} MB     at most 300")


def duplicates(folder: Path) -> None:
    """Who may be one among 30,000 people, a third of whom have no profile; and how well that is recognised."""
    database, bare = folder / "alike.db", folder / "floor0.db"
    with sqlite3.connect(folder / "import0.db") as source, sqlite3.connect(database) as copy:
        source.backup(copy)
        copy.execute("DELETE FROM contact_method WHERE kind = 'link' AND person_id % 3 = 0")
    least = [floor("alike", str(bare)) for _ in range(RUNS)]
    runs = [crm(database, "duplicates", "--json").cpu for _ in range(RUNS)]
    line(f"duplicates among {PEOPLE:,} people", median(runs), median(least), 10 / median(least))
    for what, score in (
        ("people of 8 address books, in an import", against_connections()),
        ("the same, among each other", among_everybody()),
    ):
        print(
            f"{what:<44} precision {score.precision:.3f} (at least 0.98), recall {score.recall:.3f} (at least 0.90) of "
            f"the {score.possible} pairs that share more than a name; {score.recall_of_all:.3f} of all {score.true}",
            flush=True,
        )


def pages(folder: Path) -> None:
    """Pages with 30,000 people, over HTTP, against an empty route on the same kind of server."""
    environment = {"KITH_DATABASE": database_url(folder), "KITH_NOW": "2026-11-24T09:00", "KITH_REGISTRATION": "open"}
    command = [sys.executable, "-m", "crm.cli"]
    told = {**os.environ, **environment}
    subprocess.run(
        [*command, "account", "create", EMAIL, "--password-stdin"], input=PASSWORD.encode(), env=told, check=True
    )
    timed([*command, "import", str(folder / "Connections.csv")], environment)
    subprocess.run([sys.executable, "-m", "bench.busy", EMAIL], env=told, check=True)
    feed = json.loads(
        subprocess.run([*command, "feed", "add", "--json"], env=told, check=True, capture_output=True).stdout
    )
    address = feed["url"].split("/", 3)[3]
    with server("bench.empty:app") as empty_port, server("crm.app:create_app()", environment) as port:
        empty, browser = Browser(empty_port), Browser(port)
        browser.sign_in()
        for what, path in (
            ("list page", "/people"),
            ("list page, sorted by company", "/people?sort=company"),
            ("filter keystroke, 2 letters, again", "/people?q=wi"),
            ("filter keystroke, a name, again", "/people?q=wielgosik"),
            ("filter keystroke, two words, again", "/people?q=ada+engin"),
            ("person page", "/people/15000"),
            ("Today", "/"),
        ):
            headers = {"HX-Request": "true", "HX-Target": "people-list"} if "q=" in path else {}
            least = median_of(empty, "/")
            line(what, 1000 * median_of(browser, path, headers=headers), 1000 * least, 12, "ms")
        etag = browser.ask(f"/{address}")[2]
        least = median_of(empty, "/")
        same = median_of(Browser(port), f"/{address}", headers={"If-None-Match": etag}, expect=304)
        line("feed, not changed (304)", 1000 * same, 1000 * least, 2, "ms")


def main() -> None:
    """Print every figure."""
    with tempfile.TemporaryDirectory(prefix="kith-bench-") as name:
        folder = Path(name)
        importing(folder)
        vcards(folder)
        everything(folder)
        duplicates(folder)
        pages(folder)
        searching(folder)


if __name__ == "__main__":
    main()
