"""From the form to the plan, the outcome, and whom one keeps."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from crm.domain.refusals import NotFound, Refused
from crm.models import Account, ContactMethod, FollowUp, Interview, Opportunity, Panelist, Person, Promise
from crm.usecases.add_person import add_person
from crm.usecases.follow_ups.done import finish
from crm.usecases.follow_ups.due import due_on, may_write, plan_of
from crm.usecases.follow_ups.skip import skip
from crm.usecases.follow_ups.snooze import snooze
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.opportunities.edit_interview import (
    delete_interview,
    delete_opportunity,
    edit_interview,
    form_of,
)
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.outcome import accept_offer, preview_outcome, record_outcome, reopen
from crm.usecases.opportunities.override_manners import override_manners, overrides_of
from crm.usecases.opportunities.panel import read_panel_name
from crm.usecases.opportunities.planning import plan_opportunities
from crm.usecases.opportunities.promises import break_promise, keep_promise, move_promise
from crm.usecases.opportunities.record_interview import Recorded, record_interview
from crm.usecases.preferences import choose_zone
from crm.usecases.roll_day import roll_day
from crm.usecases.set_cadence import set_cadence
from crm.usecases.transaction import writing
from tests.usecases.acquaintances import at, day, know, now, open_check_in, take_back

MONDAY = at("2026-11-23")
TUESDAY = at("2026-11-24")


def form(*panel: str, on: str = "2026-11-23T10:00", **more: Any) -> InterviewForm:
    """An interview at Fernhollow for a data lead."""
    values: dict[str, Any] = {"company": "Fernhollow", "role": "Data lead", **more}
    return InterviewForm(starts=datetime.fromisoformat(on), panel=tuple(map(read_panel_name, panel)), **values)


def recorded(account: Account, *panel: str, when: Any = MONDAY, **more: Any) -> Recorded:
    return record_interview(account, form(*panel, **more), when)


def planned(account: Account, opportunity: int, states: str = "open") -> dict[tuple[str, str], str]:
    """Kind and name -> due day, of the follow-ups in a state."""
    found = plan_of(account, opportunity, TUESDAY.today)
    return {(one.kind, one.name): one.due_on.isoformat() for one in found if one.state == states}


def test_one_form_yields_the_plan_and_the_panel_becomes_people(account: Account) -> None:
    made = recorded(
        account, "Ada Nwosu-Lind <ada@fernhollow.example>", "Jonas Weil", promised=date(2026, 12, 4), felt="good"
    )
    assert planned(account, made.opportunity) == {
        ("thank-you", "Ada Nwosu-Lind"): "2026-11-24",
        ("thank-you", "Jonas Weil"): "2026-11-24",
        ("connect", "Ada Nwosu-Lind"): "2026-11-25",
        ("connect", "Jonas Weil"): "2026-11-25",
        ("second-note", "Ada Nwosu-Lind"): "2026-12-08",
        ("call-it-quiet", ""): "2026-12-25",
    }
    ada, jonas = (Person.find(account, number) for number in made.people)
    assert made.new_people == made.people
    assert (ada.name, ada.met_on, jonas.met_on) == ("Ada Nwosu-Lind", date(2026, 11, 23), date(2026, 11, 23))
    assert ada.last_touch_on == date(2026, 11, 23)
    assert made.step.sentence == "Saved. Two thank-you notes are planned for tomorrow."


def test_planning_again_changes_nothing(account: Account) -> None:
    recorded(account, "Ada Nwosu-Lind", "Jonas Weil", promised=date(2026, 12, 4))
    before = [list(row) for row in FollowUp.of(account).order_by(FollowUp.id).tuples()]
    with writing(account):
        plan_opportunities(account, MONDAY)
    assert [list(row) for row in FollowUp.of(account).order_by(FollowUp.id).tuples()] == before


def test_a_second_round_joins_the_waiting_opportunity_and_means_the_same_people(account: Account) -> None:
    first = recorded(account, "Ada Nwosu-Lind", "Jonas Weil")
    second = recorded(
        account, "ada nwosu-lind", on="2026-11-24T15:00", when=TUESDAY, company="Fernhollow, Inc.", role="data  LEAD"
    )
    assert second.opportunity == first.opportunity
    assert second.people == first.people[:1]
    assert second.new_people == ()
    assert planned(account, first.opportunity)["thank-you", "Ada Nwosu-Lind"] == "2026-11-25"


def test_a_name_at_that_company_is_that_person_and_elsewhere_somebody_new(account: Account) -> None:
    here, _ = add_person(account, "Ada Nwosu", MONDAY, company="Fernhollow")
    elsewhere, _ = add_person(account, "Jonas Weil", MONDAY, company="Brackmoor")
    made = recorded(account, "Ada Nwosu", "Jonas Weil")
    assert made.people[0] == here.id
    assert made.people[1] != elsewhere.id
    assert made.new_people == made.people[1:]


def test_several_of_one_name_at_that_company_are_listed_and_nothing_is_saved(account: Account) -> None:
    one, _ = add_person(account, "Ada Nwosu", MONDAY, company="Fernhollow", title="Designer")
    two, _ = add_person(account, "Ada Nwosu", MONDAY, company="Fernhollow", emails=["ada@fernhollow.example"])
    with pytest.raises(Refused) as refused:
        recorded(account, "Ada Nwosu")
    assert f"{one.id} Ada Nwosu, Designer (Fernhollow)" in str(refused.value)
    assert f"{two.id} Ada Nwosu (Fernhollow)" in str(refused.value)
    assert Opportunity.of(account).count() == 0
    assert recorded(account, "Ada Nwosu <ADA@fernhollow.example>").people == (two.id,)


def test_an_address_is_kept_with_whom_it_belongs_to(account: Account) -> None:
    first = recorded(account, "Ada Nwosu-Lind")
    second = record_interview(
        account,
        InterviewForm(
            "Fernhollow",
            "Data lead",
            datetime(2026, 11, 24, 10, 0),
            panel=(PanelName("Ada Nwosu-Lind", "ada@fernhollow.example", "linkedin.com/in/ada-nl"),),
        ),
        TUESDAY,
    )
    assert second.people == first.people
    kinds = {one.kind for one in ContactMethod.of(account).where(ContactMethod.person == first.people[0])}
    assert kinds == {"email", "link"}
    assert ("connect", "Ada Nwosu-Lind") not in planned(account, first.opportunity)


def test_an_empty_panel_asks_whom_to_thank(account: Account) -> None:
    made = recorded(account)
    assert planned(account, made.opportunity)["thank-you", ""] == "2026-11-24"


@pytest.mark.parametrize(
    "wrong", [{"company": " "}, {"minutes": 0}, {"zone": "Mars/Olympus"}, {"felt": "great"}, {"on": "1926-11-23T10:00"}]
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(account: Account, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        recorded(account, "Ada Nwosu-Lind", **wrong)
    assert Interview.of(account).count() == Person.of(account).count() == 0


def test_an_interview_that_ends_after_midnight_counts_from_the_day_it_ends(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind", on="2026-11-23T23:30", minutes=90, when=at("2026-11-24"))
    assert planned(account, made.opportunity)["thank-you", "Ada Nwosu-Lind"] == "2026-11-25"
    far = recorded(account, "Mei-Lin Tchou", on="2026-11-23T20:00", zone="America/Los_Angeles", role="Lead of data")
    assert planned(account, far.opportunity)["thank-you", "Mei-Lin Tchou"] == "2026-11-25"


def test_done_closes_the_note_and_a_thanking_mail_does_too(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind", "Jonas Weil")
    by_name = {one.name: one.id for one in due_on(account, TUESDAY.today)}
    finish(account, by_name["Ada Nwosu-Lind"], TUESDAY)
    log_touchpoint(account, [made.people[1]], TUESDAY, text="Thank you for your time.", kind="email")
    assert set(planned(account, made.opportunity, "done")) == {
        ("thank-you", "Ada Nwosu-Lind"), ("thank-you", "Jonas Weil"),
    }  # fmt: skip


def test_taking_back_what_closed_a_note_opens_it_again_as_the_same_event(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind")
    (note,) = (one for one in due_on(account, TUESDAY.today) if one.kind == "thank-you")
    uid = FollowUp.find(account, note.id).uuid
    answered = finish(account, note.id, TUESDAY)
    take_back(account, answered.step, TUESDAY)
    assert planned(account, made.opportunity)["thank-you", "Ada Nwosu-Lind"] == "2026-11-24"
    logged = log_touchpoint(account, made.people, TUESDAY, text="Many thanks", kind="email")
    take_back(account, logged.step, TUESDAY)
    (again,) = FollowUp.of(account).where(FollowUp.kind == "thank-you")
    assert (again.state, again.uuid) == ("open", uid)
    assert again.sequence > 0


def test_editing_replans_and_keeps_what_was_done_by_hand(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind", "Jonas Weil", promised=date(2026, 12, 4))
    by_kind = {(one.kind, one.name): one.id for one in plan_of(account, made.opportunity, MONDAY.today)}
    finish(account, by_kind["thank-you", "Ada Nwosu-Lind"], TUESDAY)
    skip(account, by_kind["connect", "Jonas Weil"], TUESDAY)
    snooze(account, by_kind["thank-you", "Jonas Weil"], "27 Nov", TUESDAY)
    before = form_of(account, made.interview)
    assert (before.promised, [one.name for one in before.panel]) == (
        date(2026, 12, 4), ["Ada Nwosu-Lind", "Jonas Weil"],
    )  # fmt: skip
    changed = InterviewForm(
        **{**vars(before), "promised": date(2026, 12, 11), "panel": (*before.panel, PanelName("Mei-Lin Tchou"))}
    )
    edited = edit_interview(account, made.interview, changed, TUESDAY)
    assert edited.people[:2] == made.people
    still_open = planned(account, made.opportunity)
    assert still_open["thank-you", "Jonas Weil"] == "2026-11-27"
    assert still_open["thank-you", "Mei-Lin Tchou"] == "2026-11-24"
    assert still_open["second-note", "Ada Nwosu-Lind"] == "2026-12-15"
    assert planned(account, made.opportunity, "skipped") == {("connect", "Jonas Weil"): "2026-11-25"}
    assert [(one.due_on, one.state) for one in Promise.of(account).order_by(Promise.id)] == [
        (date(2026, 12, 4), "moved"), (date(2026, 12, 11), "open"),
    ]  # fmt: skip
    take_back(account, edited.step, TUESDAY)
    assert planned(account, made.opportunity)["second-note", "Ada Nwosu-Lind"] == "2026-12-08"
    assert planned(account, made.opportunity)["thank-you", "Jonas Weil"] == "2026-11-27"
    assert Panelist.of(account).count() == 2


def test_a_panel_in_another_order_is_the_same_panel(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind", "Jonas Weil")
    before = form_of(account, made.interview)
    edited = edit_interview(
        account, made.interview, InterviewForm(**{**vars(before), "panel": before.panel[::-1]}), MONDAY
    )
    assert edited.people == made.people[::-1]
    assert [one.person for one in form_of(account, made.interview).panel] == list(edited.people)


def test_recording_is_taken_back_whole(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind", promised=date(2026, 12, 4))
    take_back(account, made.step, MONDAY)
    for model in (Opportunity, Interview, Panelist, Promise, FollowUp, Person):
        assert model.of(account).count() == 0


def test_deleting_keeps_the_people_and_can_be_taken_back(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind", promised=date(2026, 12, 4))
    before = planned(account, made.opportunity)
    step = delete_interview(account, made.interview, TUESDAY)
    assert planned(account, made.opportunity) == {}
    assert now(account, Person.find(account, made.people[0])).last_touch_on is None
    take_back(account, step, TUESDAY)
    assert planned(account, made.opportunity) == before
    step = delete_opportunity(account, made.opportunity, TUESDAY)
    assert (FollowUp.of(account).count(), Person.of(account).count()) == (0, 1)
    take_back(account, step, TUESDAY)
    assert planned(account, made.opportunity) == before


def test_an_outcome_does_what_its_preview_said(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind", "Jonas Weil", promised=date(2026, 12, 4), felt="good")
    seen = preview_outcome(account, made.opportunity, "rejected", TUESDAY)
    assert [kind for kind, _ in seen.closes] == ["second-note", "call-it-quiet"]
    assert [(one.kind, one.due.isoformat()) for one in seen.plans] == [("feedback-request", "2026-11-25")]
    assert Opportunity.find(account, made.opportunity).outcome == ""
    ended = record_outcome(account, made.opportunity, "rejected", TUESDAY, drop=[made.people[1]])
    assert ended.kept == made.people[:1]
    assert planned(account, made.opportunity)["feedback-request", "Ada Nwosu-Lind"] == "2026-11-25"
    assert ("second-note", "Ada Nwosu-Lind") in planned(account, made.opportunity, "cancelled")
    ada, jonas = (Person.find(account, number) for number in made.people)
    assert (ada.cadence_count, ada.cadence_unit, ada.cadence_source) == (3, "month", "outcome")
    assert ada.next_check_in == seen.keeps[0].first_check_in == date(2027, 2, 24)
    assert (jonas.cadence_count, jonas.next_check_in, jonas.deleted_at) == (None, None, None)
    take_back(account, ended.step, TUESDAY)
    assert planned(account, made.opportunity)["second-note", "Ada Nwosu-Lind"] == "2026-12-08"
    assert Person.find(account, made.people[0]).cadence_count is None


def test_who_has_a_cadence_keeps_it_and_begins_a_full_round(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", at("2026-09-01"), "6 months")
    made = record_interview(
        account,
        InterviewForm("Fernhollow", "Lead", datetime(2026, 11, 23, 10, 0), panel=(PanelName(person=ada.id),)),
        MONDAY,
    )
    record_outcome(account, made.opportunity, "gone-quiet", at("2026-12-30"))
    kept = now(account, ada)
    assert (kept.cadence_count, kept.cadence_source, kept.next_check_in) == (6, "hand", date(2027, 6, 30))


def test_going_quiet_keeps_people_at_four_months(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind")
    record_outcome(account, made.opportunity, "gone-quiet", TUESDAY)
    assert Person.find(account, made.people[0]).next_check_in == date(2027, 3, 24)


def test_taking_a_job_doubles_job_search_cadences_and_no_others(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind")
    other = know(account, "Jonas Weil", MONDAY, "3 months")
    with pytest.raises(Refused):
        accept_offer(account, made.opportunity, TUESDAY)
    record_outcome(account, made.opportunity, "offer", TUESDAY)
    assert planned(account, made.opportunity)["thank-you", "Ada Nwosu-Lind"] == "2026-11-24"
    step = accept_offer(account, made.opportunity, TUESDAY)
    ada = Person.find(account, made.people[0])
    assert (ada.cadence_count, now(account, other).cadence_count) == (6, 3)
    take_back(account, step, TUESDAY)
    assert now(account, ada).cadence_count == 3


def test_an_outcome_can_be_taken_away(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind", promised=date(2026, 12, 4))
    with pytest.raises(Refused):
        reopen(account, made.opportunity, TUESDAY)
    record_outcome(account, made.opportunity, "rejected", TUESDAY)
    reopen(account, made.opportunity, TUESDAY)
    assert planned(account, made.opportunity)["second-note", "Ada Nwosu-Lind"] == "2026-12-08"
    with pytest.raises(Refused):
        record_outcome(account, made.opportunity, "won", TUESDAY)
    with pytest.raises(NotFound):
        record_outcome(account, 999, "offer", TUESDAY)


def test_a_promise_moves_the_second_note_and_news_closes_it(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind", promised=date(2026, 12, 4))
    (promise,) = Promise.of(account)
    step = move_promise(account, promise.id, date(2026, 12, 11), TUESDAY)
    assert planned(account, made.opportunity)["second-note", "Ada Nwosu-Lind"] == "2026-12-15"
    take_back(account, step, TUESDAY)
    assert planned(account, made.opportunity)["second-note", "Ada Nwosu-Lind"] == "2026-12-08"
    logged_on = at("2026-12-02")
    log_touchpoint(
        account, made.people, logged_on, text="A week more", direction="incoming", promised=date(2026, 12, 18)
    )
    assert planned(account, made.opportunity)["second-note", "Ada Nwosu-Lind"] == "2026-12-22"
    newest = Promise.of(account).where(Promise.state == "open").get()
    assert newest.opportunity == made.opportunity
    kept = keep_promise(account, newest.id, at("2026-12-18"))
    assert ("second-note", "Ada Nwosu-Lind") not in planned(account, made.opportunity)
    take_back(account, kept, at("2026-12-18"))
    break_promise(account, newest.id, at("2026-12-19"))
    assert planned(account, made.opportunity)["second-note", "Ada Nwosu-Lind"] == "2026-12-22"
    with pytest.raises(Refused):
        keep_promise(account, newest.id, at("2026-12-19"))


def test_days_pass_and_notes_lapse_in_silence(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind")
    roll_day(account, at("2026-12-01"))
    assert planned(account, made.opportunity, "lapsed")["thank-you", "Ada Nwosu-Lind"] == "2026-11-24"


def test_an_interview_is_contact_and_does_a_check_in(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", at("2026-08-01"), "3 months")
    roll_day(account, MONDAY)
    check_in = open_check_in(account, ada)
    assert check_in
    made = record_interview(
        account,
        InterviewForm("Fernhollow", "Lead", datetime(2026, 11, 23, 10, 0), panel=(PanelName(person=ada.id),)),
        MONDAY,
    )
    assert FollowUp.find(account, check_in.id).state == "done"
    assert now(account, ada).next_check_in == day("2027-02-23")
    with writing(account):
        plan_opportunities(account, MONDAY)
    set_cadence(account, [know(account, "Jonas Weil", MONDAY).id], None, MONDAY)
    assert FollowUp.find(account, check_in.id).state == "done"
    take_back(account, made.step, MONDAY)
    assert FollowUp.find(account, check_in.id).state == "open"


def test_three_people_of_one_company_are_enough_for_a_week(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind", "Jonas Weil", "Mei-Lin Tchou", "Ravi Osei")
    for person in made.people[:3]:
        log_touchpoint(account, [person], TUESDAY, text="Hello", kind="email")
    fourth = Person.find(account, made.people[3])
    verdict = may_write(account, fourth, TUESDAY.today)
    assert (verdict.go_ahead, verdict.from_day) == (False, date(2026, 12, 1))
    record_outcome(account, made.opportunity, "withdrawn", TUESDAY)
    assert may_write(account, fourth, TUESDAY.today).go_ahead


def test_manners_can_be_overridden_for_a_day_with_a_reason_that_is_kept(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", MONDAY)
    log_touchpoint(account, [ada.id], MONDAY, text="Hello", kind="email")
    assert not may_write(account, ada, TUESDAY.today).go_ahead
    with pytest.raises(Refused):
        override_manners(account, ada.id, " ", TUESDAY)
    step = override_manners(account, ada.id, "Her boss asked me to", TUESDAY)
    assert may_write(account, ada, TUESDAY.today).go_ahead
    assert not may_write(account, ada, at("2026-11-25").today).go_ahead
    assert [one.reason for one in overrides_of(account, ada.id)] == ["Her boss asked me to"]
    take_back(account, step, TUESDAY)
    assert not may_write(account, ada, TUESDAY.today).go_ahead


@pytest.mark.parametrize("number", [2, 20])
def test_planning_takes_as_many_statements_for_many_opportunities_as_for_few(
    account: Account, statements: list[str], number: int
) -> None:
    for one in range(number):
        recorded(account, f"Person {chr(97 + one)} Okoro", company=f"Company {chr(97 + one)}")
    with writing(account):
        statements.clear()
        plan_opportunities(account, at("2026-12-20"))
    assert len([sql for sql in statements if not sql.startswith(("SAVEPOINT", "RELEASE", "UPDATE"))]) == 10
    assert {one.state for one in FollowUp.of(account).where(FollowUp.kind == "thank-you")} == {"lapsed"}


def test_another_accounts_opportunity_is_not_found(account: Account, other_account: Account) -> None:
    theirs = record_interview(other_account, form("Xanthippe Okoro"), MONDAY)
    for ask in _everything_about(theirs):
        with pytest.raises(NotFound):
            ask(account)
    with pytest.raises(NotFound):
        recorded(account, opportunity=theirs.opportunity)
    mine = recorded(account, "Xanthippe Okoro")
    assert not set(mine.people) & set(theirs.people)


def _everything_about(theirs: Recorded) -> list[Callable[[Account], object]]:
    return [
        lambda account: record_outcome(account, theirs.opportunity, "offer", TUESDAY),
        lambda account: preview_outcome(account, theirs.opportunity, "offer", TUESDAY),
        lambda account: delete_opportunity(account, theirs.opportunity, TUESDAY),
        lambda account: delete_interview(account, theirs.interview, TUESDAY),
        lambda account: edit_interview(account, theirs.interview, form(), TUESDAY),
        lambda account: form_of(account, theirs.interview),
        lambda account: override_manners(account, theirs.people[0], "Because", TUESDAY),
    ]


def test_in_another_time_zone_an_interview_may_end_on_another_day(account: Account) -> None:
    made = recorded(account, "Ada Nwosu-Lind", on="2026-11-23T22:30")
    choose_zone(account, "Pacific/Auckland")
    assert Interview.find(account, made.interview).over_on == date(2026, 11, 24)
    roll_day(account, at("2026-11-24", "Pacific/Auckland"))
    assert planned(account, made.opportunity)["thank-you", "Ada Nwosu-Lind"] == "2026-11-25"
