"""A line added to a draft, at the place where it belongs."""

import re

from crm.domain.drafts.english import ENGLISH
from crm.domain.drafts.language import Language
from crm.domain.drafts.points import Point

_PARAGRAPHS = re.compile(r"\n[ \t\r]{0,5}\n")


def with_line(text: str, line: str, point: Point, language: Language = ENGLISH) -> str:
    """The draft with one more paragraph: thanks after the greeting, everything else before the end of the letter.

    The draft's own words stay as they are.
    """
    paragraphs = [part.strip("\r\n") for part in _PARAGRAPHS.split(text.strip("\r\n")) if part.strip()]
    first = 1 if paragraphs and language.opens(paragraphs[0]) else 0
    if point is Point.THANKS or not paragraphs:
        place = first
    else:
        place = len(paragraphs)
        for index in range(len(paragraphs) - 1, max(first - 1, len(paragraphs) - 4), -1):
            if language.closes(paragraphs[index]):
                place = index
                break
    return "\n\n".join([*paragraphs[:place], line, *paragraphs[place:]]) + "\n"
