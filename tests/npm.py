"""The programs from npm that tests use, installed once from the lock file in `tests/node`."""

import fcntl
import shutil
import subprocess
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "node"


@cache
def node_modules() -> Path:
    """The folder of the installed packages. Installs them where the lock file says more than what is there."""
    modules = FOLDER / "node_modules"
    if shutil.which("npm") is None:
        raise RuntimeError("The tests need node and npm. Install them with: apt-get install nodejs npm")
    with (FOLDER / "package-lock.json").open("rb") as lock_file:
        # Test processes run side by side; one installs, the others wait.
        fcntl.flock(lock_file, fcntl.LOCK_EX)
        wanted, stamp = lock_file.read(), modules / ".installed-from"
        if not stamp.exists() or stamp.read_bytes() != wanted:
            subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=FOLDER, check=True)
            stamp.write_bytes(wanted)
    return modules
