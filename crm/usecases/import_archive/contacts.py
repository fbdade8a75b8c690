"""An address book that the owner once gave to LinkedIn: people like those of any address book, only when asked for."""

from importers import Export, ImportedPerson, Row, Unreadable
from importers.linkedin import contents

#: Where sightings of people in such a book come from.
SOURCE = "linkedin-contacts"
#: Its rows are numbered from here on, beyond the lines of any connections: an answer names a row by its number.
_BEYOND = 1_000_000_000


def book_in(archive: Export) -> tuple[Export, list[Unreadable]]:
    """The book as an export of its own, and its rows that could not be read."""
    told = contents.read_archived_contacts(archive)
    people = [record._replace(row=_BEYOND + place) for place, record in enumerate(told.records)]

    def read(row: Row) -> ImportedPerson:
        return people[row.line]

    rows = [Row(place, []) for place in range(len(people))]
    return Export(SOURCE, rows, [], [], 0, read, latest=lambda: None, source=SOURCE), told.unreadable
