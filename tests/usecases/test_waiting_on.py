"""The ledger of promises, and lines that add to it."""

from datetime import date, datetime

import pytest

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account
from crm.usecases.bin import delete_people
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.outcome import record_outcome
from crm.usecases.opportunities.promise_line import promise_meant
from crm.usecases.opportunities.promises import break_promise, keep_promise, make_promise, move_promise
from crm.usecases.opportunities.record_interview import record_interview
from crm.usecases.opportunities.waiting_on import promises_open, settled, settled_counts, waiting_on
from tests.usecases.acquaintances import know

FRIDAY = date(2026, 11, 20)


def interviewed(account: Account, when: Moment, promised: date | None = FRIDAY) -> int:
    """An interview at Quillbank a week ago."""
    form = InterviewForm(
        "Quillbank", "Data lead", datetime(2026, 11, 17, 10), round="2", panel=(PanelName("Priyanka Venkatesan"),),
        promised=promised,
    )  # fmt: skip
    return record_interview(account, form, when).opportunity


def test_the_ledger_holds_what_was_promised_after_an_interview(account: Account, moment: Moment) -> None:
    opportunity = interviewed(account, moment)
    (one,) = waiting_on(account, moment, 4)
    assert (one.opportunity, one.company, one.role, one.round) == (opportunity, "Quillbank", "Data lead", "2")
    assert (one.due_on, one.late, one.side, one.name) == (FRIDAY, True, "theirs", "")
    # Two working days after Friday: Tuesday.
    assert one.ask_on == date(2026, 11, 24)


def test_promises_stand_by_date_and_leave_when_they_are_kept_or_broken(account: Account, moment: Moment) -> None:
    ada = know(account, "Ada Nwosu", moment)
    make_promise(account, moment, due_on=date(2026, 12, 4), person=ada.id, text="Send the plan")
    make_promise(account, moment, due_on=date(2026, 11, 30), person=ada.id, text="The drawing", side="yours")
    first, second = promises_open(account, moment)
    assert [first.text, second.text] == ["The drawing", "Send the plan"]
    assert [one.id for one in waiting_on(account, moment, 4)] == [second.id]
    keep_promise(account, first.id, moment)
    break_promise(account, second.id, moment)
    assert promises_open(account, moment) == []
    assert [(one.text, one.state) for one in settled(account, moment, 9)] == [
        ("The drawing", "kept"),
        ("Send the plan", "broken"),
    ]
    assert settled_counts(account) == (1, 1)
    with pytest.raises(Refused, match="kept already"):
        keep_promise(account, first.id, moment)


def test_a_promise_that_was_moved_says_how_often(account: Account, moment: Moment) -> None:
    interviewed(account, moment)
    for day in (date(2026, 11, 27), date(2026, 12, 4)):
        move_promise(account, waiting_on(account, moment, 1)[0].id, day, moment)
    (one,) = waiting_on(account, moment, 4)
    assert (one.due_on, one.moved, one.late) == (date(2026, 12, 4), 2, False)
    assert settled(account, moment, 9) == []


def test_an_opportunity_that_ended_is_waited_for_no_longer(account: Account, moment: Moment) -> None:
    opportunity = interviewed(account, moment)
    record_outcome(account, opportunity, "rejected", moment)
    assert waiting_on(account, moment, 4) == []
    assert promises_open(account, moment) == []


def test_a_promise_of_somebody_in_the_bin_is_not_waited_for(account: Account, moment: Moment) -> None:
    ada = know(account, "Ada Nwosu", moment)
    make_promise(account, moment, due_on=FRIDAY, person=ada.id)
    delete_people(account, [ada.id], moment)
    assert promises_open(account, moment) == []


def test_the_ledger_is_read_in_one_statement_and_never_somebody_elses(
    account: Account, other_account: Account, moment: Moment, statements: list[str]
) -> None:
    for name in ("Ada Nwosu", "Jonas Brekkestad", "Keiko Hoshinaga"):
        make_promise(account, moment, due_on=FRIDAY, person=know(account, name, moment).id)
    statements.clear()
    assert len(promises_open(account, moment)) == 3
    assert len(statements) == 1
    assert promises_open(other_account, moment) == []
    assert settled_counts(other_account) == (0, 0)


def test_a_line_means_somebody_known_or_a_company_that_is_waited_for(account: Account, moment: Moment) -> None:
    opportunity = interviewed(account, moment, None)
    ada = know(account, "Ada Nwosu", moment)
    meant = promise_meant(account, "Ada will send the plan by 4 Dec", moment.today)
    assert [(one.person, one.opportunity) for one in meant.whose] == [(ada.id, None)]
    assert (meant.side, meant.text, meant.due_on) == ("theirs", "Send the plan", date(2026, 12, 4))
    meant = promise_meant(account, "quillbank will decide by Friday", moment.today)
    assert [(one.person, one.opportunity) for one in meant.whose] == [(None, opportunity)]
    mine = promise_meant(account, "I will send the drawing to Ada by Monday", moment.today)
    assert (mine.side, mine.whose[0].person) == ("yours", ada.id)


def test_a_line_about_namesakes_means_either(account: Account, moment: Moment) -> None:
    for name in ("Ada Nwosu", "Ada Lindqvist"):
        know(account, name, moment)
    meant = promise_meant(account, "Ada will call by Friday", moment.today)
    assert {one.name for one in meant.whose} == {"Ada Nwosu", "Ada Lindqvist"}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (" ", "Who promised what"),
        ("Zebedee will call by Friday", "Nobody here is called “Zebedee”"),
        ("Ada will call", "By when"),
        ("will call by friday", "I cannot see whose"),
    ],
)
def test_a_line_that_says_too_little_is_refused_with_an_example(
    account: Account, moment: Moment, line: str, sentence: str
) -> None:
    know(account, "Ada Nwosu", moment)
    with pytest.raises(Refused, match=f"{sentence}.*Try “Ada"):
        promise_meant(account, line, moment.today)
