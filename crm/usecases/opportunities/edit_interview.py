"""Editing and deleting an interview; what follows is planned anew, and what was done by hand stays."""

from crm.domain.moment import Moment
from crm.models import Account, Step
from crm.usecases.opportunities.interview_form import InterviewForm
from crm.usecases.opportunities.record_interview import Recorded


def form_of(account: Account, interview_id: int | str) -> InterviewForm:
    """An interview as its form shows it, everybody by id. Raises NotFound."""
    raise NotImplementedError


def edit_interview(account: Account, interview_id: int | str, form: InterviewForm, when: Moment) -> Recorded:
    """Save an interview as the form shows it. Another promised date moves the promise, and the old one is kept.

    Another company or role is that of the whole opportunity. Raises as `record_interview` does.
    """
    raise NotImplementedError


def delete_interview(account: Account, interview_id: int | str, when: Moment) -> Step:
    """Delete an interview with its panel and promises; the people stay. Raises NotFound."""
    raise NotImplementedError


def delete_opportunity(account: Account, opportunity_id: int | str, when: Moment) -> Step:
    """Delete an opportunity with its interviews, promises and follow-ups; the people stay. Raises NotFound."""
    raise NotImplementedError


def change_opportunity(
    account: Account,
    opportunity_id: int | str,
    when: Moment,
    *,
    company: str | None = None,
    role: str | None = None,
    main_contact: int | str | None = None,
) -> Step:
    """Rename an opportunity, or mark its main contact (an id; "" for nobody). None leaves a thing as it is."""
    raise NotImplementedError
