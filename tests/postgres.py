"""A PostgreSQL server of the tests' own, on a Unix socket, thrown away afterwards."""

import itertools
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HINT = "The tests need PostgreSQL's server. Install it with: apt-get install postgresql"


def _program(name: str) -> str:
    found = [*sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), *filter(None, [shutil.which(name)])]
    if not found:
        raise RuntimeError(_HINT)
    return str(found[-1])


class Server:
    """A running server; `url(name)` is the address of one of its databases."""

    def __init__(self, socket_folder: Path) -> None:
        self._socket_folder = socket_folder
        self._numbers = itertools.count(1)

    @classmethod
    @contextmanager
    def started(cls, folder: Path) -> Iterator["Server"]:
        """Start a server in a folder, and stop it at the end. It refuses to run as root, so root becomes postgres."""
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
        # A socket's path may have 107 characters, and pytest's folders are longer.
        place = Path(tempfile.mkdtemp(prefix="kith-pg-"))
        if as_user:
            shutil.chown(place, "postgres", "postgres")
        data = place / "data"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        initdb = [_program("initdb"), "-D", str(data), "-U", "kith", "-A", "trust", "-E", "UTF8", "--no-locale"]
        subprocess.run([*as_user, *initdb, "--no-sync"], check=True, cwd=place, **quiet)
        options = ["-k", str(place), "-h", "", "-F", "-c", "synchronous_commit=off", "-c", "max_connections=200"]
        process = subprocess.Popen(
            [*as_user, _program("postgres"), "-D", str(data), *options, "-c", "full_page_writes=off"],
            cwd=place,
            **quiet,
        )
        server = cls(place)
        try:
            server._wait()
            yield server
        finally:
            process.terminate()
            process.wait(30)
            shutil.rmtree(place, ignore_errors=True)

    def url(self, name: str) -> str:
        """The address of a database."""
        return f"postgresql://kith@/{name}?host={self._socket_folder}"

    def create(self, name: str, template: str = "template0") -> None:
        """Make a database."""
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    def copy_of(self, template: str) -> str:
        """Make a copy of a database, under a name that is returned."""
        name = f"kith_{os.getpid()}_{next(self._numbers)}"
        self.create(name, template)
        return name

    def _run(self, sql: str) -> None:
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.encode())

    def _wait(self) -> None:
        import psycopg

        for _ in range(200):
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("PostgreSQL did not start within ten seconds.")
