"""What an interview would lead to, before it is saved."""

from dataclasses import dataclass

from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases.opportunities.edit_interview import edit_interview
from crm.usecases.opportunities.interview_form import InterviewForm
from crm.usecases.opportunities.record_interview import record_interview
from crm.usecases.opportunities.story import Story, story
from crm.usecases.transaction import writing


@dataclass(frozen=True)
class Preview:
    """The opportunity as it would be, and who would be new."""

    story: Story
    new_people: tuple[int, ...]


class _SeenEnough(Exception):
    """Ends the transaction of a preview, so that nothing of it is kept."""


def preview_interview(
    account: Account, form: InterviewForm, when: Moment, interview_id: int | str | None = None
) -> Preview:
    """The opportunity as it would be with this form saved. Writes nothing. Raises as recording and editing do.

    The form is saved in a transaction that is taken back: what is shown is what would be, and not a second opinion.
    """
    seen: list[Preview] = []
    try:
        with writing(account):
            if interview_id is None:
                recorded = record_interview(account, form, when)
            else:
                recorded = edit_interview(account, interview_id, form, when)
            seen.append(Preview(story(account, recorded.opportunity, when), recorded.new_people))
            raise _SeenEnough
    except _SeenEnough:
        return seen[0]
