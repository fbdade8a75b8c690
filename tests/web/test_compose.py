"""The composer's pages: what they show, what they refuse, and how little they ask of the database."""

import re
from dataclasses import replace

from crm.domain.moment import Moment
from crm.models import Account, Draft, FollowUp, Override, OwnTemplate, Touchpoint
from crm.usecases.add_person import add_person
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.opportunities.edit_interview import edit_interview, form_of
from crm.usecases.opportunities.interview_form import PanelName
from tests.usecases.acquaintances import days_later, know
from tests.usecases.panels import thanks_to, yesterdays_panel
from tests.usecases.test_drafts import LETTER
from tests.web.visitor import Visitor


def address(follow_up: FollowUp) -> str:
    return f"/people/{follow_up.person}/write?follow_up={follow_up.id}"


def test_a_note_is_shown_with_its_checklist_and_cannot_be_sent_with_blanks(
    client: Visitor, account: Account, moment: Moment
) -> None:
    yesterdays_panel(account, moment)
    page = client.get(address(thanks_to(account, "Ada Nwosu-Lind"))).text
    for words in (
        "Thank Ada for yesterday</h1>",
        "After a panel",
        "What a good note does",
        "“Thank you for your time yesterday”",
        "Jonas and Anneke talk to Ada. Give each a note of their own.",
        '<mark class="known">Ada</mark>',
        '<mark class="blank">[',
        "Fill in what stands in brackets first.",
        "From your notes",
    ):
        assert words in page, words
    assert "mailto:" not in page
    assert re.search(r'id="sent"[^>]* disabled', page)


def test_while_one_types_the_draft_is_kept_and_the_parts_beside_it_follow(
    client: Visitor, account: Account, moment: Moment
) -> None:
    yesterdays_panel(account, moment)
    follow_up = thanks_to(account, "Ada Nwosu-Lind")
    fields = {"follow_up": str(follow_up.id), "subject": "Thank you", "text": LETTER.replace("\n", "\r\n")}
    part = client.post(f"/people/{follow_up.person}/write", data=fields, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert 'href="mailto:ada@fernhollow.example?subject=Thank%20you&amp;body=Dear%20Ada%2C%0D%0A' in part
    assert 'id="under" hx-swap-oob="innerHTML"' in part
    assert "Saved" in part
    assert Draft.of(account).get().text == LETTER
    plain = client.post(f"/people/{follow_up.person}/write", data=fields)
    assert (plain.status_code, plain.location) == (303, address(follow_up))
    assert "Thank you" in client.get(plain.location).text


def test_sent_logs_it_and_leads_back_to_today(client: Visitor, account: Account, moment: Moment) -> None:
    yesterdays_panel(account, moment)
    follow_up = thanks_to(account, "Ada Nwosu-Lind")
    url = f"/people/{follow_up.person}/write/sent"
    refused = client.post(url, data={"follow_up": str(follow_up.id), "text": "Dear [name]"})
    assert refused.location == address(follow_up)
    assert "Fill in what stands in brackets first." in client.get(refused.location).text
    assert Touchpoint.of(account).count() == 0
    done = client.post(url, data={"follow_up": str(follow_up.id), "subject": "Thank you", "text": LETTER})
    assert (done.status_code, done.location) == (303, "/")
    assert FollowUp.find(account, follow_up.id).state == "done"
    assert "Noted: sent to Ada." in client.get("/").text


def test_a_note_too_long_for_a_link_opens_empty_and_says_so(client: Visitor, account: Account, moment: Moment) -> None:
    ada, _ = add_person(account, "Ada", moment, emails=["ada@fernhollow.example", "ada@home.example"])
    fields = {"kind": "check-in", "subject": "", "text": "A long story. " * 300, "to": "ada@home.example"}
    client.post(f"/people/{ada.id}/write", data=fields)
    page = client.get(f"/people/{ada.id}/write?kind=check-in&to=ada@home.example").text
    assert 'href="mailto:ada@home.example"' in page
    assert "Too long for a link" in page
    assert '<option value="ada@home.example" selected>' in page


def test_somebody_without_an_email_address_is_copied_to_their_profile(
    client: Visitor, account: Account, moment: Moment
) -> None:
    yesterdays_panel(account, moment)
    follow_up = thanks_to(account, "Anneke de Wit")
    fields = {"follow_up": str(follow_up.id), "subject": "", "text": LETTER}
    client.post(f"/people/{follow_up.person}/write", data=fields)
    page = client.get(address(follow_up)).text
    assert 'href="https://www.linkedin.com/in/anneke-de-wit" target="_blank" rel="noreferrer noopener"' in page
    assert 'data-copy-from="letter"' in page
    assert "mailto:" not in page
    olu = know(account, "Olu Berg", moment)
    client.post(f"/people/{olu.id}/write", data={"kind": "check-in", "text": "Hello Olu"})
    assert "No address of Olu is known." in client.get(f"/people/{olu.id}/write?kind=check-in").text


def test_manners_ask_for_a_reason_which_is_kept(client: Visitor, account: Account, moment: Moment) -> None:
    olu, _ = add_person(account, "Olu Berg", moment, emails=["olu@example.com"])
    for days in (20, 10):
        log_touchpoint(account, [olu.id], days_later(moment, -days), kind="email")
    url = f"/people/{olu.id}/write"
    client.post(url, data={"kind": "check-in", "text": "Hello Olu"})
    page = client.get(f"{url}?kind=check-in").text
    assert "You wrote twice without an answer." in page
    assert "Manners say to wait." in page
    assert "mailto:" not in page
    client.post(f"{url}/anyway", data={"kind": "check-in", "reason": " "})
    assert "Say why." in client.get(url).text
    client.post(f"{url}/anyway", data={"kind": "check-in", "reason": "Olu asked for the slides."})
    assert Override.of(account).get().reason == "Olu asked for the slides."
    assert "mailto:olu@example.com" in client.get(f"{url}?kind=check-in").text


def test_a_note_is_kept_as_a_template_and_the_template_deleted(
    client: Visitor, account: Account, moment: Moment
) -> None:
    olu = know(account, "Olu Berg", moment)
    fields = {"kind": "check-in", "subject": "Hello {name}", "text": "Dear {nmae},", "name": "A <hello>"}
    client.post(f"/people/{olu.id}/write/template", data=fields)
    page = client.get("/templates").text
    assert "A &lt;hello&gt;" in page
    assert "Did you mean {name}?" in page
    client.post(f"/templates/{OwnTemplate.of(account).get().id}/delete")
    assert "No templates of your own yet." in client.get("/templates").text


def test_the_page_asks_as_much_of_the_database_for_three_of_a_panel_as_for_thirty(
    client: Visitor, account: Account, moment: Moment, statements: list[str]
) -> None:
    recorded = yesterdays_panel(account, moment)
    url = address(thanks_to(account, "Ada Nwosu-Lind"))

    def asked() -> int:
        client.get(url)
        statements.clear()
        assert client.get(url).status_code == 200
        return len(statements)

    few = asked()
    form = form_of(account, recorded.interview)
    more = tuple(PanelName(f"Member{number} Panel") for number in range(27))
    edit_interview(account, recorded.interview, replace(form, panel=form.panel + more), moment)
    assert asked() == few <= 10
