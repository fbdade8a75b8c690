"""One line about a contact, understood on Tuesday 24 November 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.quick_log import read_log, reading
from crm.domain.touches import Direction, TouchKind

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("line", "kind", "direction", "day", "text"),
    [
        ("coffee last Thursday, talked about Gdynia", "coffee", "mutual", "2026-11-19", "talked about Gdynia"),
        ("emailed about the role yesterday", "email", "outgoing", "2026-11-23", "about the role"),
        ("she wrote on Monday, asked for my talk", "email", "incoming", "2026-11-23", "she wrote, asked for my talk"),
        ("Ada wrote on LinkedIn", "linkedin", "incoming", "2026-11-24", "Ada wrote on LinkedIn"),
        (
            "Jonas Brekkestad emailed the slides",
            "email",
            "incoming",
            "2026-11-24",
            "Jonas Brekkestad emailed the slides",
        ),
        ("answered", "email", "incoming", "2026-11-24", ""),
        ("replied yesterday: happy to meet", "email", "incoming", "2026-11-23", "happy to meet"),
        ("I replied to the mail", "email", "outgoing", "2026-11-24", "to the mail"),
        ("got a reply today", "email", "incoming", "2026-11-24", ""),
        ("called, 20 min", "call", "mutual", "2026-11-24", "20 min"),
        ("had lunch on Friday", "coffee", "mutual", "2026-11-20", ""),
        ("zoom 3 days ago", "video", "mutual", "2026-11-21", ""),
        ("video call with the team", "video", "mutual", "2026-11-24", "with the team"),
        ("met at the fair on 12 Nov", "meeting", "mutual", "2026-11-12", "at the fair"),
        ("thanked Ada for the panel", "thank-you", "outgoing", "2026-11-24", "thanked Ada for the panel"),
        ("sent a thank-you note", "thank-you", "outgoing", "2026-11-24", ""),
        ("congratulated on the new job", "congratulation", "outgoing", "2026-11-24", "on the new job"),
        ("messaged on LinkedIn", "linkedin", "outgoing", "2026-11-24", ""),
        ("asked for feedback", "feedback-request", "outgoing", "2026-11-24", ""),
        ("second note, no answer so far", "second-note", "outgoing", "2026-11-24", "no answer so far"),
        ("conference in Gdynia last week", "event", "mutual", "2026-11-17", "in Gdynia"),
        ("nothing special", "other", "outgoing", "2026-11-24", "nothing special"),
        ("", "other", "outgoing", "2026-11-24", ""),
    ],
)
def test_a_line_is_understood_like_this(line: str, kind: str, direction: str, day: str, text: str) -> None:
    logged = read_log(line, TODAY, ["Ada Nwosu-Lind"])
    assert (logged.kind, logged.direction, logged.day.isoformat(), logged.text) == (kind, direction, day, text)


def test_the_line_says_whether_it_named_kind_and_day_itself() -> None:
    told, untold = read_log("coffee yesterday", TODAY), read_log("all is well", TODAY)
    assert (told.kind_told, told.day_told, told.understood) == (True, True, ("coffee", "yesterday"))
    assert (untold.kind_told, untold.day_told, untold.understood) == (False, False, ())


@pytest.mark.parametrize(
    ("kind", "direction", "day", "who", "sentence"),
    [
        ("coffee", "mutual", "2026-11-19", "Ada", "Coffee with Ada on Thursday 19 November"),
        ("coffee", "mutual", "2026-11-19", "", "Coffee on Thursday 19 November"),
        ("email", "outgoing", "2026-11-24", "Ada", "Email to Ada today, Tuesday 24 November"),
        ("linkedin", "incoming", "2026-11-23", "Ada", "LinkedIn message from Ada yesterday, Monday 23 November"),
        ("call", "mutual", "2025-08-19", "Ada and Jonas", "Call with Ada and Jonas on Tuesday 19 August 2025"),
        ("email", "incoming", "2026-11-20", "", "Email to you on Friday 20 November"),
    ],
)
def test_what_was_understood_is_shown_as_a_sentence(
    kind: str, direction: str, day: str, who: str, sentence: str
) -> None:
    assert reading(TouchKind(kind), Direction(direction), date.fromisoformat(day), TODAY, who) == sentence


@given(st.text(max_size=80))
def test_no_line_is_too_strange_to_log_and_none_is_in_the_future(line: str) -> None:
    logged = read_log(line, TODAY, [line[:5]])
    assert logged.day <= TODAY
    assert reading(logged.kind, logged.direction, logged.day, TODAY)
