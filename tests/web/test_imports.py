"""Importing from the page: read, applied, stopped half-way, taken back."""

import io
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import peewee
import pytest
from flask import Flask

from crm.domain.moment import Moment
from crm.models import Account, FollowUp, Import, Person
from crm.models.database import rows
from crm.usecases.accounts import create_account
from crm.usecases.import_people import flow, uploads
from crm.usecases.notes import add_note
from tests.usecases.network import (
    AFTER,
    BEFORE,
    TRUTH,
    brought,
    changed_tables,
    days_later,
    everything,
    person_of,
)
from tests.web.importing import applied, fields, in_one_piece, jobs_end, many, run_of, sent, text, under_way, words
from tests.web.visitor import Visitor


def test_a_file_is_read_shown_and_applied(client: Visitor, known: Account, folder: Path) -> None:
    before = everything(known)
    page = sent(client, AFTER, "after.csv")
    shown = text(client, page)
    assert changed_tables(before, everything(known)) == {}
    said = words(shown)
    assert "Here is what would change" in said
    assert "67 rows read." in said
    for amount, name in ((7, "New"), (21, "Changed"), (30, "Unchanged"), (4, "Need a look"), (1, "Cannot read"),
                         (3, "Withheld"), (3, "Gone")):  # fmt: skip
        assert f"{amount} {name} " in said
    assert "28 changes ready. 4 wait until you have looked. You can undo everything until 24 December." in said
    done = words(applied(client, page))
    assert "7 people added, 21 brought up to date" in done
    assert "You now know 65 people." in done
    assert "4 people may already be in Kith" in done
    assert Person.of(known).count() == 65


def test_what_was_left_aside_can_be_looked_at_afterwards(client: Visitor, known: Account, folder: Path) -> None:
    page = sent(client, AFTER, "after.csv")
    lines = fields(text(client, page), "same")
    done = applied(client, page)
    assert f'action="{page}/look"' in done
    assert "is kept until you have looked" in words(done)
    answer = client.post(f"{page}/look")
    jobs_end()
    again = answer.location.partition("?")[0]
    assert again != page
    shown = text(client, answer.location)
    assert sorted(fields(shown, "same")) == sorted(lines)
    assert "Here is what would change" in shown
    client.post(f"{again}/answers", data={"two": lines})
    done = applied(client, again)
    assert "4 people added" in words(done)
    assert f'action="{again}/look"' not in done


def test_who_was_asked_about_is_kept_for_thirty_days(
    client: Visitor, known: Account, folder: Path, moment: Moment
) -> None:
    page = sent(client, AFTER)
    applied(client, page)
    assert uploads.is_kept(folder, run_of(known, page).stored_as)
    uploads.forget_old(folder, moment)
    assert uploads.is_kept(folder, run_of(known, page).stored_as)
    for path in folder.iterdir():
        os.utime(path, (time.time(), moment.instant.timestamp()))
    uploads.forget_old(folder, days_later(moment, 31))
    assert list(folder.iterdir()) == []
    assert client.post(f"{page}/look").status_code == 400
    assert f'action="{page}/look"' not in text(client, page)


@pytest.mark.slow
def test_a_file_discarded_while_it_is_read_leaves_nothing(client: Visitor, account: Account, folder: Path) -> None:
    page = str(client.post("/imports", **in_one_piece(many(20_000))).location)
    assert client.post(f"{page}/discard").status_code == 302
    jobs_end()
    assert run_of(account, page).state == "discarded"
    assert list(folder.iterdir()) == []


def test_progress_is_shown_while_it_lasts(client: Visitor, account: Account, folder: Path, moment: Moment) -> None:
    with under_way(account, folder, moment, "reading", "Comparing with the people you have", 0, 30_000) as page:
        whole = text(client, page)
        assert "Comparing with the people you have" in words(whole)
        assert "0 of 30,000" in words(whole)
        assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in whole
        assert "You can leave this page." in whole
        part = client.get(page, headers={"HX-Request": "true"})
        assert part.get_data(as_text=True).strip().startswith('<div id="progress"')
        assert f'hx-get="{page}" hx-trigger="every 1s"' in part.get_data(as_text=True)
        assert "HX-Refresh" not in part.headers
        assert "Under way" in text(client, "/imports")
        # It cannot be decided on, nor begun twice.
        for step in ("application", "answers", "reading", "undo", "look"):
            assert client.post(f"{page}/{step}").status_code == 400
    with under_way(account, folder, moment, "applying", "Adding people", 271, 399) as page:
        said = words(text(client, page))
        assert "Adding people" in said
        assert "271 of 399" in said
        assert "Bring people up to date" in said
        for step in ("application", "answers", "reading", "undo", "look", "discard"):
            assert client.post(f"{page}/{step}").status_code == 400


def test_a_page_that_shows_progress_loads_itself_anew_when_it_is_done(client: Visitor, account: Account) -> None:
    page = sent(client, BEFORE)
    done = client.get(page, headers={"HX-Request": "true"})
    assert (done.headers["HX-Refresh"], done.get_data()) == ("true", b"")


@pytest.mark.slow
def test_two_presses_of_apply_apply_once(client: Visitor, account: Account) -> None:
    page = str(client.post("/imports", **in_one_piece(many(20_000))).location)
    jobs_end()
    assert client.post(f"{page}/application").status_code == 302
    assert client.post(f"{page}/application").status_code == 400
    assert client.post(f"{page}/discard").status_code == 400
    jobs_end()
    assert run_of(account, page).state == "applied"
    assert client.post(f"{page}/application").status_code == 400
    assert client.post(f"{page}/discard").status_code == 400
    assert run_of(account, page).state == "applied"
    assert Person.of(account).count() == 20_000


def test_who_pressed_apply_on_an_old_page_after_another_did_changes_nothing(
    app: Flask, account: Account, client: Visitor, folder: Path, moment: Moment
) -> None:
    """The second request read the import's state before the first one changed it."""
    page = sent(client, BEFORE)
    stale = run_of(account, page)
    applied(client, page)
    with pytest.raises(flow.Refused):
        flow.begin_applying(account, stale, folder, moment, secret="")
    with pytest.raises(flow.Refused):
        flow.discard(account, stale, folder)
    with pytest.raises(flow.Refused):
        flow.decide(account, stale, flow.Choices())
    assert run_of(account, page).state == "applied"


def test_an_import_that_stopped_half_way_can_be_begun_again(client: Visitor, account: Account, folder: Path) -> None:
    """As after a restart: the import says that it is under way, and no process is at work on it."""
    page = sent(client, BEFORE)
    Import.change(account, state="reading").execute()
    stopped = words(text(client, page))
    assert "The reading stopped half-way" in stopped
    assert "It stopped half-way, and nothing was changed. Start it once more." in stopped
    assert client.post(f"{page}/reading").location == page
    jobs_end()
    assert "Here is what would change" in text(client, page)
    Import.change(account, state="applying").execute()
    shown = words(text(client, page))
    assert "It stopped half-way, and nothing was changed. Start it once more." in shown
    assert "58 people added" in words(applied(client, page))


def test_a_preview_that_is_no_longer_kept_asks_for_the_file(client: Visitor, account: Account, folder: Path) -> None:
    page = sent(client, BEFORE)
    uploads.forget(folder, run_of(account, page).stored_as)
    assert "Its preview is no longer kept. Choose the file once more." in words(text(client, page))
    assert client.post(f"{page}/application").status_code == 400
    assert "Not imported" in text(client, "/imports")


def test_undo_takes_it_back_and_lists_what_stays(client: Visitor, known: Account, moment: Moment) -> None:
    before = everything(known)
    page = sent(client, AFTER)
    applied(client, page)
    (nuria,) = Person.of(known).where(Person.name == "Nuria Casademunt")
    add_note(known, nuria.id, "Met in Gdynia.", moment)
    assert client.post(f"{page}/undo").location == page
    undone = words(text(client, page))
    assert "This import was taken back" in undone
    assert "Left as they are 1" in undone
    assert "Nuria Casademunt was edited since and stays." in undone
    assert {row[0] for row in everything(known)["person"]} - {row[0] for row in before["person"]} == {nuria.id}
    assert client.post(f"{page}/undo").status_code == 400
    assert "Taken back" in text(client, "/imports")


def test_what_is_more_than_thirty_days_old_cannot_be_taken_back(
    client: Visitor, account: Account, moment: Moment
) -> None:
    _, run = brought(account, BEFORE, days_later(moment, -31))
    assert "Undo this import" not in text(client, f"/imports/{run.id}")
    answer = client.post(f"/imports/{run.id}/undo")
    assert answer.status_code == 400
    assert "more than thirty days old" in answer.get_data(as_text=True)
    assert Person.of(account).count() == TRUTH["before"]["new"]


def test_every_form_needs_its_token(client: Visitor, known: Account) -> None:
    page = sent(client, AFTER)
    before = run_of(known, page)
    upload = {"file": (io.BytesIO(BEFORE.read_bytes()), "Connections.csv")}
    assert client.post("/imports", data=upload, csrf=False).status_code == 400
    for step in ("answers", "application", "discard", "undo", "reading", "look"):
        assert client.post(f"{page}/{step}", csrf=False).status_code == 400
    assert run_of(known, page).state == before.state == "previewed"
    assert Import.of(known).count() == 2


def test_another_account_sees_nothing_of_it(
    client: Visitor, known: Account, other_account: Account, signed_in: Callable[[Account], Visitor]
) -> None:
    page = sent(client, AFTER, "after.csv")
    stranger = signed_in(other_account)
    for path in (page, f"{page}/unreadable.csv"):
        assert stranger.get(path).status_code == 404
    for step in ("answers", "application", "discard", "undo", "reading", "look"):
        assert stranger.post(f"{page}/{step}").status_code == 404
    assert "after.csv" not in text(stranger, "/imports")
    assert run_of(known, page).state == "previewed"


def test_the_days_in_the_list_are_the_accounts_own(
    signed_in: Callable[[Account], Visitor], database: peewee.Database, moment: Moment
) -> None:
    """09:00 in UTC is 22:00 in Auckland; an import of 23:30 UTC the day before is of the same day there."""
    owner = create_account("moana@paraone.example", "", moment, timezone="Pacific/Auckland")
    late = Moment(moment.instant.replace(day=23, hour=23, minute=30), "Pacific/Auckland")
    brought(owner, BEFORE, late)
    assert '<td class="soft">24 November</td>' in text(signed_in(owner), "/imports")


@pytest.mark.slow
def test_the_number_of_statements_does_not_grow_with_the_rows(
    client: Visitor, account: Account, statements: list[str], moment: Moment
) -> None:
    def cost(count: int) -> dict[str, int]:
        first = sent(client, many(count))
        costs = {}

        def ask(name: str, path: str) -> None:
            text(client, path)
            statements.clear()
            text(client, path)
            costs[name] = len(statements)

        ask("new", f"{first}?show=new&all=1")
        applied(client, first)
        ask("done", first)
        second = sent(client, many(count, "Head of data"))
        ask("changed", f"{second}?all=1")
        people = fields(text(client, f"{second}?all=1"), "congratulate")
        done = applied(client, second, shown=people, congratulate=people)
        assert "Worth a line" in done
        ask("news", second)
        ask("list", "/imports")
        client.post(f"{second}/undo")
        ask("undone", second)
        client.post(f"{first}/undo")
        return costs

    few, many_rows = cost(5), cost(500)
    assert few == many_rows
    assert max(many_rows.values()) <= 8


def test_progress_costs_few_statements(
    client: Visitor, account: Account, statements: list[str], folder: Path, moment: Moment
) -> None:
    with under_way(account, folder, moment, "reading", "Reading the file") as page:
        client.get(page, headers={"HX-Request": "true"})
        statements.clear()
        client.get(page, headers={"HX-Request": "true"})
        assert len(statements) <= 4


def test_the_drop_page_tells_how_to_get_the_export_with_pictures(client: Visitor, account: Account) -> None:
    shown = text(client, "/imports")
    for step in ("Ask for it", "Tick Connections", "Wait for the email", "Drop the ZIP here"):
        assert step in shown
    assert shown.count('<svg class="shot"') == 3
    assert "Earlier imports" not in shown


def test_pages_of_imports_hold_no_inline_script_or_style(client: Visitor, known: Account) -> None:
    page = sent(client, AFTER)
    for path in ("/imports", page, f"{page}?show=unreadable", f"{page}?show=perhaps"):
        shown = text(client, path)
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]* src=)", shown), path


def test_an_import_on_postgresql_goes_the_same_way(
    client: Visitor, account: Account, engine: str, moment: Moment
) -> None:
    applied(client, sent(client, BEFORE))
    before = everything(account)
    page = sent(client, AFTER)
    lines = fields(text(client, page), "same")
    client.post(f"{page}/answers", data={"same": lines[0]})
    people = fields(text(client, page), "congratulate")
    assert "7 people added, 22 brought up to date" in words(applied(client, page, shown=people, congratulate=people))
    assert FollowUp.of(account).count() == len(people)
    client.post(f"{page}/undo")
    assert changed_tables(before, everything(account)) == {}
    assert rows("SELECT state FROM import WHERE account_id = ? ORDER BY id", (account.id,)) == [
        ("applied",),
        ("undone",),
    ]
    assert person_of(account, "ada-nwosu-01").name == "Ada Nwosu"
