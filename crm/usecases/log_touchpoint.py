"""Logging a touchpoint: what passed between the account and one or more people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from crm.domain.days import calendar_day, on_day
from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.domain.touches import Direction, TouchKind, usual_direction
from crm.models import Account, Person, Promise, Step, Touchpoint, TouchpointPerson
from crm.usecases.journal import Changes, changing
from crm.usecases.opportunities.promises import note_promise, opportunity_of
from crm.usecases.plan_check_ins import plan

LONGEST_TEXT = 20_000
MOST_PEOPLE = 200


@dataclass(frozen=True)
class Logged:
    """A touchpoint that was logged, the step that takes it back and says so, and when each of its people is next."""

    touchpoint: int
    step: Step
    next_check_ins: dict[int, date | None]


def log_touchpoint(
    account: Account,
    person_ids: Iterable[int],
    when: Moment,
    *,
    text: str = "",
    kind: str = TouchKind.OTHER,
    direction: str = "",
    on: date | None = None,
    promised: date | None = None,
) -> Logged:
    """Log one contact with these people, today unless `on` says otherwise; without a direction, the kind's usual one.

    `promised` is the day by which they said they would do something; an open promise of theirs moves to it. Raises
    NotFound for somebody who is not here, Refused for a kind, direction, day or text that cannot be.
    """
    people = people_of_entry(account, person_ids)
    text = checked_text(text)
    kind, direction = checked_kind(kind), checked_direction(direction, kind)
    happened_on = checked_day(on or when.today, when.today)
    with changing(account, "", when) as changes:
        numbers = [person.id for person in people]
        touchpoint = create_touchpoint(changes, numbers, kind, direction, happened_on, text, when)
        if promised:
            for person in people:
                _promise(changes, person, promised, text, touchpoint, when)
        plan(account, when, numbers)
        next_days = next_check_ins(account, numbers)
        changes.step.sentence = _sentence(people, next_days, when.today)
        changes.step.save()
        return Logged(touchpoint.id, changes.step, next_days)


def create_touchpoint(
    changes: Changes, person_ids: Sequence[int], kind: str, direction: str, on: date, text: str, when: Moment
) -> Touchpoint:
    """Write the rows of a touchpoint within a step."""
    made = changes.create(
        Touchpoint,
        kind=str(kind),
        direction=str(direction),
        happened_on=on,
        text=text,
        created_at=when.instant,
        updated_at=when.instant,
    )
    for number in person_ids:
        changes.create(TouchpointPerson, touchpoint=made.id, person=number)
    return made


def people_of_entry(account: Account, person_ids: Iterable[int]) -> list[Person]:
    """The people with these ids, in this order, each once. Raises NotFound unless all are here, Refused for nobody."""
    wanted = list(dict.fromkeys(person_ids))
    if not wanted:
        raise Refused("Say who it was with.")
    if len(wanted) > MOST_PEOPLE:
        raise Refused(f"A touchpoint holds {MOST_PEOPLE} people at the most.")
    found = {person.id: person for person in Person.kept(account).where(Person.id.in_(wanted))}
    missing = next((number for number in wanted if number not in found), None)
    if missing is not None:
        raise NotFound(f"There is no person {missing} here.")
    return [found[number] for number in wanted]


def checked_kind(kind: str) -> TouchKind:
    """The kind of that name. Raises Refused where there is none."""
    try:
        return TouchKind(kind or TouchKind.OTHER)
    except ValueError:
        raise Refused(f"“{kind}” is no kind of touchpoint. Kinds are {', '.join(TouchKind)}.") from None


def checked_direction(direction: str, kind: TouchKind) -> Direction:
    """The direction of that name, or the usual one of the kind. Raises Refused where there is none."""
    try:
        return Direction(direction) if direction else usual_direction(kind)
    except ValueError:
        raise Refused(f"“{direction}” is no direction. Directions are {', '.join(Direction)}.") from None


def checked_day(on: date, today: date) -> date:
    """The day, unless it is still to come: nothing has passed then. Raises Refused."""
    if on > today:
        raise Refused(f"{calendar_day(on, today)} is still to come. Log it once it has happened.")
    return on


def checked_text(text: str) -> str:
    """The text with tidy line ends. Raises Refused where it is too long."""
    tidy = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    if len(tidy) > LONGEST_TEXT:
        raise Refused(f"A touchpoint holds {LONGEST_TEXT:,} characters. Keep the rest in a note.")
    return tidy


def next_check_ins(account: Account, person_ids: Iterable[int]) -> dict[int, date | None]:
    """Each person's next check-in, None without one."""
    wanted = Person.id.in_(list(person_ids))
    return {
        person.id: person.next_check_in for person in Person.of(account, Person.id, Person.next_check_in).where(wanted)
    }


def _promise(changes: Changes, person: Person, due_on: date, text: str, touchpoint: Touchpoint, when: Moment) -> None:
    """Note what they promised. Somebody of one waiting opportunity says when the account will hear; an earlier date of
    theirs is moved."""
    opportunity = opportunity_of(changes.account, person.id)
    earlier = Promise.of(changes.account).where(
        Promise.person == person.id, Promise.side == "theirs", Promise.state == "open"
    )
    for one in list(earlier):
        changes.change(one, state="moved", closed_on=when.today)
    note_promise(
        changes, when, due_on=due_on, side="theirs", text=text, person=person.id, opportunity=opportunity,
        told_on=touchpoint.happened_on, touchpoint=touchpoint.id,
    )  # fmt: skip


def _sentence(people: Sequence[Person], next_days: dict[int, date | None], today: date) -> str:
    if len(people) > 1:
        called = [person.called for person in people[:3]]
        if len(people) > 3:
            called[2] = f"{len(people) - 2} others"
        return f"Logged with {', '.join(called[:-1])} and {called[-1]}."
    day = next_days.get(people[0].id)
    called_one = people[0].called
    return f"Logged. {called_one} is next {on_day(day, today)}." if day else f"Logged with {called_one}."
