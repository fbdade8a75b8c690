"""Do not be a nuisance (Rule 9): whether it is decent to write to somebody, else from which day on and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from crm.domain.cadence import Cadence
from crm.domain.days import counted, number_words, on_day, short_day
from crm.domain.touches import Direction, Touch, TouchKind, in_order
from crm.domain.working_days import days_after

#: Kinds that are always decent and count for nothing: thank-you notes and suggestions to connect.
EXEMPT = frozenset((TouchKind.THANK_YOU.value, "connect"))


@dataclass(frozen=True)
class MannersSettings:
    """The numbers of Rule 9. Days are whole local days."""

    unanswered_limit: int = 2
    unanswered_wait_days: int = 30
    pause_days: int = 5
    company_people: int = 3
    company_days: int = 7


USUAL = MannersSettings()


class Verdict(NamedTuple):
    """Go ahead, or wait until `from_day` (None: never), because of what the sentence says."""

    go_ahead: bool
    from_day: date | None
    because: str


def unanswered(touches: Iterable[Touch], day: date) -> list[Touch]:
    """The outgoing touchpoints up to a day since the last incoming or mutual one, without those that do not count."""
    waiting: list[Touch] = []
    for touch in in_order(touches, day):
        if touch.direction != Direction.OUTGOING:
            waiting.clear()
        elif touch.kind not in EXEMPT:
            waiting.append(touch)
    return waiting


def cadence_in_force(
    cadence: Cadence, touches: Iterable[Touch], day: date, settings: MannersSettings = USUAL
) -> Cadence:
    """The cadence as it holds on a day: doubled after two notes without an answer, until they answer."""
    return cadence.doubled() if len(unanswered(touches, day)) >= settings.unanswered_limit else cadence


def manners(
    touches: Iterable[Touch],
    day: date,
    *,
    kind: str = TouchKind.OTHER,
    do_not_contact: bool = False,
    colleagues: Iterable[Touch] = (),
    opportunity_open: bool = False,
    settings: MannersSettings = USUAL,
    name: str = "",
    company: str = "",
) -> Verdict:
    """Whether it is decent to write to somebody on a day (Rule 9).

    `touches` are the touchpoints with that person, in the order in which they happened; an interview is mutual, an
    outcome they told is incoming. `kind` is what one is about to send. `colleagues` are touchpoints with anybody at
    that person's company, that person included, with `person` filled in; they matter while an opportunity there is
    open. `name` and `company` only make the sentence friendlier.
    """
    who = name or "This person"
    if do_not_contact:
        return Verdict(False, None, f"{who} is marked “do not contact”.")
    if kind in EXEMPT:
        return Verdict(
            True, day, "Thanks are always decent." if kind == TouchKind.THANK_YOU else "Nothing speaks against it."
        )
    past = in_order(touches, day)
    if past and past[-1].direction == Direction.INCOMING:
        return Verdict(True, day, f"{name or 'They'} wrote last. An answer is always decent.")
    waits = [
        *_unanswered_wait(past, day, settings),
        *_company_wait(colleagues, day, opportunity_open, settings, company),
    ]
    waits = [(until, because) for until, because in waits if until > day]
    if not waits:
        return Verdict(True, day, "Nothing speaks against it.")
    until, because = max(waits)
    return Verdict(False, until, f"{because} Give it until {short_day(until, day)}.")


def _unanswered_wait(past: list[Touch], day: date, settings: MannersSettings) -> list[tuple[date, str]]:
    waiting = unanswered(past, day)
    if not waiting:
        return []
    last = waiting[-1].day
    if len(waiting) >= settings.unanswered_limit:
        times = {1: "once", 2: "twice"}.get(len(waiting), f"{number_words(len(waiting))} times")
        return [(days_after(last, settings.unanswered_wait_days), f"You wrote {times} without an answer.")]
    return [(days_after(last, settings.pause_days), f"You wrote {on_day(last, day)}, and an answer takes time.")]


def _company_wait(
    colleagues: Iterable[Touch], day: date, opportunity_open: bool, settings: MannersSettings, company: str
) -> list[tuple[date, str]]:
    if not opportunity_open:
        return []
    last: dict[int, date] = {}
    for touch in in_order(colleagues, day):
        if touch.direction == Direction.OUTGOING and touch.kind not in EXEMPT:
            last[touch.person] = touch.day
    recent = sorted((seen for seen in last.values() if (day - seen).days < settings.company_days), reverse=True)
    if len(recent) < settings.company_people:
        return []
    # Decent again when the last of the newest few leaves the span of days.
    until = days_after(recent[settings.company_people - 1], settings.company_days)
    where = f" at {company}" if company else " of this company"
    return [(until, f"You wrote to {counted(len(recent), 'person', 'people')}{where} within a week.")]
