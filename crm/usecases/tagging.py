"""Tags: put on people, taken off, renamed, given a default cadence."""

from collections.abc import Iterable

from crm.domain.folding import name_key
from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Person, PersonTag, Step, Tag
from crm.models.database import rows
from crm.models.values import column
from crm.usecases.journal import Changes, changing
from crm.usecases.journal_many import change_many, create_many
from crm.usecases.refresh import refresh_people

LONGEST = 100


def tag_for(account: Account, name: str) -> Tag:
    """The account's tag of that name, made where there is none. Capitals and accents do not count.

    What it makes is no step of the journal: a tag on nobody shows nowhere. Raises Refused for a blank
    name.
    """
    written = " ".join(name.split())[:LONGEST]
    key = name_key(written) or written.casefold()
    if not key:
        raise Refused("A tag needs a name.")
    found: Tag | None = Tag.of(account).where(Tag.key == key).first()
    return found or Tag.create(account=account, name=written, key=key)


def tag_people(account: Account, person_ids: Iterable[int], name: str, when: Moment) -> Step:
    """Put a tag on people; those who have it keep it. Who has no cadence takes the tag's own, where it carries one."""
    people = set(person_ids)
    sentence = f"Tagged {_counted(len(people))} “{' '.join(name.split())}”."
    with changing(account, sentence, when) as changes:
        put_tag(changes, people, tag_for(account, name), when)
        refresh_people(account, people, when)
        return changes.step


def untag_people(account: Account, person_ids: Iterable[int], tag_id: int | str, when: Moment) -> Step:
    """Take a tag off people. Raises NotFound for a tag that is not the account's."""
    people = set(person_ids)
    tag = Tag.find(account, tag_id)
    with changing(account, f"Took “{tag.name}” off {_counted(len(people))}.", when) as changes:
        changes.delete_all(PersonTag.of(account).where(PersonTag.tag == tag.id, PersonTag.person.in_(people)))
        refresh_people(account, people, when)
        return changes.step


def put_tag(changes: Changes, people: set[int], tag: Tag, when: Moment) -> None:
    """Put a tag on people within a step: those who do not have it get it, with its default cadence."""
    account = changes.account
    have = set(tagged(account, tag.id))
    fresh = sorted(people - have)
    create_many(changes, PersonTag, ("person", "tag"), [(person, tag.id) for person in fresh])
    if tag.cadence_count is not None:
        give_default_cadence(changes, fresh, tag, when)


def give_default_cadence(changes: Changes, people: Iterable[int], tag: Tag, when: Moment) -> None:
    """Give the tag's cadence to those people whose cadence nobody chose: not by hand, not by an outcome."""
    wanted = set(people)
    undecided = Person.of(changes.account, Person.id).where(
        Person.deleted_at.is_null(), Person.cadence_source.is_null() | (Person.cadence_source == "tag")
    )
    change_many(
        changes,
        Person,
        [person for person in column(undecided) if person in wanted],
        cadence_count=tag.cadence_count,
        cadence_unit=tag.cadence_unit,
        cadence_source="tag",
        cadence_set_on=when.today,
    )


def rename_tag(account: Account, tag_id: int | str, name: str, when: Moment) -> Step:
    """Rename a tag. Raises Refused where another tag has the name already."""
    tag = Tag.find(account, tag_id)
    written = " ".join(name.split())[:LONGEST]
    key = name_key(written) or written.casefold()
    if not key:
        raise Refused("A tag needs a name.")
    if Tag.of(account).where(Tag.key == key, Tag.id != tag.id).exists():
        raise Refused(f"There is a tag “{written}” already.")
    with changing(account, f"“{tag.name}” is now “{written}”.", when) as changes:
        changes.change(tag, name=written, key=key)
        refresh_people(account, tagged(account, tag.id), when)
        return changes.step


def delete_tag(account: Account, tag_id: int | str, when: Moment) -> Step:
    """Delete a tag; the people stay, and so do the cadences it gave them."""
    tag = Tag.find(account, tag_id)
    with changing(account, f"Deleted the tag “{tag.name}”. Its people stay.", when) as changes:
        people = tagged(account, tag.id)
        changes.delete_all(PersonTag.of(account).where(PersonTag.tag == tag.id))
        changes.delete(tag)
        refresh_people(account, people, when)
        return changes.step


def all_tags(account: Account) -> list[Tag]:
    """The account's tags, by name."""
    return list(Tag.of(account).order_by(Tag.name, Tag.id))


def sizes(account: Account) -> dict[int, int]:
    """How many people have each tag, by its id; those in the bin do not count."""
    sql = (
        "SELECT x.tag_id, count(*) FROM person_tag x JOIN person p ON p.id = x.person_id "
        "WHERE x.account_id = ? AND p.deleted_at IS NULL GROUP BY x.tag_id"
    )
    return dict(rows(sql, (account.id,)))


def tagged(account: Account, tag_id: int) -> list[int]:
    """Ids of the people who have a tag."""
    return column(PersonTag.of(account, PersonTag.person).where(PersonTag.tag == tag_id))


def _counted(number: int) -> str:
    return "one person" if number == 1 else f"{number:,} people"
