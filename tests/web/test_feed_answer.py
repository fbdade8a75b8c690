"""What a calendar program gets that fetches a feed's address."""

import gzip
import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import peewee
import pytest
from flask import Flask
from icalendar import Calendar
from werkzeug.http import http_date, parse_date

from crm.app import create_app
from crm.domain.moment import Moment
from crm.models import Account, Feed, FeedReader
from crm.models import database as current_database
from crm.settings import Settings
from crm.usecases.feeds.addresses import address_of
from crm.usecases.feeds.keep import add_feed, revoke_feed, rotate_feed
from crm.usecases.feeds.readers import readers_of
from tests.feeds.other_programs import Programs
from tests.usecases.acquaintances import days_later, know
from tests.web.conftest import SECRET
from tests.web.visitor import Visitor

GOOGLE = {"User-Agent": "Google-Calendar-Importer"}


@pytest.fixture
def feed(account: Account, moment: Moment) -> Feed:
    know(account, "Ada Nwosu-Lind", moment, "1 week")
    made, _ = add_feed(account, "Check-ins", moment, secret=SECRET)
    return made


@pytest.fixture
def path(feed: Feed) -> str:
    """The feed's address on this server."""
    address = address_of(feed, SECRET, "")
    assert address
    return address


@pytest.fixture
def programs() -> Iterator[Programs]:
    running = Programs()
    yield running
    running.close()


def test_anybody_with_the_address_gets_a_calendar_and_no_cookie(anonymous: Visitor, path: str) -> None:
    answer = anonymous.get(path)
    assert answer.status_code == 200
    headers = answer.headers
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert headers["Content-Disposition"] == "inline"
    assert headers["Cache-Control"] == "private, max-age=900"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["ETag"].startswith('"')
    assert parse_date(headers["Last-Modified"]) == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert "Set-Cookie" not in headers
    assert "Cookie" not in headers["Vary"]
    (event,) = Calendar.from_ical(answer.data).events
    assert event["summary"] == "Write to Ada Nwosu-Lind"


def test_other_programs_read_what_is_served(anonymous: Visitor, path: str, programs: Programs) -> None:
    text = anonymous.get(path).text
    ical_js = programs.ask("ical.js reads a calendar", text, timezone="Pacific/Auckland")["events"]
    libical = programs.ask("libical reads a calendar", text, timezone="America/Los_Angeles")["events"]
    for (event,) in (ical_js, libical):
        assert event["allDay"]
        days = [date.fromisoformat(event[name]) for name in ("start", "end")]
        assert days == [date(2026, 12, 1), date(2026, 12, 2)]


@pytest.mark.parametrize("accept", ["", "*/*", "text/html", "application/json"])
def test_what_the_program_says_it_accepts_does_not_matter(anonymous: Visitor, path: str, accept: str) -> None:
    answer = anonymous.get(path, headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")


def test_head_says_what_get_says_without_the_body(anonymous: Visitor, path: str) -> None:
    whole, head = anonymous.get(path), anonymous.head(path)
    assert head.status_code == 200
    assert head.data == b""
    assert dict(head.headers) == dict(whole.headers)
    assert int(head.headers["Content-Length"]) == len(whole.data)


def test_the_body_is_packed_for_a_program_that_unpacks(anonymous: Visitor, path: str) -> None:
    plain, packed = anonymous.get(path), anonymous.get(path, headers={"Accept-Encoding": "gzip, deflate"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    # A strong ETag stands for these very bytes.
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert anonymous.get(path, headers={"Accept-Encoding": "gzip;q=0, identity"}).data == plain.data


def test_an_unchanged_feed_is_not_sent_again(anonymous: Visitor, path: str) -> None:
    for encoding in ({}, {"Accept-Encoding": "gzip"}):
        first = anonymous.get(path, headers=encoding)
        etag, since = first.headers["ETag"], first.headers["Last-Modified"]
        for known in (
            {"If-None-Match": etag},
            {"If-None-Match": f'"something-else", {etag}'},
            {"If-None-Match": f"W/{etag}"},
            {"If-None-Match": "*"},
            {"If-Modified-Since": since},
            {"If-None-Match": etag, "If-Modified-Since": "Mon, 01 Jan 2024 00:00:00 GMT"},
        ):
            for ask in (anonymous.get, anonymous.head):
                again = ask(path, headers={**encoding, **known})
                assert (again.status_code, again.data) == (304, b""), known
                assert again.headers["Cache-Control"] == "private, max-age=900"
                if "If-None-Match" in known and known["If-None-Match"] != "*":
                    assert again.headers["ETag"] == etag


def test_the_etag_decides_where_both_are_sent(anonymous: Visitor, path: str) -> None:
    since = anonymous.get(path).headers["Last-Modified"]
    stale = {"If-None-Match": '"something-else"', "If-Modified-Since": since}
    assert anonymous.get(path, headers=stale).status_code == 200


@pytest.mark.parametrize("since", ["Mon, 01 Jan 2024 00:00:00 GMT", "yesterday", ""])
def test_an_older_or_unreadable_date_gets_the_whole_feed(anonymous: Visitor, path: str, since: str) -> None:
    anonymous.get(path)
    assert anonymous.get(path, headers={"If-Modified-Since": since}).status_code == 200


def test_a_change_gives_another_etag_and_a_later_date(
    anonymous: Visitor, path: str, account: Account, moment: Moment
) -> None:
    first = anonymous.get(path)
    know(account, "Jonas Weber", moment, "1 week")
    known = {"If-None-Match": first.headers["ETag"], "If-Modified-Since": first.headers["Last-Modified"]}
    second = anonymous.get(path, headers=known)
    assert second.status_code == 200
    assert second.headers["ETag"] != first.headers["ETag"]
    assert parse_date(second.headers["Last-Modified"]) > parse_date(first.headers["Last-Modified"])
    by_date = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert anonymous.get(path, headers=by_date).status_code == 200


def test_a_change_elsewhere_is_still_304(anonymous: Visitor, path: str, account: Account, moment: Moment) -> None:
    first = anonymous.get(path)
    know(account, "Jonas Weber", moment)
    for known in (
        {"If-None-Match": first.headers["ETag"]},
        {"If-Modified-Since": http_date(moment.instant + timedelta(minutes=1))},
        {"If-Modified-Since": first.headers["Last-Modified"]},
    ):
        assert anonymous.get(path, headers=known).status_code == 304


def test_304_costs_one_statement(anonymous: Visitor, path: str, statements: list[str], engine: str) -> None:
    etag = anonymous.get(path, headers=GOOGLE).headers["ETag"]
    statements.clear()
    assert anonymous.get(path, headers={"If-None-Match": etag, **GOOGLE}).status_code == 304
    assert len(statements) == 1, statements


def test_the_first_program_of_a_day_turns_the_day(
    app: Flask, anonymous: Visitor, path: str, account: Account, moment: Moment
) -> None:
    anonymous.get(path)
    later = days_later(moment, 10)
    app.extensions["kith"].clock = _Standing(later)
    waiting = Calendar.from_ical(anonymous.get(path).data).events
    assert "1 reminder is waiting: Ada Nwosu-Lind" in [str(event["summary"]) for event in waiting]
    assert Account.get_by_id(account.id).planned_on == later.today.isoformat()


class _Standing:
    """A clock that stands where it is put."""

    def __init__(self, when: Moment) -> None:
        self._when = when

    def moment(self, zone_name: str) -> Moment:
        return self._when._replace(zone_name=zone_name)


def test_an_unknown_address_is_404_and_a_revoked_one_410(
    anonymous: Visitor, path: str, account: Account, feed: Feed, moment: Moment
) -> None:
    unknown = anonymous.get("/feed/no-such-token/kith.ics")
    assert (unknown.status_code, unknown.mimetype) == (404, "text/plain")
    rotate_feed(account, feed.id, moment, secret=SECRET)
    assert anonymous.get(path).status_code == 410
    new = address_of(Feed.find(account, feed.id), SECRET, "")
    assert new
    assert anonymous.get(new).status_code == 200
    revoke_feed(account, feed.id, moment)
    revoked = anonymous.head(new)
    assert revoked.status_code == 410
    for answer in (unknown, revoked):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("token", ["%00", "%F0%9F%98%80", "a" * 4000, "..", "%ED%A0%80", "'; DROP TABLE feed; --"])
def test_nonsense_in_place_of_a_secret_is_404(anonymous: Visitor, path: str, token: str) -> None:
    assert anonymous.get(f"/feed/{token}/kith.ics").status_code in (404, 308)
    assert anonymous.get(path).status_code == 200


def test_the_name_at_the_end_does_not_matter(anonymous: Visitor, path: str) -> None:
    assert anonymous.get(path.replace("check-ins.ics", "whatever.ics")).status_code == 200


def test_nobody_changes_anything_through_a_feed(anonymous: Visitor, path: str) -> None:
    for method in ("POST", "PUT", "DELETE", "PROPFIND"):
        assert anonymous.open(path, method=method).status_code in (400, 405)


def test_who_fetched_is_known_by_name(anonymous: Visitor, path: str, account: Account, feed: Feed) -> None:
    etag = anonymous.get(path, headers=GOOGLE).headers["ETag"]
    anonymous.get(path, headers={"If-None-Match": etag, "User-Agent": "iOS/26.6 (23G71) dataaccessd/1.0"})
    anonymous.get(path, headers={"User-Agent": "<script>alert(1)</script>"})
    assert {reader.program for reader in readers_of(account)[feed.id]} == {
        "Google Calendar", "Calendar on iPhone", "another program"
    }  # fmt: skip


def test_a_feed_that_cannot_be_made_is_served_as_it_was_or_later_and_never_500(
    anonymous: Visitor, path: str, database: peewee.Database, caplog: pytest.LogCaptureFixture
) -> None:
    first = anonymous.get(path)
    database.execute_sql("UPDATE account SET revision = revision + 1")
    database.execute_sql("ALTER TABLE follow_up RENAME TO elsewhere")
    with caplog.at_level(logging.ERROR):
        again = anonymous.get(path)
        assert (again.status_code, again.data) == (200, first.data)
        database.execute_sql("DELETE FROM feed_copy")
        never = anonymous.get(path)
    assert (never.status_code, never.headers["Retry-After"]) == (503, "900")
    assert "cannot be rendered" in caplog.text
    assert path.split("/")[2] not in caplog.text


def test_no_secret_gets_into_the_logs(
    anonymous: Visitor, path: str, account: Account, feed: Feed, moment: Moment, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        anonymous.get(path)
        anonymous.get(path, headers={"Range": "bytes=0-"})
        revoke_feed(account, feed.id, moment)
        anonymous.get(path)
    assert path.split("/")[2] not in caplog.text


def test_search_engines_stay_away_and_calendars_do_not(anonymous: Visitor) -> None:
    answer = anonymous.get("/robots.txt")
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert answer.text.splitlines() == ["User-agent: *", "Allow: /feed/", "Disallow: /"]


class TestBehindAProxy:
    """KITH_BASE_URL begins with https, and a proxy passes requests on."""

    @pytest.fixture
    def environment(self) -> dict[str, str]:
        return {
            "KITH_NOW": "2026-11-24T09:00:00+00:00",
            "KITH_BASE_URL": "https://kith.example",
            "KITH_TRUSTED_PROXIES": "1",
        }

    def test_a_request_in_clear_is_sent_on_to_https(self, anonymous: Visitor, path: str) -> None:
        sent = {"X-Forwarded-Proto": "http", "X-Forwarded-Host": "kith.example"}
        answer = anonymous.get(path, headers=sent)
        assert (answer.status_code, answer.location) == (301, f"https://kith.example{path}")

    def test_links_in_the_feed_begin_with_the_address_people_use(self, anonymous: Visitor, path: str) -> None:
        sent = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "kith.example"}
        answer = anonymous.get(path, headers=sent)
        assert answer.status_code == 200
        assert "https://kith.example/people/" in answer.text.replace("\r\n ", "")


def test_another_worker_serves_the_same_bytes(
    anonymous: Visitor, path: str, settings: Settings, database: peewee.Database
) -> None:
    first = anonymous.get(path)
    other = create_app(settings)
    current_database.obj.close_all()
    current_database.initialize(database)
    second = other.test_client().get(path)
    assert (second.data, second.headers["ETag"]) == (first.data, first.headers["ETag"])


def test_nothing_is_noted_for_a_revoked_address(
    anonymous: Visitor, path: str, account: Account, feed: Feed, moment: Moment
) -> None:
    revoke_feed(account, feed.id, moment)
    anonymous.get(path, headers=GOOGLE)
    assert FeedReader.of(account).count() == 0
