"""The calendar page."""

import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import quote

import pytest
from icalendar import Calendar

from crm.domain.moment import Moment
from crm.models import Account, Feed, FeedReader
from crm.usecases.feeds.addresses import address_of, hash_of
from crm.usecases.feeds.choice import Choice
from crm.usecases.feeds.keep import add_feed, live_feeds, revoke_feed
from crm.usecases.feeds.readers import note_reader
from crm.usecases.tagging import tag_for
from tests.usecases.acquaintances import know
from tests.web.conftest import SECRET
from tests.web.visitor import Visitor

LOCAL = "http://localhost"


@pytest.fixture
def feed(account: Account, moment: Moment) -> Feed:
    made, _ = add_feed(account, "Kith", moment, secret=SECRET)
    return made


def address(feed: Feed, base: str = LOCAL) -> str:
    found = address_of(feed, SECRET, base)
    assert found
    return found


def earlier(moment: Moment, **ago: int) -> Moment:
    return moment._replace(instant=moment.instant - timedelta(**ago))


def words(page: str) -> str:
    """The page's text, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1]).split())


def test_whoever_has_no_address_is_offered_one(client: Visitor, account: Account) -> None:
    assert "No calendar address" in client.get("/calendar").text
    answer = client.post("/feeds")
    (made,) = live_feeds(account)
    assert (answer.status_code, answer.location) == (303, f"/calendar?feed={made.id}")
    page = client.get(answer.location).text
    assert made.name == "Kith"
    assert address(made) in page
    assert "“Kith” has its own address." in page


def test_each_program_gets_the_link_it_understands(client: Visitor, feed: Feed) -> None:
    page = client.get("/calendar").text
    url = address(feed)
    webcal = url.replace("http://", "webcal://")
    assert f'href="https://calendar.google.com/calendar/r?cid={quote(webcal, safe="")}"' in page
    assert f'href="{webcal}"' in page
    assert f"https://outlook.live.com/calendar/0/addfromweb?url={quote(url, safe='')}&amp;name=Kith" in page
    assert f'data-copy="{url}"' in page


def test_the_secret_is_cut_short_until_it_is_asked_for(client: Visitor, feed: Feed) -> None:
    page = client.get("/calendar").text
    token = address(feed).split("/")[4]
    assert f"<code>{LOCAL}/feed/{token[:4]}…</code>" in page


def test_an_address_of_this_computer_is_said_to_be_out_of_reach(client: Visitor, feed: Feed) -> None:
    assert "Google and Outlook fetch from their own servers and cannot reach it" in words(client.get("/calendar").text)


class TestOnItsOwnAddress:
    """KITH_BASE_URL is set."""

    @pytest.fixture
    def environment(self) -> dict[str, str]:
        return {"KITH_NOW": "2026-11-24T09:00:00+00:00", "KITH_BASE_URL": "https://kith.example"}

    def test_links_begin_with_the_address_people_use(self, client: Visitor, feed: Feed) -> None:
        page = client.get("/calendar").text
        assert f'data-copy="{address(feed, "https://kith.example")}"' in page
        assert "cannot reach it" not in page


def test_a_link_made_with_another_secret_key_is_not_shown(client: Visitor, account: Account, feed: Feed) -> None:
    feed.token_hash = hash_of("what another key made of it")
    feed.save()
    page = client.get("/calendar").text
    assert "The server has another secret key" in page
    assert address_of(feed, SECRET, LOCAL) is None
    client.post(f"/feeds/{feed.id}/rotate")
    (now,) = live_feeds(account)
    assert address(now) in client.get("/calendar").text


def test_the_weeks_show_who_is_due_when(client: Visitor, account: Account, moment: Moment) -> None:
    ada = know(account, "Ada Nwosu-Lind", moment, "1 week")
    page = client.get("/calendar").text
    assert "The next three weeks" in page
    cell = page.split('id="d-2026-12-01"')[1].split("</div>")[0]
    assert "1 Dec" in cell
    assert f'<a href="/people/{ada.id}" dir="auto">Ada</a>' in cell
    assert re.search(r'id="d-2026-11-24" aria-current="date"', page)


def test_who_reads_it_and_when_last(client: Visitor, account: Account, feed: Feed, moment: Moment) -> None:
    long_ago = earlier(moment, days=90).instant
    Feed.change(account, created_at=long_ago, updated_at=long_ago).execute()
    for program, ago in (
        ("Google Calendar", {"hours": 2}),
        ("Calendar on iPhone", {"minutes": 14}),
        ("Thunderbird", {"days": 46}),
        ("a web browser", {"days": 1}),
        ("another program", {"seconds": 5}),
    ):
        note_reader(account.id, feed.id, program, earlier(moment, **ago))
    text = words(client.get("/calendar").text)
    assert "Google Calendar last fetched 2 hours ago. Google looks a few times a day. up to date" in text
    assert "Calendar on iPhone last fetched 14 minutes ago. The iPhone looks as often" in text
    assert "Thunderbird last fetched on 9 October. Perhaps it was removed. Forget" in text
    assert "A web browser last fetched yesterday. Somebody opened the link. That does not subscribe to it." in text
    assert "Another program last fetched just now up to date" in text


def test_a_program_that_has_not_looked_since_a_change_is_not_called_up_to_date(
    client: Visitor, account: Account, feed: Feed, moment: Moment
) -> None:
    note_reader(account.id, feed.id, "Google Calendar", earlier(moment, hours=2))
    assert "yet to look again" in words(client.get("/calendar").text)


def test_a_program_that_is_gone_can_be_forgotten(client: Visitor, account: Account, feed: Feed, moment: Moment) -> None:
    note_reader(account.id, feed.id, "Thunderbird", earlier(moment, days=46))
    (reader,) = FeedReader.of(account)
    assert client.post(f"/feeds/{feed.id}/readers/{reader.id}/forget").location == f"/calendar?feed={feed.id}#readers"
    page = client.get("/calendar").text
    assert "Forgotten: Thunderbird." in page
    assert "Nobody yet" in page
    assert FeedReader.of(account).count() == 0


def test_what_goes_in_is_saved(client: Visitor, account: Account, feed: Feed) -> None:
    tag = tag_for(account, "Rotterdam")
    sent = {"name": "On my phone", "kind": ["congratulation"], "tag": [str(tag.id)], "alarm": "1"}
    answer = client.post(f"/feeds/{feed.id}", data=sent)
    assert (answer.status_code, answer.location) == (303, f"/calendar?feed={feed.id}&saved#goes-in")
    (now,) = live_feeds(account)
    assert (now.name, now.alarm) == ("On my phone", True)
    assert Choice.of(now) == Choice(frozenset(["congratulation"]), frozenset([tag.id]))  # type: ignore[list-item]
    page = client.get(answer.location).text
    assert "Saved." in page
    assert _checked(page) == {"congratulation", "1", str(tag.id)}


def _checked(page: str) -> set[str]:
    return {found[1] for found in re.finditer(r'<input [^>]*value="([^"]+)"[^>]* checked>', page)}


def test_a_deleted_tag_can_be_let_go_of(client: Visitor, account: Account, feed: Feed) -> None:
    tag = tag_for(account, "Rotterdam")
    client.post(f"/feeds/{feed.id}", data={"kind": ["check-in"], "tag": [str(tag.id)]})
    tag.delete_instance()
    assert "A tag that was deleted" in client.get("/calendar").text
    client.post(f"/feeds/{feed.id}", data={"kind": ["check-in"]})
    assert "A tag that was deleted" not in client.get("/calendar").text


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"name": ""}, 422),
        ({"name": "a" * 101}, 422),
        ({"name": "Kith", "kind": "interview"}, 400),
        ({"name": "Kith", "tag": "999"}, 404),
    ],
)
def test_what_cannot_be_saved_changes_nothing(
    client: Visitor, account: Account, feed: Feed, sent: dict[str, str], status: int
) -> None:
    assert client.post(f"/feeds/{feed.id}", data=sent).status_code == status
    (now,) = live_feeds(account)
    assert (now.name, now.kinds, now.tags) == ("Kith", "", "")


def test_a_further_address_needs_a_name(client: Visitor, account: Account, feed: Feed) -> None:
    answer = client.post("/feeds", data={"name": " "})
    assert answer.status_code == 422
    assert "Give the calendar a name." in answer.text
    client.post("/feeds", data={"name": "For my coach"})
    page = words(client.get("/calendar").text)
    assert "For my coach Check-ins and news. Not fetched yet." in page
    assert "Kith stands above." in page


def test_the_page_is_about_the_address_one_asks_for(
    client: Visitor, account: Account, feed: Feed, moment: Moment
) -> None:
    tag = tag_for(account, "Rotterdam")
    choice = Choice(frozenset(["check-in"]), frozenset([tag.id]))  # type: ignore[list-item]
    other, _ = add_feed(account, "For my coach", moment, secret=SECRET, choice=choice)
    note_reader(account.id, feed.id, "Google Calendar", earlier(moment, hours=3))
    assert f'data-copy="{address(other)}">' in client.get(f"/calendar?feed={other.id}").text
    page = words(client.get(f"/calendar?feed={other.id}").text)
    assert "Kith Check-ins and news. Last fetched by Google Calendar 3 hours ago." in page
    assert "For my coach Check-ins, people tagged Rotterdam. Not fetched yet." in words(client.get("/calendar").text)


def test_a_new_link_and_a_revoked_one_can_be_undone(client: Visitor, account: Account, feed: Feed) -> None:
    before = address(feed)
    client.post(f"/feeds/{feed.id}/rotate")
    page = client.get("/calendar").text
    assert before not in page
    (undo,) = re.findall(r'action="(/undo/\d+)"', page)
    client.post(undo)
    assert before in client.get("/calendar").text
    assert client.post(f"/feeds/{feed.id}/revoke").location == "/calendar"
    page = client.get("/calendar").text
    assert "“Kith” is revoked. Nobody can read it any more." in page
    assert "No calendar address" in page
    (undo,) = re.findall(r'action="(/undo/\d+)"', page)
    client.post(undo)
    assert before in client.get("/calendar").text


def test_the_same_as_a_file(client: Visitor, account: Account, feed: Feed, moment: Moment) -> None:
    know(account, "Ada Nwosu-Lind", moment, "1 week")
    answer = client.get(f"/feeds/{feed.id}/download")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == "attachment; filename=kith-2026-11-24.ics"
    (event,) = Calendar.from_ical(answer.data).events
    assert event["summary"] == "Write to Ada Nwosu-Lind"
    served = client.get(address(feed, "")).data
    assert served == answer.data


def test_revoked_addresses_have_no_page(client: Visitor, account: Account, feed: Feed, moment: Moment) -> None:
    revoke_feed(account, feed.id, moment)
    for path in ("rotate", "revoke", "readers/1/forget"):
        assert client.post(f"/feeds/{feed.id}/{path}").status_code == 404
    assert client.post(f"/feeds/{feed.id}").status_code == 404
    assert client.get(f"/feeds/{feed.id}/download").status_code == 404


def test_the_page_takes_few_statements_however_many_reminders_feeds_and_readers(
    client: Visitor, account: Account, feed: Feed, moment: Moment, statements: list[str]
) -> None:
    counts = []
    for many in (5, 50):
        for number in range(many):
            know(account, f"Person Number{many}x{number}", moment, "1 week")
            tag_for(account, f"Tag {many}x{number}")
            other, _ = add_feed(account, f"Feed {many}x{number}", moment, secret=SECRET)
            note_reader(account.id, other.id, "Google Calendar", moment)
            note_reader(account.id, feed.id, f"Program {number}", moment)
        client.get("/calendar")
        statements.clear()
        client.get("/calendar")
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 10


def test_pages_of_two_accounts_do_not_mix(
    signed_in: Callable[[Account], Visitor], client: Visitor, other_account: Account, feed: Feed, moment: Moment
) -> None:
    theirs, _ = add_feed(other_account, "Theirs", moment, secret=SECRET)
    know(other_account, "Kofi Mensah", moment, "1 week")
    page = client.get(f"/calendar?feed={theirs.id}").text
    assert "Theirs" not in page
    assert "Kofi" not in page
    assert "Theirs" in signed_in(other_account).get("/calendar").text
