"""What is written on the page before an interview: notes, and what was forgotten and has been said since."""

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Interview, Step
from crm.usecases.journal import changing
from crm.usecases.journal_typed import change_as_typed
from crm.usecases.opportunities.interview_form import many_lines
from crm.usecases.transaction import writing


def keep_notes(account: Account, interview_id: int | str, text: str, when: Moment) -> Step | None:
    """Save the notes of an interview as they stand; None where they stood so already.

    Its calendar event stays as it is, for notes are nobody else's. Raises NotFound, and Refused for what is too long.
    """
    written = many_lines(text)
    with writing(account):
        interview = Interview.find(account, interview_id)
        if interview.notes == written:
            return None
        return change_as_typed(account, interview, "Saved your notes.", when, notes=written)


def mention(account: Account, interview_id: int | str, when: Moment) -> Step:
    """What was forgotten at an interview has been said since, and is left over no more.

    Raises NotFound, and Refused where nothing was forgotten.
    """
    interview = Interview.find(account, interview_id)
    if not interview.forgotten:
        raise Refused("Nothing was forgotten at that interview.")
    with changing(account, "Said. It is off the list.", when) as changes:
        changes.change(interview, mentioned=True, updated_at=when.instant)
        return changes.step
