"""Whole commands, timed by the operating system's own accounting."""

import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """CPU seconds (user and system) and peak memory of one process, in MB."""

    cpu: float
    memory: float


def timed(command: list[str], environment: dict[str, str] | None = None) -> Run:
    """Run a command to its end. Raises CalledProcessError where it fails."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def floor(*arguments: str) -> float:
    """CPU seconds of a floor, the start of the interpreter included: both sides are whole processes."""
    return timed([sys.executable, "-m", "bench.floor", *arguments]).cpu


def median(runs: list[float]) -> float:
    """The median; these machines are noisy."""
    return statistics.median(runs)


def crm(database: Path, *arguments: str) -> Run:
    """`crm` with a database of its own."""
    environment = {"KITH_DATABASE": f"sqlite:///{database}", "KITH_NOW": "2026-11-24T09:00"}
    return timed([sys.executable, "-m", "crm.cli", *arguments], environment)
