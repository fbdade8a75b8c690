"""A person as an address book tells of them, put together piece by piece, whichever kind of file it is."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from importers import limits
from importers.linkedin.parties import profile
from importers.linkedin.people import CONTROLS, is_email
from importers.records import ImportedPerson, Method, More
from importers.tidying import has_control_characters, shows, tidy, tidy_text

FEWEST_DIGITS = 3
SHORTEST_LINK = 4
MANY = f"Of anything there is more than {limits.OF_ONE_PERSON:,} times, the rest was left out."
CUT = "A text of more than {most:,} characters was cut off there."

T = TypeVar("T")


class Draft:
    """What has been read of one person so far; `person` makes the record of it."""

    def __init__(self, row: int, warnings: tuple[str, ...] = ()) -> None:
        self.row = row
        self.warnings = list(warnings)
        self.given = self.family = self.company = self.title = ""
        self.more = More()
        self.tags: list[str] = []
        self.notes: list[str] = []
        self.kept: list[str] = []
        self._preferred: list[Method] = []
        self._others: list[Method] = []
        self._links: set[str] = set()

    def text(self, text: str) -> str:
        """A text of one line, tidied and no longer than a cell may be; empty where nothing of it can be seen."""
        if len(text) > limits.CELL:
            text = self._cut(text, limits.CELL)
        if text.isprintable() and "  " not in text:
            return text.strip()
        if has_control_characters(text):
            self.warn(CONTROLS)
        text = tidy(text)
        return text if shows(text) else ""

    def lines(self, text: str) -> str:
        """A text of any number of lines, tidied and no longer than a note may be."""
        return tidy_text(self._cut(text, limits.NOTE))

    def several(self, values: Iterable[T]) -> Iterator[T]:
        """The values, as many as one person may have of anything."""
        for number, value in enumerate(values):
            if number == limits.OF_ONE_PERSON:
                self.warn(MANY)
                return
            yield value

    def email(self, text: str, label: str = "", preferred: bool = False) -> bool:
        """Takes an email address; False where it is none."""
        address = self.text(text)
        if address[:7].lower() == "mailto:":
            address = address[7:].partition("?")[0]
        return is_email(address) and self._take("email", address, label, preferred)

    def phone(self, text: str, label: str = "", preferred: bool = False) -> bool:
        """Takes a phone number; False where it is none."""
        number = self.text(text)
        if number[:4].lower() == "tel:":
            number = number[4:].replace(";ext=", " ext. ").partition(";")[0]
        return sum(map(str.isdigit, number)) >= FEWEST_DIGITS and self._take("phone", number, label, preferred)

    def link(self, text: str, label: str = "", preferred: bool = False) -> bool:
        """Takes a web address; False where it is none. One that was taken already is not taken twice."""
        address = self.text(text)
        if " " in address or "." not in address or not SHORTEST_LINK <= len(address) <= limits.URL:
            return False
        return self._take("link", address, label, preferred)

    def reached(self) -> list[tuple[str, str]]:
        """The ways to reach the person so far, each as its kind and value."""
        return [(kind, value) for kind, value, _ in (*self._preferred, *self._others)]

    def note(self, text: str) -> None:
        """Takes a note of any number of lines."""
        if note := self.lines(text):
            self._add(self.notes, note)

    def tag(self, text: str) -> None:
        """Takes the name of a group."""
        if tag := self.text(text):
            self._add(self.tags, tag)

    def warn(self, sentence: str) -> None:
        """Says what was odd, once, and not more than can be read."""
        if len(self.warnings) < limits.WARNINGS and sentence not in self.warnings:
            self.warnings.append(sentence)

    def person(self, silent: tuple[str, ...] = ()) -> ImportedPerson | None:
        """The record; None where there is neither a name nor a company nor a way to reach anybody."""
        methods = tuple(dict.fromkeys((*self._preferred, *self._others)))
        if not (self.given or self.family or self.company or methods):
            return None
        first, *others = self.notes or [""]
        more = self.more._replace(
            methods=methods,
            tags=tuple(dict.fromkeys(self.tags)),
            note=first,
            notes=tuple(others),
            kept=tuple(self.kept),
        )
        email = next((value for kind, value, _ in methods if kind == "email"), "")
        url = next((found for kind, value, _ in methods if kind == "link" and (found := profile(value))), "")
        return ImportedPerson(
            self.given,
            self.family,
            url,
            email,
            self.company,
            self.title,
            None,
            self.row,
            tuple(self.warnings),
            silent,
            more,
        )

    def _add(self, texts: list[str], text: str) -> None:
        if len(texts) < limits.OF_ONE_PERSON:
            texts.append(text)
        else:
            self.warn(MANY)

    def _cut(self, text: str, most: int) -> str:
        if len(text) <= most:
            return text
        self.warn(CUT.format(most=most))
        return text[:most]

    def _take(self, kind: str, value: str, label: str, preferred: bool) -> bool:
        into = self._preferred if preferred else self._others
        if len(into) >= limits.OF_ONE_PERSON:
            self.warn(MANY)
        elif kind != "link" or value not in self._links:
            into.append(Method(kind, value, self.text(label)))
            if kind == "link":
                self._links.add(value)
        return True


def short(text: str) -> str:
    """The text as a sentence about it shows it."""
    text = tidy(text)
    return text if len(text) <= 60 else f"{text[:59]}…"
