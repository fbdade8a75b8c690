"""The page that asks which column is what: guesses, changes without a script, and what it remembers."""

import re
from datetime import date
from pathlib import Path

import pytest

from crm.domain.moment import Moment
from crm.models import Account, ColumnMapping, ContactMethod, Import, Note, Person, PersonTag, Tag
from crm.usecases.import_people.undo import undo_import
from tests.web.importing import jobs_end, sent, text
from tests.web.visitor import Visitor

MEETUP = Path(__file__).parents[1] / "data" / "tables" / "meetup-with-semicolons-and-days-first.csv"
GUESSED = ["name", "email-work", "company", "title", "place", "met-day-first", "note", "", ""]
PART = {"HX-Request": "true", "HX-Target": "looks"}


def chosen(page: str) -> list[str]:
    """What each column becomes, as the page has it."""
    selects = re.findall(r'<select[^>]* name="becomes".*?</select>', page, re.DOTALL)
    return [found[1] if (found := re.search(r'value="([^"]*)" selected', select)) else "" for select in selects]


def form(becomes: list[str], **more: str) -> dict[str, object]:
    usual = {"delimiter": "semicolon", "was_delimiter": "semicolon", "heading": "1", "was_heading": "1", "tag": ""}
    return {"becomes": becomes, **usual, **more}


def asked(client: Visitor, file: Path = MEETUP) -> tuple[str, str]:
    """Upload a table; the address of its import, and the page that asks."""
    address = sent(client, file, file.name)
    return address, text(client, address)


def settled(client: Visitor, address: str) -> str:
    """The page once its job has ended."""
    jobs_end()
    return text(client, address)


def test_the_columns_are_guessed_and_the_first_people_shown(client: Visitor, account: Account) -> None:
    _, page = asked(client)
    for words in (
        "Which column is what?",
        "Four rows, nine columns. Kith has guessed from the names and the values.",
        "3 filled",
        "03/11/2026 could be 3 November or 11 March. One row has a day over 12, so the day comes first.",
        "3 of 4",
        "Product analyst, Osterbrook",
        "Delft, met on 3 November",
        "talked about cold chains",
        "Seven columns used.",
    ):
        assert words in page, words
    assert chosen(page) == GUESSED
    assert page.count('aria-describedby="doubts"') == 1


def test_what_is_changed_is_shown_at_once_and_nothing_is_kept(client: Visitor, account: Account) -> None:
    address, _ = asked(client)
    changed = [*GUESSED[:5], "met-month-first", "", "tag", ""]
    whole = client.post(f"{address}/columns", data=form(changed, do="show", tag="Meetup 2026")).text
    assert chosen(whole) == changed
    assert "Delft, met on 11 March" in whole
    assert "7, Meetup 2026" in whole
    part = client.post(f"{address}/columns", data=form(changed), headers=PART).text
    assert part.lstrip().startswith('<section id="looks"')
    assert 'hx-swap-oob="true">Seven columns used.' in part
    assert '<div id="doubts" hx-swap-oob="true">' in part
    assert 'name="becomes"' not in part
    assert ColumnMapping.of(account).count() == 0
    nobody = client.post(f"{address}/columns", data=form([""] * 9, do="read")).text
    assert "Say which column is the name." in nobody
    assert "No column is a name yet." in nobody


def test_another_delimiter_or_no_heading_makes_other_columns(client: Visitor, account: Account, tmp_path: Path) -> None:
    file = tmp_path / "plain.csv"
    file.write_text("Ada Lind,ada@lind.example\nOlu Berg,olu@berg.example\n")
    address, page = asked(client, file)
    assert chosen(page) == ["name", "email-work"]
    changed = form(
        ["name", "email-work"], delimiter="comma", was_delimiter="comma", heading="1", was_heading="", do="show"
    )
    page = client.post(f"{address}/columns", data=changed, headers={**PART, "HX-Target": "mapping"}).text
    assert page.lstrip().startswith('<div class="cols w300" id="mapping">')
    assert ">Ada Lind</b>" in page
    assert page.count("becomes-") == 2


def test_the_people_are_read_as_it_was_said_and_it_is_remembered(
    client: Visitor, account: Account, moment: Moment, tmp_path: Path
) -> None:
    address, _ = asked(client)
    mine = [*GUESSED[:7], "tag", ""]
    client.post(f"{address}/columns", data=form(mine, do="read", tag="Meetup 2026"))
    page = settled(client, address)
    assert "4 rows read. It fills in what is missing." in page
    client.post(f"{address}/application")
    assert "4 people added" in settled(client, address)
    wahida: Person = Person.of(account).where(Person.name == "Wahida Rennick-Sol").get()
    assert (wahida.place, wahida.met_on, wahida.title) == ("Delft", date(2026, 11, 3), "Product analyst")
    assert Note.of(account).where(Note.person == wahida.id).get().text == "talked about cold chains"
    assert ContactMethod.of(account).where(ContactMethod.person == wahida.id).get().value == "wahida@osterbrook.example"
    tags = Tag.of(account).join(PersonTag, on=(PersonTag.tag == Tag.id)).where(PersonTag.person == wahida.id)
    assert sorted(tag.name for tag in tags) == ["7", "Meetup 2026"]

    later = tmp_path / "meetup-2027.csv"
    later.write_text(MEETUP.read_text(encoding="utf-8").replace("Ida Lovell;ida@", "Zoe Ahl;zoe@"), encoding="utf-8")
    address, page = asked(client, later)
    assert f'The columns are those of <span dir="auto">{MEETUP.name}</span>.' in page
    assert "Read the same way as on 24 November" in page
    assert chosen(page) == mine
    afresh = client.post(f"{address}/columns", data=form(mine, do="afresh"), follow_redirects=True).text
    assert chosen(afresh) == GUESSED
    assert "The columns are those of" not in afresh
    client.post(f"{address}/columns", data=form(mine, do="read"))
    page = settled(client, address)
    assert re.search(r">1</span><b>New</b>", page)
    assert ColumnMapping.of(account).count() == 1

    run = Import.of(account).order_by(Import.id).first()
    assert undo_import(account, run, moment) == []
    assert Person.of(account).count() == 0


def test_a_question_that_was_answered_is_asked_no_more(client: Visitor, account: Account) -> None:
    address, _ = asked(client)
    client.post(f"{address}/columns", data=form(GUESSED, do="read"))
    settled(client, address)
    again = client.post(f"{address}/columns", data=form(GUESSED, do="read"))
    assert again.headers["Location"] == address


@pytest.mark.parametrize("data", [{}, {"becomes": ["nonsense"] * 400, "delimiter": "x", "heading": "maybe"}])
def test_what_no_page_sends_does_no_harm(client: Visitor, account: Account, data: dict[str, object]) -> None:
    address, _ = asked(client)
    assert client.post(f"{address}/columns", data=data).status_code == 200
