"""The least work that could do it: read the same file and write the same facts with the csv and sqlite3 modules alone.

    python -m bench.floor import FILE DATABASE
    python -m bench.floor compare FILE DATABASE
    python -m bench.floor vcards DATABASE OUT
    python -m bench.floor alike DATABASE
    python -m bench.floor everything DATABASE ZIP
    python -m bench.floor back ZIP DATABASE

Each prints its CPU seconds, without the start of the interpreter, as JSON.
"""

import csv
import json
import sqlite3
import sys
import time
import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

_TABLES = """
    PRAGMA journal_mode = wal;
    PRAGMA synchronous = normal;
    CREATE TABLE person (id INTEGER PRIMARY KEY, account INT, given TEXT, family TEXT, company TEXT, title TEXT,
        connected TEXT, updated TEXT);
    CREATE TABLE link (id INTEGER PRIMARY KEY, account INT, person INT, value TEXT, slug TEXT);
    CREATE TABLE email (id INTEGER PRIMARY KEY, account INT, person INT, value TEXT, folded TEXT);
    CREATE TABLE position (id INTEGER PRIMARY KEY, account INT, person INT, company TEXT, title TEXT, since TEXT);
    CREATE INDEX person_name ON person (account, family, given);
    CREATE INDEX person_company ON person (account, company);
    CREATE UNIQUE INDEX link_slug ON link (account, slug);
    CREATE INDEX link_person ON link (person);
    CREATE INDEX email_folded ON email (account, folded);
    CREATE INDEX email_person ON email (person);
    CREATE INDEX position_person ON position (person);
    CREATE VIRTUAL TABLE search USING fts5 (name, company, title, content = '');
"""


def read_rows(path: str) -> Iterator[list[str]]:
    """The rows with a name."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(row for row in reader if "Connected On" in row)
        yield from (row for row in reader if len(row) == 7 and (row[0] or row[1]))


def slug(url: str) -> str:
    """What follows /in/."""
    return unquote(url.rsplit("/in/", 1)[-1]).lower()


def import_(path: str, database: str) -> int:
    """Read the file and write its people: one executemany a table, one transaction."""
    connection = sqlite3.connect(database)
    connection.executescript(_TABLES)
    rows = list(enumerate(read_rows(path), 1))
    with connection:
        write = connection.executemany
        write(
            "INSERT INTO person VALUES (?, 1, ?, ?, ?, ?, ?, '2026-11-24')",
            [(n, r[0].strip(), r[1].strip(), *r[4:7]) for n, r in rows],
        )
        write("INSERT INTO link VALUES (NULL, 1, ?, ?, ?)", [(n, r[2], slug(r[2])) for n, r in rows if r[2]])
        write("INSERT INTO email VALUES (NULL, 1, ?, ?, ?)", [(n, r[3], r[3].lower()) for n, r in rows if r[3]])
        write("INSERT INTO position VALUES (NULL, 1, ?, ?, ?, NULL)", [(n, *r[4:6]) for n, r in rows if r[4] or r[5]])
        write(
            "INSERT INTO search (rowid, name, company, title) VALUES (?, ?, ?, ?)",
            [(n, f"{r[0]} {r[1]}", r[4], r[5]) for n, r in rows],
        )
    return len(rows)


def compare(path: str, database: str) -> int:
    """Read the file again and count the rows that differ from what is stored."""
    stored = sqlite3.connect(database).execute(
        "SELECT slug, given, family, company, title FROM link JOIN person ON person.id = link.person"
    )
    known = {found: rest for found, *rest in stored}
    return sum(known.get(slug(r[2])) != [r[0].strip(), r[1].strip(), *r[4:6]] for r in read_rows(path))


def alike(database: str) -> int:
    """Read everybody and count the pairs that have an address, or name and company, letter for letter in common."""
    connection = sqlite3.connect(database)
    groups: dict[tuple[str, ...], list[int]] = {}
    for person, *texts in connection.execute("SELECT id, given, family, company FROM person"):
        groups.setdefault(tuple(text.lower() for text in texts), []).append(person)
    for person, folded in connection.execute("SELECT person, folded FROM email"):
        groups.setdefault((folded,), []).append(person)
    has_profile = {person for (person,) in connection.execute("SELECT person FROM link")}
    return sum(
        not {one, other} <= has_profile
        for people in groups.values()
        for place, one in enumerate(people)
        for other in people[:place]
    )


def vcards(database: str, out: str) -> int:
    """Format everybody as folded vCard 3.0 lines."""
    connection = sqlite3.connect(database)
    emails: dict[int, list[str]] = {}
    links: dict[int, list[str]] = {}
    for table, column, found in (("email", "value", emails), ("link", "value", links)):
        for person, value in connection.execute(f"SELECT person, {column} FROM {table}"):
            found.setdefault(person, []).append(value)
    count = 0
    with Path(out).open("w", encoding="utf-8", newline="") as file:
        for person, given, family, company, title in connection.execute(
            "SELECT id, given, family, company, title FROM person"
        ):
            lines = ["BEGIN:VCARD", "VERSION:3.0", f"UID:urn:uuid:{person:032x}"]
            lines += [f"N:{_escaped(family)};{_escaped(given)};;;", f"FN:{_escaped(given)} {_escaped(family)}"]
            lines += [f"ORG:{_escaped(company)}"] if company else []
            lines += [f"TITLE:{_escaped(title)}"] if title else []
            lines += [f"EMAIL;TYPE=INTERNET:{email}" for email in emails.get(person, ())]
            for link in links.get(person, ()):
                lines += [f"item1.URL:{link}", "item1.X-ABLabel:LinkedIn", f"X-SOCIALPROFILE;TYPE=linkedin:{link}"]
            lines += ["REV:20261124T090000Z", "END:VCARD"]
            file.write("\r\n".join(map(_folded, lines)) + "\r\n")
            count += 1
    return count


def everything(database: str, out: str) -> int:
    """Write every row of every table as a line of JSON into a ZIP."""
    connection = sqlite3.connect(database)
    count = 0
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'person_search%'"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for (table,) in connection.execute(f"{named} AND name NOT LIKE 'sqlite%'").fetchall():
            cursor = connection.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            with archive.open(f"data/{table}.jsonl", "w") as file:
                while rows := cursor.fetchmany(500):
                    lines = [json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n" for row in rows]
                    file.write("".join(lines).encode())
                    count += len(rows)
    return count


def back(archive: str, database: str) -> int:
    """Read such a ZIP into the empty tables of a database, with their indexes; ids as they are, nothing looked at."""
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA synchronous = normal")
    count = 0
    with zipfile.ZipFile(archive) as opened, connection:
        for name in opened.namelist():
            table = name.removeprefix("data/").removesuffix(".jsonl")
            with opened.open(name) as file:
                first = next(file, None)
                if first is None or table in ("account", "schema_migration"):
                    continue
                columns = list(json.loads(first))
                rows = (tuple(json.loads(line).values()) for line in chain([first], file))
                names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
                sql = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'
                count += connection.executemany(sql, rows).rowcount
    return count


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    if len(line) <= 75 and line.isascii():
        return line
    out, current, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > (74 if out else 75):
            out.append(current)
            current, size = "", 0
        current += char
        size += width
    return "\r\n ".join([*out, current])


if __name__ == "__main__":
    works = (import_, compare, vcards, alike, everything, back)
    work = {one.__name__.rstrip("_"): one for one in works}[sys.argv[1]]
    began = time.process_time()
    count = work(*sys.argv[2:])
    print(json.dumps({"cpu": round(time.process_time() - began, 3), "count": count}))
