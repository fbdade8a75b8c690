"""PostgreSQL's own programs, which copy a database and bring it back."""

import os
import shutil
import subprocess
from pathlib import Path

from crm.domain.refusals import Refused

# What an address can say, and the variable in which PostgreSQL's programs look for it (libpq, "Environment Variables").
_VARIABLES = {
    "host": "PGHOST",
    "hostaddr": "PGHOSTADDR",
    "port": "PGPORT",
    "dbname": "PGDATABASE",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "passfile": "PGPASSFILE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "service": "PGSERVICE",
    "options": "PGOPTIONS",
    "connect_timeout": "PGCONNECT_TIMEOUT",
}


def run(program: str, *arguments: str, url: str = "") -> str:
    """Run a program and return what it printed.

    The database's address goes into the environment: everybody on a machine can read a command line, and the address
    may hold a password. Raises Refused where the program is not installed or fails.
    """
    path = shutil.which(program)
    if path is None:
        raise Refused(f"{program} is not installed. It comes with PostgreSQL's client programs (postgresql-client).")
    command = [path, *arguments]
    done = subprocess.run(command, env=_environment(url), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = " ".join(done.stderr.split())
        raise Refused(f"{program} could not do it: {said[:500]}")
    return done.stdout


def dump(url: str, target: Path) -> None:
    """A consistent copy of a database in PostgreSQL's own format, while it is in use."""
    run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}", url=url)


def _environment(url: str) -> dict[str, str]:
    if not url:
        return dict(os.environ)
    from psycopg.conninfo import conninfo_to_dict

    parts = conninfo_to_dict(url)
    unknown = sorted(set(parts) - set(_VARIABLES))
    if unknown:
        raise Refused(f"KITH_DATABASE says {unknown[0]}, which PostgreSQL's programs cannot be told.")
    return {**os.environ, **{_VARIABLES[name]: str(value) for name, value in parts.items()}}
