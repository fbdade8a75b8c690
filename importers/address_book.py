"""An opened address book: its people are read once, and handed out as they are asked for."""

from collections.abc import Sequence
from hashlib import sha256

from importers import limits
from importers.errors import UnreadableFile
from importers.export import Export
from importers.records import ImportedPerson, More, Row, Unreadable

NOBODY = "There is neither a name nor a way to reach anybody in this {what}, so it was left out."


def opened(
    format: str, people: Sequence[ImportedPerson], unreadable: Sequence[Unreadable] = (), blank: int = 0
) -> Export:
    """The export of these people, in their order. Raises UnreadableFile where there is nobody at all."""
    if not people and not unreadable:
        raise UnreadableFile("empty", "Nobody is in this file.")
    by_line = {person.row: person for person in people}
    rows = [Row(person.row, cells_of(person), person.warnings, person.silent) for person in people]
    return Export(format, rows, [], list(unreadable), blank, lambda row: by_line[row.line], lambda: None, source=format)


def check_number(people: int) -> None:
    """Raises UnreadableFile for more people than are read."""
    if people > limits.ROWS:
        raise UnreadableFile("too-many-rows", f"This file has more than {limits.ROWS:,} people. Import it in parts.")


def cells_of(person: ImportedPerson) -> list[str]:
    """The seven fields as texts, and as the eighth everything else, the same whatever order the file has it in."""
    told = [person.given, person.family, person.url, person.email, person.company, person.title]
    return [*told, person.connected_on.isoformat() if person.connected_on else "", rest_of(person.more or More())]


def rest_of(more: More) -> str:
    """Everything in `more` as one text: equal texts say the same."""
    told = [f"{kind} {value.casefold()}" for kind, value, _ in more.methods]
    told += [f"tag {tag.casefold()}" for tag in more.tags]
    told += [f"note {' '.join(note.split())}" for note in (more.note, *more.notes) if note]
    told += [f"kept {line}" for line in more.kept]
    told += [f"also {given} {family}" for given, family in more.also]
    for name in ("place", "nickname", "former", "met_on", "met_how", "uuid", "prefix", "suffix"):
        if value := getattr(more, name):
            told.append(f"{name} {' '.join(str(value).split())}")
    if more.photo:
        told.append(f"photo {sha256(more.photo).hexdigest()[:32]}")
    return "\n".join(sorted(told))
