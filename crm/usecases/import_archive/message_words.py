"""How much of a message is kept in its touchpoint."""

from collections.abc import Callable, Iterable

from crm.usecases.log_touchpoint import LONGEST_TEXT
from importers.linkedin.messages import Message

#: The longest line that stands for a message where its first line is kept.
LINE = 160


def joined(lines: Iterable[str]) -> str:
    """The lines of a touchpoint as its text, cut where it would be longer than any touchpoint is."""
    text = "\n".join(filter(None, lines))
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _first_line(message: Message) -> str:
    text = message.text or message.subject
    line = " ".join(text.partition("\n")[0].split())  # texts begin with a word
    if not line:
        return "(a file)" if message.attached else "(no words)"
    return line if len(line) <= LINE else line[:LINE].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def _whole(message: Message) -> str:
    if not message.text:
        return _first_line(message)
    return f"{message.subject}\n{message.text}" if message.subject else message.text


def _no_words(message: Message) -> str:
    return ""


#: How a message stands in its touchpoint, by how much of it is kept.
LINES: dict[str, Callable[[Message], str]] = {"first-line": _first_line, "dates": _no_words, "whole": _whole}
