"""Writing although manners say to wait."""

from datetime import timedelta

import pytest

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Person
from crm.usecases.follow_ups.due import may_write
from crm.usecases.let_be import let_be
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.opportunities.override_manners import override_for, override_manners, overrides_of
from tests.usecases.acquaintances import days_later, know, take_back


def silent(account: Account, name: str, when: Moment) -> Person:
    """Somebody who was written to twice without an answer."""
    person = know(account, name, when)
    for days in (20, 12):
        log_touchpoint(account, [person.id], when, kind="email", on=when.today - timedelta(days=days))
    return person


def test_a_reason_lets_one_write_today_and_today_only(account: Account, moment: Moment) -> None:
    mei = silent(account, "Mei-Lin Tchou", moment)
    assert not may_write(account, mei, moment.today).go_ahead
    step = override_manners(account, mei.id, "We share a train", moment)
    verdict = may_write(account, mei, moment.today)
    assert (verdict.go_ahead, verdict.because) == (True, "You write all the same: We share a train")
    assert not may_write(account, mei, days_later(moment, 1).today).go_ahead
    (kept,) = overrides_of(account, mei.id)
    assert (kept.reason, kept.because) == (
        "We share a train",
        "You wrote twice without an answer. Give it until 12 Dec.",
    )
    take_back(account, step, moment)
    assert not may_write(account, mei, moment.today).go_ahead


def test_one_reason_may_stand_for_several_and_never_for_those_to_be_let_be(account: Account, moment: Moment) -> None:
    mei, kofi, ada = (silent(account, name, moment) for name in ("Mei-Lin Tchou", "Kofi Boateng", "Ada Nwosu"))
    let_be(account, ada.id, moment)
    step = override_for(account, [mei.id, kofi.id, ada.id], "The same question", moment)
    assert step.sentence == "Noted. You may write to two people today."
    assert [len(overrides_of(account, one.id)) for one in (mei, kofi, ada)] == [1, 1, 0]
    with pytest.raises(Refused, match="do not contact"):
        override_manners(account, ada.id, "I want to", moment)
    assert not may_write(account, ada, moment.today).go_ahead


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_an_override_needs_a_reason(account: Account, moment: Moment, reason: str) -> None:
    mei = silent(account, "Mei-Lin Tchou", moment)
    with pytest.raises(Refused, match="Say why"):
        override_manners(account, mei.id, reason, moment)
    assert overrides_of(account, mei.id) == []


def test_nobody_elses_people_are_overridden(account: Account, other_account: Account, moment: Moment) -> None:
    mei = silent(account, "Mei-Lin Tchou", moment)
    with pytest.raises(Refused):
        override_for(other_account, [mei.id], "I want to", moment)
    assert overrides_of(account, mei.id) == []
