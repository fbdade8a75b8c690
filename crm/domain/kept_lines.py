"""The lines of a card that Kith keeps without knowing them: what belongs together, and what a newer card replaces.

A line is an unfolded content line (RFC 6350, section 3.3): `group.NAME;PARAMETERS:value`. Lines of one group belong
together, as a date and the label that an address book shows for it.
"""

import re
from collections.abc import Iterator

_HEAD = re.compile(r"(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)(?=[:;])")
_LABEL = "X-ABLABEL"
_PREFIX = "X-KITH-PREFIX"

Block = list[tuple[str, str]]


def blocks(text: str) -> Iterator[Block]:
    """The lines of a text that belong together, each as its property's name in capitals and the line without group."""
    grouped: dict[str, Block] = {}
    for number, line in enumerate(text.splitlines()):
        head = _HEAD.match(line)
        if head is None:
            continue
        group, name = head[1], head[2].upper()
        grouped.setdefault(group.lower() if group else f"#{number}", []).append((name, line[head.start(2) :]))
    yield from grouped.values()


def in_groups(text: str, used: int = 0) -> Iterator[str]:
    """The lines again, those that belong together in groups `item1`, `item2`, … behind the `used` first ones."""
    for block in blocks(text):
        if len(block) == 1:
            yield block[0][1]
            continue
        used += 1
        for _, line in block:
            yield f"item{used}.{line}"


def prefix_line(prefix: str) -> str:
    """What stands before a name ("Dr."), as a line of Kith's own; in a card that is written it stands in N."""
    return f"{_PREFIX}:{' '.join(prefix.split())}"


def prefix_in(text: str) -> str:
    """What stands before the name, out of a card's lines; empty where nothing does."""
    if _PREFIX not in text:
        return ""
    return next((line.partition(":")[2] for block in blocks(text) for name, line in block if name == _PREFIX), "")


def renewed(old: str, new: str) -> str:
    """A card's kept lines after a newer card of the same person: what stands in the new one under the same name
    replaces what stood in the old one; the rest stays."""
    replaced = {name for block in blocks(new) for name, _ in block if name != _LABEL}
    staying = [block for block in blocks(old) if not any(name in replaced for name, _ in block)]
    lines: list[str] = []
    groups = 0
    for block in (*staying, *blocks(new)):
        groups += len(block) > 1
        lines += [f"item{groups}.{line}" if len(block) > 1 else line for _, line in block]
    return "\n".join(lines)
