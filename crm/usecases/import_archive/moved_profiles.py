"""Profiles that moved: LinkedIn keeps the number of a conversation, and with it whose account the other one is."""

from crm.domain.links import profile_slug
from crm.models import Account
from crm.usecases.import_archive.message_memory import people_of_conversations
from importers.linkedin.conversations import Conversations


def moved_profiles(account: Account, read: Conversations | None) -> dict[str, int]:
    """From the profiles in a file's conversations with one person to whom an earlier file had that conversation with.

    Conversations that LinkedIn does not number are known by the other's name or address, and tell nothing of it.
    """
    if read is None:
        return {}
    before = people_of_conversations(account)
    found: dict[str, int] = {}
    contested: set[str] = set()
    for conversation in read.items if before else ():
        person = before.get(conversation.key)
        if conversation.kind != "person" or person is None or " " in conversation.key:
            continue
        slug = profile_slug(conversation.others[0].url)
        if slug and found.setdefault(slug, person) != person:
            contested.add(slug)
    return {slug: person for slug, person in found.items() if slug not in contested}
