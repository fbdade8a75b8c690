"""The lines of a card that Kith makes nothing of: kept, to be given back when the card is written again.

Each is one unfolded content line. Those that belong together are numbered anew, `item1`, `item2`, …, so that the same
lines are the same text whatever stood beside them.
"""

import re

from importers import limits
from importers.tidying import BREAKS, UNSHOWN_IN_TEXT
from importers.vcards.content_line import Line

LABEL = "X-ABLABEL"
NOT_NAKED = re.compile(r"[,;:]")


class Kept:
    """The kept lines of one card."""

    def __init__(self) -> None:
        self._blocks: dict[str, list[str]] = {}
        self.too_long: list[str] = []

    def add(self, line: Line, rebuilt: bool) -> None:
        """Keeps a line; `rebuilt` where it stood in another encoding, so that its text is no more what it was."""
        text = written(line) if rebuilt else line.text
        self.add_text(text.removeprefix(f"{line.group}.") if line.group else text, line.group)

    def add_text(self, text: str, group: str = "") -> None:
        """Keeps a line without its group."""
        if len(text) > limits.CELL:
            self.too_long.append(text.partition(":")[0].partition(";")[0][:60])
            return
        if not text.isprintable():
            text = UNSHOWN_IN_TEXT.sub("", BREAKS.sub("\n", text).replace("\n", "\\n"))
        self._blocks.setdefault(group.lower() or f"#{len(self._blocks)}", []).append(text)

    def has(self, group: str) -> bool:
        """Whether a line of that group is kept."""
        return bool(group) and group.lower() in self._blocks

    def lines(self) -> list[str]:
        """All of them, in groups numbered from 1."""
        found: list[str] = []
        groups = 0
        for block in self._blocks.values():
            groups += len(block) > 1
            found += [f"item{groups}.{line}" if len(block) > 1 else line for line in block]
        return found


def written(line: Line) -> str:
    """The line as version 3.0 writes it, without encoding and without its group."""
    params = "".join(
        f';{name}="{value}"' if NOT_NAKED.search(value) else f";{name}={value}"
        for name, value in line.params
        if name not in ("ENCODING", "CHARSET")
    )
    return f"{line.name}{params}:{line.value}"
