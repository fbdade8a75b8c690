"""A PostgreSQL server of the tests' own, on a Unix socket, thrown away afterwards."""

import itertools
import os
import shutil
import signal
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
        self._clean: CleanDatabase | None = None

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
            if server._clean is not None:
                server._clean.close()
            # A fast shutdown: the usual one waits until every client has gone.
            process.send_signal(signal.SIGINT)
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

    @contextmanager
    def lent(self, template: str) -> Iterator[str]:
        """The name of a database that is as the template was, for the length of a test.

        Emptying one costs a hundredth of copying the template. One whose shape a test changed, or that somebody still
        holds a lock on, is not lent again.
        """
        if self._clean is None:
            self._clean = CleanDatabase(self, self.copy_of(template))
        clean = self._clean
        yield clean.name
        if not clean.emptied():
            self._clean = None

    def _run(self, sql: str) -> None:
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.encode())

    def _wait(self) -> None:
        import psycopg

        for _ in range(1200):
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("PostgreSQL did not start within a minute.")


# What a test may leave otherwise than it was: columns, indexes, and which migrations have run.
_SHAPE = """
    SELECT md5(string_agg(line, ';' ORDER BY line)) FROM (
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS line
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT name FROM schema_migration
    ) AS lines
"""
# A table in which many deleted rows stand, which slow whoever reads it.
_SWOLLEN = """
    SELECT 1 FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 200000 LIMIT 1
"""


class CleanDatabase:
    """A database of the tests' own server that can be made empty again."""

    def __init__(self, server: Server, name: str) -> None:
        import psycopg

        self.name = name
        self._connection = psycopg.connect(server.url(name), autocommit=True)
        self._connection.execute("SET lock_timeout = '5s'")
        self._shape = self._connection.execute(_SHAPE).fetchone()
        foreign = "SELECT 1 FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype = 'f'"
        tables = "SELECT relname FROM pg_class t WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        # What refers to nothing is emptied; what refers to it goes with it.
        alone = self._connection.execute(f"{tables} AND NOT EXISTS ({foreign})").fetchall()
        self._tables = [table for (table,) in alone if table != "schema_migration"]
        # Accounts are numbered on: what the program keeps in memory of one test's account is not the next one's.
        others = "sequencename NOT IN ('account_id_seq', 'schema_migration_id_seq')"
        sequences = self._connection.execute(f"SELECT sequencename FROM pg_sequences WHERE {others}".encode())
        self._numbers = ", ".join(f"setval('{sequence}', 1, false)" for (sequence,) in sequences.fetchall())

    def emptied(self) -> bool:
        """Whether it could be made as it was, without a row."""
        import psycopg

        try:
            if self._connection.execute(_SHAPE).fetchone() == self._shape:
                if self._connection.execute(_SWOLLEN).fetchone():
                    self._connection.execute(f"TRUNCATE {', '.join(self._tables)} CASCADE".encode())
                for table in self._tables:
                    self._connection.execute(f'DELETE FROM "{table}"'.encode())
                self._connection.execute(f"SELECT {self._numbers}".encode())
                return True
        except psycopg.Error:
            pass
        self.close()
        return False

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()
