"""How an opportunity ended, and whom one keeps (Rules 4 and 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from crm.domain.cadence import Cadence
from crm.domain.days import counted
from crm.domain.followups import PlannedFollowUp, State
from crm.domain.moment import Moment
from crm.domain.opportunity.facts import OpportunityFacts, Outcome, OutcomeKind, PersonFacts
from crm.domain.opportunity.keeping import BY_OUTCOME, after_accepting, whom_to_keep
from crm.domain.opportunity.keeping import keep as keep_by_rule
from crm.domain.opportunity.plan import plan
from crm.domain.opportunity.standing import TOLD, Standing
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, FollowUp, Opportunity, Person, Step
from crm.usecases.journal import Changes, changing
from crm.usecases.journal_many import change_many
from crm.usecases.log_touchpoint import checked_day
from crm.usecases.opportunities.advice_of import advice_of, holidays_of
from crm.usecases.opportunities.facts import one_opportunity
from crm.usecases.opportunities.planning import plan_opportunities
from crm.usecases.people_meant import roles_of
from crm.usecases.refresh import refresh_people
from crm.usecases.set_cadence import cadence_of


@dataclass(frozen=True)
class Keeping:
    """Somebody an outcome asks about: the cadence they would have, who sets it, and the day of the next check-in."""

    person: int
    name: str
    called: str
    role: str
    cadence: Cadence
    set_by_outcome: bool
    first_check_in: date


@dataclass(frozen=True)
class Consequences:
    """What recording an outcome would do: follow-ups closed (kind, person's name), planned anew, and whom one keeps."""

    closes: tuple[tuple[str, str], ...]
    plans: tuple[PlannedFollowUp, ...]
    keeps: tuple[Keeping, ...]


@dataclass(frozen=True)
class Ended:
    """An outcome that was recorded, who was kept, and the step that takes it back."""

    opportunity: int
    kept: tuple[int, ...]
    step: Step


def preview_outcome(
    account: Account, opportunity_id: int | str, outcome: str, when: Moment, *, on: date | None = None
) -> Consequences:
    """What `record_outcome` would do, everybody kept. Writes nothing. Raises as `record_outcome` does."""
    opportunity = Opportunity.find(account, opportunity_id)
    kind, day = _checked(outcome), checked_day(on or when.today, when.today)
    facts = one_opportunity(account, opportunity.id, when)
    ended = facts._replace(outcome=Outcome(kind, day, when.today, facts.outcome.told_by if facts.outcome else None))
    planned = plan(ended, advice_of(account), when.today, holidays_of(account, when.today))
    open_then = {one.key: one for one in planned if one.state is State.OPEN}
    mine = FollowUp.of(account).where(FollowUp.opportunity == opportunity.id, FollowUp.state == State.OPEN.value)
    open_now = {one.key: one for one in mine.order_by(FollowUp.due_on, FollowUp.id) if one.key}
    names = {number: person.name for number, person in facts.people.items()}
    return Consequences(
        tuple((one.kind, names.get(one.person, "")) for key, one in open_now.items() if key not in open_then),
        tuple(one for key, one in open_then.items() if key not in open_now),
        _keepings(account, ended, when),
    )


def record_outcome(
    account: Account,
    opportunity_id: int | str,
    outcome: str,
    when: Moment,
    *,
    on: date | None = None,
    told_by: int | str | None = None,
    keep: Iterable[int] | None = None,
    drop: Iterable[int] = (),
) -> Ended:
    """Record how it ended: offer, rejected, withdrawn or gone-quiet, today unless `on` says otherwise.

    Everybody of the panels is kept, or those of `keep` alone, without those of `drop`; who is kept and has no cadence
    gets one. Recording again corrects it. Raises NotFound, and Refused for a word or a day that cannot be.
    """
    opportunity = Opportunity.find(account, opportunity_id)
    kind, day = _checked(outcome), checked_day(on or when.today, when.today)
    teller = Person.find(account, told_by).id if told_by else None
    wanted = None if keep is None else list(dict.fromkeys(keep))
    dropped = set(drop)
    with changing(account, "", when) as changes:
        facts = one_opportunity(account, opportunity.id, when)
        if teller is None and kind in TOLD:
            # Who told it wrote last: manners ask for that (Rule 9).
            teller = Standing(facts._replace(outcome=None), advice_of(account), when.today).contact
        changes.change(
            opportunity,
            outcome=kind.value,
            outcome_on=day,
            outcome_recorded_at=when.instant,
            told_by=teller,
            accepted_on=opportunity.accepted_on if kind is OutcomeKind.OFFER else None,
            updated_at=when.instant,
        )
        ended = facts._replace(outcome=Outcome(kind, day, when.today, teller))
        asked = whom_to_keep(ended, advice_of(account), when.today) if wanted is None else wanted
        kept = [number for number in asked if number not in dropped]
        people = {one.id: one for one in Person.kept(account).where(Person.id.in_(kept))}
        missing = next((number for number in kept if number not in people), None)
        if missing is not None and wanted is not None:
            raise NotFound(f"There is no person {missing} here.")
        for number in kept:
            if number in people:
                _keep(changes, people[number], ended, account, when)
        plan_opportunities(account, when, [opportunity.id])
        refresh_people(account, {*facts.people, *kept}, when)
        here = tuple(number for number in kept if number in people)
        changes.step.sentence = _sentence(kind, facts.company, len(here))
        changes.step.save()
        return Ended(opportunity.id, here, changes.step)


def accept_offer(account: Account, opportunity_id: int | str, when: Moment) -> Step:
    """Take the job: job-search cadences of everybody become twice as long, and nothing stops. Raises Refused."""
    opportunity = Opportunity.find(account, opportunity_id)
    if opportunity.outcome != OutcomeKind.OFFER:
        raise Refused("Record the offer first.")
    if opportunity.accepted_on is not None:
        raise Refused("You took this job already.")
    with changing(account, "Congratulations. Nobody is forgotten: check-ins come half as often now.", when) as changes:
        changes.change(opportunity, accepted_on=when.today, updated_at=when.instant)
        by_cadence: dict[Cadence, list[int]] = {}
        for person in Person.kept(account).where(Person.cadence_source == BY_OUTCOME):
            if cadence := cadence_of(person):
                by_cadence.setdefault(cadence, []).append(person.id)
        for cadence, people in by_cadence.items():
            slower = after_accepting(cadence, BY_OUTCOME)
            change_many(changes, Person, people, cadence_count=slower.count, cadence_unit=slower.unit)
        refresh_people(account, changes.people, when)
        return changes.step


def reopen(account: Account, opportunity_id: int | str, when: Moment) -> Step:
    """Let an opportunity wait again, its outcome taken away; cadences stay. Raises Refused where it is waiting."""
    opportunity = Opportunity.find(account, opportunity_id)
    if not opportunity.outcome:
        raise Refused("It is waiting already.")
    with changing(account, "It waits again.", when) as changes:
        changes.change(
            opportunity, outcome="", outcome_on=None, outcome_recorded_at=None, told_by=None, accepted_on=None,
            updated_at=when.instant,
        )  # fmt: skip
        facts = one_opportunity(account, opportunity.id, when)
        plan_opportunities(account, when, [opportunity.id])
        refresh_people(account, facts.people, when)
        return changes.step


def people_to_keep(account: Account, opportunity_id: int | str, when: Moment) -> list[Person]:
    """Whom an outcome asks about, as they were met. Raises NotFound."""
    opportunity = Opportunity.find(account, opportunity_id)
    asked = whom_to_keep(one_opportunity(account, opportunity.id, when), advice_of(account), when.today)
    found = {one.id: one for one in Person.kept(account).where(Person.id.in_(asked))}
    return [found[number] for number in asked if number in found]


def _keepings(account: Account, ended: OpportunityFacts, when: Moment) -> tuple[Keeping, ...]:
    settings = advice_of(account)
    asked = whom_to_keep(ended, settings, when.today)
    found = {one.id: one for one in Person.kept(account).where(Person.id.in_(asked))}
    roles = roles_of(account, found.values())
    assert ended.outcome
    keepings = []
    for number in asked:
        if number in found:
            person = found[number]
            one = keep_by_rule(ended.people[number], ended.outcome, settings, person.last_touch_on)
            keepings.append(
                Keeping(
                    number, person.name, person.called, roles.get(number, ""), one.cadence, one.set_by_outcome,
                    one.first_check_in,
                )
            )  # fmt: skip
    return tuple(keepings)


def _keep(changes: Changes, person: Person, ended: OpportunityFacts, account: Account, when: Moment) -> None:
    """Somebody is kept: a cadence where there is none, and a round that begins with the outcome."""
    assert ended.outcome
    facts = ended.people.get(person.id) or PersonFacts(
        person.id, person.called, cadence=cadence_of(person), cadence_set_on=person.cadence_set_on
    )
    one = keep_by_rule(facts, ended.outcome, advice_of(account), person.last_touch_on)
    values: dict[str, object] = {"round_from": ended.outcome.on, "edited_at": when.instant}
    if one.set_by_outcome or person.cadence_source == BY_OUTCOME:
        values |= {
            "cadence_count": one.cadence.count,
            "cadence_unit": one.cadence.unit,
            "cadence_source": BY_OUTCOME,
            "cadence_set_on": ended.outcome.known_on,
        }
    changes.change(person, **values)


def _checked(outcome: str) -> OutcomeKind:
    try:
        return OutcomeKind(outcome)
    except ValueError:
        raise Refused(f"“{outcome}” is no outcome. Outcomes are {', '.join(OutcomeKind)}.") from None


def _sentence(kind: OutcomeKind, company: str, kept: int) -> str:
    said = {
        OutcomeKind.OFFER: f"{company} made you an offer.",
        OutcomeKind.REJECTED: f"{company} said no.",
        OutcomeKind.WITHDRAWN: f"You withdrew from {company}.",
        OutcomeKind.GONE_QUIET: f"{company} went quiet.",
    }[kind]
    return f"{said} You keep {counted(kept, 'person', 'people')}." if kept else said
