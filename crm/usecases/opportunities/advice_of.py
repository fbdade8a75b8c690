"""The numbers of the advice as the account chose them, and the public holidays of its country."""

from collections.abc import Mapping
from datetime import date

from crm.domain.advice import Settings
from crm.domain.moment import Moment
from crm.models import Account, Step


def advice_of(account: Account) -> Settings:
    """The account's numbers; Kith's own where it chose none."""
    raise NotImplementedError


def holidays_of(account: Account, today: date) -> frozenset[date]:
    """The public holidays of the account's country from last year to the year after next; none without a country."""
    raise NotImplementedError


def change_advice(account: Account, numbers: Mapping[str, int], when: Moment, *, country: str = "") -> Step:
    """Save the numbers and the country, and plan everything anew. Raises Refused, with a sentence, for what cannot be."""
    raise NotImplementedError
