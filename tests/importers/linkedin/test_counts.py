"""What somebody reads who is to choose what Kith may take from an archive."""

from datetime import date
from pathlib import Path

import pytest

from importers.linkedin.counts import Count, count_of
from tests.importers.linkedin.archives import of_year


@pytest.mark.parametrize(
    ("year", "kind", "count"),
    [
        ("2018", "connections", Count(2, emails=2)),
        ("2018", "messages", Count(4, people=2)),
        ("2024", "messages", Count(3, people=2)),
        ("2018", "invitations", Count(2)),
        ("2026", "recommendations", Count(1)),
        ("2018", "endorsements", Count(1, people=1)),
        ("2024", "jobs", Count(3, since=date(2024, 1, 4))),
        ("2026", "contacts", Count(2, emails=1)),
        ("2026", "profile", Count(2)),
        ("2019", "connections", Count(0, emails=0)),
    ],
)
def test_each_kind_is_counted(tmp_path: Path, year: str, kind: str, count: Count) -> None:
    assert count_of(of_year(year, tmp_path), kind) == count
