"""What a file, or the account, says of one person: the value that matching and comparing work on."""

from datetime import date
from typing import NamedTuple

from crm.domain.folding import name_key


class Entry(NamedTuple):
    """One person as a source tells of them. Texts are as written; an empty one is not given.

    `slug` is the canonical profile name (`profile_slug`), `emails` and `phones` are keys (`email_key`, `phone_key`).
    `silent` names the fields the source says nothing about, so that their absence is no news: company, title, ...
    """

    given: str = ""
    family: str = ""
    company: str = ""
    title: str = ""
    connected_on: date | None = None
    slug: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name as written, in one."""
        return " ".join(f"{self.given} {self.family}".split())


def entry_key(entry: Entry) -> str:
    """What identifies an entry across files, so that an answer about it can be remembered.

    The profile where there is one, else the email address, else the name with the day of connecting or the company.
    """
    if entry.slug:
        return f"in:{entry.slug}"
    if entry.emails:
        return f"mail:{entry.emails[0]}"
    more = entry.connected_on.isoformat() if entry.connected_on else name_key(entry.company)
    return f"name:{name_key(entry.name)}|{more}"
