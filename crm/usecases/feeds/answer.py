"""A calendar program asks for a feed: is there one, did it change, what does it hold.

That nothing changed is told from one statement, before anything is read or rendered.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from crm.domain.moment import Moment
from crm.models.database import rows
from crm.models.fields import instant_of
from crm.usecases.feeds.addresses import hash_of
from crm.usecases.feeds.copies import Copy, bring_copy, kept_copy, validator_of
from crm.usecases.feeds.readers import NOTED_EVERY, note_reader

_LOOK = """
    SELECT f.id, f.account_id, f.revoked_at, a.revision, a.timezone,
        c.validator, c.etag, c.modified_at, r.fetched_at
    FROM feed f
    JOIN account a ON a.id = f.account_id
    LEFT JOIN feed_copy c ON c.feed_id = f.id
    LEFT JOIN feed_reader r ON r.feed_id = f.id AND r.program = ?
    WHERE f.token_hash = ?
"""


class Asked(NamedTuple):
    """What one statement tells about the feed behind a token.

    `fresh`: the bytes kept for it are those of now, with this `etag` and `modified_at` (a UTC instant, whole seconds).
    `noted_at`: when the program that asks was last noted.
    """

    feed: int
    account: int
    revoked: bool
    when: Moment
    fresh: bool
    etag: str
    modified_at: datetime | None
    noted_at: datetime | None


def ask(token: str, program: str, moment: Callable[[str], Moment], base: str) -> Asked | None:
    """Look up a feed by the token in its address; None where there is none.

    `moment` tells the time in a zone, `base` is what links in the feed begin with: it is part of the bytes.
    """
    found: list[Any] = rows(_LOOK, (program, hash_of(token)))
    if not found:
        return None
    feed, account, revoked_at, revision, zone_name, validator, etag, modified_at, noted_at = found[0]
    when = moment(zone_name)
    fresh = validator == validator_of(revision, when, base)
    since, noted = instant_of(modified_at), instant_of(noted_at)
    return Asked(feed, account, revoked_at is not None, when, fresh, etag or "", since, noted)


def note(asked: Asked, program: str, modified_at: datetime | None) -> None:
    """Note who asked: once in a few minutes, and whenever the program gets bytes made since it was noted."""
    noted_at, now = asked.noted_at, asked.when.instant
    if noted_at is None or now - noted_at >= NOTED_EVERY or (modified_at and noted_at < min(modified_at, now)):
        note_reader(asked.account, asked.feed, program, asked.when)


def bytes_of(asked: Asked, secret: str, base: str) -> Copy:
    """The feed's bytes: those that are kept where they are of now, else made now and kept."""
    copy = kept_copy(asked.feed) if asked.fresh else None
    return copy or bring_copy(asked.account, asked.feed, asked.when, secret, base)
