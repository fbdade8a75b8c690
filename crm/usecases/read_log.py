"""Reading what somebody wrote about a contact: what was understood is shown before anything is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crm.domain.cadence import next_check_in
from crm.domain.days import full_day
from crm.domain.manners import cadence_in_force
from crm.domain.natural_dates import Leaning, impossible_date, parse_date
from crm.domain.quick_log import read_log, reading
from crm.domain.refusals import Refused
from crm.domain.touches import Touch, usual_direction
from crm.models import Account, Person
from crm.usecases.log_touchpoint import checked_day, checked_direction, checked_kind
from crm.usecases.set_cadence import cadence_of
from crm.usecases.touch_history import NOTHING, histories

#: The choice that makes a note of it, not a touchpoint.
NOTE = "note"


@dataclass(frozen=True)
class Reading:
    """What will be logged. `from_words`: the line said something that nobody chose, so it has to be shown first.

    `sentence` tells it up to the day, and `shown_day` the day: "Coffee with Ada on ", "Thursday 19 November".
    `understood` holds the words that said so, in the order in which they stand in the first line.
    """

    kind: str
    direction: str
    day: date
    text: str
    from_words: bool
    sentence: str
    shown_day: str = ""
    understood: tuple[str, ...] = ()

    @property
    def signature(self) -> str:
        """What was understood, as a form carries it to say that it was shown."""
        return f"{self.kind} {self.direction} {self.day.isoformat()}"


def read_entry(text: str, kind: str, direction: str, on: str, called: Sequence[str], today: date) -> Reading:
    """What a line says, with what was chosen beside it: `kind`, `direction` and `on` are "" where nothing was chosen.

    What was chosen wins over the words. `called` are the people it is about, as Kith speaks of them. Raises Refused for
    a kind, direction or day that cannot be.
    """
    if kind == NOTE:
        return Reading(NOTE, "", today, text.strip(), False, f"A note about {_with(called) or 'somebody'}")
    first, _, further = text.strip().partition("\n")
    chosen_day = _chosen_day(on, today)
    chosen_kind = checked_kind(kind) if kind else None
    # What was chosen says nothing that the words for it would only repeat: "The fair" is more than an event.
    told = read_log(first, today, called, keep_kind=chosen_kind is not None, keep_day=chosen_day is not None)
    if chosen_day is None and not told.day_told and (impossible := impossible_date(first, today)):
        raise Refused(f"There is no {impossible}. Write the day anew, such as “27 Nov”.")
    final_kind = chosen_kind or told.kind
    if direction:
        final_direction = checked_direction(direction, final_kind)
    elif chosen_kind in (None, told.kind):
        final_direction = told.direction
    else:
        final_direction = checked_direction("", final_kind)
    day = checked_day(chosen_day or told.day, today)
    from_words = (
        (told.kind_told and chosen_kind is None)
        or (told.day_told and chosen_day is None)
        or (not direction and final_direction != usual_direction(final_kind))
    )
    shown_day = full_day(day, today)
    sentence = reading(final_kind, final_direction, day, today, _with(called)).removesuffix(shown_day)
    kept = "\n".join(part for part in (told.text, further) if part).strip()
    return Reading(str(final_kind), str(final_direction), day, kept, from_words, sentence, shown_day, told.understood)


def next_after(account: Account, person: Person, one: Reading, today: date) -> date | None:
    """When the person would be next, were this logged; None without a cadence. Levelling may still move it a little."""
    cadence = cadence_of(person)
    if cadence is None or one.kind == NOTE or person.do_not_contact:
        return None
    history = histories(account, [person.id], today).get(person.id, NOTHING)
    touches = [*history.touches, Touch(one.day, one.direction, one.kind)]
    last = max(one.day, history.last.day) if history.last else one.day
    return next_check_in(cadence_in_force(cadence, touches, today), person.cadence_set_on or today, last)


def _chosen_day(on: str, today: date) -> date | None:
    if not on.strip():
        return None
    day = parse_date(on, today, Leaning.PAST)
    if day is None:
        raise Refused(f"I cannot read “{on.strip()}” as a date. Try “27 Nov”.")
    return day


def _with(called: Sequence[str]) -> str:
    if len(called) > 3:
        return f"{', '.join(called[:2])} and {len(called) - 2} others"
    return " and ".join([", ".join(called[:-1]), called[-1]]) if len(called) > 1 else "".join(called)
