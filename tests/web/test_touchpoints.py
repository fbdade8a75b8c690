"""Logging in words: what was understood is shown before it is saved; several people; changing and deleting."""

import re
from urllib.parse import urlencode

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Note, Touchpoint, TouchpointPerson
from tests.usecases.acquaintances import due, know, now
from tests.web.visitor import Visitor


def confirmed(page: str) -> str:
    """What the page says was understood, as its form will send it back."""
    found = re.search(r'name="confirmed" value="([^"]+)"', page)
    assert found, page
    return found[1]


def logged(account: Account) -> list[tuple[str, str, str, str]]:
    return [
        (one.kind, one.direction, one.happened_on.isoformat(), one.text)
        for one in Touchpoint.of(account).order_by(Touchpoint.id)
    ]


def test_what_was_chosen_beside_the_words_is_saved_at_once(client: Visitor, account: Account, moment: Moment) -> None:
    ada = know(account, "Ada Nwosu-Lind", moment, "3 months")
    fields = {"text": "Talked about last Thursday", "kind": "call", "direction": "incoming", "on": "2026-11-20"}
    answer = client.post(f"/people/{ada.id}/touchpoints", data=fields)
    assert (answer.status_code, answer.location) == (303, f"/people/{ada.id}")
    assert logged(account) == [("call", "incoming", "2026-11-20", "Talked about last Thursday")]
    assert due(account, ada) == "2027-02-20"


def test_words_are_read_and_shown_before_anything_is_saved(client: Visitor, account: Account, moment: Moment) -> None:
    ada = know(account, "Ada Nwosu-Lind", moment, "3 months")
    fields = {"text": "coffee last Thursday, talked about Gdynia"}
    page = client.post(f"/people/{ada.id}/touchpoints", data=fields)
    assert page.status_code == 200
    assert "Coffee with Ada on  <b>Thursday 19 November</b>" in page.text.replace("on <b>", "on  <b>")
    assert "Next check-in" in page.text
    assert "19 February" in page.text
    assert logged(account) == []
    again = {**fields, "person": str(ada.id), "confirmed": confirmed(page.text)}
    assert client.post("/log", data=again).location == f"/people/{ada.id}"
    assert logged(account) == [("coffee", "mutual", "2026-11-19", "talked about Gdynia")]


def test_what_was_shown_for_other_words_is_shown_anew(client: Visitor, account: Account, moment: Moment) -> None:
    ada = know(account, "Ada Nwosu-Lind", moment)
    shown = client.post(f"/people/{ada.id}/touchpoints/reading", data={"text": "coffee last Thursday"}).text
    page = client.post(
        f"/people/{ada.id}/touchpoints", data={"text": "coffee yesterday", "confirmed": confirmed(shown)}
    )
    assert page.status_code == 200
    assert logged(account) == []
    assert "Monday 23 November" in page.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": "coffee last Thursday"}, "Thursday 19 November"),
        ({"text": "Ada wrote yesterday"}, "Email from Ada yesterday, "),
        ({"text": "x", "kind": "note"}, "A note about Ada"),
        ({"text": "coffee 31 Feb"}, "There is no 31 Feb. Write the day anew"),
        ({"text": "met", "on": "never"}, "I cannot read “never” as a date"),
        ({"text": "x", "kind": "nonsense"}, "is no kind of touchpoint"),
    ],
)
def test_the_reading_alone_for_htmx(
    client: Visitor, account: Account, moment: Moment, fields: dict[str, str], sentence: str
) -> None:
    ada = know(account, "Ada", moment)
    part = client.post(f"/people/{ada.id}/touchpoints/reading", data=fields).text
    assert sentence in part
    assert "<html" not in part
    assert sentence in client.post("/log/reading", data={**fields, "person": str(ada.id)}).text
    assert logged(account) == []


def test_nothing_typed_is_nothing_understood(client: Visitor, account: Account, moment: Moment) -> None:
    ada = know(account, "Ada", moment)
    assert client.post(f"/people/{ada.id}/touchpoints/reading", data={"text": " "}).text == ""
    part = client.post("/log/reading", data={"text": ""}).text
    assert "lp-read" not in part
    assert "<mark>" not in part


def test_what_was_understood_is_marked_behind_the_words(client: Visitor) -> None:
    part = client.post("/log/reading", data={"text": "last Thursday a coffee, <b>Gdynia</b>"}).text
    assert "<mark>last Thursday</mark> a <mark>coffee</mark>, &lt;b&gt;Gdynia&lt;/b&gt;" in part


def test_a_note_is_no_touchpoint_and_moves_nothing(client: Visitor, account: Account, moment: Moment) -> None:
    ada = know(account, "Ada Nwosu-Lind", moment, "3 months")
    client.post(f"/people/{ada.id}/touchpoints", data={"text": "Rows at dawn", "kind": "note"})
    assert [note.text for note in Note.of(account)] == ["Rows at dawn"]
    assert logged(account) == []
    assert now(account, ada).last_touch_on is None


def test_several_people_by_name_on_one_touchpoint(client: Visitor, account: Account, moment: Moment) -> None:
    ada, jonas = know(account, "Ada Nwosu-Lind", moment), know(account, "Jonas Brekkestad", moment)
    fields = {"person": str(ada.id), "person_name": "jonas", "text": "The fair", "kind": "event", "when": "yesterday"}
    assert client.post("/log", data=fields).location == "/"
    assert logged(account) == [("event", "mutual", "2026-11-23", "The fair")]
    assert {row.person for row in TouchpointPerson.of(account)} == {ada.id, jonas.id}


def test_names_that_commas_part(client: Visitor, account: Account, moment: Moment) -> None:
    ada, jonas = know(account, "Ada Nwosu-Lind", moment), know(account, "Jonas Brekkestad", moment)
    client.post("/log", data={"person_name": "Ada, Jonas Brekkestad", "text": "x", "kind": "call"})
    assert {row.person for row in TouchpointPerson.of(account)} == {ada.id, jonas.id}
    client.post("/log", data={"person_name": "Nwosu-Lind, Ada", "text": "x", "kind": "call"})
    assert TouchpointPerson.of(account).count() == 3


def test_a_name_of_two_people_is_asked_about(client: Visitor, account: Account, moment: Moment) -> None:
    first, second = know(account, "Kofi Boatengmaa", moment), know(account, "Kofi Boatengmaa", moment)
    fields = {"person_name": "Kofi Boatengmaa", "text": "x", "kind": "call"}
    page = client.post("/log", data=fields)
    assert page.status_code == 422
    assert "There are several people called “Kofi Boatengmaa”." in page.text
    assert f'value="{first.id}"' in page.text
    client.post("/log", data={**fields, "person_name": "", "which-0": str(second.id)})
    assert [row.person for row in TouchpointPerson.of(account)] == [second.id]


def test_nobody_of_that_name_and_nobody_at_all(client: Visitor, account: Account, moment: Moment) -> None:
    page = client.post("/log", data={"person_name": "Nobody <b>", "text": "x", "kind": "call"})
    assert page.status_code == 422
    assert "There is nobody called “Nobody &lt;b&gt;” here." in page.text
    page = client.post("/log", data={"text": "x", "kind": "call"})
    assert page.status_code == 422
    assert "Say who it was with." in page.text
    assert logged(account) == []


def test_a_day_still_to_come_is_refused_and_the_words_stay(client: Visitor, account: Account, moment: Moment) -> None:
    ada = know(account, "Ada", moment)
    page = client.post("/log", data={"person": str(ada.id), "text": "Lunch with wine", "on": "2026-11-25"})
    assert page.status_code == 422
    assert "still to come" in page.text
    assert "Lunch with wine" in page.text


def test_a_touchpoint_is_changed_and_deleted(client: Visitor, account: Account, moment: Moment) -> None:
    ada, jonas = know(account, "Ada", moment), know(account, "Jonas", moment)
    client.post(f"/people/{ada.id}/touchpoints", data={"text": "The <fair>", "kind": "event", "on": "2026-11-20"})
    (touchpoint,) = Touchpoint.of(account)
    page = client.get(f"/touchpoints/{touchpoint.id}/edit").text
    assert "The &lt;fair&gt;" in page
    assert 'value="2026-11-20"' in page
    fields = {"person": [str(ada.id), str(jonas.id)], "text": "coffee yesterday", "kind": "coffee", "when": "other"}
    saved = client.post(f"/touchpoints/{touchpoint.id}", data={**fields, "day": "2026-11-21"})
    assert saved.status_code == 303
    assert logged(account) == [("coffee", "mutual", "2026-11-21", "coffee yesterday")]
    assert now(account, jonas).last_touch_on.isoformat() == "2026-11-21"
    gone = client.post(f"/touchpoints/{touchpoint.id}/delete")
    assert gone.location == f"/people/{ada.id}"
    assert now(account, jonas).last_touch_on is None
    assert client.get(f"/touchpoints/{touchpoint.id}/edit").status_code == 404


def test_another_accounts_people_cannot_be_logged_with(
    client: Visitor, account: Account, other_account: Account, moment: Moment
) -> None:
    theirs = know(other_account, "Olu", moment)
    for answer in (
        client.post(f"/people/{theirs.id}/touchpoints", data={"text": "x", "kind": "call"}),
        client.post("/log", data={"person": str(theirs.id), "text": "x", "kind": "call"}),
        client.get(f"/log?{urlencode({'person': theirs.id})}"),
    ):
        assert answer.status_code == 404
    assert Touchpoint.of(other_account).count() == 0


def test_where_saving_leads_stays_on_this_site(client: Visitor, account: Account, moment: Moment) -> None:
    ada = know(account, "Ada", moment)
    fields = {"person": str(ada.id), "text": "x", "kind": "call"}
    assert client.post("/log", data={**fields, "next": "/people?q=a"}).location == "/people?q=a"
    assert client.post("/log", data={**fields, "next": "https://evil.example"}).location == f"/people/{ada.id}"


def test_a_reading_does_not_carry_the_cookie(client: Visitor, account: Account, moment: Moment) -> None:
    """It may arrive after the answer of the form, and would take the line that says what was done with it."""
    ada = know(account, "Ada", moment)
    fields = {"text": "coffee yesterday", "person": str(ada.id)}
    client.get("/log")
    answer = client.post("/log/reading", data=fields, headers={"HX-Request": "true"})
    assert "Set-Cookie" not in answer.headers
