"""The bytes of a feed, rendered once and kept for the next program that asks."""

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from crm.domain.moment import Moment, zone
from crm.feeds.calendar import FeedOptions, render
from crm.models import Account, Feed, FeedCopy, database
from crm.models.database import rows
from crm.models.fields import instant_of
from crm.usecases.feeds.addresses import overdue_uid
from crm.usecases.feeds.contents import contents
from crm.usecases.feeds.meetings import meetings
from crm.usecases.roll_day import roll_day

#: Rises when the same reminders are rendered to other bytes.
TEMPLATE = 2


class Copy(NamedTuple):
    """Rendered bytes, their `etag`, and the UTC instant, in whole seconds, since which they hold."""

    etag: str
    modified_at: datetime
    body: bytes


def kept_copy(feed_id: int) -> Copy | None:
    """The bytes last rendered for a feed, of whichever day; None where there are none."""
    for etag, modified_at, body in rows("SELECT etag, modified_at, body FROM feed_copy WHERE feed_id = ?", (feed_id,)):
        since = instant_of(modified_at)
        assert since
        return Copy(etag, since, bytes(body))
    return None


def validator_of(revision: int, when: Moment, base: str) -> str:
    """What the bytes of a feed depend on. The account's revision rises with every change, of the feed's choices too."""
    return f"{TEMPLATE} {revision} {when.today} {base}"


def bring_copy(account_id: int, feed_id: int, when: Moment, secret: str, base: str) -> Copy:
    """Render a feed as of now, with links beneath `base`, and keep the bytes.

    Where they are the same as before, so are ETag and Last-Modified: a change elsewhere in the account is none here.
    """
    roll_day(Account.get_by_id(account_id), when)
    # Read before the reminders: what changes in between makes the bytes newer than they say, never older.
    account = Account.get_by_id(account_id)
    validator = validator_of(account.revision, when, base)
    body = calendar_of(account, Feed.find(account, feed_id), when, secret, base)
    etag, modified_at = hashlib.sha256(body).hexdigest()[:32], when.instant.replace(microsecond=0)
    before = FeedCopy.of(account, FeedCopy.etag, FeedCopy.modified_at).where(FeedCopy.feed == feed_id).first()
    if before is not None and before.etag == etag:
        FeedCopy.change(account, validator=validator).where(FeedCopy.feed == feed_id).execute()
        return Copy(etag, before.modified_at, body)
    if before is not None:
        # Two changes within a second must not look like one to a program that goes by the date.
        modified_at = max(modified_at, before.modified_at + timedelta(seconds=1))
    with database.atomic():
        FeedCopy.insert(
            account=account, feed=feed_id, validator=validator, etag=etag, modified_at=modified_at, body=body
        ).on_conflict(
            conflict_target=[FeedCopy.feed],
            preserve=[FeedCopy.validator, FeedCopy.etag, FeedCopy.modified_at, FeedCopy.body],
        ).execute()
    return Copy(etag, modified_at, body)


def calendar_of(account: Account, feed: Feed, when: Moment, secret: str, base: str) -> bytes:
    """The feed as a calendar, made now."""
    tags = [int(tag) for tag in feed.tags.split()]
    held = contents(account.id, when.today, base, kinds=feed.kinds.split(), tags=tags)
    options = FeedOptions(
        name=feed.name,
        waiting_uid=overdue_uid(account.id, feed.id, secret),
        today_url=f"{base}/",
        zone=zone(when.zone_name),
        alarm=feed.alarm,
    )
    changed_at = max(held.changed_at or feed.created_at, feed.updated_at)
    met = meetings(account.id, when.today, base, tags=tags) if feed.interviews else ()
    return render(held.reminders, today=when.today, changed_at=changed_at, options=options, meetings=met)


def everything_as_calendar(
    account: Account, when: Moment, secret: str, base: str, people: Collection[int] | None = None
) -> tuple[bytes, int]:
    """Everything open, or what is about `people`, as a calendar for a file; and how many reminders it holds."""
    roll_day(account, when)
    held = contents(account.id, when.today, base, people=people)
    options = FeedOptions("Kith", overdue_uid(account.id, 0, secret), f"{base}/", zone(when.zone_name))
    changed_at = held.changed_at or when.instant
    met = meetings(account.id, when.today, base, people=people)
    octets = render(held.reminders, today=when.today, changed_at=changed_at, options=options, meetings=met)
    return octets, len(held.reminders) + len(met)
