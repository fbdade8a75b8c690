"""Passwords: how they are kept and what is asked of them (Argon2id, RFC 9106, section 4, second recommended option)."""

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from crm.domain.refusals import Refused

SHORTEST = 12
# A very long password would only keep the processor busy.
LONGEST = 1000
# "aaaaaaaaaaaa" is twelve characters too.
_FEWEST_DIFFERENT = 5

_hasher = PasswordHasher()
# Each hash takes 64 MB; a crowd at the door waits instead of filling the memory.
_at_once = BoundedSemaphore(4)


def hashed(password: str) -> str:
    """The Argon2id hash of a password. Raises Refused where it is too short, too long or one letter repeated."""
    refuse_weak(password)
    with _at_once:
        return _hasher.hash(password)


def refuse_weak(password: str) -> None:
    """Raise Refused for a password that is too short, too long or too plain."""
    if len(password) < SHORTEST:
        raise Refused(f"Choose a password of {SHORTEST} characters or more. Three odd words are fine.")
    if len(password) > LONGEST:
        raise Refused(f"Choose a password of at most {LONGEST:,} characters.")
    if len(set(password)) < _FEWEST_DIFFERENT:
        raise Refused("Choose a password of more than a few different characters.")


def fits(password: str, stored: str) -> bool:
    """Whether the password is the stored one. An empty hash fits nothing, and takes as long to say so."""
    nobody = _nobody()
    with _at_once:
        try:
            return _hasher.verify(stored or nobody, password[: LONGEST + 1]) and bool(stored)
        except (VerificationError, InvalidHashError):
            return False


def renewed(password: str, stored: str) -> str:
    """A new hash of a password that fits, where the old one was made with weaker parameters; else empty."""
    if not _hasher.check_needs_rehash(stored):
        return ""
    with _at_once:
        return _hasher.hash(password)


@cache
def _nobody() -> str:
    """What is checked where there is no such account."""
    return _hasher.hash("nobody signs in with this")
