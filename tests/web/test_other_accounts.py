"""Every route there is, asked by somebody it does not concern."""

from collections.abc import Callable

import pytest
from flask import Flask

from crm.domain.moment import Moment
from crm.models import Account
from tests.web.routes import Call, every_call, every_field, is_open_to_all
from tests.web.visitor import Visitor
from tests.world import World

pytestmark = pytest.mark.slow


@pytest.fixture
def mine(account: Account, moment: Moment) -> World:
    return World(account, moment)


@pytest.fixture
def theirs(other_account: Account, moment: Moment) -> World:
    return World(other_account, moment)


def test_another_accounts_things_are_not_found(
    app: Flask, client: Visitor, mine: World, theirs: World, engine: str
) -> None:
    before = mine.everything(), theirs.everything()
    asked = list(every_call(app, mine, theirs))
    assert asked
    answers = {str(call): client.open(call.path, method=call.method).status_code for call in asked}
    assert {call: status for call, status in answers.items() if status != 404} == {}
    assert (mine.everything(), theirs.everything()) == before


def test_another_accounts_things_are_not_changed_by_naming_them_in_a_form(
    app: Flask, signed_in: Callable[[Account], Visitor], mine: World, theirs: World
) -> None:
    """Whatever a form's fields are called: each in turn names each kind of thing of the other account."""
    before = theirs.everything()
    numbers = [str(theirs[table].id) for table in ("person", "tag", "company", "saved_list", "touchpoint", "import")]
    fields = every_field(app)
    assert "password" in fields
    for call in every_call(app, mine):
        if call.changes:
            # Some of them sign the browser out.
            client = signed_in(mine.account)
            client.open(call.path, method=call.method, data=dict.fromkeys(fields, numbers))
    assert theirs.everything() == before


def test_a_change_without_its_form_token_is_refused(app: Flask, client: Visitor, mine: World) -> None:
    before = mine.everything()
    changes = [call for call in every_call(app, mine) if call.changes]
    answers = {str(call): client.open(call.path, method=call.method, csrf=False).status_code for call in changes}
    assert {call: status for call, status in answers.items() if status != 400} == {}
    assert mine.everything() == before


def test_whoever_is_not_signed_in_is_led_to_the_door(app: Flask, anonymous: Visitor, mine: World) -> None:
    before = mine.everything()

    def answer(call: Call) -> str:
        answer = anonymous.open(call.path, method=call.method)
        return (answer.location or "").partition("?")[0] or str(answer.status_code)

    closed = {str(call): answer(call) for call in every_call(app, mine) if not is_open_to_all(app, call)}
    assert {call: where for call, where in closed.items() if where != "/sign-in"} == {}
    assert mine.everything() == before


def test_few_routes_are_open_to_all(app: Flask, mine: World) -> None:
    """A route joins this list on purpose."""
    opened = {call.endpoint for call in every_call(app, mine) if is_open_to_all(app, call)}
    assert opened <= {
        "health.healthz", "door.welcome", "door.register", "door.ask", "door.enter", "feeds.calendar", "feeds.robots"
    }  # fmt: skip
