"""The ways to reach somebody in a card, with their labels."""

from importers.draft import Draft, short
from importers.tidying import tidy
from importers.vcards import labels
from importers.vcards.content_line import Line
from importers.vcards.read import Read


class Reach:
    """Takes the addresses, numbers and links of one card; each method answers whether it made something of the line."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._labels: dict[str, str] = {}

    def label(self, group: str, text: str) -> None:
        """A label that stands in a line of its own, for the other lines of its group."""
        self._labels[group.lower()] = labels.of_apple(tidy(text))

    def email(self, read: Read) -> bool:
        """An email address."""
        value = read.text
        taken = self._draft.email(value, self._label_of(read.line), read.is_preferred)
        return taken or self._refused(value, "an email address")

    def phone(self, read: Read) -> bool:
        """A phone number."""
        value = read.text
        taken = self._draft.phone(value, self._label_of(read.line), read.is_preferred)
        return taken or self._refused(value, "a phone number")

    def link(self, read: Read) -> bool:
        """A web address."""
        return self._draft.link(read.text, self._label_of(read.line), read.is_preferred)

    def profile(self, read: Read) -> bool:
        """A profile in some network, by its address or by the name there."""
        line, value = read.line, read.text.strip()
        network = labels.of_network(line.types()) or self._label_of(line)
        user = line.param("X-USER") or line.param("USERNAME") or value.removeprefix("x-apple:")
        if network == "LinkedIn" and "/" not in value and user and ":" not in user and " " not in user:
            value = f"https://www.linkedin.com/in/{user}"
        return "/" in value and self._draft.link(value, network)

    def _label_of(self, line: Line) -> str:
        if label := self._labels.get(line.group.lower()) if line.group else "":
            return label
        for kind in line.types():
            if labels.CUSTOM.fullmatch(kind):
                return labels.custom(next(given for _, given in line.params if given.lower() == kind))
        return labels.of_types(line.types())

    def _refused(self, value: str, what: str) -> bool:
        if value.strip():
            self._draft.warn(f"“{short(value)}” is not {what}. It is kept as it stands in the card.")
        return not value.strip()
