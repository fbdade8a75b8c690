"""What an account's own numbers say, in a sentence."""

from datetime import date, timedelta

import pytest

from crm.domain.insights.answers import Answered, answers_finding, telling
from crm.domain.insights.growth import Arrival, Year, by_year, growth_finding
from crm.domain.insights.rhythm import YearOfWeeks, by_week, first_monday, quiet_summers, rhythm_finding
from crm.domain.insights.thanks import thanks_finding

TODAY = date(2026, 11, 24)
MONDAY = date(2026, 11, 23)


def came(*years: tuple[int, int]) -> list[Arrival]:
    """So many people in May of each year."""
    return [Arrival(date(year, 5, 1), people, 0) for year, people in years]


def weeks(*touches: int, now: int = 0) -> list[YearOfWeeks]:
    """The weeks before this one, the last of them just over, and this one."""
    mondays = [MONDAY - timedelta(weeks=number) for number in range(len(touches), 0, -1)]
    return by_week({**dict(zip(mondays, touches, strict=True)), MONDAY: now}, TODAY)


def test_years_without_anybody_stand_between_those_with_people() -> None:
    arrivals = [Arrival(date(2023, 1, 1), 4, 1), Arrival(date(2023, 12, 31), 2, 0), Arrival(date(2026, 2, 2), 3, 2)]
    assert by_year(arrivals, TODAY) == [Year(2023, 6, 1), Year(2024, 0, 0), Year(2025, 0, 0), Year(2026, 3, 2)]
    assert by_year([], TODAY) == []


def test_what_is_longer_ago_than_there_is_room_for_stands_in_the_first_year() -> None:
    found = by_year(came((1998, 5), (2012, 2), (2013, 3), (2026, 1)), TODAY)
    assert (len(found), found[0], found[-1]) == (14, Year(2013, 10, 0, earlier=True), Year(2026, 1, 0))
    assert sum(year.people for year in found) == 11


def test_a_day_still_to_come_is_of_this_year() -> None:
    assert by_year(came((2031, 2)), TODAY) == [Year(2026, 2, 0)]


@pytest.mark.parametrize(
    ("arrivals", "began", "finding"),
    [
        (came((2020, 6), (2026, 5)), date(2026, 1, 1), "Most of your network came before you needed it"),
        (came((2020, 5), (2026, 6)), date(2026, 1, 1), "Most of your network came once you began to look"),
        (came((2020, 5), (2026, 5)), date(2026, 1, 1), "Your network grew most in 2026"),
        (came((2020, 5), (2022, 3), (2023, 4)), None, "Your network grew most in 2020"),
        (came((2020, 5), (2022, 9)), None, "Most of your network came in 2022"),
        (came((2026, 1)), None, "Everybody here came in 2026"),
    ],
)
def test_the_years_say_whether_people_came_before_they_were_needed(
    arrivals: list[Arrival], began: date | None, finding: str
) -> None:
    assert growth_finding(arrivals, began, TODAY) == finding


def test_a_year_has_the_weeks_that_iso_8601_gives_it_up_to_this_one() -> None:
    found = by_week({date(2024, 12, 30): 2, date(2024, 12, 29): 1, TODAY: 3}, TODAY)
    assert [(year.year, len(year.weeks)) for year in found] == [(2024, 52), (2025, 52), (2026, 48)]
    assert [found[0].weeks[-1].touches, found[1].weeks[0].touches, found[2].weeks[-1].touches] == [1, 2, 3]
    assert first_monday(TODAY) == found[0].weeks[0].monday == date(2024, 1, 1)


def test_years_before_the_first_touchpoint_are_left_out() -> None:
    assert [year.year for year in by_week({date(2026, 3, 3): 1}, TODAY)] == [2026]
    assert [year.year for year in by_week({date(2025, 3, 3): 1}, TODAY)] == [2025, 2026]


@pytest.mark.parametrize(
    ("found", "finding"),
    [
        (weeks(2, 1, 3), "You have just begun to keep in touch"),
        (weeks(*[8, 9, 0, 0, 1, 0] * 9, now=2), "You write in bursts, then go silent"),
        (weeks(*[2] * 52), "You write every week"),
        (weeks(*[2, 1, 3, 1, 2, 0] * 9), "You write nearly every week"),
        (weeks(*[1, 0] * 26), "You wrote in 26 of the last 52 weeks"),
        (weeks(*[1, 0, 0] * 4, now=1), "You wrote in four of the last twelve weeks"),
        (weeks(*[2] * 20, *[0] * 7), "You have been silent for seven weeks"),
        (weeks(*[2] * 40, *[0] * 7, now=1), "You write nearly every week"),
        (weeks(3, *[0] * 60), "You have been silent for a year"),
        (weeks(3, *[0] * 60, now=1), "You are back after a year of silence"),
    ],
)
def test_the_weeks_say_how_one_writes(found: list[YearOfWeeks], finding: str) -> None:
    assert rhythm_finding(found) == finding


def test_a_summer_is_quiet_when_it_has_less_than_half_of_the_rest_of_its_year() -> None:
    always = [first_monday(TODAY) + timedelta(weeks=number) for number in range(152)]

    def with_summers(touches: dict[int, int]) -> list[YearOfWeeks]:
        """Four a week, but in July and August of some years."""
        summers = {day: day.isocalendar().year for day in always if 27 <= day.isocalendar().week <= 35}
        return by_week({day: touches.get(summers.get(day, 0), 4) for day in always}, TODAY)

    assert quiet_summers(with_summers({})) == 0
    assert quiet_summers(with_summers({2026: 1})) == 1
    assert quiet_summers(with_summers({2024: 0, 2025: 1, 2026: 1})) == 3
    assert quiet_summers(with_summers({2024: 0, 2025: 1, 2026: 2})) == 0
    assert quiet_summers(by_week(dict.fromkeys(always, 3), date(2026, 7, 14))) == 0


@pytest.mark.parametrize(
    ("in_time", "late", "finding"),
    [
        (1, 0, "You thank people in time"),
        (38, 4, "You thank people in time"),
        (3, 2, "You mostly thank people in time"),
        (2, 2, "Every second thank-you note comes late"),
        (1, 2, "Most thank-you notes come late"),
        (0, 2, "Thank-you notes come late"),
    ],
)
def test_the_notes_say_whether_people_are_thanked_in_time(in_time: int, late: int, finding: str) -> None:
    assert thanks_finding([True] * in_time + [False] * late) == finding


def test_kinds_of_messages_of_which_few_were_sent_say_nothing() -> None:
    found = [Answered("email", 2, 4), Answered("linkedin", 34, 81), Answered("thank-you", 27, 38)]
    assert [one.kind for one in telling(found)] == ["thank-you", "linkedin"]


@pytest.mark.parametrize(
    ("best_first", "finding"),
    [
        ([Answered("thank-you", 27, 38), Answered("linkedin", 34, 81)], "Thank-you notes get answers"),
        ([Answered("check-in", 6, 10)], "Check-ins get answers"),
        ([Answered("email", 5, 10), Answered("linkedin", 1, 10)], "Most messages stay without an answer"),
        ([Answered("email", 5, 10)], "Every second message gets an answer"),
    ],
)
def test_the_messages_say_which_get_answers(best_first: list[Answered], finding: str) -> None:
    assert answers_finding(best_first) == finding
