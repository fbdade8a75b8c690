"""Who hires for a living, as far as a title tells."""

import pytest

from crm.domain.recruiters import is_recruiter


@pytest.mark.parametrize(
    "title",
    [
        "Recruiter",
        "Senior Technical Recruiter",
        "Talent partner",
        "Head of Talent Acquisition",
        "HR Business Partner",
        "H.R. Manager",
        "Human Resources Generalist",
        "Rekruterka IT",
        "Chargée de recrutement",
        "Head-hunter",
        "People Partner",
    ],
)
def test_a_recruiter_is_known_by_the_title(title: str) -> None:
    assert is_recruiter(title)


@pytest.mark.parametrize("title", ["", "Staff engineer", "Head of data", "Chrome developer", "Director of people flow"])
def test_everybody_else_is_none(title: str) -> None:
    assert not is_recruiter(title)
