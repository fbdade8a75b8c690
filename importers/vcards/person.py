"""A card's lines -> the person it tells of, or the group that it is."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from importers.draft import Draft, short
from importers.records import ImportedPerson
from importers.tidying import tidy, tidy_text
from importers.vcards import labels
from importers.vcards.birthdays import birthday
from importers.vcards.content_line import Line
from importers.vcards.kept import Kept
from importers.vcards.notes import told_apart
from importers.vcards.parsing import Value
from importers.vcards.pictures import is_address, picture
from importers.vcards.values import parts_of, plain_text

#: Properties whose values are read; everything else is kept, but for what is of no use in another card.
READ = frozenset(
    "N FN NICKNAME ORG TITLE ROLE EMAIL TEL URL X-SOCIALPROFILE SOCIALPROFILE ADR CATEGORIES NOTE UID X-MAIDENNAME "
    "X-MAIDEN-NAME BDAY X-ANDROID-CUSTOM X-KITH-MET-HOW".split()
)
DROPPED = frozenset(("VERSION", "PRODID", "REV", "PROFILE", "AGENT", "X-ABADR", "BEGIN", "END"))
GROUP_KIND = frozenset(("KIND", "X-ADDRESSBOOKSERVER-KIND"))
MEMBER = frozenset(("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"))
#: Google's word for everybody who is not hidden.
NO_GROUPS = frozenset(("mycontacts", "my contacts"))
NICKNAME = "vnd.android.cursor.item/nickname"
NAMELESS = "Somebody without a name"  # what Kith writes where a card must have a name
SILENT = ("connected_on",)
MOST_NAMES = 50
BAD_PICTURE = "The picture of this card cannot be read and was left out."


class Group(NamedTuple):
    """A card that is a group of others: its name and their UIDs."""

    name: str
    members: tuple[str, ...]


class Read(NamedTuple):
    """A line with what stands in it; the value is None where nobody can read it. `rebuilt`: it was encoded."""

    line: Line
    value: Value | None
    rebuilt: bool = False


class CardReader:
    """Reads one card, property by property."""

    def __init__(self, row: int, warnings: tuple[str, ...]) -> None:
        self.draft = Draft(row, warnings)
        self.kept = Kept()
        self._labels: dict[str, str] = {}
        self._label_lines: dict[str, Line] = {}
        self._answered: set[str] = set()
        self._full_name = ""
        self._names: list[str] = []
        self._note_texts: list[str] = []
        self._lengths = self._met_how = ""
        self._group_name: str | None = None
        self._members: list[str] = []
        self._readers: dict[str, Callable[[Read], bool]] = {
            "N": self._name,
            "FN": self._formatted_name,
            "NICKNAME": self._nickname,
            "ORG": self._organisation,
            "TITLE": self._title,
            "EMAIL": self._email,
            "TEL": self._phone,
            "URL": self._link,
            "X-SOCIALPROFILE": self._profile,
            "SOCIALPROFILE": self._profile,
            "ADR": self._address,
            "CATEGORIES": self._categories,
            "NOTE": self._note,
            "UID": self._uid,
            "X-MAIDENNAME": self._former,
            "X-MAIDEN-NAME": self._former,
            "BDAY": self._birthday,
            "X-ANDROID-CUSTOM": self._of_android,
            "X-KITH-MET-HOW": self._met,
        }

    def label(self, line: Line, text: str) -> None:
        """A label that stands in a line of its own, for the other lines of its group."""
        self._labels[line.group.lower()] = labels.of_apple(tidy(text))
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
            self._add_name(given, family)
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
            return Group(self._full_name, tuple(self._members))
        draft = self.draft
        self._settle_name()
        self._settle_notes()
        for group, line in self._label_lines.items():
            if self.kept.has(group) and group not in self._answered:
                self.kept.add(line, rebuilt=False)
        draft.kept = self.kept.lines()
        for name in self.kept.too_long:
            draft.warn(f"“{name}” of this card is too long to be kept and was left out.")
        return draft.person(SILENT)

    # names

    def _name(self, read: Read) -> bool:
        parts = _parts(read.value, 5)
        if any(self._names):
            return False
        family, given, additional, prefix, suffix = (self.draft.text(" ".join(part)) for part in parts)
        self._names = [family, f"{given} {additional}".strip()]
        self.draft.more = self.draft.more._replace(prefix=prefix, suffix=suffix)
        return True

    def _formatted_name(self, read: Read) -> bool:
        self._full_name = self._full_name or self.draft.text(_text(read.value))
        return True

    def _settle_name(self) -> None:
        draft = self.draft
        family, given = self._names or ("", "")
        draft.given, draft.family = given, family
        shown = self._full_name
        if not family and not given:
            emails = [value for kind, value in draft.reached() if kind == "email"]
            if shown and shown != draft.company and shown not in emails and shown != NAMELESS:
                draft.given = shown
                draft.more = draft.more._replace(whole=True)
        elif not given and " " in family and family == shown:
            # Old telephones put the whole name where the surname belongs.
            draft.given, draft.family = family, ""
            draft.more = draft.more._replace(whole=True)

    def _nickname(self, read: Read) -> bool:
        name = self.draft.text(_text(read.value))
        if not name:
            return True
        more = self.draft.more
        if not more.nickname and not self._is_also(name):
            self.draft.more = more._replace(nickname=name)
        elif name != more.nickname and not self._is_also(name):
            self._add_name(name, "")
        return True

    def _add_name(self, given: str, family: str) -> None:
        also = self.draft.more.also
        if len(also) < MOST_NAMES:
            self.draft.more = self.draft.more._replace(also=(*also, (given, family)))

    def _is_also(self, name: str) -> bool:
        """Whether Kith wrote this nickname, and the name that it is in its own line."""
        return any(name == f"{given} {family}".strip() for given, family in self.draft.more.also)

    def _former(self, read: Read) -> bool:
        self.draft.more = self.draft.more._replace(former=self.draft.text(_text(read.value)))
        return True

    # work

    def _organisation(self, read: Read) -> bool:
        parts = _parts(read.value, 1)
        if self.draft.company:
            return False
        self.draft.company = self.draft.text(" ".join(parts[0]))
        if departments := self.draft.text(", ".join(" ".join(part) for part in parts[1:] if part)):
            self.kept.add_text(f"X-DEPARTMENT:{departments}")
        return True

    def _title(self, read: Read) -> bool:
        if self.draft.title:
            return False
        self.draft.title = self.draft.text(_text(read.value))
        return True

    # ways to reach somebody

    def _email(self, read: Read) -> bool:
        value = _text(read.value)
        taken = self.draft.email(value, self._label_of(read.line), _is_preferred(read.line))
        return taken or self._refused(value, "an email address")

    def _phone(self, read: Read) -> bool:
        value = _text(read.value)
        taken = self.draft.phone(value, self._label_of(read.line), _is_preferred(read.line))
        return taken or self._refused(value, "a phone number")

    def _link(self, read: Read) -> bool:
        return self.draft.link(_text(read.value), self._label_of(read.line), _is_preferred(read.line))

    def _profile(self, read: Read) -> bool:
        line, value = read.line, _text(read.value).strip()
        network = labels.of_network(line.types()) or self._label_of(line)
        user = line.param("X-USER") or line.param("USERNAME") or value.removeprefix("x-apple:")
        if network == "LinkedIn" and "/" not in value and user and ":" not in user and " " not in user:
            value = f"https://www.linkedin.com/in/{user}"
        return "/" in value and self.draft.link(value, network)

    def _label_of(self, line: Line) -> str:
        if label := self._labels.get(line.group.lower()) if line.group else "":
            return label
        for kind in line.types():
            if match := labels.CUSTOM.fullmatch(kind):
                return labels.custom(next(given for name, given in line.params if given.lower() == kind), match)
        return labels.of_types(line.types())

    def _refused(self, value: str, what: str) -> bool:
        if value.strip():
            self.draft.warn(f"“{short(value)}” is not {what}. It is kept as it stands in the card.")
        return not value.strip()

    # everything else

    def _address(self, read: Read) -> bool:
        box, extended, street, city, region, code, country = (" ".join(part).strip() for part in _parts(read.value, 7))
        place = city or region or country
        if not self.draft.more.place:
            self.draft.more = self.draft.more._replace(place=self.draft.text(place))
            return not any((box, extended, street, code, city and region, (city or region) and country))
        return not place and not any((box, extended, street, code))

    def _categories(self, read: Read) -> bool:
        for tags in _parts(read.value, 1):
            for tag in tags:
                if tag.strip().lower() not in NO_GROUPS:
                    self.draft.tag(tag)
        return True

    def _note(self, read: Read) -> bool:
        self._note_texts.append(_text(read.value))
        return True

    def _met(self, read: Read) -> bool:
        self._met_how = tidy_text(_text(read.value))
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
        self.draft.more = self.draft.more._replace(uuid=_text(read.value).strip())
        return True

    def _birthday(self, read: Read) -> bool:
        if line := birthday(_text(read.value)):
            self.kept.add_text(line)
        return bool(line)

    def _of_android(self, read: Read) -> bool:
        kind, *values = [plain_text(part) for part in parts_of(_text(read.value), ";")]
        if kind != NICKNAME or not values:
            return False
        return self._nickname(Read(read.line, values[0]))


def _text(value: Value | None) -> str:
    return value if isinstance(value, str) else ""


def _parts(value: Value | None, number: int) -> list[list[str]]:
    parts = [] if value is None or isinstance(value, str) else list(value)
    return parts + [[]] * (number - len(parts))


def _is_preferred(line: Line) -> bool:
    return line.param("PREF") == "1" or "pref" in line.types()
