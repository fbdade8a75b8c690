"""`crm feed`: secret calendar addresses."""

from typing import Any

import click

from crm.cli.terminal import Terminal, example, on_account
from crm.domain.ago import ago


@click.group(epilog=example('crm feed add "On my phone"'))
def feed() -> None:
    """Secret addresses that a calendar program subscribes to."""


@feed.command(epilog=example('crm feed add "On my phone" --kind check-in --tag Rotterdam --alarm'))
@click.argument("name", required=False)
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help="Of check-in and congratulation only this; others go in."
)
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only people with this tag.")
@click.option("--interviews/--no-interviews", default=True, show_default=True, help="Whether interviews go in.")
@click.option("--alarm", is_flag=True, help="Let the calendar program remind you in the morning.")
@on_account
def add(
    terminal: Terminal, name: str | None, kinds: tuple[str, ...], tags: tuple[str, ...], interviews: bool, alarm: bool
) -> None:
    """Make an address. Anyone with the link can read your reminders."""
    from crm.usecases.feeds.choice import EVERYTHING, Choice, kinds_named, tags_called
    from crm.usecases.feeds.keep import add_feed, next_name

    choice = Choice(kinds_named(kinds) if kinds else EVERYTHING.kinds, tags_called(terminal.account, tags))
    secret = terminal.settings.secret_key()
    called = name or next_name(terminal.account)
    made, _ = add_feed(
        terminal.account, called, terminal.when, secret=secret, choice=choice, alarm=alarm, interviews=interviews
    )
    document = _document(terminal, made, None)
    terminal.answer(document, str(document["url"]))
    if not terminal.settings.base_url:
        terminal.say("KITH_BASE_URL is not set, so this address is the one of this computer.")


@feed.command("list", epilog=example("crm feed list"))
@on_account
def list_(terminal: Terminal) -> None:
    """The addresses that were not revoked, and which program fetched each last."""
    from crm.usecases.feeds.keep import live_feeds
    from crm.usecases.feeds.readers import readers_of

    readers = readers_of(terminal.account)
    found = [_document(terminal, one, _last(readers, one)) for one in live_feeds(terminal.account)]
    terminal.answer(found, *[_line(terminal, one) for one in found] or ["There is no address. Make one: crm feed add"])


@feed.command(epilog=example("crm feed rotate 2"))
@click.argument("feed_id", metavar="ID")
@on_account
def rotate(terminal: Terminal, feed_id: str) -> None:
    """Give a feed another secret address. The old one leads nowhere from now on."""
    from crm.usecases.feeds.keep import rotate_feed

    secret = terminal.settings.secret_key()
    changed, step = rotate_feed(terminal.account, feed_id, terminal.when, secret=secret)
    document = _document(terminal, changed, None)
    terminal.answer(document, step.sentence, str(document["url"]))


@feed.command(epilog=example("crm feed revoke 2"))
@click.argument("feed_id", metavar="ID")
@on_account
def revoke(terminal: Terminal, feed_id: str) -> None:
    """Let an address lead nowhere from now on."""
    from crm.usecases.feeds.keep import revoke_feed
    from crm.usecases.feeds.readers import readers_of

    gone, step = revoke_feed(terminal.account, feed_id, terminal.when)
    last = _last(readers_of(terminal.account), gone)
    terminal.answer(_document(terminal, gone, last), step.sentence)


def _last(readers: dict[int, list[Any]], one: Any) -> Any:
    return next(iter(readers.get(one.id, ())), None)


def _line(terminal: Terminal, one: dict[str, Any]) -> str:
    url = one["url"] or "(made with another secret key: revoke it and add another)"
    fetched = "not fetched yet"
    if one["last_fetched"]:
        fetched = f"last fetched by {one['last_fetched_by']} {ago(one['last_fetched'], terminal.when)}"
    return f"{one['id']:>4}  {one['name']}  {url}  {fetched}"


def _document(terminal: Terminal, one: Any, last: Any) -> dict[str, Any]:
    from crm.usecases.feeds.addresses import address_of

    return {
        "id": one.id,
        "name": one.name,
        "url": address_of(one, terminal.settings.secret_key(), terminal.base),
        "last_fetched": last.fetched_at if last else None,
        "last_fetched_by": last.program if last else None,
    }
