"""The secret address of a feed: worked out from the secret key, so that the database alone does not give it away."""

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64encode

from crm.domain.folding import fold
from crm.feeds.subscribe_links import LONGEST_ADDRESS
from crm.models import Feed

_TOKEN_BYTES = 24
_LONGEST_NAME = 60  # characters
_UNREADABLE = re.compile(r"[^a-z0-9]+")


def new_nonce() -> str:
    """What makes one token of a feed differ from the next."""
    return secrets.token_urlsafe(16)


def token_of(feed_id: int, nonce: str, secret: str) -> str:
    """The token in a feed's address: 192 bits that nobody can guess without the secret key."""
    told = hmac.digest(secret.encode(), f"calendar feed\0{feed_id}\0{nonce}".encode(), "sha256")
    return urlsafe_b64encode(told[:_TOKEN_BYTES]).decode()


def hash_of(token: str) -> str:
    """What is stored of a token, and looked up. (A token has no pattern that a slow hash would have to protect.)"""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def address_of(feed: Feed, secret: str, base: str) -> str | None:
    """The feed's whole address beneath `base` ("https://kith.example"), less than 256 characters where that can be.

    None where the secret key is no longer the one with which the address was made: it leads nowhere then.
    """
    token = token_of(feed.id, feed.nonce, secret)
    if hash_of(token) != feed.token_hash:
        return None
    beginning = f"{base}/feed/{token}/"
    room = LONGEST_ADDRESS - len(beginning) - len(".ics")
    return f"{beginning}{_readable(feed.name)[: max(1, room)]}.ics"


def overdue_uid(account_id: int, feed_id: int, secret: str) -> str:
    """The UID of the event that says what is overdue: one a feed, for life. Feed 0 is the export of everything."""
    return hmac.digest(secret.encode(), f"what is overdue\0{account_id}\0{feed_id}".encode(), "sha256").hex()[:32]


def _readable(name: str) -> str:
    """The feed's name as the last part of the address: Thunderbird names the calendar after it."""
    return _UNREADABLE.sub("-", fold(name)).strip("-")[:_LONGEST_NAME].strip("-") or "kith"
