"""What the settings of the follow-up show: the numbers in groups, and the countries by name."""

from functools import cache
from typing import Any

from babel import Locale

from crm.domain.advice import NUMBERS, Number
from crm.domain.refusals import NotFound
from crm.models import Account
from crm.usecases.opportunities.advice_of import advice_of, countries

COUNTRY = "country"
#: The headings, each with the first of its numbers: they stand in the order of NUMBERS.
_GROUPS = (
    ("thank_you_days", "Thank-you notes"),
    ("second_note_working_days", "Second notes"),
    ("keep_months", "After the outcome"),
    ("congratulation_days", "Keeping in touch"),
    ("pause_days", "Manners"),
    ("note_words", "Writing"),
)


def number_of(name: str) -> Number:
    """The number of that name. Raises NotFound."""
    for number in NUMBERS:
        if number.name == name:
            return number
    raise NotFound(f"There is no setting called “{name}”.")


def as_it_stands(account: Account) -> dict[str, int]:
    """All numbers as they hold for the account."""
    settings = advice_of(account)
    return {number.name: int(getattr(settings, number.name)) for number in NUMBERS}


def advice_page(account: Account, saved: str, errors: dict[str, str], typed: dict[str, str]) -> dict[str, Any]:
    """Everything that the page shows."""
    stands = as_it_stands(account)
    starts = dict(_GROUPS)
    groups: list[dict[str, Any]] = []
    for number in NUMBERS:
        if number.name in starts:
            groups.append({"key": number.name, "title": starts[number.name], "numbers": []})
        groups[-1]["numbers"].append(
            {
                "name": number.name,
                "label": number.label,
                "unit": number.unit,
                "least": number.least,
                "most": number.most,
                "advice": number.advice,
                "value": typed.get(number.name, stands[number.name]),
                "usual": number.usual if stands[number.name] != number.usual else None,
                "error": errors.get(number.name, ""),
                "saved": saved == number.name,
            }
        )
    return {
        "groups": groups,
        "countries": country_names(),
        "country": account.country,
        "country_error": errors.get(COUNTRY, ""),
        "country_saved": saved == COUNTRY,
    }


@cache
def country_names() -> list[tuple[str, str]]:
    """Code and name of the countries whose holidays are known, by name; first of all, none."""
    names = Locale("en").territories
    known = [(code, names.get(code, code)) for code in countries()]
    return [("", "No country"), *sorted(known, key=lambda one: one[1])]
