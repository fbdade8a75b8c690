"""Recording an interview: the whole plan from one form."""

import uuid
from dataclasses import dataclass
from datetime import date

from crm.domain.days import counted, on_day
from crm.domain.folding import fold, name_key
from crm.domain.followups import FollowUpKind, State
from crm.domain.moment import Moment
from crm.domain.recruiters import is_recruiter
from crm.domain.refusals import Refused
from crm.models import Account, Company, FollowUp, Interview, Opportunity, Person, Promise, Step
from crm.usecases.companies import company_for
from crm.usecases.journal import Changes, changing
from crm.usecases.opportunities.interview_form import InterviewForm, MeetingTime, PanelName, checked, meeting_time
from crm.usecases.opportunities.panel import Naming, Panel, read_panel_name, write_panel
from crm.usecases.opportunities.planning import plan_opportunities
from crm.usecases.refresh import refresh_people


@dataclass(frozen=True)
class Recorded:
    """An interview that was saved: its opportunity, its panel in order, who is new, and the step that takes it back."""

    opportunity: int
    interview: int
    people: tuple[int, ...]
    new_people: tuple[int, ...]
    step: Step


def record_interview(account: Account, form: InterviewForm, when: Moment) -> Recorded:
    """Save an interview with its opportunity, panel and promise, and plan what follows.

    Panel names that nobody has become people met that day. Raises Refused for what cannot be, and for a name that may
    be several people, with the candidates; NotFound for an id that is not here.
    """
    form = checked(form)
    time = meeting_time(form, when.zone_name, when.today)
    with changing(account, "Saved.", when) as changes:
        opportunity = _opportunity(changes, form, when)
        employer = Company.find(account, opportunity.company).name
        naming = Naming(changes, opportunity.id, opportunity.company, employer, when.day_of(time.starts_at), when)
        panel = naming.panel(form.panel)
        interview = changes.create(
            Interview,
            opportunity=opportunity.id,
            uuid=uuid.uuid4().hex,
            created_at=when.instant,
            **columns_of(form, time, when),
        )
        return save_rest(changes, opportunity, interview, form, naming, panel, when)


def save_rest(
    changes: Changes,
    opportunity: Opportunity,
    interview: Interview,
    form: InterviewForm,
    naming: Naming,
    panel: Panel,
    when: Moment,
) -> Recorded:
    """Write panel, main contact and promise of an interview, plan, and say what follows."""
    account = changes.account
    mark_recruiters(account, panel)
    write_panel(changes, account, interview.id, panel)
    if form.contact:
        contact = _contact(account, form.contact, naming, panel)
        changes.change(opportunity, main_contact=contact)
    write_promise(changes, opportunity.id, interview, form.promised, when)
    changes.change(opportunity, updated_at=when.instant)
    plan_opportunities(account, when, [opportunity.id])
    refresh_people(account, {*panel.seats, *naming.new, *changes.people}, when)
    changes.step.sentence = _sentence(account, opportunity.id, when.today)
    changes.step.save()
    return Recorded(opportunity.id, interview.id, tuple(panel.seats), tuple(naming.new), changes.step)


def columns_of(form: InterviewForm, time: MeetingTime, when: Moment) -> dict[str, object]:
    """The columns of an interview that its form fills."""
    return {
        "starts_at": time.starts_at,
        "zone": time.zone,
        "minutes": time.minutes,
        "over_on": time.over_on,
        "round": form.round,
        "kind": form.kind,
        "place": form.place,
        "specific": form.specific,
        "forgotten": form.forgotten,
        "felt": form.felt,
        "asked": form.asked or form.promised is not None,
        "updated_at": when.instant,
    }


def mark_recruiters(account: Account, panel: Panel) -> None:
    """Mark those of a panel whose title says that they hire for a living."""
    for person in Person.of(account, Person.id, Person.title).where(Person.id.in_(list(panel.seats))):
        seat = panel.seats[person.id]
        seat.recruiter = seat.recruiter or is_recruiter(person.title)


def write_promise(
    changes: Changes, opportunity: int, interview: Interview, promised: date | None, when: Moment
) -> None:
    """Let the interview's promise be for that day. Another date moves it, and the old one stays as its history."""
    theirs = Promise.of(changes.account).where(
        Promise.opportunity == opportunity, Promise.side == "theirs", Promise.state != "moved"
    )
    standing = list(theirs.order_by(Promise.id))
    still_open = [one for one in standing if one.state == "open"]
    said_here = [one for one in standing if one.interview == interview.id]
    if promised is None:
        changes.delete_all(said_here)
        return
    if any(one.due_on == promised for one in said_here):
        return
    later = [one for one in still_open if one.told_on and one.told_on > interview.over_on and one not in said_here]
    for one in still_open:
        if one not in later:
            changes.change(one, state="moved", closed_on=when.today)
    changes.create(
        Promise,
        opportunity=opportunity,
        interview=interview.id,
        due_on=promised,
        told_on=interview.over_on,
        state="moved" if later else "open",
        closed_on=when.today if later else None,
        created_at=when.instant,
    )


def _opportunity(changes: Changes, form: InterviewForm, when: Moment) -> Opportunity:
    """The opportunity that is meant: the one chosen, the waiting one of the same company and role, or a new one."""
    account = changes.account
    if form.opportunity is not None:
        chosen = Opportunity.find(account, form.opportunity)
        if chosen.outcome:
            raise Refused("That opportunity has ended. Let it wait again first, or record a new one.")
        return chosen
    company = company_for(account, form.company)
    waiting = Opportunity.of(account).where(Opportunity.company == company, Opportunity.outcome == "")
    for one in waiting.order_by(Opportunity.id.desc()):
        if fold(one.role) == fold(form.role):
            return one
    return changes.create(
        Opportunity, company=company, role=form.role, created_at=when.instant, updated_at=when.instant
    )


def _contact(account: Account, name: str, naming: Naming, panel: Panel) -> int:
    """The main contact of that name: on the panel, else as a panel name is understood."""
    key = name_key(name)
    here = Person.of(account).where(Person.id.in_(list(panel.seats)), Person.name_key == key)
    on_panel = list(here) if key else []
    if len(on_panel) == 1:
        return int(on_panel[0].id)
    if name.isascii() and name.isdigit():
        return naming.person(PanelName(person=int(name[:18])))
    return naming.person(read_panel_name(name))


def _sentence(account: Account, opportunity: int, today: date) -> str:
    mine = FollowUp.of(account).where(FollowUp.opportunity == opportunity, FollowUp.state == State.OPEN.value)
    still_open = list(mine.order_by(FollowUp.due_on, FollowUp.id))
    notes = [one for one in still_open if one.kind == FollowUpKind.THANK_YOU and one.person]
    if notes:
        day = notes[0].due_on
        number = sum(one.due_on == day for one in notes)
        to_be = "is" if number == 1 else "are"
        return f"Saved. {counted(number, 'thank-you note').capitalize()} {to_be} planned for {_for(day, today)}."
    return f"Saved. Next {on_day(max(still_open[0].due_on, today), today)}." if still_open else "Saved."


def _for(day: date, today: date) -> str:
    return on_day(max(day, today), today).removeprefix("on ")
