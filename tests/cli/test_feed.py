"""`crm feed` and `crm export calendar`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar

from crm.domain.moment import Moment
from crm.models import Account, Feed
from crm.usecases.feeds.choice import Choice
from crm.usecases.feeds.keep import live_feeds
from crm.usecases.feeds.readers import note_reader
from crm.usecases.tagging import tag_people
from tests.cli.conftest import Ran
from tests.usecases.acquaintances import at, know

Run = Callable[..., Ran]


def test_an_address_is_added_listed_and_revoked(crm: Run, account: Account, moment: Moment, engine: str) -> None:
    added = crm("feed", "add", "--json").json
    assert added == {
        "id": added["id"], "name": "Kith", "url": added["url"], "last_fetched": None, "last_fetched_by": None
    }  # fmt: skip
    assert added["url"].startswith("http://127.0.0.1:8000/feed/")
    assert added["url"].endswith("/kith.ics")
    note_reader(account.id, added["id"], "Google Calendar", moment)
    assert crm("feed", "list", "--json").json == [
        {**added, "last_fetched": "2026-11-24T09:00:00+00:00", "last_fetched_by": "Google Calendar"}
    ]
    crm("feed", "revoke", str(added["id"]))
    assert crm("feed", "list", "--json").json == []


def test_the_terminal_says_the_same_in_words(crm: Run, account: Account, moment: Moment) -> None:
    assert crm("feed", "list").out == "There is no address. Make one: crm feed add\n"
    added = crm("feed", "add", "On my phone")
    assert added.out.startswith("http://127.0.0.1:8000/feed/")
    assert "KITH_BASE_URL is not set" in added.err
    assert "On my phone" in crm("feed", "list").out
    assert "not fetched yet" in crm("feed", "list").out
    (feed,) = live_feeds(account)
    note_reader(account.id, feed.id, "Thunderbird", moment)
    assert "last fetched by Thunderbird just now" in crm("feed", "list").out
    assert crm("feed", "revoke", str(feed.id)).out == "“On my phone” is revoked. Nobody can read it any more.\n"


def test_addresses_begin_with_the_one_people_use(crm: Run, account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_BASE_URL", "https://kith.example")
    added = crm("feed", "add", "--json")
    assert added.json["url"].startswith("https://kith.example/feed/")
    assert added.err == ""


def test_kinds_tags_and_an_alarm_are_chosen(crm: Run, account: Account, moment: Moment) -> None:
    ada = know(account, "Ada Nwosu-Lind", moment)
    tag_people(account, [ada.id], "Rotterdam", moment)
    crm("feed", "add", "Some", "--kind", "check-in", "--tag", "rotterdam", "--alarm")
    (feed,) = live_feeds(account)
    choice = Choice.of(feed)
    assert ([*choice.kinds], len(choice.tags), feed.alarm) == (["check-in"], 1, True)
    for wrong in (("--kind", "interview"), ("--tag", "Lisbon")):
        refused = crm("feed", "add", "Some", *wrong)
        assert (refused.status, refused.out) == (1, "")
        assert refused.err.count("\n") == 1
    assert Feed.of(account).count() == 1


def test_a_new_secret_link_is_another_url(crm: Run, account: Account) -> None:
    added = crm("feed", "add", "--json").json
    rotated = crm("feed", "rotate", str(added["id"]), "--json").json
    assert rotated["id"] == added["id"]
    assert rotated["url"] != added["url"]


@pytest.mark.parametrize("verb", ["revoke", "rotate"])
def test_an_address_that_is_not_there_is_one_sentence(
    crm: Run, account: Account, other_account: Account, verb: str
) -> None:
    theirs = crm("feed", "add", "--account", "olu@adebanjo.example", "--json").json
    for number in ("999", "kith", str(theirs["id"])):
        answer = crm("feed", verb, number, "--account", "ines@valderrey.example")
        assert (answer.status, answer.out) == (1, "")
        assert answer.err == f"There is no feed {number} here.\n"


def test_reminders_are_exported_as_a_calendar(crm: Run, account: Account, tmp_path: Path) -> None:
    know(account, "Ada Nwosu-Lind", at("2026-11-20"), "1 week")
    know(account, "Jonas Weber", at("2026-11-20"), "3 days")
    whole = Calendar.from_ical(crm("export", "calendar").out)
    assert sorted(str(event["summary"]) for event in whole.events) == [
        "1 reminder is waiting: Jonas Weber", "Write to Ada Nwosu-Lind", "Write to Jonas Weber"
    ]  # fmt: skip
    target = tmp_path / "kith.ics"
    told = crm("export", "calendar", "-o", str(target), "--json", "ada").json
    assert told == {"file": str(target), "reminders": 1}
    (event,) = Calendar.from_ical(target.read_bytes()).events
    assert event["summary"] == "Write to Ada Nwosu-Lind"
    assert crm("export", "calendar", "-o", str(target), "ada").out == f"One reminder in {target}.\n"
    assert crm("export", "calendar", "--json").status == 2
