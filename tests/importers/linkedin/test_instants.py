"""Every way LinkedIn has written a moment."""

from datetime import UTC, datetime

import pytest

from importers.linkedin.instants import has_zone, read_instant
from importers.linkedin.own_profile import Month, read_month


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2022-09-08 18:08:14 UTC", (2022, 9, 8, 18, 8, 14)),
        ("2019-11-06T02:08:20", (2019, 11, 6, 2, 8, 20)),
        ("2019-11-06T02:08:20.123Z", (2019, 11, 6, 2, 8, 20)),
        ("2019-11-06T02:08:20+01:00", (2019, 11, 6, 1, 8, 20)),
        ("2024/12/15 08:53:43 UTC", (2024, 12, 15, 8, 53, 43)),
        ("10/16/18, 8:36 AM", (2018, 10, 16, 8, 36)),
        ("4/30/26, 11:00 AM", (2026, 4, 30, 11, 0)),
        ("04/15/24, 09:25 PM", (2024, 4, 15, 21, 25)),
        ("1/2/24, 12:05 AM", (2024, 1, 2, 0, 5)),
        ("1/2/24, 12:05 PM", (2024, 1, 2, 12, 5)),
        ("10/28/26, 10:00\u202fAM", (2026, 10, 28, 10, 0)),
        ("16/10/2018 08:36", (2018, 10, 16, 8, 36)),
        ("8.9.2022 18:08", (2022, 9, 8, 18, 8)),
        ("Sat Dec 14 08:57:55 UTC 2024", (2024, 12, 14, 8, 57, 55)),
        ("14 Dec 2024", (2024, 12, 14)),
    ],
)
def test_a_moment_is_read_in_utc(text: str, moment: tuple[int, ...]) -> None:
    assert read_instant(text) == datetime(*moment, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    "text", ["", "soon", "2022-13-08 18:08:14 UTC", "13/13/24, 8:00 AM", "1/2/24, 13:00 PM", "1999-01-01 00:00:00 UTC"]
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert read_instant(text) is None


def test_whether_a_moment_has_a_zone_is_told() -> None:
    assert all(map(has_zone, ("2022-09-08 18:08:14 UTC", "2019-11-06T02:08:20Z", "Sat Dec 14 08:57:55 UTC 2024")))
    assert not any(map(has_zone, ("10/16/18, 8:36 AM", "2019-11-06T02:08:20", "")))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Jun 2018", (2018, 6)),
        ("2017", (2017, None)),
        ("März 2018", (2018, 3)),
        ("Mai 2018", (2018, 5)),
        ("x 2018", None),
    ],
)
def test_a_month_or_a_year_is_read(text: str, month: tuple[int, int | None] | None) -> None:
    assert read_month(text) == (Month(*month) if month else None)
