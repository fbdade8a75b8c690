"""Fetches what static/vendor holds from npm, checks it against the lock, and draws the icon sprite.

    python scripts/vendor.py            fetch again and compare with static/vendor/vendor.json
    python scripts/vendor.py --lock     the same, and write the lock anew (a version or icons.txt changed)
    python scripts/vendor.py --check    no network: do the files lying here have the hashes of the lock?

npm itself verifies the tarballs; the lock keeps the sha512 of each tarball and of every file taken from it.
Nothing here is imported by the application.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "static"
VENDOR = STATIC / "vendor"
LOCK = VENDOR / "vendor.json"
SPRITE = STATIC / "icons.svg"
SCRIPTS = ("latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek", "greek-ext")


@dataclass(frozen=True)
class Package:
    """One npm package, and which of its files go where under static/."""

    name: str
    version: str
    licence: str
    files: dict[str, str] = field(default_factory=dict)


PACKAGES = (
    Package(
        "htmx.org",
        "2.0.11",
        "0BSD",
        {"dist/htmx.min.js": "vendor/htmx-2.0.11/htmx.min.js", "LICENSE": "vendor/htmx-2.0.11/LICENSE"},
    ),
    Package("lucide-static", "1.62.0", "ISC", {"LICENSE": "vendor/lucide-1.62.0/LICENSE"}),
    Package(
        "@fontsource-variable/inter",
        "5.3.0",
        "OFL-1.1",
        {
            **{
                f"files/inter-{script}-opsz-normal.woff2": f"vendor/inter-5.3.0/inter-{script}.woff2"
                for script in SCRIPTS
            },
            "LICENSE": "vendor/inter-5.3.0/LICENSE",
        },
    ),
)


def sha512(data: bytes) -> str:
    """The digest in the form npm and Subresource Integrity write it."""
    return "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()


def unpack(package: Package, into: Path) -> tuple[Path, str]:
    """Downloads the package by its name with the npm client; returns its folder and its tarball's digest."""
    target = into / package.name.replace("/", "-")
    target.mkdir()
    subprocess.run(
        ["npm", "pack", "--silent", f"{package.name}@{package.version}"], cwd=target, check=True, capture_output=True
    )
    (tarball,) = target.glob("*.tgz")
    with tarfile.open(tarball) as archive:
        archive.extractall(target, filter="data")
    return target / "package", sha512(tarball.read_bytes())


def symbol(name: str, svg: str) -> str:
    """One Lucide icon as a symbol. The stroke's width is left to the style sheet."""
    body = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
    if body is None:
        raise SystemExit(f"{name}.svg is not an icon.")
    drawing = re.sub(r"\s*\n\s*", "", body.group(1)).replace(" />", "/>")
    return (
        f'<symbol id="i-{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        f'stroke-linecap="round" stroke-linejoin="round">{drawing}</symbol>'
    )


def draw_sprite(lucide: Path) -> str:
    """All icons of static/vendor/icons.txt, and our own marks, in one file."""
    names = (VENDOR / "icons.txt").read_text("utf-8").split()
    icons = [symbol(name, (lucide / "icons" / f"{name}.svg").read_text("utf-8")) for name in names]
    marks = (ROOT / "scripts" / "marks.svg").read_text("utf-8").split("\n")
    head = '<svg xmlns="http://www.w3.org/2000/svg">'
    note = "<!-- Icons: Lucide (ISC, see vendor/lucide-1.62.0/LICENSE). The two circles are Kith's. -->"
    return "\n".join([head, note, *marks[:-1], *icons, "</svg>"]) + "\n"


def fetch() -> dict[str, dict[str, object]]:
    """Fetches every package, writes its files and the sprite, and returns the lock they amount to."""
    lock: dict[str, dict[str, object]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            source, digest = unpack(package, Path(folder))
            hashes: dict[str, str] = {}
            for inside, where in package.files.items():
                target = STATIC / where
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source / inside, target)
                target.chmod(0o644)
                hashes[where] = sha512(target.read_bytes())
            if package.name == "lucide-static":
                SPRITE.write_text(draw_sprite(source), "utf-8")
                hashes["icons.svg"] = sha512(SPRITE.read_bytes())
            lock[package.name] = {
                "version": package.version,
                "licence": package.licence,
                "sha512": digest,
                "files": hashes,
            }
    return lock


def check(lock: dict[str, dict[str, object]]) -> list[str]:
    """The files that are missing here or differ from the lock."""
    wrong = []
    for package in lock.values():
        files = package["files"]
        if not isinstance(files, dict):
            raise SystemExit("The lock is damaged.")
        for name, digest in files.items():
            path = STATIC / name
            if not path.is_file() or sha512(path.read_bytes()) != digest:
                wrong.append(name)
    return wrong


def main(arguments: list[str]) -> int:
    """Runs one of the three forms above; returns the exit status."""
    if arguments == ["--check"]:
        wrong = check(json.loads(LOCK.read_text("utf-8")))
        for name in wrong:
            print(f"static/{name} differs from the lock.", file=sys.stderr)
        return 1 if wrong else 0
    fresh = fetch()
    if arguments == ["--lock"]:
        LOCK.write_text(json.dumps(fresh, indent=2) + "\n", "utf-8")
        return 0
    if fresh != json.loads(LOCK.read_text("utf-8")):
        print("What npm gave differs from static/vendor/vendor.json.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
