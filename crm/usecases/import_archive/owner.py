"""What an archive says of the account's owner, for letters."""

import json
from datetime import date

from crm.models import Account, Profile
from crm.usecases.import_archive.planned import Owner
from importers.linkedin import contents
from importers.linkedin.own_profile import Month, OwnPosition


def news_of_the_owner(account: Account, read: contents.Owner, as_of: date | None) -> Owner | None:
    """What is to be kept of the owner; None where nothing is new, or a newer archive said it already."""
    if read.profile is None and not read.positions:
        return None
    kept = Profile.of(account).first()
    told = read.profile
    now = Owner(
        f"{told.given} {told.family}".strip() if told else (kept.name if kept else ""),
        told.headline if told else (kept.headline if kept else ""),
        kept.link if kept else "",
        json.dumps([_position(one) for one in read.positions], ensure_ascii=False)
        if read.positions
        else (kept.positions if kept else "[]"),
    )
    if kept is None:
        return now
    if as_of and kept.as_of and as_of < kept.as_of:
        return None
    return now if now != (kept.name, kept.headline, kept.link, kept.positions) else None


def names_of_the_owner(account: Account) -> list[str]:
    """What the account's owner is called, here and on LinkedIn."""
    kept = Profile.of(account).first()
    return list(dict.fromkeys(filter(None, (account.name, kept.name if kept else ""))))


def _position(one: OwnPosition) -> dict[str, object]:
    return {
        "title": one.title,
        "company": one.company,
        "started": _month(one.started),
        "finished": _month(one.finished),
        "current": one.current,
    }


def _month(month: Month | None) -> str:
    if month is None:
        return ""
    return f"{month.year}-{month.month:02}" if month.month else str(month.year)
