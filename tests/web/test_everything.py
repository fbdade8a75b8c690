"""Taking everything with you, reading it back from the page, and deleting the account."""

import io
import zipfile
from collections.abc import Callable

import pytest
from flask import Flask

from crm.domain.moment import Moment
from crm.models import Account, Person, Session
from crm.settings import Settings
from crm.usecases.accounts import create_account
from crm.usecases.demo.fill import fill_demo
from tests.web.importing import applied, sent, text
from tests.web.visitor import Visitor

pytestmark = pytest.mark.slow

PASSWORD = "three odd words"


@pytest.fixture
def full(app: Flask, account: Account, signed_in: Callable[[Account], Visitor], moment: Moment) -> Visitor:
    """A browser signed in to an account with the demo in it."""
    fill_demo(account, moment, secret=str(app.secret_key))
    return signed_in(account)


def test_everything_is_downloaded_and_read_back_from_the_page(
    full: Visitor, signed_in: Callable[[Account], Visitor], moment: Moment, settings: Settings
) -> None:
    page = full.get("/settings").get_data(as_text=True)
    assert 'href="/settings/everything.zip"' in page
    answer = full.get("/settings/everything.zip")
    assert answer.headers["Content-Disposition"] == "attachment; filename=kith-2026-11-24.zip"
    assert zipfile.ZipFile(io.BytesIO(answer.data)).testzip() is None

    empty = create_account("new@valderrey.example", PASSWORD, moment)
    client = signed_in(empty)
    address = sent(client, answer.data, "kith.zip")
    preview = text(client, address)
    assert "Read everything back?" in preview
    assert "400" in preview
    assert not Person.of(empty).exists()
    done = applied(client, address)
    assert "Everything is back" in done
    assert Person.of(empty).count() == 400
    assert "kith.zip" in text(client, "/imports")
    assert [path for path in settings.uploads_folder.iterdir() if path.stat().st_size] == []
    # The links of the calendar lead somewhere: they are made anew.
    assert "leads nowhere" not in text(client, "/calendar")
    assert client.post(f"{address}/undo").location == address
    assert not Person.of(empty).exists()
    assert "taken back" in text(client, address)


def test_an_export_is_refused_by_an_account_that_is_not_empty(full: Visitor) -> None:
    address = sent(full, full.get("/settings/everything.zip").data, "kith.zip")
    page = text(full, address)
    assert "this one holds 400 people" in page
    assert "Make a new account" in page


def test_the_account_is_deleted_for_its_password_and_the_way_leads_out(
    anonymous: Visitor, settings: Settings, moment: Moment
) -> None:
    account = create_account("ines@valderrey.example", PASSWORD, moment, name="Ines")
    other = create_account("olu@adebanjo.example", PASSWORD, moment)
    anonymous.post("/sign-in", data={"email": account.email, "password": PASSWORD})
    (settings.data_folder / "kith.db.before-0004").touch()
    page = text(anonymous, "/settings/delete")
    assert "for good: nothing yet." in page
    assert "kith.db.before-0004" in page
    assert 'href="/settings/everything.zip"' in page
    wrong = anonymous.post("/settings/delete", data={"password": "another one entirely"})
    assert wrong.status_code == 422
    assert "That is not your current password." in wrong.get_data(as_text=True)
    gone = anonymous.post("/settings/delete", data={"password": PASSWORD})
    assert gone.location == "/sign-in"
    assert "The account ines@valderrey.example is deleted" in text(anonymous, "/sign-in")
    # Said once.
    assert "is deleted" not in text(anonymous, "/sign-in")
    assert anonymous.get("/settings").location.startswith("/sign-in")
    assert [owner.id for owner in Account.select()] == [other.id]
    assert Session.of(account).count() == 0


def test_after_the_last_account_the_way_leads_to_the_welcome(anonymous: Visitor, moment: Moment) -> None:
    account = create_account("ines@valderrey.example", PASSWORD, moment)
    anonymous.post("/sign-in", data={"email": account.email, "password": PASSWORD})
    anonymous.post("/settings/delete", data={"password": PASSWORD})
    assert anonymous.get("/sign-in").location == "/welcome"
    page = text(anonymous, "/welcome")
    assert "is deleted, with everything that was in it." in page
    assert "Make it yours" in page


def test_a_stranger_gets_no_export(anonymous: Visitor, account: Account) -> None:
    assert anonymous.get("/settings/everything.zip").status_code == 302
