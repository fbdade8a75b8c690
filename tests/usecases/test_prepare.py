"""What is told before an interview."""

from datetime import date, datetime

import pytest

from crm.domain.moment import Moment
from crm.domain.refusals import NotFound
from crm.models import Account, Person
from crm.usecases.add_person import add_person
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.notes import add_note
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.prepare import preparation
from crm.usecases.opportunities.promises import make_promise
from crm.usecases.opportunities.record_interview import record_interview


def interview(account: Account, when: Moment, starts: datetime, *names: str, company: str = "Tallowick") -> int:
    """An interview for a head of data platform."""
    form = InterviewForm(
        company, "Head of data platform", starts, round="2" if starts.month == 11 else "1",
        panel=tuple(PanelName(name) for name in names), forgotten="" if starts.month == 11 else "The migration",
    )  # fmt: skip
    return record_interview(account, form, when).interview


def leilani(account: Account) -> Person:
    """The first of that name, at Tallowick."""
    found: Person = Person.of(account).where(Person.name == "Leilani Kaneakua").order_by(Person.id).get()
    return found


def test_the_panel_comes_with_everything_known_of_each(account: Account, moment: Moment) -> None:
    interview(account, moment, datetime(2026, 9, 23, 10), "Leilani Kaneakua")
    interview(account, moment, datetime(2026, 5, 4, 10), "Leilani Kaneakua", company="Osterbrook")
    this = interview(account, moment, datetime(2026, 11, 25, 10, 30), "Leilani Kaneakua", "Wiremu Tapsell")
    log_touchpoint(account, [leilani(account).id], moment, kind="email", direction="incoming", text="You are welcome")
    add_note(account, leilani(account).id, "Runs two teams and wants one.", moment)
    shown = preparation(account, this, moment)
    assert (shown.company, shown.role, shown.interview.starts) == (
        "Tallowick",
        "Head of data platform",
        datetime(2026, 11, 25, 10, 30),
    )
    first, second = shown.panel
    assert [(one.day, one.same) for one in first.earlier] == [(date(2026, 9, 23), True)]
    assert [(one.direction, one.text) for one in first.touches] == [("incoming", "You are welcome")]
    assert first.notes == ("Runs two teams and wants one.",)
    assert (second.name, second.earlier, second.touches, second.notes) == ("Wiremu Tapsell", (), (), ())
    assert [(one.round, one.forgotten) for one in shown.earlier] == [("1", "The migration")]


def test_what_is_promised_and_who_else_is_known_there_stand_beside_it(account: Account, moment: Moment) -> None:
    this = interview(account, moment, datetime(2026, 11, 25, 10, 30), "Leilani Kaneakua")
    add_person(account, "Marit Solbakken", moment, company="Tallowick", title="Recruiter")
    make_promise(account, moment, due_on=date(2026, 11, 26), side="yours", text="The talk", person=leilani(account).id)
    shown = preparation(account, this, moment)
    assert [(one.side, one.text, one.called) for one in shown.promises] == [("yours", "The talk", "Leilani")]
    assert [(one.name, one.title) for one in shown.others] == [("Marit Solbakken", "Recruiter")]
    assert shown.others_count == 1


def test_it_takes_as_many_statements_for_a_panel_of_ten_as_for_one(
    account: Account, moment: Moment, statements: list[str]
) -> None:
    counts = []
    for names in (["Ada Nwosu"], [f"Person {number}" for number in range(10)]):
        this = interview(account, moment, datetime(2026, 11, 25, 10, 30), *names)
        statements.clear()
        preparation(account, this, moment)
        counts.append(len(statements))
    assert counts == [7, 7]


def test_an_interview_of_another_account_is_not_there(account: Account, other_account: Account, moment: Moment) -> None:
    this = interview(account, moment, datetime(2026, 11, 25, 10, 30), "Leilani Kaneakua")
    for number in (this, this + 1, "word", "9" * 40):
        with pytest.raises(NotFound):
            preparation(other_account, number, moment)
