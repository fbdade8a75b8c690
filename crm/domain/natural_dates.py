"""Dates in words, relative to a given day: "last Thursday", "27 Nov", "in 2 weeks", "after the holidays"."""

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from crm.domain.date_grammar import RULES, Around, Meaning


class Leaning(StrEnum):
    """Which way a date leans that leaves it open: back when something is logged, ahead when it is put off."""

    PAST = "past"
    FUTURE = "future"


class Found(NamedTuple):
    """A date phrase in a sentence: the day, and where it stands (`text[start:end]`)."""

    day: date
    start: int
    end: int


_LEAD = re.compile(r"(?:until|till|to|by|on|for|not before|from)\s+", re.IGNORECASE)
# What makes a date in a sentence something else than the day of what the sentence tells.
_ABOUT = re.compile(r"\b(?:since|until|till|by|before|about|for|from|of|the|every|than)\s+$", re.IGNORECASE)
_OWNED = re.compile(r"[’']s\b")
_SHORT_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)


def parse_date(text: str, today: date, leaning: Leaning) -> date | None:
    """Reads a text that is nothing but a date in words or figures; None where it is not understood. Never raises.

    "27 Nov" is the nearest one on the side to which it leans; a year, or a word such as "tomorrow", outweighs that.
    """
    words = " ".join(text.split()).strip(" .,!") + ("." if re.search(r"\d\.\s*$", text) else "")
    attempts = [words, _LEAD.sub("", words, count=1)]
    if leaning is Leaning.FUTURE:
        attempts.append(f"in {words}")
    for attempt in attempts:
        for pattern, meaning in RULES:
            if (match := pattern.fullmatch(attempt)) and (day := _meant(meaning, match, today, leaning)):
                return day
    return None


def find_date(text: str, today: date, leaning: Leaning) -> Found | None:
    """Finds the first phrase in a sentence that says when; None where there is none. Never raises.

    Passed over: what leans the other way ("talked about tomorrow"), a date that something else belongs to ("Monday's
    meeting", "since Friday"), and words that only look like a short weekday ("we sat down").
    """
    best: Found | None = None
    for pattern, meaning in RULES:
        for match in pattern.finditer(text):
            if (
                (best and match.start() > best.start)
                or _ABOUT.search(text[: match.start()])
                or _OWNED.match(text[match.end() :])
            ):
                continue
            if _SHORT_WEEKDAY.fullmatch(match.group()) and not (match.group()[0].isupper() and match.start()):
                continue
            day = _meant(meaning, match, today, leaning)
            if day is None or (day > today if leaning is Leaning.PAST else day < today):
                continue
            if best is None or (match.start(), -match.end()) < (best.start, -best.end):
                best = Found(day, match.start(), match.end())
    return best


def impossible_date(text: str, today: date) -> str:
    """The first day and month in a sentence that no calendar has, as written ("31 Feb"); empty where there is none."""
    for pattern, meaning in RULES:
        if {"day", "month"} <= pattern.groupindex.keys():
            for match in pattern.finditer(text):
                # "12.13." may be a ratio or a chapter; a month in words is a month.
                if not match["month"].isdigit() and _meant(meaning, match, today, Leaning.PAST) is None:
                    return match.group()
    return ""


def _meant(meaning: Meaning, match: re.Match[str], today: date, leaning: Leaning) -> date | None:
    try:
        return meaning(Around(today, leaning is Leaning.PAST), match)
    except (ValueError, OverflowError):
        return None
