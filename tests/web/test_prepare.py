"""The page before an interview."""

from dataclasses import replace
from datetime import date, datetime

from crm.domain.moment import Moment
from crm.models import Account, Promise
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.record_interview import record_interview
from tests.web.visitor import Visitor

FORM = InterviewForm(
    "Tallowick", "Head of data platform", datetime(2026, 11, 25, 10, 30), round="2", kind="video",
    panel=(PanelName("Leilani Kaneakua", title="Data director"), PanelName("Wiremu Tapsell")),
)  # fmt: skip


def test_the_page_says_when_it_is_who_is_there_and_what_to_ask(
    client: Visitor, account: Account, moment: Moment
) -> None:
    record_interview(
        account,
        replace(
            FORM, starts=datetime(2026, 9, 23, 10), round="1", forgotten="The migration was your idea.",
            panel=FORM.panel[:1], promised=date(2026, 10, 2),
        ),
        moment,
    )  # fmt: skip
    number = record_interview(account, FORM, moment).interview
    page = client.get(f"/interviews/{number}/prepare").text
    assert "Tomorrow at 10:30, Tallowick" in page
    assert "Round 2, for Head of data platform" in page
    assert "Wednesday 25 November, one hour" in page
    assert "Video call" in page
    assert "When may I expect to hear about the next steps?" in page
    assert "Round 1, on 23 September." in page
    assert "Never, as far as Kith knows." in page
    assert "You forgot to say: The migration was your idea." in page
    assert "Left over from round 1" in page


def test_another_zone_says_what_the_clock_shows_there(client: Visitor, account: Account, moment: Moment) -> None:
    number = record_interview(account, replace(FORM, zone="Asia/Tokyo"), moment).interview
    page = client.get(f"/interviews/{number}/prepare").text
    assert "10:30 for them, in Tokyo" in page
    assert "Tomorrow at 1:30, Tallowick" in page


def test_an_interview_without_a_panel_asks_for_it(client: Visitor, account: Account, moment: Moment) -> None:
    number = record_interview(account, replace(FORM, panel=()), moment).interview
    assert "Nobody is named yet." in client.get(f"/interviews/{number}/prepare").text


def test_an_interview_that_is_over_asks_how_it_was(client: Visitor, account: Account, moment: Moment) -> None:
    number = record_interview(account, replace(FORM, starts=datetime(2026, 11, 23, 10)), moment).interview
    page = client.get(f"/interviews/{number}/prepare").text
    assert "How was it?" in page
    assert "Yesterday at 10:00, Tallowick" in page


def test_an_interview_that_is_not_there_is_not_found(client: Visitor) -> None:
    assert client.get("/interviews/77/prepare").status_code == 404


def test_todays_reminder_to_ask_opens_the_page(client: Visitor, account: Account, moment: Moment) -> None:
    recorded = record_interview(account, replace(FORM, starts=datetime(2026, 11, 24, 15)), moment)
    assert f'href="/interviews/{recorded.interview}/prepare"' in client.get("/").text
    assert (
        f'href="/interviews/{recorded.interview}/prepare"' in client.get(f"/opportunities/{recorded.opportunity}").text
    )


def test_notes_are_kept_with_a_button_and_as_one_types(client: Visitor, account: Account, moment: Moment) -> None:
    recorded = record_interview(account, FORM, moment)
    url = f"/interviews/{recorded.interview}/prepare"
    assert "They stay with this round." in client.get(url).text
    said = client.post(url, data={"notes": "Start with"}, headers={"HX-Request": "true"}).text
    assert said.strip() == "Saved. They stay with this round."
    page = client.post(url, data={"notes": "Start with the reload story."}, follow_redirects=True).text
    assert ">\nStart with the reload story.</textarea>" in page
    assert "Saved. They stay with this round." in page
    assert "Saved your notes." in page
    page = client.get(f"/opportunities/{recorded.opportunity}").text
    assert "Your notes for round 2" in page
    assert "Start with the reload story." in page


def test_a_link_joins_the_call_and_a_place_is_named(client: Visitor, account: Account, moment: Moment) -> None:
    link = "https://meet.tallowick.example/j/7?a=1&b=2"
    number = record_interview(account, replace(FORM, place=link), moment).interview
    assert (
        f'href="{link.replace("&", "&amp;")}" target="_blank" rel="noopener noreferrer"'
        in client.get(f"/interviews/{number}/prepare").text
    )
    assert "Join the call" in client.get(f"/interviews/{number}/prepare").text
    on_site = replace(FORM, kind="on site", place="Veerkade 8, Rotterdam")
    number = record_interview(account, on_site, moment).interview
    page = client.get(f"/interviews/{number}/prepare").text
    assert "On site, Veerkade 8, Rotterdam" in page
    assert "Join the call" not in page
    assert 'value="Veerkade 8, Rotterdam"' in client.get(f"/interviews/{number}/edit").text
    sent = {"company": "Tallowick", "day": "2026-11-25", "time": "10:30", "minutes": "60", "place": "Room 4"}
    client.post(f"/interviews/{number}/edit", data=sent)
    assert "On site" not in (page := client.get(f"/interviews/{number}/prepare").text)
    assert "Room 4" in page


def test_what_is_left_over_is_ticked_off_and_comes_back_with_undo(
    client: Visitor, account: Account, moment: Moment
) -> None:
    before = replace(FORM, starts=datetime(2026, 9, 23, 10), round="1", forgotten="The migration was your idea.")
    first = record_interview(account, replace(before, promised=date(2026, 10, 2)), moment).interview
    url = f"/interviews/{record_interview(account, FORM, moment).interview}/prepare"
    promise = Promise.of(account).get()
    page = client.get(url).text
    assert f'action="/waiting/{promise.id}/kept"' in page
    assert "promised: an answer, by 2 October. It has not come." in page
    page = client.post(
        f"/interviews/{first}/mentioned", headers={"Referer": f"http://localhost{url}"}, follow_redirects=True
    ).text
    assert "Said. It is off the list." in page
    assert "You forgot to say" not in page
