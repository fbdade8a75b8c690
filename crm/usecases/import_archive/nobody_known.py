"""An archive without connections in an account that knows nobody: what will come of it, and what will not."""

from crm.models import Account, Person
from importers import Export

# What an archive tells of people who are known; and what it tells without them, each with its words.
_ABOUT_PEOPLE = {
    "invitations": "invitations",
    "recommendations": "recommendations",
    "messages": "messages",
    "endorsements": "endorsements",
}
_ALONE = {"jobs": "job applications", "profile": "your profile", "contacts": "imported contacts"}


def nobody_known(account: Account, export: Export) -> str:
    """What to say of it, in sentences; nothing where somebody is known, or the file has connections."""
    kinds = export.kinds
    if not kinds or "connections" in kinds or Person.of(account, Person.id).exists():
        return ""
    said = ["Your connections are not in this file, and you know nobody in Kith yet."]
    if about := [_ABOUT_PEOPLE[kind] for kind in kinds if kind in _ABOUT_PEOPLE]:
        said.append(
            f"Nobody is made of {_listed(about, 'or')}, so they are left aside. Bring your people first: tick "
            "Connections when you ask LinkedIn for the export. Then choose this file once more; nothing comes twice."
        )
    if alone := [_ALONE[kind] for kind in kinds if kind in _ALONE]:
        said.append(f"{_listed(alone, 'and').capitalize()} can be read now.")
    return " ".join(said)


def _listed(words: list[str], last: str) -> str:
    """The words as one says them in a row."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end
