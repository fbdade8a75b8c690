"""A calendar dropped on the import page: chosen from, added, taken back."""

import re
from datetime import date

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Person, Touchpoint
from crm.usecases.log_touchpoint import log_touchpoint
from tests.importers.test_calendars import APPLE, GOOGLE
from tests.usecases.test_import_calendar import know
from tests.web.importing import applied, fields, jobs_end, run_of, sent, text, words
from tests.web.visitor import Visitor


@pytest.fixture
def friends(account: Account, moment: Moment) -> Account:
    know(account, "Ada Nwosu", "ada@fernhollow.example", moment)
    know(account, "Priya Rao", "priya.rao@brackmoor.example", moment)
    return account


def ticked(page: str) -> list[str]:
    return re.findall(r'name="meeting" value="(\w+)" checked', page)


def test_a_calendar_is_shown_chosen_from_added_and_taken_back(client: Visitor, friends: Account) -> None:
    page = sent(client, GOOGLE, "ines.ics")
    shown = text(client, page)
    said = words(shown)
    assert "Nine meetings of three entries with people you know." in said
    assert "7 times since 5 Oct" in said
    assert "Mon 23 Nov" in said
    assert "Left aside: one entry that was cancelled." in said
    assert "Nothing is added yet. You can undo everything until 24 December." in said
    assert len(fields(shown, "meeting")) == 3
    weekly, talk = ticked(shown)
    done = words(applied(client, page, meeting=[talk]))
    assert "1 touchpoint added" in done
    assert "Routing, a first talk Ada Nwosu 12 Nov" in done
    (added,) = Touchpoint.of(friends)
    assert (added.kind, added.source) == ("video", "calendar")
    client.post(f"{page}/undo")
    assert Touchpoint.of(friends).count() == 0
    assert "This import was taken back" in words(text(client, page))
    assert weekly != talk


def test_another_address_of_ones_own_is_said_and_remembered(client: Visitor, friends: Account, moment: Moment) -> None:
    page = sent(client, GOOGLE, "ines.ics")
    shown = text(client, page)
    assert "Your addresses You are never among those you met ines@valderrey.example you sign in with it" in words(shown)
    # Somebody whom she knows is she herself, under another address.
    form = {"meeting": ticked(shown), "own_too": "Priya.Rao@brackmoor.example"}
    assert client.post(f"{page}/own-addresses", data=form).location == page
    jobs_end()
    shown = text(client, page)
    assert 'name="own" value="priya.rao@brackmoor.example" checked' in shown
    assert "Two meetings of two entries with people you know." in words(shown)
    own = {"meeting": ticked(shown), "own": fields(shown, "own"), "own_too": ""}
    assert "1 touchpoint added" in words(applied(client, page, **own))
    again = text(client, sent(client, GOOGLE, "ines.ics"))
    assert 'name="own" value="priya.rao@brackmoor.example" checked' in again
    assert "Priya Rao" not in words(again)
    assert client.post(f"{page}/own-addresses", data=form).status_code == 400


def test_nothing_ticked_adds_nothing(client: Visitor, friends: Account) -> None:
    page = sent(client, GOOGLE, "ines.ics")
    assert "Nothing was new" in words(applied(client, page))
    assert Touchpoint.of(friends).count() == 0


def test_a_calendar_without_anybody_known_says_what_to_do(client: Visitor, account: Account) -> None:
    said = words(text(client, sent(client, GOOGLE, "ines.ics")))
    assert "Nobody you know is in this calendar" in said
    assert "Left aside: nine meetings with nobody whom you know by email." in said
    assert "Add what is ticked" not in said


def test_what_cannot_be_read_is_named(client: Visitor, friends: Account) -> None:
    said = words(text(client, sent(client, APPLE, "home.ics")))
    assert "Line 21: This entry is cut short." in said
    assert "One entry repeats too often, or in a way that Kith does not follow" in said


def test_what_changed_since_it_was_shown_is_shown_again_and_not_written(
    client: Visitor, friends: Account, moment: Moment
) -> None:
    page = sent(client, GOOGLE, "ines.ics")
    keys = ticked(text(client, page))
    # One meeting of the series was logged by hand meanwhile.
    priya = Person.of(friends).where(Person.name == "Priya Rao").get()
    log_touchpoint(friends, [priya.id], moment, kind="coffee", on=date(2026, 11, 16))
    again = words(applied(client, page, meeting=keys))
    assert "Something changed since you looked, and nothing was applied." in again
    assert Touchpoint.of(friends).count() == 1
    assert "6 times since 5 Oct" in again
    assert "7 touchpoints added" in words(applied(client, page, meeting=keys))


def test_a_calendar_is_forgotten_when_it_is_discarded(client: Visitor, friends: Account) -> None:
    page = sent(client, GOOGLE, "ines.ics")
    client.post(f"{page}/discard")
    assert run_of(friends, page).state == "discarded"
    assert "Nothing was imported" in words(text(client, page))


def test_a_page_of_a_calendar_takes_few_statements(client: Visitor, friends: Account, statements: list[str]) -> None:
    page = sent(client, GOOGLE, "ines.ics")
    text(client, page)
    statements.clear()
    text(client, page)
    assert len(statements) <= 10
