"""`crm interview`, `crm outcome`, `crm plan`, and the answers to every kind of follow-up."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from crm.models import Account, Interview, Opportunity, Person
from tests.cli.conftest import Ran


@pytest.fixture
def ask(crm: Callable[..., Ran], account: Account) -> Callable[..., Any]:
    """What a command answers in JSON."""

    def run(*arguments: str) -> Any:
        done = crm(*arguments, "--json")
        assert (done.status, done.err) == (0, ""), done.err
        return json.loads(done.out)

    return run


ADD = ("interview", "add", "--company", "Fernhollow", "--role", "Data lead", "--on", "2026-11-23T14:00")


def test_an_interview_answers_with_its_people_and_plan(ask: Callable[..., Any], account: Account) -> None:
    made = ask(
        *ADD, "--panel", "Ada Nwosu-Lind <ada@fernhollow.example>", "--panel", "Jonas Weil", "--contact", "Jonas Weil",
        "--promised", "2026-12-04", "--felt", "good", "--specific", "Cold chain", "--specific", "Team of nine",
    )  # fmt: skip
    assert set(made) == {"opportunity", "interview", "people", "plan"}
    assert [one["name"] for one in made["people"]] == ["Ada Nwosu-Lind", "Jonas Weil"]
    assert made["people"][0]["emails"] == ["ada@fernhollow.example"]
    notes = [one for one in made["plan"] if one["kind"] == "thank-you"]
    assert [(one["due"], one["person"]["name"], one["state"]) for one in notes] == [
        ("2026-11-24", "Ada Nwosu-Lind", "open"), ("2026-11-24", "Jonas Weil", "open"),
    ]  # fmt: skip
    (second,) = (one for one in made["plan"] if one["kind"] == "second-note")
    assert (second["due"], second["not_before"], second["person"]["name"]) == ("2026-12-08", "2026-12-08", "Jonas Weil")
    assert Interview.find(account, made["interview"]).specific == "Cold chain\nTeam of nine"
    assert ask("plan", str(made["opportunity"])) == made["plan"]
    again = ask(*ADD, "--round", "2")
    assert again["opportunity"] == made["opportunity"]


def test_every_kind_can_be_done_skipped_and_put_off(ask: Callable[..., Any]) -> None:
    made = ask(*ADD, "--panel", "Ada Nwosu-Lind", "--promised", "2026-12-04")
    by_kind = {one["kind"]: str(one["id"]) for one in made["plan"]}
    assert ask("done", by_kind["thank-you"])["state"] == "done"
    assert ask("skip", by_kind["connect"])["state"] == "skipped"
    assert ask("snooze", by_kind["second-note"], "2026-12-10")["due"] == "2026-12-10"
    assert ask("skip", by_kind["call-it-quiet"])["person"] is None
    states = {one["kind"]: one["state"] for one in ask("plan", str(made["opportunity"]))}
    assert states.items() >= {
        "thank-you": "done", "connect": "skipped", "second-note": "open", "call-it-quiet": "skipped",
    }.items()  # fmt: skip
    assert ask("due") == []


def test_an_outcome_keeps_everybody_but_who_is_dropped(ask: Callable[..., Any], account: Account) -> None:
    made = ask(*ADD, "--panel", "Ada Nwosu-Lind", "--panel", "Jonas Weil")
    ended = ask("outcome", str(made["opportunity"]), "rejected", "--drop", "jonas weil")
    assert (ended["opportunity"], [one["name"] for one in ended["kept"]]) == (made["opportunity"], ["Ada Nwosu-Lind"])
    assert ended["kept"][0]["cadence"] == "3 months"
    assert "feedback-request" in {one["kind"] for one in ended["plan"] if one["state"] == "open"}
    assert Person.of(account).count() == 2


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (("--on", "someday"), "as a time"),
        (("--promised", "someday"), "as a date"),
        (("--timezone", "Mars/Olympus"), "time zone"),
        (("--minutes", "0"), "from a minute to a day"),
        (("--panel", "Ada <nowhere>"), "not an email address"),
    ],
)
def test_what_cannot_be_recorded_is_one_sentence_and_nothing_is_saved(
    crm: Callable[..., Ran], account: Account, wrong: tuple[str, str], says: str
) -> None:
    done = crm(*ADD, *wrong, "--json")
    assert (done.status, done.out) == (1, "")
    assert says in done.err
    assert done.err.count("\n") == 1
    assert Opportunity.of(account).count() == 0


def test_several_people_of_one_name_are_listed(crm: Callable[..., Ran], account: Account) -> None:
    for number in (1, 2):
        mail = f"ada{number}@fernhollow.example"
        assert crm("person", "add", "Ada Nwosu", "--company", "Fernhollow", "--email", mail).status == 0
    done = crm(*ADD, "--panel", "Ada Nwosu", "--json")
    assert (done.status, done.out) == (1, "")
    assert "may be any of 2 people" in done.err


def test_a_time_with_an_offset_is_that_instant(ask: Callable[..., Any], account: Account) -> None:
    made = ask(*ADD[:-1], "2026-11-23T23:30:00-08:00", "--panel", "Ada Nwosu-Lind")
    assert Interview.find(account, made["interview"]).starts_at.isoformat() == "2026-11-24T07:30:00+00:00"
    assert [one["due"] for one in made["plan"] if one["kind"] == "thank-you"] == ["2026-11-25"]
