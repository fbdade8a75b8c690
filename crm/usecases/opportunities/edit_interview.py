"""Editing and deleting an interview; what follows is planned anew, and what was done by hand stays."""

from dataclasses import replace
from datetime import date, datetime, time

from crm.domain.moment import Moment, zone
from crm.models import Account, Company, FollowUp, Interview, Opportunity, Panelist, Person, Promise, Step
from crm.usecases.companies import company_for
from crm.usecases.journal import Changes, changing
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName, checked, meeting_time
from crm.usecases.opportunities.panel import Naming
from crm.usecases.opportunities.planning import plan_opportunities
from crm.usecases.opportunities.record_interview import Recorded, columns_of, save_rest
from crm.usecases.refresh import refresh_people


def form_of(account: Account, interview_id: int | str) -> InterviewForm:
    """An interview as its form shows it, everybody by id, in a few statements. Raises NotFound."""
    interview = Interview.find(account, interview_id)
    opportunity = Opportunity.find(account, interview.opportunity)
    panel = list(Panelist.of(account).where(Panelist.interview == interview.id).order_by(Panelist.id))
    numbers = [row.person for row in panel] + [opportunity.main_contact]
    people = {one.id: one for one in Person.kept(account).where(Person.id.in_([n for n in numbers if n]))}
    contact = people.get(opportunity.main_contact)
    return InterviewForm(
        company=Company.find(account, opportunity.company).name,
        role=opportunity.role,
        starts=interview.starts_at.astimezone(zone(interview.zone)).replace(tzinfo=None),
        zone=interview.zone,
        minutes=interview.minutes,
        round=interview.round,
        kind=interview.kind,
        place=interview.place,
        panel=tuple(
            PanelName(
                people[row.person].name,
                person=row.person,
                title=people[row.person].title,
                recruiter=row.recruiter,
                hiring_manager=row.hiring_manager,
                main=row.main,
                leads=row.leads,
            )
            for row in panel
            if row.person in people
        ),
        contact=contact.name if contact else "",
        promised=_promised(account, interview.id),
        asked=interview.asked,
        specific=interview.specific,
        forgotten=interview.forgotten,
        felt=interview.felt,
        opportunity=opportunity.id,
    )


def next_round(account: Account, opportunity_id: int | str, when: Moment) -> InterviewForm:
    """What the form for a further interview of an opportunity begins with; its time is open. Raises NotFound."""
    opportunity = Opportunity.find(account, opportunity_id)
    before = Interview.of(account).where(Interview.opportunity == opportunity.id).count()
    return InterviewForm(
        company=Company.find(account, opportunity.company).name,
        role=opportunity.role,
        starts=datetime.combine(when.today, time(9)),
        round=str(before + 1),
        opportunity=opportunity.id,
    )


def edit_interview(account: Account, interview_id: int | str, form: InterviewForm, when: Moment) -> Recorded:
    """Save an interview as the form shows it. Another promised date moves the promise, and the old one is kept.

    Another company or role is that of the whole opportunity. Raises as `record_interview` does.
    """
    interview = Interview.find(account, interview_id)
    form = checked(form)
    time = meeting_time(form, when.zone_name, when.today)
    opportunity = Opportunity.find(account, interview.opportunity)
    with changing(account, "Saved.", when) as changes:
        changes.change(opportunity, company=company_for(account, form.company), role=form.role)
        before = [row.person for row in Panelist.of(account).where(Panelist.interview == interview.id)]
        naming = Naming(changes, opportunity.id, opportunity.company, form.company, when.day_of(time.starts_at), when)
        panel = naming.panel(form.panel)
        values = columns_of(form, time, when)
        if (interview.starts_at, interview.minutes, interview.place) != (time.starts_at, time.minutes, form.place):
            values["sequence"] = interview.sequence + 1
        if interview.forgotten != form.forgotten:
            values["mentioned"] = False
        changes.change(interview, **values)
        changes.people.update(before)
        return save_rest(
            changes, opportunity, interview, replace(form, opportunity=opportunity.id), naming, panel, when
        )


def delete_interview(account: Account, interview_id: int | str, when: Moment) -> Step:
    """Delete an interview with its panel and promises; the people stay. Raises NotFound."""
    interview = Interview.find(account, interview_id)
    with changing(account, "Deleted the interview.", when) as changes:
        _delete(changes, interview)
        plan_opportunities(account, when, [interview.opportunity])
        refresh_people(account, changes.people, when)
        return changes.step


def delete_opportunity(account: Account, opportunity_id: int | str, when: Moment) -> Step:
    """Delete an opportunity with its interviews, promises and follow-ups; the people stay. Raises NotFound."""
    opportunity = Opportunity.find(account, opportunity_id)
    with changing(account, "Deleted the opportunity. The people stay.", when) as changes:
        changes.delete_all(FollowUp.of(account).where(FollowUp.opportunity == opportunity.id))
        for interview in list(Interview.of(account).where(Interview.opportunity == opportunity.id)):
            _delete(changes, interview)
        changes.delete_all(Promise.of(account).where(Promise.opportunity == opportunity.id))
        changes.delete(opportunity)
        refresh_people(account, changes.people, when)
        return changes.step


def _delete(changes: Changes, interview: Interview) -> None:
    account = changes.account
    for follow_up in list(FollowUp.of(account).where(FollowUp.interview == interview.id)):
        changes.change(follow_up, interview=None)
    changes.delete_all(Promise.of(account).where(Promise.interview == interview.id))
    changes.delete_all(Panelist.of(account).where(Panelist.interview == interview.id))
    changes.delete(interview)


def _promised(account: Account, interview: int) -> date | None:
    said = Promise.of(account).where(Promise.interview == interview, Promise.side == "theirs", Promise.state != "moved")
    newest = said.order_by(Promise.id.desc()).first()
    return newest.due_on if newest else None
