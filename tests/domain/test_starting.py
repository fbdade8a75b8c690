"""Whom to start with, on Tuesday 24 November 2026."""

from datetime import date

import pytest

from crm.domain.cadence import Cadence
from crm.domain.starting import (
    Candidate,
    Group,
    anniversary,
    anniversary_days,
    first_on,
    notes_ahead,
    notes_sentence,
    reason,
    whom_to_start_with,
)

TODAY = date(2026, 11, 24)


def people(first: int, count: int) -> list[Candidate]:
    return [Candidate(person, f"Name{person}", "Fernhollow", TODAY) for person in range(first, first + count)]


def test_the_mix_takes_turns_among_the_reasons() -> None:
    groups = {Group.NEWS: people(0, 50), Group.MET_MOST: people(100, 50), Group.EMAIL: people(200, 50)}
    chosen = whom_to_start_with(groups, Group.MIX, TODAY)
    assert len(chosen) == 20
    assert [suggestion.group for suggestion in chosen[:4]] == [Group.NEWS, Group.MET_MOST, Group.EMAIL, Group.NEWS]


def test_nobody_is_proposed_twice_and_nobody_who_was_answered_before() -> None:
    groups = {Group.NEWS: people(0, 4), Group.NEWEST: people(0, 6)}
    chosen = whom_to_start_with(groups, Group.MIX, TODAY, leave_out={0, 1})
    assert sorted(suggestion.candidate.person for suggestion in chosen) == [2, 3, 4, 5]


def test_one_reason_gives_its_own_people_in_their_order() -> None:
    chosen = whom_to_start_with({Group.EMAIL: people(0, 30)}, Group.EMAIL, TODAY, 3)
    assert [suggestion.candidate.person for suggestion in chosen] == [0, 1, 2]
    assert whom_to_start_with({}, Group.MIX, TODAY) == []


@pytest.mark.parametrize(
    ("candidate", "group", "sentence"),
    [
        (
            Candidate(1, "Ifeoma", "Penhallick", moved_from="Merrowdale", news_on=TODAY),
            Group.NEWS,
            "Moved from Merrowdale to Penhallick.",
        ),
        (
            Candidate(1, "Beatriz", "", has_email=True, news_on=TODAY),
            Group.NEWS,
            "New job in November. You have Beatriz’s email.",
        ),
        (
            Candidate(1, "Ifeoma", "Penhallick", moved_from="Penhallick", news_title="Head of product", news_on=TODAY),
            Group.NEWS,
            "Now Head of product at Penhallick.",
        ),
        (
            Candidate(1, "Saoirse", "Osterbrook", colleagues=28, interviewed=True),
            Group.MET_MOST,
            "One of 28 people you know at Osterbrook. Saoirse interviewed you.",
        ),
        (
            Candidate(1, "Ingvild", "Kestrelby", colleagues=41, most=True),
            Group.MET_MOST,
            "Kestrelby is where you know most people, 41.",
        ),
        (Candidate(1, "Dalisay", connected_on=date(2026, 11, 20)), Group.NEWEST, "Connected with you on Friday."),
        (Candidate(1, "Oluwaseun", connected_on=date(2026, 11, 17)), Group.NEWEST, "Connected with you last week."),
        (Candidate(1, "Jomo", connected_on=date(2026, 9, 3)), Group.NEWEST, "Connected with you on 3 September."),
        (
            Candidate(1, "Rafael", connected_on=date(2021, 11, 26)),
            Group.ANNIVERSARIES,
            "Five years connected on Thursday.",
        ),
        (
            Candidate(1, "Lwazi", connected_on=date(2016, 12, 2)),
            Group.ANNIVERSARIES,
            "Ten years connected on 2 December.",
        ),
        (Candidate(1, "Noor", has_email=True), Group.EMAIL, "You have Noor’s email."),
        (
            Candidate(1, "Marisol", has_email=True, last_touch=date(2026, 1, 9)),
            Group.EMAIL,
            "You have Marisol’s email. Last in touch on 9 January.",
        ),
        (Candidate(1, ""), Group.EMAIL, "Somebody you know."),
    ],
)
def test_each_suggestion_says_why(candidate: Candidate, group: Group, sentence: str) -> None:
    assert reason(candidate, group, TODAY) == sentence


@pytest.mark.parametrize(
    ("connected", "found"),
    [
        ("2021-11-24", (5, "2026-11-24")),
        ("2025-12-08", (1, "2026-12-08")),
        ("2025-12-09", None),
        ("2021-11-23", None),
        ("2026-11-24", None),
    ],
)
def test_an_anniversary_counts_within_two_weeks(connected: str, found: tuple[int, str] | None) -> None:
    expected = (found[0], date.fromisoformat(found[1])) if found else None
    assert anniversary(date.fromisoformat(connected), TODAY) == expected


def test_an_anniversary_in_january_is_seen_in_december_and_a_leap_day_in_february() -> None:
    assert anniversary(date(2020, 1, 3), date(2026, 12, 28)) == (7, date(2027, 1, 3))
    assert anniversary(date(2020, 2, 29), date(2027, 2, 20)) == (7, date(2027, 2, 28))
    assert (2, 29) in anniversary_days(date(2027, 2, 20))
    assert anniversary_days(TODAY, 1) == [(11, 24), (11, 25)]


def test_what_a_choice_comes_to_is_counted_by_month() -> None:
    chosen = [Cadence(3, "month"), Cadence(3, "month"), Cadence(6, "month"), Cadence(6, "month"), Cadence(1, "year")]
    load = notes_ahead(chosen, TODAY)
    assert [month.month for month, _ in load] == [12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert [notes for _, notes in load] == [0, 0, 2, 0, 0, 4, 0, 0, 2, 0, 0, 5]
    assert notes_sentence(13) == "Thirteen notes in a year, about one a month."
    assert notes_sentence(1) == "One note in a year."
    assert notes_sentence(48) == "48 notes in a year, about four a month."


def test_a_press_is_answered_with_the_first_date() -> None:
    assert first_on(Cadence(3, "month"), date(2027, 2, 24), TODAY) == "Every 3 months, first on 24 February"
    assert first_on(Cadence(1, "year"), date(2027, 11, 24), TODAY) == "Every year, first on 24 November 2027"
