"""The people in the other files of the archive: by the address of their profile, else by their name alone."""

from typing import NamedTuple
from urllib.parse import unquote

from importers.linkedin.people import is_profile

#: What LinkedIn calls members whose accounts are gone, all of them.
GONE = "LinkedIn Member"


class Party(NamedTuple):
    """Somebody by name, and by the address of the profile exactly as imported, or empty where the file has none."""

    name: str
    url: str


def profile(text: str) -> str:
    """The address of a member's profile, with its scheme; empty where the text is none."""
    text = text.strip()
    if not text or not is_profile(text):
        return ""
    return text if "://" in text[:8] else f"https://{text}"


def profiles(cell: str) -> tuple[str, ...]:
    """The addresses in a cell that joins several with commas, each once. No address has a comma in it."""
    found = (profile(part) for part in cell.split(","))
    return tuple(dict.fromkeys(url for url in found if url))


def same(url: str) -> str:
    """What is equal for two spellings of one profile's address; empty for none."""
    slug = url.rpartition("/in/")[2] if "?" not in url else url.partition("?")[0].rpartition("/in/")[2]
    slug = slug.partition("#")[0].rstrip("/")
    return (unquote(slug) if "%" in slug else slug).casefold()
