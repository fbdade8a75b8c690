"""The names in a card, as its several properties tell them."""

from importers.draft import Draft
from importers.vcards.read import Read

NAMELESS = "Somebody without a name"  # what Kith writes where a card must have a name
MOST_NAMES = 50


class Names:
    """Takes the names of one card; each method answers whether it made something of the line."""

    def __init__(self, draft: Draft) -> None:
        self.shown = ""
        self._draft = draft
        self._parts: list[str] = []

    def name(self, read: Read) -> bool:
        """N: the name in its parts; the first counts."""
        parts = read.parts(5)
        if any(self._parts):
            return False
        family, given, additional, prefix, suffix = (self._draft.text(" ".join(part)) for part in parts)
        self._parts = [family, self._draft.text(f"{given} {additional}")]
        self._draft.more = self._draft.more._replace(prefix=prefix, suffix=suffix)
        return True

    def formatted(self, read: Read) -> bool:
        """FN: the name as it is shown, which counts where there are no parts."""
        self.shown = self.shown or self._draft.text(read.text)
        return True

    def settle(self) -> None:
        """Once all of the card is read: what the person is called."""
        draft = self._draft
        family, given = self._parts or ("", "")
        draft.given, draft.family = given, family
        shown = self.shown
        if not family and not given:
            emails = [value for kind, value in draft.reached() if kind == "email"]
            if shown and shown != draft.company and shown not in emails and shown != NAMELESS:
                draft.given = shown
                draft.more = draft.more._replace(whole=True)
        elif not given and " " in family and family == shown:
            # Old telephones put the whole name where the surname belongs.
            draft.given, draft.family = family, ""
            draft.more = draft.more._replace(whole=True)

    def nickname(self, read: Read) -> bool:
        """A nickname; those behind the first are further names."""
        name = self._draft.text(read.text)
        if not name:
            return True
        more = self._draft.more
        if not more.nickname and not self._is_also(name):
            self._draft.more = more._replace(nickname=name)
        elif name != more.nickname and not self._is_also(name):
            self.add(name, "")
        return True

    def add(self, given: str, family: str) -> None:
        """A further name."""
        also = self._draft.more.also
        if len(also) < MOST_NAMES:
            self._draft.more = self._draft.more._replace(also=(*also, (given, family)))

    def _is_also(self, name: str) -> bool:
        """Whether Kith wrote this nickname, and the name that it is in its own line."""
        return any(name == f"{given} {family}".strip() for given, family in self._draft.more.also)

    def former(self, read: Read) -> bool:
        """A surname given up."""
        self._draft.more = self._draft.more._replace(former=self._draft.text(read.text))
        return True
