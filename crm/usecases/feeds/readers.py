"""Which programs read a feed, and when each last did."""

from datetime import timedelta

from crm.domain.moment import Moment
from crm.domain.refusals import NotFound
from crm.models import Account, Feed, FeedReader, database

#: A program that asks more often is noted no more often than this, so that asking is not writing.
NOTED_EVERY = timedelta(minutes=5)


def note_reader(account_id: int, feed_id: int, program: str, when: Moment) -> None:
    """Note that a program fetched a feed just now. The account's revision stays: nothing of the account's changed."""
    with database.atomic():
        FeedReader.insert(account=account_id, feed=feed_id, program=program, fetched_at=when.instant).on_conflict(
            conflict_target=[FeedReader.feed, FeedReader.program],
            update={FeedReader.fetched_at: when.instant, FeedReader.fetches: FeedReader.fetches + 1},
        ).execute()


def readers_of(account: Account) -> dict[int, list[FeedReader]]:
    """The programs that read each of the account's feeds, by the feed's id; whoever fetched last comes first."""
    found: dict[int, list[FeedReader]] = {}
    for reader in FeedReader.of(account).order_by(FeedReader.fetched_at.desc(), FeedReader.id.desc()):
        found.setdefault(reader.feed, []).append(reader)
    return found


def forget_reader(account: Account, feed: Feed, reader_id: int | str) -> str:
    """Forget that a program read a feed, and say which; it is noted again when it comes again.

    Raises NotFound for one that is not among the feed's.
    """
    reader = FeedReader.find(account, reader_id)
    if reader.feed != feed.id:
        raise NotFound(f"There is no reader {reader_id} here.")
    reader.delete_instance()
    return str(reader.program)
