"""The wheel, the sdist and the editable install, each made from this checkout and installed somewhere else."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Building and installing takes seconds."""
    for item in items:
        if Path(__file__).parent in item.path.parents and "an_install" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the checkout."""
    return _built("--wheel", tmp_path_factory.mktemp("wheel"), "*.whl")


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution."""
    return _built("--sdist", tmp_path_factory.mktemp("sdist"), "*.tar.gz")


@pytest.fixture(scope="session")
def wheel_of_sdist(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that somebody gets who has only the source distribution."""
    unpacked = tmp_path_factory.mktemp("unpacked")
    subprocess.run(["tar", "-xzf", str(sdist), "-C", str(unpacked)], check=True)
    (source,) = unpacked.iterdir()
    return _built("--wheel", tmp_path_factory.mktemp("wheel-of-sdist"), "*.whl", source)


@pytest.fixture(params=["wheel", "sdist", "editable"])
def an_install(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An environment of its own, with nothing of Kith in it but one install. Its `bin/crm` is the program."""
    what: dict[str, Callable[[], list[str]]] = {
        "wheel": lambda: [str(request.getfixturevalue("wheel"))],
        "sdist": lambda: [str(request.getfixturevalue("wheel_of_sdist"))],
        "editable": lambda: ["--no-build-isolation", "--editable", str(ROOT)],
    }
    place = tmp_path / "environment"
    venv.create(place, with_pip=False)
    # The dependencies are those of this environment; the .pth that makes Kith itself visible here does not count there.
    packages = next(place.glob("lib/python*/site-packages"))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    _install(place / "bin" / "python", what[request.param]())
    return place


def _built(kind: str, into: Path, pattern: str, source: Path = ROOT) -> Path:
    command = [sys.executable, "-m", "build", kind, "--no-isolation", "--outdir", str(into), str(source)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return next(into.glob(pattern))


def _install(python: Path, what: list[str]) -> None:
    offline = ["install", "--quiet", "--no-deps", "--no-index", *what]
    if shutil.which("uv"):
        subprocess.run(["uv", "pip", *offline, "--python", str(python)], check=True)
    else:
        subprocess.run([sys.executable, "-m", "pip", "--python", str(python), *offline], check=True)
