"""A touchpoint that does not count stands on the timeline and moves no clock, whoever asks."""

from typing import Any

from crm.domain.cadence import parse_cadence
from crm.models import Account, FollowUp, Person, Touchpoint, TouchpointPerson
from crm.usecases.guard import Guard
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.opportunities.facts import one_opportunity
from crm.usecases.opportunities.prepare import preparation
from crm.usecases.opportunities.story import heard_of, story
from crm.usecases.person_page.facts import facts
from crm.usecases.person_page.timeline import timeline, touches_in
from crm.usecases.plan_check_ins import plan
from crm.usecases.plan_check_ins.people import bring_last_touches
from crm.usecases.set_cadence import set_cadence
from crm.usecases.today.facts import today_of
from crm.usecases.today.passed import passed_since
from crm.usecases.touch_history import histories
from crm.usecases.transaction import writing
from crm.web.timeline_words import event
from tests.usecases.acquaintances import at, day, due, know, now
from tests.usecases.panels import yesterdays_panel

TODAY = at("2026-11-24")


def passed(account: Account, people: list[int], direction: str, source: str, kind: str = "linkedin") -> Touchpoint:
    """A touchpoint of today that does not count, written as an import writes it."""
    with writing(account):
        made = Touchpoint.create(
            account=account, kind=kind, direction=direction, happened_on=TODAY.today, text="To all", source=source,
            counts=False, created_at=TODAY.instant, updated_at=TODAY.instant,
        )  # fmt: skip
        for person in people:
            TouchpointPerson.create(account=account, touchpoint=made.id, person=person)
        plan(account, TODAY, people)
    return made


def test_a_message_to_a_group_moves_no_check_in_and_answers_nothing(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", at("2026-08-20"))
    log_touchpoint(account, [ada.id], TODAY, on=day("2026-11-01"), kind="email")
    log_touchpoint(account, [ada.id], TODAY, on=day("2026-11-22"), kind="email")
    set_cadence(account, [ada.id], parse_cadence("3 months"), TODAY)

    def clocks() -> tuple[Any, ...]:
        person = now(account, ada)
        return (
            due(account, ada),
            person.last_touch_on,
            Guard(account, [ada.id], TODAY.today).verdict(ada.id),
            histories(account, [ada.id], TODAY.today),
            passed_since(account, day("2026-11-01"), TODAY.today),
            touches_in(timeline(account, facts(account, ada.id, TODAY.today), TODAY), TODAY.today),
            [(row.kind, row.state, row.due_on, row.because) for row in FollowUp.of(account).order_by(FollowUp.id)],
            today_of(account, TODAY),
        )

    before = clocks()
    group = passed(account, [ada.id], "incoming", "linkedin-group")
    passed(account, [ada.id], "outgoing", "linkedin-group")
    assert clocks() == before
    with writing(account):
        bring_last_touches(account, TODAY.today)
    assert now(account, ada).last_touch_on == day("2026-11-22")
    shown = timeline(account, facts(account, ada.id, TODAY.today), TODAY)
    entry = next(one for one in shown if one.what == "touchpoint" and one.id == group.id)
    told = event(entry, "Ada", TODAY.today)
    assert told["title"] == "Group conversation"
    assert told["meta"].endswith("moves no date")


def test_an_endorsement_thanks_nobody_and_answers_no_opportunity(account: Account) -> None:
    recorded = yesterdays_panel(account, TODAY)
    people = [person.id for person in Person.of(account).order_by(Person.id)]

    def clocks() -> tuple[Any, ...]:
        here = story(account, recorded.opportunity, TODAY)
        return (
            one_opportunity(account, recorded.opportunity, TODAY),
            here,
            heard_of(account, people, day("2026-11-01"), TODAY.today),
            preparation(account, recorded.interview, TODAY),
            Guard(account, people, TODAY.today).around,
            [(row.kind, row.state, row.due_on) for row in FollowUp.of(account).order_by(FollowUp.id)],
        )

    before = clocks()
    for direction in ("outgoing", "incoming", "mutual"):
        passed(account, people, direction, "linkedin-endorsement", "other")
    assert clocks() == before
