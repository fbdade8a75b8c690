"""At most five check-ins fall on one day (Rule 8)."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from crm.domain.levelling import PER_DAY, Due, level

TODAY = date(2026, 11, 24)
NEAR = st.integers(-60, 60).map(lambda days: TODAY + timedelta(days=days))
LENGTHS = st.sampled_from([7.0, 30.4, 91.3, 365.25])
FREE = st.builds(lambda due, length: (due, length), NEAR, LENGTHS)


def numbered(pairs: list[tuple[date, float]]) -> list[Due]:
    return [Due(number, due, length) for number, (due, length) in enumerate(pairs)]


def test_seven_due_on_one_day_leave_two_for_the_next() -> None:
    day = date(2027, 2, 24)
    days = level([Due(number, day, 91.3) for number in range(7)], TODAY)
    assert Counter(days.values()) == {day: 5, day + timedelta(days=1): 2}
    assert [number for number, found in days.items() if found != day] == [5, 6]


def test_the_longest_overdue_relative_to_its_cadence_comes_first() -> None:
    yearly = [Due(number, TODAY - timedelta(days=20), 365.25) for number in range(5)]
    weekly = Due(99, TODAY - timedelta(days=3), 7.0)
    days = level([*yearly, weekly], TODAY)
    assert days[99] == TODAY
    assert sorted(days.values())[-1] == TODAY + timedelta(days=1)


def test_what_fell_on_an_earlier_day_stays_there_overdue() -> None:
    before = TODAY - timedelta(days=4)
    days = level([Due(1, before, 30.4, placed=before), Due(2, TODAY, 30.4)], TODAY)
    assert days == {1: before, 2: TODAY}


def test_a_day_chosen_by_hand_stays_and_counts_in_the_load() -> None:
    day = date(2026, 12, 1)
    pinned = [Due(number, TODAY, 30.4, placed=day, pinned=True) for number in range(6)]
    days = level([*pinned, Due(50, day, 30.4)], TODAY)
    assert all(days[number] == day for number in range(6))
    assert days[50] == day + timedelta(days=1)


def test_thirty_thousand_on_one_day_are_spread_without_delay() -> None:
    days = level([Due(number, TODAY, 91.3) for number in range(30_000)], TODAY)
    assert max(days.values()) == TODAY + timedelta(days=5_999)


@given(st.lists(FREE, max_size=80))
@settings(max_examples=150)
def test_nothing_moves_before_it_is_due_and_no_day_has_more_than_five(pairs: list[tuple[date, float]]) -> None:
    reminders = numbered(pairs)
    days = level(reminders, TODAY)
    assert days.keys() == {reminder.id for reminder in reminders}
    assert all(days[reminder.id] >= max(reminder.due, TODAY) for reminder in reminders)
    assert all(count <= PER_DAY for count in Counter(days.values()).values())


@given(st.lists(FREE, max_size=60), st.randoms())
def test_the_order_of_asking_makes_no_difference(pairs: list[tuple[date, float]], random: object) -> None:
    reminders = numbered(pairs)
    shuffled = list(reminders)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert level(shuffled, TODAY) == level(reminders, TODAY)


@given(st.lists(FREE, max_size=60))
def test_no_day_stands_empty_while_somebody_waits(pairs: list[tuple[date, float]]) -> None:
    reminders = numbered(pairs)
    days = level(reminders, TODAY)
    load = Counter(days.values())
    for reminder in reminders:
        day = max(reminder.due, TODAY)
        while day < days[reminder.id]:
            assert load[day] == PER_DAY
            day += timedelta(days=1)


@given(st.lists(FREE, max_size=60))
def test_levelling_what_was_levelled_changes_nothing(pairs: list[tuple[date, float]]) -> None:
    reminders = numbered(pairs)
    days = level(reminders, TODAY)
    assert level([reminder._replace(placed=days[reminder.id]) for reminder in reminders], TODAY) == days


@given(st.lists(FREE, max_size=60), st.integers(1, 30))
def test_a_day_passing_moves_nothing_that_is_still_to_come(pairs: list[tuple[date, float]], later: int) -> None:
    reminders = numbered(pairs)
    days = level(reminders, TODAY)
    placed = [reminder._replace(placed=days[reminder.id]) for reminder in reminders]
    assert level(placed, TODAY + timedelta(days=later)) == days
