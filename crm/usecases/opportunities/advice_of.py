"""The numbers of the advice as the account chose them, and the public holidays of its country."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from crm.domain.advice import USUAL, Settings, settings_from
from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account
from crm.usecases.transaction import writing

#: Years before and after this one whose holidays are looked at: no promise lies farther away.
_YEARS = (-1, 3)


def advice_of(account: Account) -> Settings:
    """The account's numbers; Kith's own where it chose none."""
    return _settings(account.advice)


def holidays_of(account: Account, today: date) -> frozenset[date]:
    """The public holidays of the account's country, from last year to three years on; none without a country."""
    return _holidays(account.country, today.year) if account.country else frozenset()


def countries() -> list[str]:
    """The countries whose holidays are known, by their ISO 3166-1 codes."""
    from holidays import list_supported_countries  # slow to import, and few accounts need it

    return sorted(code for code in list_supported_countries() if len(code) == 2)


def change_advice(account: Account, numbers: Mapping[str, int], when: Moment, *, country: str = "") -> None:
    """Save the numbers and the country, and plan everything anew.

    Raises Refused, with a sentence, for a number that cannot be and a country that is not known.
    """
    try:
        settings_from(numbers)
    except ValueError as error:
        raise Refused(str(error)) from error
    if country and country not in countries():
        raise Refused(f"Kith knows no holidays of “{country}”.")
    chosen = {name: value for name, value in numbers.items() if value != getattr(USUAL, name)}
    from crm.usecases.plan_check_ins import plan  # it asks for the numbers itself

    with writing(account):
        advice = json.dumps(chosen, sort_keys=True)
        Account.update(advice=advice, country=country).where(Account.id == account.id).execute()
        account.advice, account.country = advice, country
        plan(account, when)


@lru_cache(maxsize=256)
def _settings(text: str) -> Settings:
    chosen = json.loads(text or "{}")
    try:
        return settings_from(chosen)
    except ValueError:
        # Written by a release with other bounds: what still can be stays.
        return USUAL


@lru_cache(maxsize=64)
def _holidays(country: str, year: int) -> frozenset[date]:
    from holidays import country_holidays  # slow to import, and few accounts need it

    try:
        return frozenset(country_holidays(country, years=range(year + _YEARS[0], year + _YEARS[1] + 1)))
    except NotImplementedError:
        return frozenset()
