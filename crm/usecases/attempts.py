"""Tries at passwords and at making accounts, counted in the database, so that all workers share the count."""

import hmac
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Attempt, database, is_sqlite

# Somebody who has forgotten a password tries a handful; a household behind one address may have several such people.
TRIES_FOR_AN_ACCOUNT = 5
TRIES_FROM_AN_ADDRESS = 20
ACCOUNTS_FROM_AN_ADDRESS = 10
#: So many tries within this time are followed by a rest as long.
REST = timedelta(minutes=10)
_KEPT_FOR = timedelta(hours=1)


class TooManyTries(Refused):
    """Nobody may try again before `wait` has passed, with the right password neither."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        minutes = max(1, ceil(wait / timedelta(minutes=1)))
        super().__init__(f"Too many tries. Wait {minutes} minute{'s' if minutes > 1 else ''}, then try again.")


@dataclass(frozen=True)
class Try:
    """One try, counted before its password is looked at, so that tries made all at once are counted too."""

    account_key: str
    address_id: int
    #: How many more may fail before the rest.
    left: int

    def succeeded(self) -> None:
        """Forget the failed tries at this account, and this one from this address."""
        with database.atomic():
            Attempt.delete().where(Attempt.key == self.account_key).execute()
            Attempt.delete().where(Attempt.id == self.address_id).execute()


def count_try(who: str, address: str, when: Moment, secret: str) -> Try:
    """Count a try at an account from a network address, whether there is such an account or not.

    Raises TooManyTries where either has had too many. The keys in the table are HMACs under the secret key.
    """
    keys = (_key(secret, "account", who), _key(secret, "address", _network(address)))
    with database.atomic():
        _one_at_a_time(keys)
        left = min(
            _left(keys[0], TRIES_FOR_AN_ACCOUNT, when.instant), _left(keys[1], TRIES_FROM_AN_ADDRESS, when.instant)
        )
        _, at_address = (Attempt.create(key=key, happened_at=when.instant) for key in keys)
        Attempt.delete().where(Attempt.happened_at < when.instant - _KEPT_FOR).execute()
    return Try(keys[0], at_address.id, left - 1)


def forget_tries(who: str, secret: str) -> None:
    """Forget the tries at an account that is no longer there."""
    Attempt.delete().where(Attempt.key == _key(secret, "account", who)).execute()


def count_registration(address: str, when: Moment, secret: str) -> None:
    """Count a try at making an account from a network address. Raises TooManyTries."""
    key = _key(secret, "registration", _network(address))
    with database.atomic():
        _one_at_a_time((key,))
        _left(key, ACCOUNTS_FROM_AN_ADDRESS, when.instant)
        Attempt.create(key=key, happened_at=when.instant)
        Attempt.delete().where(Attempt.happened_at < when.instant - _KEPT_FOR).execute()


def _left(key: str, allowed: int, now: datetime) -> int:
    """How many tries are left; raises TooManyTries where none is."""
    last = list(
        Attempt.select(Attempt.happened_at)
        .where(Attempt.key == key, Attempt.happened_at > now - 2 * REST, Attempt.happened_at <= now)
        .order_by(Attempt.happened_at.desc())
        .limit(allowed)
    )
    if not last:
        return allowed
    newest, oldest = last[0].happened_at, last[-1].happened_at
    if len(last) == allowed and newest - oldest < REST and now - newest < REST:
        raise TooManyTries(newest + REST - now)
    return allowed - sum(1 for attempt in last if now - attempt.happened_at < REST)


def _one_at_a_time(keys: tuple[str, ...]) -> None:
    """On PostgreSQL, make tries with the same keys queue up; SQLite's transactions do so anyway."""
    if not is_sqlite():
        for key in sorted(keys):
            database.execute_sql("SELECT pg_advisory_xact_lock(hashtext(%s))", (key,))


def _key(secret: str, kind: str, value: str) -> str:
    return hmac.digest(secret.encode(), f"try at {kind}\0{value}".encode(), "sha256").hex()


def _network(address: str) -> str:
    """What counts as one address: of IPv6 the first 64 bits, which one household has to itself (RFC 6177)."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    mapped = found.ipv4_mapped
    return str(mapped) if mapped else str(ipaddress.ip_network((found, 64), strict=False))
