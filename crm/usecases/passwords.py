"""Passwords: how they are kept and what is asked of them (OWASP's Argon2id parameters are the library's own)."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from crm.domain.refusals import Refused

SHORTEST = 10
# A very long password would only keep the processor busy.
LONGEST = 1000

_hasher = PasswordHasher()
# Checked where there is no such account, so that both answers take the same time.
_NOBODY = _hasher.hash("nobody signs in with this")


def hashed(password: str) -> str:
    """The Argon2id hash of a password. Raises Refused where it is too short or too long."""
    if len(password) < SHORTEST:
        raise Refused(f"Choose a password of at least {SHORTEST} characters; a sentence is easiest to remember.")
    if len(password) > LONGEST:
        raise Refused(f"That password has more than {LONGEST} characters.")
    return _hasher.hash(password)


def fits(password: str, stored: str) -> bool:
    """Whether the password is the stored one; an empty hash fits nothing, in the same time."""
    try:
        return _hasher.verify(stored or _NOBODY, password[: LONGEST + 1]) and bool(stored)
    except (VerificationError, InvalidHashError):
        return False
