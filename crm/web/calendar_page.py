"""What the calendar page shows, in the page's words."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from crm.domain.ago import ago
from crm.domain.days import MONTHS, number_words
from crm.domain.followups import FollowUpKind
from crm.domain.moment import Moment
from crm.feeds.readers import called
from crm.feeds.subscribe_links import reachable_from_outside, subscribe_links
from crm.models import Account, Feed, FeedReader
from crm.usecases.feeds.addresses import address_of
from crm.usecases.feeds.choice import OFFERED, Choice, tags_to_choose
from crm.usecases.feeds.contents import changed_at
from crm.usecases.feeds.keep import live_feeds
from crm.usecases.feeds.readers import readers_of
from crm.usecases.weeks_ahead import INTERVIEW, PROMISE, Day, weeks_ahead

#: Not fetched for so long, a program has probably been told to stop.
_GIVEN_UP = timedelta(days=7)
_SHOWN_OF_TOKEN = 4
_MARKS = {FollowUpKind.CHECK_IN: "c", FollowUpKind.CONGRATULATION: "n", PROMISE: "p", INTERVIEW: "iv"}
_KEY = (("f", "Follow-up"), ("c", "Check-in"), ("n", "News"), ("iv", "Interview"), ("p", "Promised date"))
_SWITCHES = {
    FollowUpKind.CHECK_IN: ("Check-ins", "one event each, at most five a day"),
    FollowUpKind.CONGRATULATION: ("News", "new jobs you want to congratulate on"),
}


def calendar_page(account: Account, when: Moment, secret: str, base: str, chosen: str) -> dict[str, Any]:
    """Everything for the template; `chosen` is the id of the feed the page is about (else the first is)."""
    feeds, readers = live_feeds(account), readers_of(account)
    tags = tags_to_choose(account)
    feed = next((one for one in feeds if str(one.id) == chosen), feeds[0] if feeds else None)
    weeks = weeks_ahead(account, when.today)
    used = {_mark(event.kind) for week in weeks for day in week for event in day.events} | {"c", "n"}
    return {
        "feed": _feed(account, feed, readers.get(feed.id, []), tags, when, secret, base) if feed else None,
        "others": [_other(one, readers.get(one.id, []), tags, when, secret, base) for one in feeds if one is not feed],
        "weeks": [[_day(day, when, number) for number, day in enumerate(week)] for week in weeks],
        "weeks_words": number_words(len(weeks)),
        "kinds_shown": [(mark, words) for mark, words in _KEY if mark in used],
    }


def _feed(
    account: Account,
    feed: Feed,
    readers: Sequence[FeedReader],
    tags: dict[int, str],
    when: Moment,
    secret: str,
    base: str,
) -> dict[str, Any]:
    choice, url = Choice.of(feed), address_of(feed, secret, base)
    kinds = [
        {"key": kind.value, "words": words, "small": small, "on": kind in choice.kinds}
        for kind, (words, small) in _SWITCHES.items()
    ]
    gone = {tag: "A tag that was deleted" for tag in choice.tags if tag not in tags}
    newest = max(changed_at(account.id, feed.kinds.split(), sorted(choice.tags)) or feed.created_at, feed.updated_at)
    return {
        "id": feed.id,
        "name": feed.name,
        **_address(feed, url),
        "local_only": "" if url is None or reachable_from_outside(url) else _only_there(url),
        "kinds": kinds,
        "tags": [{"id": tag, "name": name, "on": tag in choice.tags} for tag, name in {**tags, **gone}.items()],
        "alarm": feed.alarm,
        "interviews": feed.interviews,
        "readers": [_reader(feed, one, newest, when) for one in readers],
    }


def _only_there(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return "this computer" if host in ("localhost", "::1") or host.startswith("127.") else "your own network"


def _address(feed: Feed, url: str | None) -> dict[str, str]:
    if url is None:
        return {"url": ""}
    links = subscribe_links(url, feed.name)
    token = url.split("/feed/")[1].split("/")[0]
    return {
        "url": links.copy,
        "hidden_url": f"{url.split(token)[0]}{token[:_SHOWN_OF_TOKEN]}…",
        "webcal_url": links.apple,
        "google_url": links.google,
        "outlook_url": links.outlook,
        "outlook_at_work_url": links.outlook_at_work,
    }


def _reader(feed: Feed, reader: FeedReader, newest: Any, when: Moment) -> dict[str, Any]:
    program, line = called(reader.program), f"last fetched {ago(reader.fetched_at, when)}"
    given_up = when.instant - reader.fetched_at > _GIVEN_UP
    how_often = "Perhaps it was removed." if given_up else program.how_often
    subscribes = not given_up and program.subscribes
    return {
        "name": reader.program[:1].upper() + reader.program[1:],
        "line": f"{line}. {how_often}" if how_often else line,
        "subscribes": subscribes,
        "fresh": subscribes and reader.fetched_at >= newest,
        "forget_url": f"/feeds/{feed.id}/readers/{reader.id}/forget",
    }


def _other(
    feed: Feed, readers: Sequence[FeedReader], tags: dict[int, str], when: Moment, secret: str, base: str
) -> dict[str, Any]:
    choice = Choice.of(feed)
    kinds = [_SWITCHES[kind][0] for kind in OFFERED if kind in choice.kinds]
    held = " and ".join(kinds).capitalize() or "Nothing"
    names = sorted(tags.get(tag, "a tag that was deleted") for tag in choice.tags)
    whose = f", people tagged {', '.join(names)}" if names else ""
    last = (
        f"Last fetched by {readers[0].program} {ago(readers[0].fetched_at, when)}." if readers else "Not fetched yet."
    )
    return {
        "id": feed.id,
        "name": feed.name,
        "url": address_of(feed, secret, base) or "",
        "line": f"{held}{whose}. {last}",
    }


def _day(day: Day, when: Moment, weekday: int) -> dict[str, Any]:
    number, month = day.day.day, MONTHS[day.day.month - 1][:3]
    events = [
        {"kind": _mark(event.kind), "words": event.words, "url": f"/people/{event.person}" if event.person else ""}
        for event in day.events
    ]
    return {
        "id": day.day.isoformat(),
        "label": f"{number} {month}" if number == 1 else str(number),
        "today": day.day == when.today,
        "past": day.day < when.today,
        "off": weekday >= 5,
        "events": events,
        "more": day.more,
    }


def _mark(kind: str) -> str:
    return _MARKS.get(kind, "f")
