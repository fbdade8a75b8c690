"""How warm a contact is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.cadence import Cadence
from crm.domain.warmth import Warmth, warmth

TODAY = date(2026, 11, 24)
QUARTERLY = Cadence(3, "month")


@pytest.mark.parametrize(
    ("days", "word"),
    [
        (0, "close"),
        (30, "close"),
        (31, "in touch"),
        (97, "in touch"),
        (102, "drifting"),
        (183, "drifting"),
        (184, "distant"),
    ],
)
def test_with_a_quarterly_cadence_a_contact_cools_like_this(days: int, word: str) -> None:
    assert warmth(TODAY - timedelta(days=days), QUARTERLY, TODAY) == word


def test_without_a_cadence_a_quarter_of_a_year_is_the_measure() -> None:
    assert warmth(TODAY - timedelta(days=60), None, TODAY) is Warmth.IN_TOUCH
    assert warmth(None, QUARTERLY, TODAY) is Warmth.DISTANT


def test_a_weekly_cadence_does_not_make_a_fortnight_distant() -> None:
    assert warmth(TODAY - timedelta(days=15), Cadence(1, "week"), TODAY) is Warmth.IN_TOUCH


@given(st.integers(0, 900), st.integers(1, 200))
def test_nobody_grows_warmer_by_waiting(days: int, more: int) -> None:
    order = list(Warmth)
    now = warmth(TODAY - timedelta(days=days), QUARTERLY, TODAY)
    later = warmth(TODAY - timedelta(days=days + more), QUARTERLY, TODAY)
    assert order.index(later) >= order.index(now)
