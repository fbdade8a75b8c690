"""What an answer to a follow-up leaves behind."""

from dataclasses import dataclass
from datetime import date

from crm.domain.days import calendar_day, on_day
from crm.domain.followups import State
from crm.domain.refusals import Refused
from crm.models import Account, FollowUp, Person, Step


@dataclass(frozen=True)
class Answered:
    """The follow-up as it is now, and the step that takes the answer back, with the sentence that says what it did."""

    follow_up: FollowUp
    step: Step

    @property
    def sentence(self) -> str:
        """What was done, and when the person is next."""
        return str(self.step.sentence)


def open_follow_up(account: Account, follow_up_id: int | str) -> FollowUp:
    """The open follow-up with that id. Raises NotFound for one that is not here, Refused for one that is closed."""
    found = FollowUp.find(account, follow_up_id)
    if found.state != State.OPEN:
        raise Refused(f"That reminder is {found.state} already.")
    return found


def next_sentence(account: Account, person_id: int | None, today: date, said: str) -> str:
    """What was done, and when the person is next: "Done. Next on 24 May." """
    day = Person.find(account, person_id).next_check_in if person_id else None
    if day is None:
        return said
    # Beyond a week a date, because "on Monday" could be any.
    words = on_day(day, today) if abs((day - today).days) < 7 else f"on {calendar_day(day, today)}"
    return f"{said} Next {words}."
