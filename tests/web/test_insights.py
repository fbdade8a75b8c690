"""The page of insights."""

import re
from datetime import timedelta
from xml.etree import ElementTree

from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases.add_person import add_person
from crm.usecases.log_touchpoint import log_touchpoint
from tests.usecases.acquaintances import know
from tests.usecases.panels import yesterdays_panel
from tests.web.visitor import Visitor


def words(page: str) -> str:
    """The page's text, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1].split("</main>")[0]).split())


def test_an_account_without_people_is_told_what_will_stand_here(client: Visitor) -> None:
    page = client.get("/insights").text
    assert "Nothing to tell yet" in page
    assert 'role="img"' not in page
    assert "Show these numbers" not in page


def test_whoever_logged_nothing_yet_is_led_to_the_log(client: Visitor, account: Account, moment: Moment) -> None:
    know(account, "Ada Nwosu", moment)
    page = client.get("/insights").text
    assert "Everybody here came in 2026" in page
    assert "Your weeks are still blank Log a touchpoint, and each week gets its dot. Log a touchpoint" in words(page)
    assert "thank" not in words(page)


def test_every_chart_has_a_title_a_summary_and_a_table(client: Visitor, account: Account, moment: Moment) -> None:
    yesterdays_panel(account, moment)
    ada, _ = add_person(account, "Ada <b>Okafor</b>", moment, company="Fish & Sons")
    for weeks in range(4, 11):
        day = moment.today - timedelta(weeks=weeks)
        log_touchpoint(account, [ada.id], moment, on=day, kind="email")
        log_touchpoint(account, [ada.id], moment, on=day + timedelta(days=2), kind="email", direction="incoming")
    page = client.get("/insights").text
    text = words(page)
    assert "Fernhollow 3 3 interviewed you Fish &amp; Sons 1" in text
    assert "Emails get answers Share of messages answered within three weeks, since 2026. Email 100% 7 of 7" in text
    assert 'aria-label="People added per year, 2026. Most in 2026: 4."' in page
    assert "Touchpoints per week, 2026: 7 altogether. Most in the week of 26 October: 1." in page
    assert re.findall(r"<caption>([^<]+)", page) == [
        "People added per year",
        "People you know now, by company",
        "Messages answered within three weeks",
        "Touchpoints per week",
    ]
    for drawing in re.findall(r"<svg viewBox.*?</svg>", page, re.S):
        ElementTree.fromstring(drawing)
        assert 'role="img"' in drawing or 'aria-hidden="true"' in drawing


def test_it_is_reached_from_the_sidebar_by_its_key_and_on_phones(client: Visitor) -> None:
    page = client.get("/insights").text
    assert '<a href="/insights" title="Insights" data-go="i" aria-current="page">' in page
    assert page.split('class="tabbar"')[1].count('href="/insights"') == 1
    assert "<details data-current>" in page
