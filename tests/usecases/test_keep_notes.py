"""What is written on the page before an interview, kept as one types and taken back as one."""

from datetime import datetime, timedelta

import pytest

from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, FollowUp, Interview, Person, StepRow
from crm.models.values import column
from crm.search.question import matching
from crm.usecases.drafts.occasion import occasion
from crm.usecases.journal import last_step, undo
from crm.usecases.opportunities.edit_interview import edit_interview, form_of
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.keep_notes import keep_notes, mention
from crm.usecases.opportunities.record_interview import record_interview
from crm.usecases.opportunities.story import story


@pytest.fixture
def opportunity(account: Account, moment: Moment) -> int:
    form = InterviewForm(
        "Tallowick", "Head of data platform", datetime(2026, 11, 25, 10, 30), round="2",
        panel=(PanelName("Leilani Kaneakua"),), forgotten="The migration was your idea.",
    )  # fmt: skip
    return record_interview(account, form, moment).opportunity


def only(account: Account) -> Interview:
    """The account's one interview."""
    found: Interview = Interview.of(account).get()
    return found


def test_notes_stay_with_the_round_and_whoever_is_on_its_panel_is_found_by_them(
    account: Account, moment: Moment, opportunity: int
) -> None:
    keep_notes(account, only(account).id, "Start with the reload story.\r\nDo not talk over the pause.\n", moment)
    (told,) = story(account, opportunity, moment).rounds
    assert told.notes == "Start with the reload story.\nDo not talk over the pause."
    assert column(Person.of(account, Person.name).where(matching(account, "reload"))) == ["Leilani Kaneakua"]
    # Another form of the same interview leaves them alone.
    edit_interview(account, only(account).id, form_of(account, only(account).id), moment)
    assert only(account).notes == told.notes


def test_what_is_typed_without_a_long_pause_is_one_step_and_is_taken_back_as_one(
    account: Account, moment: Moment, opportunity: int
) -> None:
    number, texts = only(account).id, ("Start", "Start with", "Start with the reload story.")
    steps = [
        keep_notes(account, number, text, Moment(moment.instant + timedelta(seconds=place), moment.zone_name))
        for place, text in enumerate(texts)
    ]
    assert len({step.id for step in steps if step}) == 1
    assert StepRow.of(account).where(StepRow.step == steps[0]).count() == 1
    assert keep_notes(account, number, texts[-1], moment) is None
    after = Moment(moment.instant + timedelta(hours=1), moment.zone_name)
    keep_notes(account, number, "Ask who decides.", after)
    undo(account, last_step(account).id, after)
    assert only(account).notes == texts[-1]
    undo(account, last_step(account).id, after)
    assert only(account).notes == ""
    # What was taken back is not written on.
    keep_notes(account, number, "Anew", after)
    undo(account, last_step(account).id, after)
    assert only(account).notes == ""


def test_what_was_forgotten_and_has_been_said_is_off_the_list_until_something_else_was(
    account: Account, moment: Moment, opportunity: int
) -> None:
    number = only(account).id
    leilani = Person.of(account).get().id
    thanks = FollowUp.of(account).where(FollowUp.kind == "thank-you").get().id
    assert occasion(account, leilani, moment, follow_up=thanks).facts.forgotten == ("The migration was your idea",)
    step = mention(account, number, moment)
    assert only(account).mentioned
    assert occasion(account, leilani, moment, follow_up=thanks).facts.forgotten == ()
    (told,) = story(account, opportunity, moment).rounds
    assert told.mentioned
    undo(account, step.id, moment)
    assert not only(account).mentioned
    mention(account, number, moment)
    form = form_of(account, number)
    edit_interview(account, number, form, moment)
    assert only(account).mentioned
    edit_interview(account, number, InterviewForm(**{**vars(form), "forgotten": ""}), moment)
    assert not only(account).mentioned
    with pytest.raises(Refused, match="Nothing was forgotten"):
        mention(account, number, moment)


def test_notes_that_are_too_long_or_of_another_account_are_refused(
    account: Account, other_account: Account, moment: Moment, opportunity: int
) -> None:
    number = only(account).id
    with pytest.raises(Refused, match="20,000 characters"):
        keep_notes(account, number, "a" * 20_001, moment)
    for verb in (
        lambda: keep_notes(other_account, number, "a", moment),
        lambda: mention(other_account, number, moment),
    ):
        with pytest.raises(NotFound):
            verb()
