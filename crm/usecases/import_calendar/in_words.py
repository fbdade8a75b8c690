"""What of a calendar was left aside, in sentences."""

from typing import Any

from crm.domain.days import counted

_WORDS = (
    ("strangers", "meeting", "meetings", "with nobody whom you know by email"),
    ("told", "meeting", "meetings", "that Kith had already, or that you deleted"),
    ("interviews", "meeting that stands here as an interview", "meetings that stand here as interviews", ""),
    ("logged", "meeting", "meetings", "that you logged yourself on that day"),
    ("declined", "meeting", "meetings", "that you declined"),
    ("alone", "entry", "entries", "without anybody else"),
    ("cancelled", "entry that was cancelled", "entries that were cancelled", ""),
    ("to_come", "entry", "entries", "still to come"),
    ("old", "entry", "entries", "from more than ten years ago"),
    ("more", "entry", "entries", "older than these; choose a file of those years for them"),
)


def left_aside(*counts: Any) -> list[str]:
    """One sentence for each reason, such as "Left aside: 12 meetings that you declined." `counts` have the numbers."""
    said = []
    for name, one, many, why in _WORDS:
        number = next((found for holder in counts if (found := _of(holder, name))), 0)
        if number:
            said.append(f"Left aside: {f'{counted(number, one, many)} {why}'.rstrip()}.")
    first_only = next((found for holder in counts if (found := _of(holder, "first_only"))), 0)
    if first_only:
        entries = counted(first_only, "entry", "entries").capitalize()
        repeat = "repeats" if first_only == 1 else "repeat"
        said.append(
            f"{entries} {repeat} too often, or in a way that Kith does not follow; only the first meeting is taken."
        )
    return said


def _of(holder: Any, name: str) -> int:
    found = holder.get(name, 0) if isinstance(holder, dict) else getattr(holder, name, 0)
    return int(found)
