"""Today: what stands on the page, and what a press makes of a row, with htmx and without."""

import re

import pytest

from crm.domain.moment import Moment
from crm.models import Account, FollowUp, Person, Touchpoint
from crm.usecases.add_person import add_person
from crm.usecases.congratulate import congratulate
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.people_list.filter import Filter
from crm.usecases.saved_lists import keep_as_list
from crm.usecases.transaction import writing
from tests.usecases.acquaintances import at, day, due, know, open_check_in
from tests.web.visitor import Visitor

HTMX = {"HX-Request": "true"}
EARLIER = at("2026-08-20")


def row_id(account: Account, person: Person) -> int:
    reminder = open_check_in(account, person)
    assert reminder
    return int(reminder.id)


def words(page: str) -> str:
    """The page's text without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_row_says_who_why_and_what_can_be_done(client: Visitor, account: Account, moment: Moment) -> None:
    ada, _ = add_person(
        account,
        "Ada Nwosu-Lind",
        EARLIER,
        emails=["ada+kith%me@fernhollow.example"],
        company="Fernhollow",
        title="Lead",
    )
    Person.change(account, cadence_count=3, cadence_unit="month", cadence_set_on=EARLIER.today).execute()
    log_touchpoint(account, [ada.id], EARLIER, kind="coffee", text="the <team> was moving to Gdynia")
    page = client.get("/").text
    assert "<h1>Tuesday 24 November</h1>" in page
    assert "One person, a few minutes." in page
    assert "Lead, Fernhollow" in page
    assert "Every 3 months. Last coffee was on 20 August; the &lt;team&gt; was moving to Gdynia." in page
    number = row_id(account, ada)
    assert f'href="/people/{ada.id}/write?follow_up={number}" data-do="write"' in page
    for verb in ("done", "snooze", "skip"):
        assert f'action="/follow-ups/{number}/{verb}"' in page


def test_somebody_without_an_address_can_be_written_to_all_the_same(client: Visitor, account: Account) -> None:
    jonas = know(account, "Jonas", EARLIER, "3 months")
    page = client.get("/").text
    assert f'href="/people/{jonas.id}/write?follow_up={row_id(account, jonas)}"' in page


def test_a_link_that_is_not_safe_is_none(client: Visitor, account: Account) -> None:
    from crm.models import ContactMethod

    ada = know(account, "Ada", EARLIER, "3 months")
    value = "javascript:alert(1)//linkedin.com/in/ada"
    ContactMethod.create(account=account, person=ada, kind="link", value=value, key=value)
    assert "javascript:" not in client.get("/").text


def test_groups_the_week_and_who_comes_next(client: Visitor, account: Account, moment: Moment) -> None:
    ada = know(account, "Ada", EARLIER, "3 months")
    know(account, "Émile", at("2026-08-26"), "3 months")
    told = know(account, "Beatriz", moment)
    with writing(account):
        congratulate(account, [(told.id, "Now Director of operations at Brackmoor. One line is enough.")], moment)
    page = client.get("/").text
    assert re.search(r"Check-ins <span class=\"count\" id=\"count-check-in\">1</span>", page)
    assert "From today’s import" in page
    assert "2 to write to" in page
    assert "Check in, Émile" in page
    client.post(f"/follow-ups/{row_id(account, ada)}/done")
    FollowUp.change(account, state="cancelled").where(FollowUp.kind == "congratulation").execute()
    Account.update(revision=Account.revision + 1).execute()
    page = words(client.get("/").text)
    assert "A quiet day. Next: Émile, Thursday." in page
    assert "Nobody to write to today" in page
    assert "The next one comes on Thursday." in page


def test_an_account_without_people_is_led_to_its_import(client: Visitor) -> None:
    page = client.get("/").text
    assert "Nobody here yet" in page
    assert 'href="/imports"' in page
    assert "Nobody to write to today" not in page


def test_people_without_a_cadence_lead_to_whom_to_start_with(client: Visitor, account: Account, moment: Moment) -> None:
    for number in range(3):
        know(account, f"Person {number}", moment)
    page = client.get("/").text
    assert "You know 3 people." in page
    assert 'href="/start"' in page
    assert "Nobody to write to today" not in page
    assert "Everyone has heard from you" not in page


def test_manners_name_whom_to_let_be(client: Visitor, account: Account, moment: Moment) -> None:
    mei = know(account, "Mei-Lin Tchou", moment)
    for written in ("2026-10-30", "2026-11-12"):
        log_touchpoint(account, [mei.id], moment, kind="email", on=day(written))
    page = words(client.get("/").text)
    assert "Let Mei-Lin Tchou be. You wrote twice without an answer. Give it until 12 Dec." in page


def test_what_passed_this_month_and_lately(client: Visitor, account: Account, moment: Moment) -> None:
    ada, jonas = know(account, "Ada", moment), know(account, "Jonas", moment)
    log_touchpoint(account, [ada.id], moment, kind="email", direction="incoming", on=day("2026-11-23"))
    log_touchpoint(account, [ada.id, jonas.id], moment, kind="coffee", on=day("2026-11-02"), text="at the station")
    page = words(client.get("/").text)
    assert "2 notes, calls and coffees with 2 people. One wrote back." in page
    assert "One reply came in since yesterday." in page
    assert "Coffee, at the station" in page
    assert "Wrote to you" in page


def test_done_without_htmx_leads_back_with_a_way_back(client: Visitor, account: Account) -> None:
    ada = know(account, "Ada", EARLIER, "3 months")
    answer = client.post(f"/follow-ups/{row_id(account, ada)}/done")
    assert (answer.status_code, answer.location) == (303, "/")
    page = client.get("/").text
    assert "Done. Next on 24 February." in page
    found = re.search(r'action="(/undo/\d+)"', page)
    assert found
    client.post(found[1])
    assert due(account, ada) == "2026-11-20"
    assert Touchpoint.of(account).count() == 0


@pytest.mark.parametrize(
    ("verb", "fields", "said"),
    [
        ("done", {}, "Done. Next on 24 February."),
        ("skip", {}, "Skipped. Next on 24 February."),
        ("snooze", {"until": "2026-11-27"}, "Ada comes back on Friday 27 November."),
        ("snooze", {"until": "after the holidays"}, "Ada comes back on Monday 4 January."),
    ],
)
def test_with_htmx_the_row_becomes_one_grey_line_and_comes_back(
    client: Visitor, account: Account, verb: str, fields: dict[str, str], said: str
) -> None:
    ada = know(account, "Ada", EARLIER, "3 months")
    know(account, "Jonas", EARLIER, "3 months")
    number = row_id(account, ada)
    line = client.post(f"/follow-ups/{number}/{verb}", data=fields, headers=HTMX).text
    assert "<html" not in line
    assert said in line
    assert '<span id="summary" hx-swap-oob="true">One person, a few minutes.</span>' in line
    assert '<b id="count-today" hx-swap-oob="true">1</b>' in line
    found = re.search(rf'hx-post="(/follow-ups/{number}/undo/\d+)"', line)
    assert found
    row = client.post(found[1], headers=HTMX).text
    assert f'action="/follow-ups/{number}/done"' in row
    assert "Two people, a few minutes." in row
    assert due(account, ada) == "2026-11-20"


def test_a_date_that_cannot_be_read_stays_in_the_row_with_a_remedy(client: Visitor, account: Account) -> None:
    ada = know(account, "Ada", EARLIER, "3 months")
    path = f"/follow-ups/{row_id(account, ada)}/snooze"
    answer = client.post(path, data={"until": "when <b> I can"}, headers=HTMX)
    assert answer.status_code == 422
    assert "I cannot read “when &lt;b&gt; I can” as a date. Try “27 Nov”." in answer.text
    assert client.post(path, data={"until": "when I can"}).location == "/"
    assert "I cannot read “when I can” as a date." in client.get("/").text
    assert due(account, ada) == "2026-11-20"


def test_later_offers_no_day_on_which_the_news_has_lapsed(client: Visitor, account: Account, moment: Moment) -> None:
    ada = know(account, "Ada", moment)
    with writing(account):
        congratulate(account, [(ada.id, "Now at Brackmoor.")], moment)
    page = client.get("/").text
    assert ">Next week<" in page.replace("</svg>", "</svg>>")
    assert "In a month" not in page


def test_another_accounts_reminders_are_not_found(
    client: Visitor, account: Account, other_account: Account, moment: Moment
) -> None:
    theirs = know(other_account, "Olu", EARLIER, "3 months")
    number = row_id(other_account, theirs)
    assert "Olu" not in client.get("/").text
    for path in (f"/follow-ups/{number}/done", f"/follow-ups/{number}/skip", f"/follow-ups/{number}/undo/1"):
        assert client.post(path).status_code == 404
    assert client.post(f"/follow-ups/{number}/snooze", data={"until": "tomorrow"}).status_code == 404
    assert due(other_account, theirs) == "2026-11-20"


@pytest.mark.parametrize("number", [5, 50])
def test_the_page_takes_nine_statements_however_many_rows(
    client: Visitor, account: Account, statements: list[str], moment: Moment, number: int
) -> None:
    people = [know(account, f"Person {one}", EARLIER, "3 months") for one in range(number)]
    for person in people:
        log_touchpoint(account, [person.id], moment, kind="email", direction="outgoing", on=day("2026-08-01"))
    with writing(account):
        congratulate(account, [(person.id, "Now at Brackmoor.") for person in people], moment)
    keep_as_list(account, "Persons", Filter(text="person"), moment)
    client.get("/")
    Account.update(revision=Account.revision + 1).execute()
    statements.clear()
    assert client.get("/").status_code == 200
    assert len(statements) == 9


def test_more_than_fifty_rows_are_counted_and_not_all_shown(client: Visitor, account: Account) -> None:
    for number in range(53):
        know(account, f"Person {number}", at("2026-07-01"), "1 month")
    FollowUp.change(account, due_on=day("2026-08-01")).execute()
    page = client.get("/").text
    assert page.count('class="row"') == 50
    assert "3 more are waiting" in page
