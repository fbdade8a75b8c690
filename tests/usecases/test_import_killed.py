"""An import whose process is killed leaves nothing half-written, and two at once make nobody twice."""

import json
import os
import pty
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.invented import write_connections
from crm.models import Account, Import, Person, is_sqlite
from crm.models.database import rows
from tests.usecases.network import BEFORE, TRUTH, everything

ROWS = 20_000
#: Withheld members are a fiftieth of such a file.
PEOPLE = ROWS - ROWS // 50


class Terminal:
    """`crm` in a process of its own, whose standard error is a terminal that is read."""

    def __init__(self, environment: dict[str, str], *arguments: str) -> None:
        self._master, slave = pty.openpty()
        command = [sys.executable, "-m", "crm.cli", *arguments]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=slave)
        os.close(slave)
        self.said = ""

    def wait_for(self, words: str) -> None:
        """Read on until the words were said. Fails where the process ends before."""
        while words not in self.said:
            assert self._read(), f"it ended before it said {words!r}: {self.said}"

    def _read(self) -> bool:
        try:
            more = os.read(self._master, 4096)
        except OSError:  # how Linux tells that the other side is closed
            return False
        self.said += more.decode()
        return bool(more)

    def kill(self) -> None:
        """End it as a power failure would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()
        os.close(self._master)

    def finish(self) -> tuple[int, str]:
        """Its exit status, and what it printed on standard output."""
        while self._read():
            pass
        out, _ = self.process.communicate()
        os.close(self._master)
        return self.process.returncode, out.decode()


@pytest.fixture
def start(database_url: str, tmp_path: Path) -> Callable[..., Terminal]:
    """Starts a command on the database of the test."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}
    environment = clean | {
        "KITH_DATABASE": database_url,
        "KITH_SECRET_KEY": "a secret key for tests, long enough",
        "KITH_NOW": "2026-11-24T09:00:00+00:00",
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    return lambda *arguments: Terminal(environment, *arguments)


@pytest.mark.slow
def test_an_import_killed_half_way_leaves_nothing_and_the_next_one_succeeds(
    account: Account, start: Callable[..., Terminal], tmp_path: Path
) -> None:
    path = tmp_path / "Connections.csv"
    write_connections(path, ROWS)
    before = everything(account)
    # At once, and some time into the writing; the last one while the file is still compared.
    moments = [("Adding people", 0.0), *(("Adding people", random.uniform(0.05, 0.5)) for _ in range(3))]
    for words, delay in [*moments, ("Comparing with the people you have", 0.05)]:
        killed = start("import", str(path))
        killed.wait_for(words)
        time.sleep(delay)
        killed.kill()
        if Import.of(account).exists():
            # It was through before it was killed: then everything is there, and the next one finds it so.
            assert Person.of(account).count() == PEOPLE
            break
        assert everything(account) == before
    status, out = start("doctor").finish()
    assert (status, out.strip().splitlines()[-1]) == (0, "Everything is in order.")
    if is_sqlite():
        assert rows("PRAGMA integrity_check") == [("ok",)]
        assert rows("PRAGMA foreign_key_check") == []
    status, out = start("import", str(path), "--json").finish()
    assert status == 0
    assert json.loads(out)["rows"] == ROWS
    assert Person.of(account).count() == PEOPLE
    assert [run.state for run in Import.of(account)][-1] == "applied"


def test_progress_is_told_on_a_terminal_and_wiped_at_the_end(
    account: Account, start: Callable[..., Terminal], engine: str
) -> None:
    terminal = start("import", str(BEFORE), "--json")
    status, out = terminal.finish()
    assert status == 0
    assert json.loads(out)["new"] == TRUTH["before"]["new"]
    shown = re.split(r"\r\x1b\[K", terminal.said)
    assert shown == [
        "", "Reading the file …", "Comparing with the people you have 0 of 58 …", "Adding people 0 of 58 …",
        "Bringing people up to date 58 of 58 …", "Putting the news on Today …", "",
    ]  # fmt: skip


def test_two_imports_at_once_both_end_well_and_make_nobody_twice(
    account: Account, start: Callable[..., Terminal], tmp_path: Path
) -> None:
    path = tmp_path / "Connections.csv"
    write_connections(path, 3_000)
    both = [start("import", str(path), "--json") for _ in range(2)]
    ended = [terminal.finish() for terminal in both]
    assert [status for status, _ in ended] == [0, 0]
    found = [json.loads(out) for _, out in ended]
    people = 3_000 - 60
    assert sorted((one["new"], one["unchanged"]) for one in found) == [(0, people), (people, 0)]
    assert Person.of(account).count() == people
    assert [run.state for run in Import.of(account)] == ["applied", "applied"]
    names = [name for (name,) in rows("SELECT name FROM company_spelling WHERE account_id = ?", (account.id,))]
    assert len(names) == len(set(names))


def test_different_files_at_once_bring_everybody_of_both(
    account: Account, start: Callable[..., Terminal], tmp_path: Path
) -> None:
    """Both name the same companies, and some of the same people."""
    path = tmp_path / "Connections.csv"
    write_connections(path, 1_000)
    lines = path.read_text(encoding="utf-8").splitlines()
    head, body = lines[:4], lines[4:]
    halves = []
    for name, part in (("first.csv", body[:700]), ("second.csv", body[300:])):
        halves.append(tmp_path / name)
        halves[-1].write_text("\n".join([*head, *part]), encoding="utf-8")
    both = [start("import", str(half), "--json") for half in halves]
    ended = [terminal.finish() for terminal in both]
    assert [status for status, _ in ended] == [0, 0]
    left_aside = sum(json.loads(out)["perhaps"] for _, out in ended)
    assert Person.of(account).count() + left_aside == 980
    links = [
        key for (key,) in rows("SELECT key FROM contact_method WHERE account_id = ? AND kind = 'link'", (account.id,))
    ]
    assert len(links) == len(set(links)) == Person.of(account).count()
