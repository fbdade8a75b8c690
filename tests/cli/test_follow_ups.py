"""`crm log`, `due`, `done`, `skip`, `snooze` and `manners`, as scripts rely on them."""

from collections.abc import Callable
from typing import Any

import pytest

from crm.models import Account, Note, Promise, Touchpoint
from tests.cli.conftest import Ran

Crm = Callable[..., Ran]


@pytest.fixture
def on(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Runs a command at noon of a day and gives its document."""

    def run(day: str, *arguments: str) -> Any:
        monkeypatch.setenv("KITH_NOW", f"{day}T12:00")
        return crm(*arguments, "--json").json

    return run


def add(on: Callable[..., Any], day: str, name: str, cadence: str = "3 months") -> Any:
    return on(day, "person", "add", name, "--company", "Fernhollow", "--cadence", cadence)


def test_what_is_due_says_who_when_why_and_what_manners_say(
    account: Account, on: Callable[..., Any], engine: str
) -> None:
    ada = add(on, "2026-08-20", "Ada Nwosu-Lind")
    assert ada["next_check_in"] == "2026-11-20"
    on("2026-08-20", "log", "Ada", "the team was moving to Gdynia", "--kind", "coffee")
    assert on("2026-11-19", "due") == []
    (found,) = on("2026-11-24", "due")
    number = found.pop("id")
    assert found == {
        "kind": "check-in",
        "person": {"id": ada["id"], "name": "Ada Nwosu-Lind"},
        "company": "Fernhollow",
        "due": "2026-11-20",
        "not_before": "2026-11-20",
        "late": True,
        "because": "Every 3 months. Last coffee was on 20 August; the team was moving to Gdynia.",
        "manners": {"go_ahead": True, "from": "2026-11-24", "because": "Nothing speaks against it."},
        "state": "open",
    }
    assert on("2026-11-20", "due")[0]["late"] is False
    assert [one["id"] for one in on("2026-08-21", "due", "--on", "2026-11-20")] == [number]
    assert on("2026-08-21", "due", "--on", "2026-11-19") == []


def test_done_logs_a_touchpoint_and_the_next_round_is_planned(account: Account, on: Callable[..., Any]) -> None:
    add(on, "2026-08-20", "Ada Nwosu-Lind")
    (found,) = on("2026-11-24", "due")
    done = on("2026-11-24", "done", str(found["id"]), "--on", "2026-11-22")
    assert (done["id"], done["state"]) == (found["id"], "done")
    assert on("2026-11-24", "due") == []
    (person,) = on("2026-11-24", "people", "Ada")
    assert (person["last_touch"], person["next_check_in"]) == ("2026-11-22", "2027-02-22")


def test_skip_and_snooze_answer_with_the_follow_up(account: Account, on: Callable[..., Any]) -> None:
    add(on, "2026-08-20", "Ada Nwosu-Lind")
    add(on, "2026-08-20", "Jonas Brekkestad")
    ada, jonas = on("2026-11-24", "due")
    assert on("2026-11-24", "skip", str(ada["id"]))["state"] == "skipped"
    snoozed = on("2026-11-24", "snooze", str(jonas["id"]), "after the holidays")
    assert (snoozed["due"], snoozed["state"]) == ("2027-01-04", "open")
    assert on("2026-11-24", "due") == []
    assert [one["due"] for one in on("2026-11-24", "due", "--on", "2027-03-01")] == ["2027-01-04", "2027-02-24"]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("done", "1", "--on", "2026-11-25"), "still to come"),
        (("done", "99"), "no follow-up 99"),
        (("skip", "x"), "no follow-up x"),
        (("snooze", "1", "whenever"), "cannot read “whenever”"),
        (("snooze", "1", "yesterday"), "not ahead"),
        (("log", "Ada", "x", "--on", "2026-11-25"), "still to come"),
        (("log", "Nobody", "x"), "nobody called"),
        (("log", "Ada", "x", "--on", "soonish"), "cannot read “soonish”"),
        (("due", "--on", "soonish"), "cannot read “soonish”"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    account: Account, crm: Crm, on: Callable[..., Any], command: tuple[str, ...], sentence: str
) -> None:
    add(on, "2026-08-20", "Ada Nwosu-Lind")
    before = on("2026-11-24", "due")
    done = crm(*command, "--json")
    assert (done.status, done.out) == (1, "")
    assert sentence in done.err
    assert done.err.count("\n") == 1
    assert on("2026-11-24", "due") == before
    assert Touchpoint.of(account).count() == 0


@pytest.mark.parametrize(
    ("options", "kind", "direction"),
    [
        ((), "other", "outgoing"),
        (("--kind", "coffee"), "coffee", "mutual"),
        (("--kind", "video"), "video", "mutual"),
        (("--kind", "thank-you"), "thank-you", "outgoing"),
        (("--kind", "call", "--direction", "incoming"), "call", "incoming"),
    ],
)
def test_logging_answers_with_the_touchpoint_and_the_next_check_in(
    account: Account, on: Callable[..., Any], options: tuple[str, ...], kind: str, direction: str
) -> None:
    ada = add(on, "2026-11-01", "Ada Nwosu-Lind")
    document = on("2026-11-24", "log", "Ada", "coffee last Thursday", "--on", "2026-11-19", *options)
    assert document == {
        "touchpoint": document["touchpoint"],
        "person": {"id": ada["id"], "name": "Ada Nwosu-Lind"},
        "next_check_in": "2027-02-19",
    }
    logged = Touchpoint.find(account, document["touchpoint"])
    assert (logged.kind, logged.direction, logged.text) == (kind, direction, "coffee last Thursday")
    assert Note.of(account).count() == 0


def test_a_promise_is_recorded_and_moved(account: Account, on: Callable[..., Any]) -> None:
    add(on, "2026-11-01", "Ada Nwosu-Lind")
    on("2026-11-24", "log", "Ada", "An answer", "--direction", "incoming", "--promised", "2026-12-12")
    on("2026-11-25", "log", "Ada", "Later", "--direction", "incoming", "--promised", "19 Dec")
    first, second = Promise.of(account).order_by(Promise.id)
    assert (first.due_on.isoformat(), first.state) == ("2026-12-12", "moved")
    assert (second.due_on.isoformat(), second.side, second.state) == ("2026-12-19", "theirs", "open")


def test_manners_say_from_which_day_on_and_why(account: Account, on: Callable[..., Any]) -> None:
    add(on, "2026-11-01", "Mei-Lin Tchou")
    assert on("2026-11-24", "manners", "Mei-Lin")["go_ahead"] is True
    for day in ("2026-11-01", "2026-11-12"):
        on(day, "log", "Mei-Lin", "Hello", "--kind", "email")
    assert on("2026-11-24", "manners", "Mei-Lin Tchou") == {
        "go_ahead": False,
        "from": "2026-12-12",
        "because": "You wrote twice without an answer. Give it until 12 Dec.",
    }
    assert on("2026-11-24", "manners", "Mei-Lin", "--on", "2026-12-12")["go_ahead"] is True
    assert on("2026-11-24", "manners", "Mei-Lin", "--on", "2026-11-03")["from"] == "2026-11-06"


def test_twelve_with_one_cadence_are_due_five_a_day(account: Account, on: Callable[..., Any]) -> None:
    for number in range(12):
        add(on, "2026-11-24", f"Person {number}", "1 month")
    counts = [len(on("2026-11-24", "due", "--on", f"2026-12-{day}")) for day in (23, 24, 25, 26)]
    assert counts == [0, 5, 10, 12]
    assert len(on("2026-12-25", "due")) == 10


def test_near_midnight_today_is_the_accounts_local_date(
    account: Account, crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    Account.update(timezone="Pacific/Auckland").where(Account.id == account.id).execute()
    monkeypatch.setenv("KITH_NOW", "2026-11-24T11:30:00+00:00")
    crm("person", "add", "Ada", "--cadence", "1 day")
    assert crm("log", "Ada", "Hello", "--direction", "incoming", "--json").json["next_check_in"] == "2026-11-26"
    Account.update(timezone="America/Los_Angeles").where(Account.id == account.id).execute()
    monkeypatch.setenv("KITH_NOW", "2026-11-27T07:30:00+00:00")
    (found,) = crm("due", "--json").json
    assert (found["due"], found["late"]) == ("2026-11-26", False)


def test_in_words_for_the_eye(account: Account, crm: Crm, on: Callable[..., Any]) -> None:
    add(on, "2026-08-24", "Ada Nwosu-Lind")
    on("2026-11-24", "people")
    assert "Write to Ada Nwosu-Lind. Every 3 months. Nothing logged so far." in crm("due").out
    assert crm("done", "1").out == "Done. Next on 24 February.\n"
    assert crm("due").out == "Nobody to write to.\n"
    assert crm("manners", "Ada").out == "Wait. You wrote today, and an answer takes time. Give it until 29 Nov.\n"
    assert crm("log", "Ada", "Hi", "--kind", "call").out == "Logged. Ada is next on 24 February.\n"
