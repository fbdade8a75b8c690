"""Before an interview: who is on the panel, what is known of each, and the question for the end."""

from dataclasses import dataclass

from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases.opportunities.story import Heard, Member, Round


@dataclass(frozen=True)
class Met:
    """Somebody on the panel, with the latest notes and touchpoints, the newest first, and where else they were met."""

    member: Member
    notes: tuple[str, ...]
    heard: tuple[Heard, ...]
    met_before: tuple[str, ...]


@dataclass(frozen=True)
class Preparation:
    """What to read before an interview. `earlier` are the rounds before it; `ask` is the question for the end."""

    interview: Round
    opportunity: int
    company: str
    role: str
    panel: tuple[Met, ...]
    earlier: tuple[Round, ...]
    forgotten: tuple[str, ...]
    ask: str


def preparation(account: Account, interview_id: int | str, when: Moment) -> Preparation:
    """For one interview. Raises NotFound."""
    raise NotImplementedError


def next_interviews(account: Account, when: Moment, days: int = 7) -> list[tuple[int, str, Round]]:
    """Interviews from today on: the opportunity's id, "Company, role", and the interview, by time."""
    raise NotImplementedError
