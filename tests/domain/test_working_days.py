"""Working days: Monday to Friday, without public holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.working_days import days_after, is_working_day, working_days_after

CHRISTMAS = frozenset((date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)))
DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
HOLIDAYS = st.frozensets(st.dates(date(2026, 11, 1), date(2026, 12, 31)), max_size=10)


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        ("2026-11-27", 2, "2026-12-01"),  # from a Friday
        ("2026-11-28", 2, "2026-12-01"),  # from a Saturday
        ("2026-11-29", 2, "2026-12-01"),  # from a Sunday
        ("2026-11-23", 7, "2026-12-02"),
        ("2026-12-24", 2, "2026-12-30"),  # over Christmas and the Monday after it
        ("2026-12-31", 1, "2027-01-04"),  # over New Year and a weekend
        ("2026-11-25", 0, "2026-11-25"),
    ],
)
def test_so_many_working_days_later(day: str, count: int, later: str) -> None:
    found = working_days_after(date.fromisoformat(day), count, CHRISTMAS)
    assert found == date.fromisoformat(later)


@given(DAYS, st.integers(1, 30), HOLIDAYS)
def test_the_day_found_is_a_working_day_and_so_many_lie_between(
    day: date, count: int, holidays: frozenset[date]
) -> None:
    later = working_days_after(day, count, holidays)
    between = [day + timedelta(days=number) for number in range(1, (later - day).days + 1)]
    assert is_working_day(later, holidays)
    assert sum(is_working_day(one, holidays) for one in between) == count


def test_at_the_end_of_the_calendar_days_do_not_run_out() -> None:
    assert working_days_after(date.max, 3) == date.max
    assert days_after(date.max, 1) == date.max
    assert days_after(date(2026, 12, 31), 1) == date(2027, 1, 1)
