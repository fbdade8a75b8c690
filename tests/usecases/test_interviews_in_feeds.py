"""Interviews in calendar feeds: events with a time, in UTC, and only where they are wanted."""

from datetime import UTC, datetime
from typing import Any

from icalendar import Calendar

from crm.models import Account, Feed
from crm.usecases.feeds.copies import calendar_of, everything_as_calendar
from crm.usecases.feeds.keep import add_feed
from crm.usecases.opportunities.edit_interview import edit_interview, form_of
from crm.usecases.opportunities.interview_form import InterviewForm
from crm.usecases.opportunities.outcome import record_outcome
from crm.usecases.opportunities.panel import read_panel_name
from crm.usecases.opportunities.record_interview import record_interview
from crm.usecases.weeks_ahead import weeks_ahead
from tests.usecases.acquaintances import at

SECRET, BASE = "k" * 40, "https://kith.example"
TODAY = at("2026-11-24")
FORM = InterviewForm(
    "Fernhollow", "Data lead", datetime(2026, 12, 1, 14, 0), zone="Europe/Warsaw", minutes=90, round="Second",
    place="https://meet.fernhollow.example/j/71?pwd=a,b", panel=(read_panel_name("Ada Nwosu-Lind"),),
)  # fmt: skip


def interviews_in(account: Account, feed: Feed) -> list[Any]:
    events = Calendar.from_ical(calendar_of(account, feed, TODAY, SECRET, BASE)).walk("VEVENT")
    return [event for event in events if str(event["summary"]).startswith("Interview")]


def test_an_interview_is_an_event_between_two_instants(account: Account) -> None:
    made = record_interview(account, FORM, TODAY)
    feed, _ = add_feed(account, "Kith", TODAY, secret=SECRET)
    (event,) = interviews_in(account, feed)
    assert event["dtstart"].dt == datetime(2026, 12, 1, 13, 0, tzinfo=UTC)
    assert event["dtend"].dt == datetime(2026, 12, 1, 14, 30, tzinfo=UTC)
    assert (str(event["summary"]), str(event["transp"])) == ("Interview at Fernhollow", "OPAQUE")
    assert "With Ada Nwosu-Lind." in event["description"]
    assert str(event["location"]) == FORM.place
    assert str(event["url"]) == f"{BASE}/opportunities/{made.opportunity}"


def test_an_interview_that_moves_is_the_same_event_with_a_higher_sequence(account: Account) -> None:
    made = record_interview(account, FORM, TODAY)
    feed, _ = add_feed(account, "Kith", TODAY, secret=SECRET)
    (before,) = interviews_in(account, feed)
    form = form_of(account, made.interview)
    edit_interview(
        account, made.interview, InterviewForm(**{**vars(form), "starts": datetime(2026, 12, 2, 9, 0)}), TODAY
    )
    (after,) = interviews_in(account, feed)
    assert (after["uid"], after["sequence"]) == (before["uid"], before["sequence"] + 1)
    assert after["dtstart"].dt == datetime(2026, 12, 2, 8, 0, tzinfo=UTC)


def test_a_feed_can_leave_interviews_out(account: Account) -> None:
    record_interview(account, FORM, TODAY)
    without, _ = add_feed(account, "Kith", TODAY, secret=SECRET, interviews=False)
    assert interviews_in(account, without) == []
    assert b"Interview at Fernhollow" in everything_as_calendar(account, TODAY, SECRET, BASE)[0]


def test_an_interview_after_the_end_does_not_take_place(account: Account) -> None:
    made = record_interview(account, FORM, TODAY)
    feed, _ = add_feed(account, "Kith", TODAY, secret=SECRET)
    record_outcome(account, made.opportunity, "withdrawn", TODAY)
    assert interviews_in(account, feed) == []


def test_the_weeks_ahead_show_interviews(account: Account) -> None:
    record_interview(account, FORM, TODAY)
    words = [event.words for week in weeks_ahead(account, TODAY.today) for day in week for event in day.events]
    assert "Interview at Fernhollow" in words
