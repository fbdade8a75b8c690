"""Another company or role of an opportunity that has no interview yet, such as one that a file told of."""

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Interview, Opportunity, Step
from crm.usecases.companies import company_for
from crm.usecases.journal import changing
from crm.usecases.opportunities.interview_form import one_line


def edit_opportunity(account: Account, opportunity_id: int | str, company: str, role: str, when: Moment) -> Step | None:
    """Save its company and role; None where nothing differs.

    Raises NotFound, and Refused for a blank company or one that has interviews: their form says what it is about.
    """
    opportunity = Opportunity.find(account, opportunity_id)
    company, role = one_line(company), one_line(role)
    if not company:
        raise Refused("Which company is it?")
    if Interview.of(account).where(Interview.opportunity == opportunity.id).exists():
        raise Refused("It has interviews. Change the company and the role on the form of one of them.")
    with changing(account, "Saved.", when) as changes:
        at = company_for(account, company)
        if not changes.change(opportunity, company=at, role=role):
            changes.step.delete_instance()
            return None
        changes.change(opportunity, updated_at=when.instant)
        return changes.step
