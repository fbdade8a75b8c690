"""How an account wants Kith to be: its name, time zone, look and keys."""

from crm.domain.refusals import Refused
from crm.models import Account
from crm.usecases.accounts import usable_name, usable_zone
from crm.usecases.opportunities.interview_days import bring_days
from crm.usecases.transaction import writing

THEMES = ("", "light", "dark")


def rename(account: Account, name: str) -> None:
    """Give an account another name. Raises Refused where it is empty or too long."""
    tidy = usable_name(name)
    if not tidy:
        raise Refused("Write the name with which you sign your notes.")
    _set(account, name=tidy)


def choose_zone(account: Account, zone_name: str) -> None:
    """Move an account to another time zone. Raises Refused where there is none of that name.

    Days already written down stay as they are, but interviews are instants and may now end on another day; the day is
    planned anew, because it may be another one too.
    """
    usable_zone(zone_name)
    if zone_name == account.timezone:
        return
    with writing(account):
        _set(account, timezone=zone_name, planned_on="")
        bring_days(account, zone_name)


def choose_theme(account: Account, theme: str) -> None:
    """Show an account's pages light, dark, or (empty) as its system has it."""
    if theme not in THEMES:
        raise Refused("Choose light, dark, or as the system has it.")
    _set(account, theme=theme)


def use_single_keys(account: Account, on: bool) -> None:
    """Let single letters act, or not: they get in the way of speech control (WCAG 2.1.4)."""
    _set(account, single_keys=on)


def _set(account: Account, **values: object) -> None:
    Account.update(**values).where(Account.id == account.id).execute()
    for name, value in values.items():
        setattr(account, name, value)
