"""What a file, or the account, says of one person: the value that matching and comparing work on."""

from datetime import date
from typing import NamedTuple

from crm.domain.folding import name_key
from crm.domain.identity import is_shared_mailbox


class Entry(NamedTuple):
    """One person as a source tells of them. Texts are as written; an empty one is not given.

    `slug` is the canonical profile name (`profile_slug`), `emails` and `phones` are keys (`email_key`, `phone_key`).
    `silent` names the fields the source says nothing about, so that their absence is no news: company, title, ...
    `uuid` is the UID of a card (`uuid_key`). `other_names` are (given, family) pairs by which the person is also known,
    or was: a nickname with the surname, a birth name.
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
    uuid: str = ""
    other_names: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The name as written, in one."""
        return " ".join(f"{self.given} {self.family}".split())


def entry_key(entry: Entry) -> str:
    """What identifies an entry across files, so that an answer about it can be remembered.

    The profile where there is one, else an email address of one's own, else the name with the day of connecting or the
    company.
    """
    return every_entry_key(entry)[0]


def every_entry_key(entry: Entry) -> list[str]:
    """Everything that identifies an entry for certain, the strongest first: by any of it somebody is recognised."""
    keys = [f"in:{entry.slug}"] if entry.slug else []
    keys += [f"mail:{email}" for email in entry.emails if not is_shared_mailbox(email)]
    if entry.connected_on and entry.name:
        keys.append(f"name:{name_key(entry.name)}|{entry.connected_on.isoformat()}")
    return keys or [f"name:{name_key(entry.name)}|{name_key(entry.company)}"]
