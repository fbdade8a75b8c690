"""Saying that two who are alike are two people; Kith does not ask about them again."""

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Person, Step, TwoPeople
from crm.usecases.journal import changing


def say_two_people(account: Account, one_id: int | str, other_id: int | str, when: Moment) -> Step:
    """Remember it; said twice, it is remembered once. Raises NotFound for somebody not here, Refused for one person."""
    one, other = Person.find(account, one_id), Person.find(account, other_id)
    if one.id == other.id:
        raise Refused(f"{one.name} is one person.")
    first, second = sorted((one, other), key=lambda person: int(person.id))
    with changing(account, f"{one.name} and {other.name} are two people.", when) as changes:
        if not TwoPeople.of(account).where(TwoPeople.person == first.id, TwoPeople.other == second.id).exists():
            changes.create(TwoPeople, person=first.id, other=second.id, created_at=when.instant)
        return changes.step


def ask_again(account: Account, one_id: int | str, other_id: int | str, when: Moment) -> Step:
    """Let Kith ask about two again. Raises NotFound for somebody not here."""
    one, other = sorted(
        (Person.find(account, one_id), Person.find(account, other_id)), key=lambda person: int(person.id)
    )
    with changing(account, f"Kith asks about {one.name} and {other.name} again.", when) as changes:
        changes.delete_all(TwoPeople.of(account).where(TwoPeople.person == one.id, TwoPeople.other == other.id))
        return changes.step


def pairs_of_two(account: Account, most: int) -> list[tuple[int, int]]:
    """The pairs that are two people, the latest first."""
    said = TwoPeople.of(account, TwoPeople.person, TwoPeople.other).order_by(TwoPeople.id.desc()).limit(most)
    return [(row.person, row.other) for row in said]
