"""People, days and reminders for the tests of follow-ups."""

from datetime import UTC, date, datetime, timedelta

from crm.domain.cadence import parse_cadence
from crm.domain.moment import Moment
from crm.models import Account, FollowUp, Person, Step
from crm.usecases.add_person import add_person
from crm.usecases.take_back import take_back as undo_step


def at(day: str, zone: str = "Europe/Lisbon") -> Moment:
    """Noon of a day in UTC."""
    return Moment(datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC), zone)


def know(account: Account, name: str, when: Moment, cadence: str = "off") -> Person:
    """Somebody new, with a cadence set now."""
    person, _ = add_person(account, name, when, cadence=parse_cadence(cadence))
    return person


def now(account: Account, person: Person) -> Person:
    """The person as stored now."""
    return Person.find(account, person.id)


def open_check_in(account: Account, person: Person) -> FollowUp | None:
    """The one open check-in; fails where there are two."""
    mine = FollowUp.of(account).where(FollowUp.person == person.id, FollowUp.kind == "check-in")
    found = list(mine.where(FollowUp.state == "open"))
    assert len(found) <= 1
    return found[0] if found else None


def due(account: Account, person: Person) -> str:
    """The day of the open check-in, or nothing; the person's own column must say the same."""
    follow_up = open_check_in(account, person)
    day = follow_up.due_on if follow_up else None
    assert now(account, person).next_check_in == day
    return day.isoformat() if day else ""


def take_back(account: Account, step: Step, when: Moment) -> None:
    """Undo a step as pages do."""
    undo_step(account, step.id, when)


def days_of(account: Account) -> dict[str, int]:
    """How many check-ins and congratulations fall on each day."""
    counted: dict[str, int] = {}
    for follow_up in FollowUp.of(account).where(FollowUp.state == "open").order_by(FollowUp.due_on):
        day = follow_up.due_on
        counted[day.isoformat()] = counted.get(day.isoformat(), 0) + 1
    return counted


def days_later(moment: Moment, days: int) -> Moment:
    """So many times 24 hours on."""
    return moment._replace(instant=moment.instant + timedelta(days=days))


def day(text: str) -> date:
    """A date of ISO text."""
    return date.fromisoformat(text)
