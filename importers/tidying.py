"""A cell's text as a person would have typed it."""

import re
from unicodedata import category

# NUL and the other control characters cannot be shown (and PostgreSQL refuses NUL); a byte order mark in mid-text is
# left over from joining files. White space among them has become a space before.
UNSHOWN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]")
UNSHOWN_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def tidy(text: str) -> str:
    """The text with runs of white space as one space, none at the ends, and no control characters."""
    text = " ".join(text.split())
    if text.isprintable():
        return text
    return " ".join(UNSHOWN.sub("", text).split())


def tidy_text(text: str) -> str:
    """A text of several lines: every kind of line break as LF, no control characters, no white space at the ends."""
    if text.isprintable():
        return text.strip()
    return UNSHOWN_IN_TEXT.sub("", BREAKS.sub("\n", text)).strip()


def has_control_characters(text: str) -> bool:
    """Whether `tidy` would leave out more than white space."""
    return not text.isprintable() and UNSHOWN.search(text) is not None


def shows(text: str) -> bool:
    """Whether anything of the text can be seen: not white space, control or zero-width characters alone.

    A letter that this Python does not know yet may well be one of a name: Unicode takes in more every year.
    """
    return any(not letter.isspace() and category(letter) not in _UNSEEN for letter in text)
