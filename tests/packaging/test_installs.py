"""However Kith is installed, it finds its templates and its static files."""

import os
import re
import socket
import subprocess
import tarfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT

pytestmark = pytest.mark.slow

_STYLESHEET = re.compile(r'href="(/static/css/[^"]+)"')


def test_every_install_serves_a_page_and_its_stylesheet(an_install: Path, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    environment = {"PATH": os.environ["PATH"], "KITH_DATABASE": f"sqlite:///{tmp_path}/kith.db", "HOME": str(tmp_path)}
    program = [str(an_install / "bin" / "crm"), "serve", "--workers", "1", "--port", address.rpartition(":")[2]]
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(program, cwd=tmp_path, env=environment, stdout=log, stderr=log)
    try:
        page = _fetched(f"{address}/sign-in", server, tmp_path / "log")
        sheets = _STYLESHEET.findall(page)
        assert len(sheets) > 5
        assert "@layer" in _fetched(address + sheets[0], server, tmp_path / "log")
    finally:
        server.terminate()
        server.wait(30)


def test_the_wheel_holds_every_template_and_static_file(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("templates", "static"):
        files = [path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert {f"crm/{path.as_posix()}" for path in files} - packed == set()


def test_the_sdist_holds_what_building_and_testing_it_takes(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"pyproject.toml", "Makefile", "README.md", "LICENSE", "requirements.lock", "requirements-dev.lock"}
    wanted |= {"crm/app.py", "importers/records.py", "static/css/base.css", "templates/layout.html"}
    wanted |= {"scripts/setup", "tests/conftest.py", "tests/debian-packages.txt", ".djlint_rules.yaml"}
    assert wanted - packed == set()


def test_no_python_lies_among_the_templates_and_static_files() -> None:
    # An editable install would break on it: the two folders are not packages.
    assert [*ROOT.glob("templates/**/*.py"), *ROOT.glob("static/**/*.py")] == []


def _fetched(url: str, server: "subprocess.Popen[bytes]", log: Path) -> str:
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                text: str = answer.read().decode()
                return text
        except urllib.error.HTTPError:
            raise
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.05)
    raise AssertionError(f"{url} was not served:\n{log.read_text()}")
