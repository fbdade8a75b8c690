"""Feeds of an account: found, added, changed, given a new address, revoked. Each change can be taken back."""

from crm.domain.moment import Moment
from crm.domain.refusals import NotFound
from crm.models import Account, Feed, FeedCopy, FeedReader, Step
from crm.models.bulk import reserve_ids
from crm.usecases.feeds.addresses import hash_of, new_nonce, token_of
from crm.usecases.feeds.choice import EVERYTHING, Choice, usable_name
from crm.usecases.journal import changing

USUAL_NAME = "Kith"


def live_feeds(account: Account) -> list[Feed]:
    """The account's feeds that were not revoked, the oldest first."""
    return list(Feed.of(account).where(Feed.revoked_at.is_null()).order_by(Feed.id))


def live_feed(account: Account, feed_id: int | str) -> Feed:
    """One of them. Raises NotFound for one that is revoked or not the account's."""
    found = Feed.find(account, feed_id)
    if found.revoked_at is not None:
        raise NotFound(f"There is no feed {feed_id} here: it was revoked.")
    return found


def next_name(account: Account) -> str:
    """A name for a feed that was given none: "Kith", then "Kith 2", "Kith 3"."""
    taken = {feed.name for feed in live_feeds(account)}
    names = (f"{USUAL_NAME} {number}" for number in range(2, len(taken) + 2))
    return USUAL_NAME if USUAL_NAME not in taken else next(name for name in names if name not in taken)


def add_feed(
    account: Account,
    name: str,
    when: Moment,
    *,
    secret: str,
    choice: Choice = EVERYTHING,
    alarm: bool = False,
    interviews: bool = True,
) -> tuple[Feed, Step]:
    """A further secret address. Raises Refused for a name that cannot be used."""
    tidy, nonce = usable_name(name), new_nonce()
    with changing(account, f"“{tidy}” has its own address.", when) as changes:
        (number,) = reserve_ids(Feed, 1)
        feed = changes.create(
            Feed,
            id=number,
            name=tidy,
            nonce=nonce,
            token_hash=hash_of(token_of(number, nonce, secret)),
            kinds=choice.stored_kinds,
            tags=choice.stored_tags,
            alarm=alarm,
            interviews=interviews,
            created_at=when.instant,
            updated_at=when.instant,
        )
        return feed, changes.step


def change_feed(
    account: Account,
    feed_id: int | str,
    when: Moment,
    *,
    name: str,
    choice: Choice,
    alarm: bool,
    interviews: bool = True,
) -> Feed:
    """Rename a feed and choose anew what goes in; its address stays good.

    Raises NotFound for one that is not here, Refused for a name that cannot be used.
    """
    feed, tidy = live_feed(account, feed_id), usable_name(name)
    values = {"name": tidy, "kinds": choice.stored_kinds, "tags": choice.stored_tags, "alarm": alarm}
    values["interviews"] = interviews
    if any(getattr(feed, column) != value for column, value in values.items()):
        with changing(account, f"“{tidy}” is changed.", when) as changes:
            changes.change(feed, **values, updated_at=when.instant)
    return feed


def rotate_feed(account: Account, feed_id: int | str, when: Moment, *, secret: str) -> tuple[Feed, Step]:
    """Give a feed another secret address. The old one stays behind as a revoked feed, so that programs are told."""
    feed, nonce = live_feed(account, feed_id), new_nonce()
    old = {name: getattr(feed, name) for name in ("name", "nonce", "token_hash", "created_at")}
    with changing(account, f"“{feed.name}” has a new secret link. Subscribe again with it.", when) as changes:
        token_hash = hash_of(token_of(feed.id, nonce, secret))
        changes.change(feed, nonce=nonce, token_hash=token_hash, updated_at=when.instant)
        changes.create(Feed, **old, updated_at=when.instant, revoked_at=when.instant)
        FeedReader.drop(account).where(FeedReader.feed == feed.id).execute()
        return feed, changes.step


def revoke_feed(account: Account, feed_id: int | str, when: Moment) -> tuple[Feed, Step]:
    """Let a feed's address lead nowhere from now on. Raises NotFound for one that is not here or is revoked already."""
    feed = live_feed(account, feed_id)
    with changing(account, f"“{feed.name}” is revoked. Nobody can read it any more.", when) as changes:
        changes.change(feed, revoked_at=when.instant, updated_at=when.instant)
        FeedCopy.drop(account).where(FeedCopy.feed == feed.id).execute()
        return feed, changes.step
