"""Other people's programs, which read what Kith writes: started once, asked many times."""

import json
import os
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent.parent
COMMANDS = {
    "ical.js reads a calendar": ["node", TESTS / "node" / "read_calendar.mjs"],
    "ical.js reads cards": ["node", TESTS / "node" / "read_cards.mjs"],
    "jsQR sees": ["node", TESTS / "node" / "read_qr.mjs"],
    "libical reads a calendar": ["/usr/bin/python3", TESTS / "programs" / "read_calendar_libical.py"],
    "Evolution reads a card": ["/usr/bin/python3", TESTS / "programs" / "read_cards_evolution.py"],
    "Text::vCard reads cards": ["perl", TESTS / "programs" / "read_cards_text_vcard.pl"],
}


class Programs:
    """Asks other programs, each of which goes on running until `close`."""

    def __init__(self) -> None:
        self._running: dict[tuple[str, str], subprocess.Popen[str]] = {}

    def ask(self, what: str, text: str, timezone: str = "UTC") -> Any:
        """What the program makes of the text, on a machine in that time zone."""
        line = ""
        with suppress(OSError):  # it is not there, or has ended because something that it needs is not
            program = self._running.get((what, timezone)) or self._start(what, timezone)
            assert program.stdin
            assert program.stdout
            program.stdin.write(json.dumps(text) + "\n")
            program.stdin.flush()
            line = program.stdout.readline()
        assert line, f"“{what}” does not run here. `make setup-tests` installs what the tests need."
        reply = json.loads(line)
        assert "answer" in reply, f"{what}: {reply['error']} for {text!r}"
        return reply["answer"]

    def close(self) -> None:
        """End every program that was started."""
        for program in self._running.values():
            with suppress(OSError):
                program.communicate(timeout=30)

    def _start(self, what: str, timezone: str) -> subprocess.Popen[str]:
        self._running[what, timezone] = program = subprocess.Popen(
            COMMANDS[what], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=_surroundings(timezone)
        )
        return program


def run(*command: str | Path, timezone: str = "UTC") -> str:
    """What a program prints that reads files and ends, on a machine in that time zone."""
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", env=_surroundings(timezone))
    except OSError:
        raise AssertionError(f"{command[0]} is not here. `make setup-tests` installs what the tests need.") from None
    assert done.returncode == 0, f"{command[0]} ended with {done.returncode}: {done.stderr}"
    return done.stdout


def _surroundings(timezone: str) -> dict[str, str]:
    return {**os.environ, "TZ": timezone, "LC_ALL": "C.UTF-8"}
