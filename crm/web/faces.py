"""What stands for somebody: the letters and the tint of an avatar, worked out once, or a photo."""

from functools import lru_cache

from crm.domain.folding import tint
from crm.domain.names import initials
from crm.usecases.person_page.facts import Facts


@lru_cache(maxsize=16_384)
def face(name: str, given: str, family: str) -> tuple[str, str]:
    """Initials, and which of the six tints, as text."""
    return initials(given, family), str(tint(name))


def photo_url(person: Facts) -> str:
    """Where a person's photo is; another address for another photo, so that browsers may keep it. Empty for none."""
    if not person.photo:
        return ""
    return f"/people/{person.id}/photo?since={''.join(filter(str.isdigit, person.photo))}"
