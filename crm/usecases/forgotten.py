"""Remembering, without keeping anything about them, whom the account deleted for good."""

from crm.domain.entries import Entry, entry_key
from crm.domain.identity import profile_slug
from crm.models import Account, ContactMethod, Forgotten, Person
from crm.usecases.import_people.known import forgotten_hash


def remember(account: Account, person: Person, methods: list[ContactMethod], company: str) -> None:
    """Note the keys under which this person would come back in a file."""
    slugs = {slug for method in methods if method.kind == "link" and (slug := profile_slug(method.value))}
    emails = {method.key for method in methods if method.kind == "email"}
    given, family = person.given, person.family
    entries = [Entry(slug=slug) for slug in slugs] + [Entry(emails=(email,)) for email in emails]
    entries += [Entry(given, family, connected_on=person.connected_on)] if person.connected_on else []
    if company or not (slugs or emails):
        # Whoever has neither address nor profile is known by the name and the company, or by the name alone.
        entries.append(Entry(given, family, company))
    for digest in {forgotten_hash(account, entry_key(entry)) for entry in entries}:
        Forgotten.insert(account=account.id, key_hash=digest).on_conflict_ignore().execute()
