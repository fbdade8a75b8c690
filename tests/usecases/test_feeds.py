"""Feeds: their secret addresses, what goes in, bytes that stay as they are, and who reads them."""

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from crm.domain.cadence import parse_cadence
from crm.domain.followups import FollowUpKind
from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.feeds.subscribe_links import LONGEST_ADDRESS
from crm.models import TABLES, Account, Feed, FeedCopy, FeedReader, Person, PersonTag
from crm.models.base import Owned
from crm.usecases.archive import archive
from crm.usecases.congratulate import congratulate
from crm.usecases.edit_person import edit_person
from crm.usecases.feeds.addresses import address_of
from crm.usecases.feeds.answer import Asked, ask, bytes_of, note
from crm.usecases.feeds.choice import EVERYTHING, OFFERED, Choice, kinds_named, tags_called, tags_here
from crm.usecases.feeds.copies import Copy
from crm.usecases.feeds.keep import add_feed, change_feed, live_feed, live_feeds, next_name, revoke_feed, rotate_feed
from crm.usecases.feeds.readers import NOTED_EVERY, forget_reader, readers_of
from crm.usecases.follow_ups.done import finish
from crm.usecases.follow_ups.snooze import snooze
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.notes import add_note
from crm.usecases.person_form import PersonEdit
from crm.usecases.preferences import choose_zone, rename
from crm.usecases.set_cadence import set_cadence
from crm.usecases.tagging import delete_tag, tag_for, tag_people, untag_people
from tests.usecases.acquaintances import at, days_later, know, open_check_in, take_back

TODAY = at("2026-11-24")
SECRET = "a secret key for tests, long enough"
BASE = "https://kith.example"
GOOGLE = "Google Calendar"


@pytest.fixture
def feed(account: Account) -> Feed:
    made, _ = add_feed(account, "Kith", TODAY, secret=SECRET)
    return made


def address(feed: Feed, base: str = BASE) -> str:
    found = address_of(feed, SECRET, base)
    assert found
    return found


def token(feed: Feed) -> str:
    return address(feed).split("/")[4]


def asked(feed: Feed | str, when: Moment = TODAY, program: str = GOOGLE) -> Asked:
    found = ask(
        feed if isinstance(feed, str) else token(feed), program, lambda zone: when._replace(zone_name=zone), BASE
    )
    assert found
    return found


def fetch(feed: Feed, when: Moment = TODAY, program: str = GOOGLE) -> Copy:
    """What a program gets that knows nothing yet."""
    found = asked(feed, when, program)
    copy = bytes_of(found, SECRET, BASE)
    note(found, program, copy.modified_at)
    return copy


def events(copy: Copy) -> dict[str, Any]:
    return {str(event["uid"]): event for event in Calendar.from_ical(copy.body).events}


def titles(feed: Feed, when: Moment = TODAY) -> list[str]:
    return sorted(str(event["summary"]) for event in events(fetch(feed, when)).values())


def soon(account: Account, name: str, cadence: str = "1 week") -> Person:
    return know(account, name, TODAY, cadence)


def test_an_address_is_short_unguessable_and_ends_with_a_name_to_read(account: Account) -> None:
    made, _ = add_feed(account, "  Łukasz’s   phone: 日曜 ", TODAY, secret=SECRET)
    assert re.fullmatch(r"https://kith\.example/feed/[\w-]{32}/lukaszs-phone-[a-z0-9-]+\.ics", address(made))
    assert made.name == "Łukasz’s phone: 日曜"


def test_an_address_has_less_than_256_characters_however_long_its_parts_are(account: Account) -> None:
    made, _ = add_feed(account, "a" * 100, TODAY, secret=SECRET)
    long = f"https://{'kith.' * 35}example"
    assert len(address(made, long)) <= LONGEST_ADDRESS
    assert address(made, long).endswith("a.ics")


def test_a_name_without_a_letter_still_ends_in_a_name(account: Account) -> None:
    made, _ = add_feed(account, "🗓", TODAY, secret=SECRET)
    assert address(made).endswith("/kith.ics")


def test_two_feeds_have_two_secrets_and_each_is_shown_again(account: Account, feed: Feed) -> None:
    other, _ = add_feed(account, "Kith", TODAY, secret=SECRET)
    assert token(other) != token(feed)
    assert address(live_feed(account, feed.id)) == address(feed)


def test_the_database_alone_does_not_give_an_address_away(account: Account, feed: Feed) -> None:
    fetch(feed)
    stored = []
    for model in TABLES:
        query: Any = model.of(account) if issubclass(model, Owned) else model.select()
        stored.append(json.dumps(list(query.dicts()), default=repr))
    assert token(feed) not in "".join(stored)
    # Not even with the rule by which it is made: the key is another one.
    assert address_of(feed, "another secret key, as long as it has to be", BASE) is None


def test_a_feed_without_a_name_is_refused_and_so_is_an_endless_one(account: Account) -> None:
    for name in ("", "  ", "a" * 101):
        with pytest.raises(Refused):
            add_feed(account, name, TODAY, secret=SECRET)
    assert live_feeds(account) == []


def test_feeds_without_a_name_of_their_own_are_counted(account: Account) -> None:
    for expected in ("Kith", "Kith 2", "Kith 3"):
        name = next_name(account)
        assert name == expected
        add_feed(account, name, TODAY, secret=SECRET)


def test_a_renamed_feed_keeps_its_secret_and_answers_to_any_name(account: Account, feed: Feed) -> None:
    before = token(feed)
    change_feed(account, feed.id, TODAY, name="On my phone", choice=EVERYTHING, alarm=True)
    renamed = live_feed(account, feed.id)
    assert token(renamed) == before
    assert address(renamed).endswith("/on-my-phone.ics")
    assert b"NAME:On my phone\r\n" in fetch(renamed).body


def test_choosing_what_is_chosen_already_changes_nothing(account: Account, feed: Feed) -> None:
    revision = Account.get_by_id(account.id).revision
    change_feed(account, feed.id, TODAY, name="Kith", choice=EVERYTHING, alarm=False)
    assert Account.get_by_id(account.id).revision == revision


def test_a_new_secret_link_leaves_the_old_one_revoked_and_the_feed_as_it_was(account: Account, feed: Feed) -> None:
    soon(account, "Ada Nwosu-Lind")
    old, before = token(feed), fetch(feed)
    rotated, step = rotate_feed(account, feed.id, TODAY, secret=SECRET)
    assert rotated.id == feed.id
    assert token(rotated) != old
    assert asked(old).revoked
    assert fetch(rotated).body == before.body
    assert [one.id for one in live_feeds(account)] == [feed.id]
    assert step.sentence == "“Kith” has a new secret link. Subscribe again with it."


def test_a_new_secret_link_has_no_readers_yet(account: Account, feed: Feed) -> None:
    fetch(feed)
    rotate_feed(account, feed.id, TODAY, secret=SECRET)
    assert readers_of(account) == {}


def test_a_revoked_feed_is_told_from_one_that_never_was(account: Account, feed: Feed) -> None:
    fetch(feed)
    revoke_feed(account, feed.id, TODAY)
    assert asked(feed).revoked
    assert ask("no-such-token", GOOGLE, lambda zone: TODAY, BASE) is None
    assert live_feeds(account) == []
    assert FeedCopy.of(account).count() == 0
    for verb in (lambda: revoke_feed(account, feed.id, TODAY), lambda: live_feed(account, feed.id)):
        with pytest.raises(NotFound, match="revoked"):
            verb()


def test_revoking_rotating_and_adding_can_be_undone(account: Account, feed: Feed) -> None:
    old = token(feed)
    take_back(account, revoke_feed(account, feed.id, TODAY)[1], TODAY)
    assert not asked(old).revoked
    take_back(account, rotate_feed(account, feed.id, TODAY, secret=SECRET)[1], TODAY)
    assert not asked(old).revoked
    assert token(live_feed(account, feed.id)) == old
    added, step = add_feed(account, "Another", TODAY, secret=SECRET)
    fetch(added)
    take_back(account, step, TODAY)
    assert ask(token(added), GOOGLE, lambda zone: TODAY, BASE) is None
    assert [one.name for one in Feed.of(account)] == ["Kith"]


def test_another_accounts_feeds_are_not_here(account: Account, other_account: Account, feed: Feed) -> None:
    fetch(feed)
    (reader,) = readers_of(account)[feed.id]
    theirs, _ = add_feed(other_account, "Kith", TODAY, secret=SECRET)
    assert [one.id for one in live_feeds(other_account)] == [theirs.id]
    with pytest.raises(NotFound):
        live_feed(other_account, feed.id)
    with pytest.raises(NotFound):
        forget_reader(other_account, theirs, reader.id)
    soon(other_account, "Kofi Mensah")
    assert titles(feed) == []


def test_a_reminder_is_one_event_on_its_day_with_its_reason_and_its_person(account: Account, feed: Feed) -> None:
    ada = soon(account, "Ada Nwosu-Lind")
    follow_up = open_check_in(account, ada)
    assert follow_up
    (event,) = events(fetch(feed)).values()
    assert event["summary"] == "Write to Ada Nwosu-Lind"
    assert (event.start, event.end) == (date(2026, 12, 1), date(2026, 12, 2))
    assert event["url"] == f"https://kith.example/people/{ada.id}"
    assert str(event["description"]).startswith(follow_up.because)
    assert event["uid"] == follow_up.uuid
    assert token(feed) not in fetch(feed).body.decode()


def test_a_reminder_has_one_uid_for_life_and_a_higher_sequence_with_every_change(account: Account, feed: Feed) -> None:
    ada = soon(account, "Ada Nwosu-Lind")
    ((uid, before),) = events(fetch(feed)).items()
    follow_up = open_check_in(account, ada)
    assert follow_up
    later = days_later(TODAY, 1)
    moved = snooze(account, follow_up.id, "5 Dec", later)
    ((same_uid, after),) = events(fetch(feed, later)).items()
    assert same_uid == uid
    assert after.start == date(2026, 12, 5)
    assert after["sequence"] > before["sequence"]
    assert after["last-modified"].dt > before["last-modified"].dt
    take_back_at = days_later(TODAY, 2)
    take_back(account, moved.step, take_back_at)
    ((same_uid, back),) = events(fetch(feed, take_back_at)).items()
    assert (same_uid, back.start) == (uid, before.start)
    assert back["sequence"] > after["sequence"]


def test_a_new_name_of_the_person_is_a_change_of_the_event_and_so_is_its_undoing(account: Account, feed: Feed) -> None:
    ada = soon(account, "Ada Nwosu-Lind")
    sequences = []
    (event,) = events(fetch(feed)).values()
    sequences.append(event["sequence"])
    step = edit_person(account, ada.id, PersonEdit(given="Ada", family="Lind"), TODAY)
    (event,) = events(fetch(feed)).values()
    assert event["summary"] == "Write to Ada Lind"
    sequences.append(event["sequence"])
    take_back(account, step, TODAY)
    (event,) = events(fetch(feed)).values()
    assert event["summary"] == "Write to Ada Nwosu-Lind"
    sequences.append(event["sequence"])
    assert sequences == sorted(set(sequences))


def test_what_is_done_leaves_the_feed(account: Account, feed: Feed) -> None:
    ada = soon(account, "Ada Nwosu-Lind")
    follow_up = open_check_in(account, ada)
    assert follow_up
    finish(account, follow_up.id, days_later(TODAY, 7))
    ((uid, event),) = events(fetch(feed, days_later(TODAY, 7))).items()
    assert uid != follow_up.uuid
    assert event.start == date(2026, 12, 8)


def test_whoever_is_archived_leaves_the_feed(account: Account, feed: Feed) -> None:
    ada = soon(account, "Ada Nwosu-Lind")
    archive(account, [ada.id], TODAY)
    assert titles(feed) == []


def test_an_overdue_reminder_stays_on_its_day_and_one_event_today_counts_and_names_it(
    account: Account, feed: Feed
) -> None:
    ada, jonas = soon(account, "Ada Nwosu-Lind"), soon(account, "Jonas Weber", "8 days")
    first, second = days_later(TODAY, 10), days_later(TODAY, 11)
    before = events(fetch(feed, first))
    (digest_uid,) = {uid for uid in before if uid not in _uids(account, ada, jonas)}
    assert before[digest_uid]["summary"] == "2 reminders are waiting: Ada Nwosu-Lind and Jonas Weber"
    assert before[digest_uid].start == date(2026, 12, 4)
    assert {before[uid].start for uid in _uids(account, ada, jonas)} == {date(2026, 12, 1), date(2026, 12, 2)}
    after = events(fetch(feed, second))
    assert after[digest_uid].start == date(2026, 12, 5)
    assert after[digest_uid]["sequence"] > before[digest_uid]["sequence"]
    log_touchpoint(account, [ada.id], second)
    done = events(fetch(feed, second))
    assert done[digest_uid]["summary"] == "1 reminder is waiting: Jonas Weber"
    assert done[digest_uid]["sequence"] > after[digest_uid]["sequence"]


def _uids(account: Account, *people: Person) -> set[str]:
    found = [open_check_in(account, person) for person in people]
    return {one.uuid for one in found if one}


def test_what_lapses_on_a_new_day_is_gone_when_a_program_asks_first(account: Account, feed: Feed) -> None:
    ada = know(account, "Ada Nwosu-Lind", TODAY)
    congratulate(account, [(ada.id, "Now Director at Brackmoor.")], TODAY)
    assert titles(feed) == ["Congratulate Ada Nwosu-Lind"]
    assert titles(feed, days_later(TODAY, 15)) == []


def test_a_feed_holds_the_kinds_that_are_chosen(account: Account) -> None:
    soon(account, "Ada Nwosu-Lind")
    jonas = know(account, "Jonas Weber", TODAY)
    congratulate(account, [(jonas.id, "Now Director at Brackmoor.")], TODAY)
    write, congratulation = "Write to Ada Nwosu-Lind", "Congratulate Jonas Weber"
    for kinds, expected in (
        (OFFERED, [congratulation, write]),
        ([FollowUpKind.CHECK_IN], [write]),
        ([FollowUpKind.CONGRATULATION], [congratulation]),
        ([], []),
    ):
        made, _ = add_feed(account, "Some", TODAY, secret=SECRET, choice=Choice(frozenset(kinds)))
        assert titles(made) == expected
        assert Choice.of(made).kinds == frozenset(kinds)


def test_what_cannot_be_switched_off_goes_into_every_feed(account: Account) -> None:
    only_check_ins = Choice(frozenset([FollowUpKind.CHECK_IN])).stored_kinds.split()
    assert "thank-you" in only_check_ins
    assert "congratulation" not in only_check_ins


def test_a_feed_holds_only_the_people_with_its_tags(account: Account) -> None:
    ada, jonas = soon(account, "Ada Nwosu-Lind"), soon(account, "Jonas Weber")
    soon(account, "Kofi Mensah")
    tag_people(account, [ada.id], "Rotterdam", TODAY)
    tag_people(account, [ada.id, jonas.id], "Mentor", TODAY)
    mentor, rotterdam = tag_for(account, "mentor"), tag_for(account, "rotterdam")
    some, _ = add_feed(
        account, "Rotterdam", TODAY, secret=SECRET, choice=Choice(tags=tags_called(account, ["ROTTERDAM"]))
    )
    assert titles(some) == ["Write to Ada Nwosu-Lind"]
    both = Choice(tags=frozenset([mentor.id, rotterdam.id]))
    change_feed(account, some.id, TODAY, name="Both", choice=both, alarm=False)
    assert titles(some) == ["Write to Ada Nwosu-Lind", "Write to Jonas Weber"]
    untag_people(account, [jonas.id], mentor.id, TODAY)
    assert titles(some) == ["Write to Ada Nwosu-Lind"]


def test_a_feed_whose_tag_is_deleted_shows_nobody_instead_of_everybody(account: Account) -> None:
    ada = soon(account, "Ada Nwosu-Lind")
    tag_people(account, [ada.id], "Rotterdam", TODAY)
    tag = tag_for(account, "Rotterdam")
    some, _ = add_feed(account, "Rotterdam", TODAY, secret=SECRET, choice=Choice(tags=frozenset([tag.id])))
    delete_tag(account, tag.id, TODAY)
    assert PersonTag.of(account).count() == 0
    assert titles(some) == []
    kept = Choice.of(live_feed(account, some.id)).tags
    assert tags_here(account, [str(tag.id)], kept) == kept


def test_a_tag_or_kind_that_is_not_there_cannot_be_chosen(account: Account, other_account: Account) -> None:
    theirs = tag_for(other_account, "Rotterdam")
    for wrong in (str(theirs.id), "0", "rotterdam", ""):
        with pytest.raises(NotFound):
            tags_here(account, [wrong])
    with pytest.raises(NotFound):
        tags_called(account, ["Rotterdam"])
    with pytest.raises(Refused, match="“interview” cannot be chosen"):
        kinds_named(["interview"])


def test_an_alarm_rings_only_where_it_was_chosen(account: Account, feed: Feed) -> None:
    soon(account, "Ada Nwosu-Lind")
    assert b"VALARM" not in fetch(feed).body
    change_feed(account, feed.id, TODAY, name="Kith", choice=EVERYTHING, alarm=True)
    assert fetch(feed).body.count(b"BEGIN:VALARM") == 1


def test_the_bytes_are_the_same_until_something_in_the_feed_changes(account: Account, feed: Feed) -> None:
    ada = soon(account, "Ada Nwosu-Lind")
    first = fetch(feed)
    assert asked(feed).fresh
    hour = TODAY._replace(instant=TODAY.instant + timedelta(hours=1))
    assert fetch(feed, hour) == first
    set_cadence(account, [ada.id], parse_cadence("2 weeks"), hour)
    assert not asked(feed, hour).fresh
    changed = fetch(feed, hour)
    assert changed.etag != first.etag
    assert changed.modified_at == hour.instant


def test_a_change_elsewhere_keeps_bytes_etag_and_date(account: Account, feed: Feed) -> None:
    ada = soon(account, "Ada Nwosu-Lind")
    first = fetch(feed)
    later = TODAY._replace(instant=TODAY.instant + timedelta(hours=1))
    add_note(account, ada.id, "Plays the cello.", later)
    know(account, "Jonas Weber", later)
    rename(account, "Inês Valderrey")
    assert fetch(feed, later) == first
    # And a quiet day, on which nothing became overdue.
    assert fetch(feed, days_later(TODAY, 1)) == first
    assert asked(feed, days_later(TODAY, 1)).fresh


def test_two_changes_within_a_second_do_not_look_like_one(account: Account, feed: Feed) -> None:
    first = fetch(feed)
    soon(account, "Ada Nwosu-Lind")
    second = fetch(feed)
    soon(account, "Jonas Weber")
    third = fetch(feed)
    assert first.modified_at < second.modified_at < third.modified_at
    assert all(copy.modified_at.microsecond == 0 for copy in (first, second, third))


def test_links_are_part_of_the_bytes(account: Account, feed: Feed) -> None:
    soon(account, "Ada Nwosu-Lind")
    fetch(feed)
    moved = ask(token(feed), GOOGLE, lambda zone: TODAY._replace(zone_name=zone), "https://moved.example")
    assert moved
    assert not moved.fresh
    assert b"https://moved.example/people/" in bytes_of(moved, SECRET, "https://moved.example").body


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Apia"])
def test_a_day_is_a_day_wherever_the_account_lives(account: Account, feed: Feed, zone: str) -> None:
    choose_zone(account, zone)
    here = TODAY._replace(zone_name=zone)
    know(account, "Ada Nwosu-Lind", here, "1 week")
    (event,) = events(fetch(feed, here)).values()
    assert event.start == here.today + timedelta(days=7)


def test_moving_to_another_zone_is_noticed(account: Account, feed: Feed) -> None:
    fetch(feed)
    choose_zone(account, "Pacific/Auckland")
    assert not asked(feed).fresh


def test_who_reads_is_noted_with_the_time_and_no_more_often_than_every_few_minutes(
    account: Account, feed: Feed
) -> None:
    fetch(feed)
    soonish = TODAY._replace(instant=TODAY.instant + NOTED_EVERY - timedelta(seconds=1))
    fetch(feed, soonish)
    (reader,) = readers_of(account)[feed.id]
    assert (reader.program, reader.fetched_at, reader.fetches) == (GOOGLE, TODAY.instant, 1)
    later = TODAY._replace(instant=TODAY.instant + NOTED_EVERY)
    fetch(feed, later)
    fetch(feed, later, "Thunderbird")
    assert [(one.program, one.fetched_at, one.fetches) for one in readers_of(account)[feed.id]] == [
        ("Thunderbird", later.instant, 1),
        (GOOGLE, later.instant, 2),
    ]


def test_a_program_that_gets_news_is_noted_at_once(account: Account, feed: Feed) -> None:
    fetch(feed)
    minute = TODAY._replace(instant=TODAY.instant + timedelta(minutes=1))
    soon(account, "Ada Nwosu-Lind")
    fetch(feed, minute)
    (reader,) = readers_of(account)[feed.id]
    assert reader.fetched_at == minute.instant


def test_being_read_changes_nothing_of_the_accounts(account: Account, feed: Feed) -> None:
    fetch(feed)
    revision = Account.get_by_id(account.id).revision
    fetch(feed, TODAY, "Thunderbird")
    assert Account.get_by_id(account.id).revision == revision


def test_a_reader_is_forgotten_until_it_comes_again(account: Account, feed: Feed) -> None:
    fetch(feed)
    other, _ = add_feed(account, "Another", TODAY, secret=SECRET)
    (reader,) = readers_of(account)[feed.id]
    with pytest.raises(NotFound):
        forget_reader(account, other, reader.id)
    assert forget_reader(account, feed, reader.id) == GOOGLE
    assert FeedReader.of(account).count() == 0
    fetch(feed)
    assert FeedReader.of(account).count() == 1


def test_that_nothing_changed_is_told_by_one_statement(account: Account, feed: Feed, statements: list[str]) -> None:
    soon(account, "Ada Nwosu-Lind")
    copy = fetch(feed)
    statements.clear()
    found = asked(feed)
    note(found, GOOGLE, found.modified_at)
    assert (found.fresh, found.etag, found.modified_at) == (True, copy.etag, copy.modified_at)
    assert len(statements) == 1
    assert statements[0].split()[0] == "SELECT"


def test_rendering_takes_as_many_statements_for_fifty_reminders_as_for_five(
    account: Account, feed: Feed, statements: list[str]
) -> None:
    counts = []
    for many in (5, 50):
        for number in range(many):
            soon(account, f"Person Number{many}x{number}", "3 months")
        fetch(feed)
        soon(account, f"Somebody Else{many}")
        statements.clear()
        fetch(feed)
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 10
