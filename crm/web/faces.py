"""The letters and the tint of somebody's avatar, worked out once."""

from functools import lru_cache

from crm.domain.folding import tint
from crm.domain.names import initials


@lru_cache(maxsize=16_384)
def face(name: str, given: str, family: str) -> tuple[str, str]:
    """Initials, and which of the six tints, as text."""
    return initials(given, family), str(tint(name))
