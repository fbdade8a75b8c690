"""Which person is meant by what somebody typed: an id, an email address, a profile address, or a name."""

from crm.domain.folding import fold, name_key
from crm.domain.identity import email_key, link_key, profile_slug
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, Company, ContactMethod, OtherName, Person
from crm.search.question import best_first
from crm.search.words import asked, words
from crm.usecases.merge_people.became import became

_MOST_CANDIDATES = 10


def find_person(account: Account, text: str) -> Person:
    """The one person that is meant; people in the bin never are.

    A whole name wins over a part of one. Raises NotFound for nobody, Refused with the candidates for several.
    """
    typed = " ".join(text.split())
    people = Person.kept(account)
    if typed.isascii() and typed.isdigit():
        found: Person | None = people.where(Person.id == int(typed[:18])).first()
        if found is None and (stayed := became(account, typed)):
            found = people.where(Person.id == stayed).first()
        if found is None:
            raise NotFound(f"There is no person {typed} here.")
        return found
    for kind, key in (("email", email_key(typed)), ("link", profile_slug(typed) or link_key(typed))):
        if key:
            same_key = ContactMethod.of(account, ContactMethod.person).where(
                ContactMethod.kind == kind, ContactMethod.key == key
            )
            candidates = list(people.where(Person.id.in_(same_key)))
            if candidates:
                return _only(account, typed, candidates)
    return _only(account, typed, people_called(account, typed))


def people_called(account: Account, typed: str) -> list[Person]:
    """Everybody whom a name or a part of one may mean: those of that very name, else those who also go or went by it,
    else those with its words in theirs.

    A company, a title or a note never names a person: what is logged for "Fernhollow" must not land on whoever happens
    to work there.
    """
    people, key = Person.kept(account), name_key(typed)
    same: list[Person] = list(people.where(Person.name_key == key)) if key else []
    if not same and key:
        also = OtherName.of(account, OtherName.person).where(OtherName.key == key)
        same = list(people.where(Person.id.in_(also)))
    if same:
        return same
    begun = [one for one in people.where(Person.id.in_(best_first(account, typed, 200))) if _begins(one, asked(typed))]
    # Transliterated or in another order, it is still the whole name.
    whole = [person for person in begun if sorted(fold(person.name).split()) == sorted(fold(typed).split())]
    return whole or begun


def _begins(person: Person, asked_for: list[str]) -> bool:
    """Whether every word begins a word of the person's name."""
    own = words(f"{person.name} {person.given} {person.family}")
    return all(any(word.startswith(begun) for word in own) for begun in asked_for)


def _only(account: Account, typed: str, candidates: list[Person]) -> Person:
    if not candidates:
        raise NotFound(f"There is nobody called “{typed}” here.")
    if len(candidates) == 1:
        return candidates[0]
    companies = {person.company for person in candidates[:_MOST_CANDIDATES] if person.company}
    names = {one.id: one.name for one in Company.of(account).where(Company.id.in_(companies))}
    told = [
        f"{person.id} {person.name}" + (f" ({names[person.company]})" if person.company in names else "")
        for person in sorted(candidates, key=lambda person: (person.sort_key, person.id))[:_MOST_CANDIDATES]
    ]
    more = len(candidates) - len(told)
    raise Refused(
        f"“{typed}” may be any of {len(candidates)} people: {'; '.join(told)}{f'; and {more} more' if more else ''}. "
        "Say which by its number."
    )
