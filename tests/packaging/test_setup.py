"""Where something is missing, the set-up says in one sentence what to install, and fails."""

import subprocess
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs, all that a run of a script finds besides the system's plainest ones."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("sh", "cat", "cksum", "dirname", "basename", "rm"):
        (programs / name).symlink_to(_found(name))
    return programs


def test_without_a_python_from_3_11_on_the_set_up_says_so(machine: Path, tmp_path: Path) -> None:
    _program(machine / "python3", "exit 1")
    done = _run(["scripts/setup", "requirements.lock"], machine, VENV=str(tmp_path / "venv"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Python 3.11 or later" in done.stderr
    assert "apt-get install python3 python3-venv" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_a_python_that_cannot_make_environments_gets_the_hint(machine: Path, tmp_path: Path) -> None:
    # As Debian ships it: new enough, without ensurepip.
    _program(machine / "python3", 'case "$2" in *ensurepip*) exit 1 ;; esac; exit 0')
    done = _run(["scripts/setup", "requirements.lock"], machine, VENV=str(tmp_path / "venv"))
    assert done.returncode == 1
    assert done.stderr == "python3 cannot make an environment. On Debian and Ubuntu: apt-get install python3-venv\n"


def test_the_first_python_that_is_new_enough_is_taken(machine: Path, tmp_path: Path) -> None:
    _program(machine / "python3", "exit 1")
    _program(
        machine / "python3.12",
        f'case "$*" in -m*) echo "$0 makes it" >{tmp_path}/made; exit 1 ;; *executable*) echo "$0" ;; esac',
    )
    _run(["scripts/setup", "requirements.lock"], machine, VENV=str(tmp_path / "venv"))
    assert (tmp_path / "made").read_text() == f"{machine}/python3.12 makes it\n"


def test_programs_that_only_root_can_install_are_named(machine: Path) -> None:
    _program(machine / "id", "echo 1000")
    done = _run(["scripts/programs", "tests/debian-packages.txt"], machine)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "sudo apt-get install" in done.stderr
    assert " nodejs npm chromium" in done.stderr


def test_root_installs_them_and_is_asked_nothing(machine: Path, tmp_path: Path) -> None:
    _program(machine / "id", "echo 0")
    _program(machine / "apt-get", f'echo "$@" >>{tmp_path}/asked; test "$DEBIAN_FRONTEND" = noninteractive')
    done = _run(["scripts/programs", "tests/debian-packages.txt"], machine)
    assert done.returncode == 0, done.stderr
    update, install = (tmp_path / "asked").read_text().splitlines()
    assert update.startswith("update")
    assert install.startswith("install")
    assert "--yes" in install
    assert "chromium" in install


def _program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def _run(command: list[str], machine: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": str(machine), **more}
    return subprocess.run(["/bin/sh", *command], cwd=ROOT, env=environment, capture_output=True, text=True)


def _found(name: str) -> str:
    return subprocess.run(["sh", "-c", f"command -v {name}"], capture_output=True, text=True, check=True).stdout.strip()
