"""The numbers of the advice."""

from dataclasses import fields

import pytest

from crm.domain.advice import NUMBERS, USUAL, Settings, settings_from
from crm.domain.lateness import late_from
from tests.domain.opportunity.days import read_day


def test_every_number_is_a_setting_with_its_bounds_and_its_advice() -> None:
    assert {number.name for number in NUMBERS} == {field.name for field in fields(Settings)}
    for number in NUMBERS:
        assert number.least <= number.usual <= number.most, number.name
        assert number.advice.endswith(".")


def test_the_usual_numbers_are_those_of_the_product() -> None:
    assert settings_from({}) == USUAL
    assert (USUAL.thank_you_days, USUAL.thank_you_late_days, USUAL.thank_you_last_days) == (1, 3, 7)
    assert (USUAL.second_note_working_days, USUAL.second_note_no_date_working_days, USUAL.quiet_weeks) == (2, 7, 3)
    assert (str(USUAL.keep), str(USUAL.keep_after_quiet)) == ("3 months", "4 months")
    assert (USUAL.congratulation_days, USUAL.per_day, USUAL.note_words) == (14, 5, 150)
    assert (USUAL.unanswered_limit, USUAL.unanswered_wait_days, USUAL.pause_days) == (2, 30, 5)
    assert (USUAL.company_people, USUAL.company_days) == (3, 7)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({"thank_you_days": 0}, "choose a number from 1 to 3"),
        ({"quiet_weeks": 99}, "from 1 to 12"),
        ({"thank_you_late_days": 9}, "in that order"),
        ({"haste": 1}, "no setting called “haste”"),
    ],
)
def test_a_number_that_cannot_be_is_refused_in_a_sentence(numbers: dict[str, int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        settings_from(numbers)


@pytest.mark.parametrize(
    ("kind", "rule_day", "due", "late"),
    [
        ("thank-you", "Tue 24 Nov 2026", "Tue 24 Nov 2026", "Thu 26 Nov 2026"),
        ("thank-you", "Tue 24 Nov 2026", "Fri 27 Nov 2026", "Thu 26 Nov 2026"),
        ("second-note", "Tue 1 Dec 2026", "Tue 1 Dec 2026", "Wed 2 Dec 2026"),
        ("second-note", "Tue 1 Dec 2026", "Fri 4 Dec 2026", "Sat 5 Dec 2026"),
    ],
)
def test_a_thank_you_is_late_from_the_third_day_and_anything_else_once_its_day_is_over(
    kind: str, rule_day: str, due: str, late: str
) -> None:
    assert late_from(kind, read_day(rule_day), read_day(due), USUAL) == read_day(late)
