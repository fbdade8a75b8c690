"""What holds of every plan, whatever the facts."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.domain.advice import USUAL
from crm.domain.followups import UNDELAYED, FollowUpKind, PlannedFollowUp, State
from crm.domain.opportunity.facts import (
    InterviewFacts,
    OpportunityFacts,
    Outcome,
    OutcomeKind,
    Panelist,
    PersonFacts,
    Promise,
)
from crm.domain.opportunity.keeping import keep, whom_to_keep
from crm.domain.opportunity.plan import plan
from crm.domain.opportunity.standing import Standing
from crm.domain.touches import Direction, Touch, TouchKind
from tests.domain.opportunity.diary import Diary

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 24)
HOLIDAYS = frozenset((date(2026, 11, 30), date(2026, 12, 8)))
PEOPLE = range(1, 6)
BEFORE = 45


def decoded(*sizes: int) -> st.SearchStrategy[tuple[int, ...]]:
    """Several small numbers out of one, which is much quicker to draw; all are 0 in the simplest example."""

    def decode(number: int) -> tuple[int, ...]:
        digits = []
        for size in sizes:
            number, digit = divmod(number, size)
            digits.append(digit)
        return tuple(digits)

    return st.integers(0, prod(sizes) - 1).map(decode)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def touch(person: int, digits: tuple[int, ...]) -> Touch:
    days, way, kind, thanks = digits
    return Touch(ago(days), list(Direction)[way], list(TouchKind)[kind], person, bool(thanks), 1 + days * 100 + kind)


def somebody(id: int) -> st.SearchStrategy[PersonFacts]:
    def build(known: tuple[int, ...], digits: list[tuple[int, ...]]) -> PersonFacts:
        profile, shy = known
        touches = sorted((touch(id, one) for one in digits), key=lambda one: one.day)
        return PersonFacts(id, f"P{id}", tuple(touches), bool(profile), shy == 3)

    return st.builds(build, decoded(2, 4), st.lists(decoded(BEFORE, 3, len(TouchKind), 2), max_size=3))


def interview(id: int) -> st.SearchStrategy[InterviewFacts]:
    def build(digits: tuple[int, ...], members: list[tuple[int, ...]]) -> InterviewFacts:
        days, hour, promised, entered, asked = digits
        starts = datetime.combine(ago(days - 20), time(8 + hour, 30))
        said = None if promised < 10 else starts.date() + timedelta(days=promised - 15)
        panel = {number + 1: Panelist(number + 1, *map(bool, flags)) for number, *flags in members}
        known_on = min(TODAY, starts.date() + timedelta(days=entered - 10))
        ends = starts + timedelta(hours=1)
        return InterviewFacts(
            id, starts, ends, tuple(panel.values()), asked=not asked, promised=said, recorded_on=known_on
        )

    return st.builds(build, decoded(65, 16, 45, 20, 4), st.lists(decoded(5, 2, 4, 4, 2), max_size=4))


def promise(digits: tuple[int, ...]) -> Promise:
    due, told, entered = digits
    return Promise(ago(due - 20), ago(told), ago(entered) if entered else None)


def outcome(digits: tuple[int, ...]) -> Outcome | None:
    kind, on, recorded = digits
    return Outcome(list(OutcomeKind)[kind], ago(on), ago(recorded) if recorded else None) if kind < 4 else None


def opportunity(
    rounds: list[InterviewFacts],
    people: tuple[PersonFacts, ...],
    promises: list[Promise],
    ended: Outcome | None,
    more: tuple[int, ...],
) -> OpportunityFacts:
    main, busy = more
    return OpportunityFacts(
        1,
        "Fernhollow",
        tuple(rounds),
        {one.id: one for one in people},
        tuple(promises),
        ended,
        main or None,
        company_touches=tuple(touch for one in people for touch in one.touches),
        company_open=bool(busy),
    )


IDS = st.sampled_from(PEOPLE)
OPPORTUNITIES = st.builds(
    opportunity,
    st.integers(0, 4).flatmap(lambda count: st.tuples(*(interview(number) for number in range(1, count + 1)))),
    st.tuples(*map(somebody, PEOPLE)),
    st.lists(decoded(65, BEFORE, BEFORE).map(promise), max_size=3),
    decoded(8, BEFORE, BEFORE).map(outcome),
    decoded(6, 2),
)
MANY = settings(max_examples=100, deadline=None)


def still_open(planned: Iterable[PlannedFollowUp]) -> list[PlannedFollowUp]:
    return [one for one in planned if one.state is State.OPEN]


@given(OPPORTUNITIES)
@MANY
def test_no_follow_up_falls_before_its_earliest_decent_day(facts: OpportunityFacts) -> None:
    here = Standing(facts, USUAL, TODAY, HOLIDAYS)
    ends = {one.id: one.day_zero for one in facts.interviews}
    for one in plan(facts, USUAL, TODAY, HOLIDAYS):
        assert one.due >= one.not_before >= one.rule_day
        assert one.last_day is None or one.due <= one.last_day
        if one.kind is FollowUpKind.THANK_YOU and one.interview:
            assert one.not_before > ends[one.interview]
        if one.state is State.OPEN and one.person is not None and one.kind not in UNDELAYED:
            assert here.manners(one.person, one.kind, max(one.due, TODAY)).go_ahead


@given(OPPORTUNITIES)
@MANY
def test_there_are_never_two_open_follow_ups_of_one_kind_for_one_person(facts: OpportunityFacts) -> None:
    planned = plan(facts, USUAL, TODAY, HOLIDAYS)
    pairs = [(one.kind, one.person) for one in still_open(planned)]
    assert len(pairs) == len(set(pairs))
    keys = [one.key for one in planned]
    assert len(keys) == len(set(keys))


@given(OPPORTUNITIES)
@MANY
def test_nobody_marked_do_not_contact_is_ever_proposed(facts: OpportunityFacts) -> None:
    for one in still_open(plan(facts, USUAL, TODAY, HOLIDAYS)):
        assert one.person is None or facts.people[one.person].reachable


@given(OPPORTUNITIES)
@MANY
def test_nothing_open_has_lapsed_and_nothing_done_lies_ahead(facts: OpportunityFacts) -> None:
    for one in plan(facts, USUAL, TODAY, HOLIDAYS):
        assert one.state is not State.OPEN or one.last_day is None or one.last_day >= TODAY
        assert one.state is not State.LAPSED or (one.last_day is not None and one.last_day < TODAY)
        assert (one.closed_on is not None) is (one.state is State.DONE)
        assert one.closed_on is None or one.closed_on <= TODAY
        assert one.because.endswith(".")


@given(OPPORTUNITIES)
@MANY
def test_an_outcome_leaves_no_second_note_and_no_question_open(facts: OpportunityFacts) -> None:
    kinds = {one.kind for one in still_open(plan(facts, USUAL, TODAY, HOLIDAYS))}
    if facts.outcome:
        assert not kinds & {FollowUpKind.SECOND_NOTE, FollowUpKind.CALL_IT_QUIET, FollowUpKind.ASK_WHEN}
    else:
        assert not kinds & {FollowUpKind.FEEDBACK_REQUEST, FollowUpKind.CUSTOM}


@given(OPPORTUNITIES, OPPORTUNITIES)
@MANY
def test_planning_twice_equals_once_also_after_the_facts_have_changed(
    before: OpportunityFacts, after: OpportunityFacts
) -> None:
    diary = Diary()
    for facts in (before, after, before):
        # `bring_up_to_date` asks a second time, and would fail where that changed anything.
        diary.bring_up_to_date(plan(facts, USUAL, TODAY, HOLIDAYS), set(range(10_000)), TODAY)
        diary.check(TODAY)


@given(OPPORTUNITIES, st.integers(1, 30))
@MANY
def test_the_days_that_pass_leave_open_what_planning_afresh_would_open(facts: OpportunityFacts, days: int) -> None:
    lived = Diary()
    for number in range(days + 1):
        today = TODAY + timedelta(days=number)
        lived.bring_up_to_date(plan(facts, USUAL, today, HOLIDAYS), set(range(10_000)), today)
        lived.check(today)
    afresh = still_open(plan(facts, USUAL, today, HOLIDAYS))
    assert {row.plan.key: row.due for row in lived.rows if row.state is State.OPEN} == {
        one.key: one.due for one in afresh
    }


@given(OPPORTUNITIES, st.sampled_from(list(OutcomeKind)))
@MANY
def test_no_ending_ever_removes_a_person(facts: OpportunityFacts, kind: OutcomeKind) -> None:
    ended = facts._replace(outcome=Outcome(kind, TODAY))
    met = {member.person for one in facts.interviews for member in one.panel}
    kept = whom_to_keep(ended, USUAL, TODAY)
    assert met <= set(kept)
    assert kept == whom_to_keep(facts, USUAL, TODAY)
    for id in kept:
        assert keep(facts.people[id], Outcome(kind, TODAY), USUAL).first_check_in > TODAY


@given(OPPORTUNITIES, IDS, st.sampled_from(list(FollowUpKind)))
@MANY
def test_manners_never_forbid_an_answer_except_to_somebody_marked(
    facts: OpportunityFacts, id: int, kind: FollowUpKind
) -> None:
    person = facts.people[id]
    wrote = person._replace(touches=(*person.touches, Touch(TODAY, Direction.INCOMING, TouchKind.EMAIL, id)))
    here = Standing(facts._replace(people={**facts.people, id: wrote}), USUAL, TODAY, HOLIDAYS)
    assert here.manners(id, kind, TODAY).go_ahead is person.reachable
