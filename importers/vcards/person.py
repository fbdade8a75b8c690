"""A card's lines -> the person it tells of, or the group that it is."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from importers import limits
from importers.draft import Draft
from importers.records import ImportedPerson
from importers.tidying import tidy, tidy_text
from importers.vcards.birthdays import birthday
from importers.vcards.content_line import Line
from importers.vcards.kept import Kept
from importers.vcards.names import Names
from importers.vcards.notes import told_apart
from importers.vcards.pictures import is_address, picture
from importers.vcards.reach import Reach
from importers.vcards.read import Read
from importers.vcards.values import parts_of, plain_text

#: Properties whose values are read; everything else is kept, but for what is of no use in another card.
READ = frozenset(
    "N FN NICKNAME ORG TITLE EMAIL TEL URL X-SOCIALPROFILE SOCIALPROFILE ADR CATEGORIES NOTE UID X-MAIDENNAME "
    "X-MAIDEN-NAME BDAY X-ANDROID-CUSTOM X-KITH-MET-HOW".split()
)
DROPPED = frozenset(("VERSION", "PRODID", "REV", "PROFILE", "AGENT", "X-ABADR", "BEGIN", "END"))
GROUP_KIND = frozenset(("KIND", "X-ADDRESSBOOKSERVER-KIND"))
MEMBER = frozenset(("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"))
#: Google's word for everybody who is not hidden.
NO_GROUPS = frozenset(("mycontacts", "my contacts"))
NICKNAME = "vnd.android.cursor.item/nickname"
SILENT = ("connected_on",)
BAD_PICTURE = "The picture of this card cannot be read and was left out."


class Group(NamedTuple):
    """A card that is a group of others: its name and their UIDs."""

    name: str
    members: tuple[str, ...]


class CardReader:
    """Reads one card, property by property."""

    def __init__(self, row: int, warnings: tuple[str, ...]) -> None:
        self.draft = Draft(row, warnings)
        self.kept = Kept()
        self.names = Names(self.draft)
        self.reach = Reach(self.draft)
        self._label_lines: dict[str, Line] = {}
        self._answered: set[str] = set()
        self._note_texts: list[str] = []
        self._lengths = self._met_how = ""
        self._group_name: str | None = None
        self._members: list[str] = []
        self._readers: dict[str, Callable[[Read], bool]] = {
            "N": self.names.name,
            "FN": self.names.formatted,
            "NICKNAME": self.names.nickname,
            "ORG": self._organisation,
            "TITLE": self._title,
            "EMAIL": self.reach.email,
            "TEL": self.reach.phone,
            "URL": self.reach.link,
            "X-SOCIALPROFILE": self.reach.profile,
            "SOCIALPROFILE": self.reach.profile,
            "ADR": self._address,
            "CATEGORIES": self._categories,
            "NOTE": self._note,
            "UID": self._uid,
            "X-MAIDENNAME": self.names.former,
            "X-MAIDEN-NAME": self.names.former,
            "BDAY": self._birthday,
            "X-ANDROID-CUSTOM": self._of_android,
            "X-KITH-MET-HOW": self._met,
        }

    def label(self, line: Line, text: str) -> None:
        """A label that stands in a line of its own, for the other lines of its group."""
        self.reach.label(line.group, text)
        self._label_lines[line.group.lower()] = line

    def take(self, read: Read) -> None:
        """The next property whose value is read."""
        reader = self._readers.get(read.line.name)
        if read.value is not None and reader is not None and reader(read):
            if read.line.group:
                self._answered.add(read.line.group.lower())
        else:
            self.keep(read.line, read.rebuilt)

    def keep(self, line: Line, rebuilt: bool = False) -> None:
        """A property that Kith makes nothing of."""
        self.kept.add(line, rebuilt)

    def picture(self, line: Line) -> None:
        """The card's picture; the first counts."""
        if is_address(line):
            self.keep(line)
        elif not self.draft.more.photo:
            if found := picture(line):
                self.draft.more = self.draft.more._replace(photo=found)
            elif line.value:
                self.draft.warn(BAD_PICTURE)

    def own(self, line: Line) -> bool:
        """A property of Kith's own; False where it is none."""
        value = line.value
        if line.name == "X-KITH-MET-ON":
            try:
                self.draft.more = self.draft.more._replace(met_on=date.fromisoformat(value.strip()))
            except ValueError:
                return False
        elif line.name == "X-KITH-NOTES":
            self._lengths = value
        elif line.name == "X-KITH-ALSO":
            family, given, *_ = [tidy(plain_text(part)) for part in (*parts_of(value, ";"), "")]
            self.names.add(given, family)
        else:
            return False
        return True

    def group_kind(self, line: Line) -> None:
        """What kind of card it is."""
        if line.value.strip().lower() == "group":
            self._group_name = ""
        elif line.value.strip().lower() != "individual":
            self.keep(line)

    def member(self, line: Line) -> None:
        """One who is in the group that the card is."""
        self._members.append(line.value.strip())

    def finished(self) -> ImportedPerson | Group | None:
        """The person, or the group; None where there is nobody."""
        if self._group_name is not None:
            return Group(self.names.shown[: limits.GROUP_NAME].strip(), tuple(self._members))
        draft = self.draft
        self.names.settle()
        self._settle_notes()
        for group, line in self._label_lines.items():
            if self.kept.has(group) and group not in self._answered:
                self.kept.add(line, rebuilt=False)
        draft.kept = self.kept.lines()
        for name in self.kept.too_long:
            draft.warn(f"“{name}” of this card is too long to be kept and was left out.")
        return draft.person(SILENT)

    def _organisation(self, read: Read) -> bool:
        parts = read.parts(1)
        if self.draft.company:
            return False
        self.draft.company = self.draft.text(" ".join(parts[0]))
        if departments := self.draft.text(", ".join(" ".join(part) for part in parts[1:] if part)):
            self.kept.add_text(f"X-DEPARTMENT:{departments}")
        return True

    def _title(self, read: Read) -> bool:
        if self.draft.title:
            return False
        self.draft.title = self.draft.text(read.text)
        return True

    def _address(self, read: Read) -> bool:
        box, extended, street, city, region, code, country = (" ".join(part).strip() for part in read.parts(7))
        place = city or region or country
        if not self.draft.more.place:
            self.draft.more = self.draft.more._replace(place=self.draft.text(place))
            return not any((box, extended, street, code, city and region, (city or region) and country))
        return not place and not any((box, extended, street, code))

    def _categories(self, read: Read) -> bool:
        for tags in read.parts(1):
            for tag in tags:
                if tag.strip().lower() not in NO_GROUPS:
                    self.draft.tag(tag)
        return True

    def _note(self, read: Read) -> bool:
        self._note_texts.append(read.text)
        return True

    def _met(self, read: Read) -> bool:
        self._met_how = self.draft.lines(read.text)
        return True

    def _settle_notes(self) -> None:
        """The notes; what Kith put before them to be seen on a phone is taken away again."""
        draft = self.draft
        for text in self._note_texts:
            note = tidy_text(text)
            if self._met_how and (note == self._met_how or note.startswith(f"{self._met_how}\n\n")):
                note = note[len(self._met_how) :].strip()
            for one in told_apart(note, self._lengths):
                draft.note(one)
        if self._met_how:
            draft.more = draft.more._replace(met_how=self._met_how)

    def _uid(self, read: Read) -> bool:
        self.draft.more = self.draft.more._replace(uuid=read.text.strip())
        return True

    def _birthday(self, read: Read) -> bool:
        if line := birthday(read.text):
            self.kept.add_text(line)
        return bool(line)

    def _of_android(self, read: Read) -> bool:
        kind, *values = [plain_text(part) for part in parts_of(read.text, ";")]
        if kind != NICKNAME or not values:
            return False
        return self.names.nickname(Read(read.line, values[0]))
