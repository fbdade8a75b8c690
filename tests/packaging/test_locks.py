"""The lock files say what pyproject.toml asks for, by version and hash, and name no address."""

import re
import subprocess
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.conftest import ROOT

pytestmark = pytest.mark.slow

LOCKS = {
    "requirements.lock": ("install",),
    "requirements-postgres.lock": ("install", "postgres"),
    "requirements-dev.lock": ("install", "postgres", "dev"),
}
_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Taken apart, so that this file does not name them either.
_HOSTS = ["py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "npm" + "js.org", "deb." + "debian.org"]
_HOSTS += ["registry." + "yarnpkg", "crates" + ".io", "files." + "python"]


def _locked(name: str) -> dict[str, Requirement]:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found = [Requirement(line.partition(" --hash")[0].strip()) for line in text.splitlines() if line.strip()]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


def _asked(extras: tuple[str, ...]) -> list[Requirement]:
    lines = list(_PROJECT["dependencies"])
    for extra in extras:
        lines += _PROJECT["optional-dependencies"][extra]
    return [wanted for wanted in map(Requirement, lines) if wanted.name != _PROJECT["name"]]


def _applies(requirement: Requirement, extras: set[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in {"", *extras})


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_what_the_project_asks_for_and_all_that_needs(name: str) -> None:
    locked = _locked(name)
    todo = _asked(LOCKS[name])
    needed: set[tuple[str, frozenset[str]]] = set()
    while todo:
        wanted = todo.pop()
        key = canonicalize_name(wanted.name)
        assert key in locked, f"{name} lacks {wanted}: make lock"
        (version,) = locked[key].specifier
        assert wanted.specifier.contains(version.version), f"{name} has {locked[key]}, but {wanted} is asked for"
        seen = (key, frozenset(wanted.extras))
        if seen in needed:
            continue
        needed.add(seen)
        further = (Requirement(line) for line in requires(wanted.name) or [])
        todo += [requirement for requirement in further if _applies(requirement, wanted.extras)]
    here = {key for key, requirement in locked.items() if _applies(requirement, set())}
    assert here - {key for key, _ in needed} == set(), f"{name} holds more than is asked for: make lock"


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_version_is_exact_and_has_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry
        assert not re.search(r"://| @ |file:", entry), entry


def test_the_locks_agree_with_each_other() -> None:
    small, large = _locked("requirements.lock"), _locked("requirements-dev.lock")
    assert {key: str(large[key].specifier) for key in small} == {key: str(small[key].specifier) for key in small}


def test_the_running_program_does_not_get_postgresqls_driver_unasked() -> None:
    # peewee imports it wherever it is installed, and that costs every command 90 ms.
    assert not {"psycopg", "psycopg-binary", "psycopg2", "psycopg2-binary"} & set(_locked("requirements.lock"))


def test_no_file_names_the_address_of_a_package_registry() -> None:
    found = [f"{path}: {host}" for path in _files() for host in _HOSTS if host in _text(path)]
    assert found == []


def _files() -> list[Path]:
    if not (ROOT / ".git").exists():
        return [path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts]
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="ignore")
