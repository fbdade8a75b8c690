"""Recording an interview: the whole plan from one form."""

from dataclasses import dataclass

from crm.domain.moment import Moment
from crm.models import Account, Step
from crm.usecases.opportunities.interview_form import InterviewForm


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
    raise NotImplementedError
