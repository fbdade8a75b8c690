"""What the account of the demo would have written itself, about people whom an import brought."""

from datetime import timedelta
from typing import NamedTuple

from crm.domain.cadence import parse_cadence
from crm.domain.moment import Moment
from crm.models import (
    Account,
    ContactMethod,
    Feed,
    Note,
    PersonTag,
    Promise,
    SavedList,
    Tag,
    Touchpoint,
    TouchpointPerson,
)
from crm.models.bulk import execute_many, insert_rows, reserve_ids, stored_instant
from crm.usecases.contact_methods import read_method
from crm.usecases.demo.days import days_ago
from crm.usecases.demo.members import Event, Member
from crm.usecases.demo.network import words
from crm.usecases.feeds.keep import USUAL_NAME, add_feed
from crm.usecases.feeds.readers import note_reader
from crm.usecases.people_list.filter import Filter
from crm.usecases.tagging import tag_for

#: Where what the demo brings comes from.
SOURCE = "demo"
_LONGEST_AGO = 725
_NOTED_AGO = 30
_SUBSCRIBED_AGO = 590
_READERS = {
    "Google Calendar": timedelta(hours=2),
    "Calendar on iPhone": timedelta(minutes=14),
    "Thunderbird": timedelta(days=46),
}

#: The ids of the demo's people by their names.
Ids = dict[str, int]


class Touch(NamedTuple):
    """A touchpoint, and the names of everybody who took part."""

    event: Event
    names: list[str]


def describe(account: Account, members: list[Member], ids: Ids, when: Moment) -> None:
    """Place, how they met, who introduced them, cadence; and that they came with the demo."""
    sql = (
        "UPDATE person SET source = ?, place = ?, met_how = ?, introduced_by_id = ?, do_not_contact = ?, by_hand = ?, "
        "cadence_count = ?, cadence_unit = ?, cadence_source = ?, cadence_set_on = ? WHERE account_id = ? AND id = ?"
    )
    changed = []
    for member in members:
        cadence = member.cadence
        by_hand = [column for column, value in (("place", member.place), ("met_how", member.met)) if value]
        since = when.today - timedelta(days=min(member.connected, _LONGEST_AGO))
        changed.append(
            (
                SOURCE,
                member.place,
                member.met,
                ids.get(member.introduced_by),
                member.do_not_contact,
                " ".join(by_hand),
                cadence.count if cadence else None,
                cadence.unit if cadence else None,
                "hand" if cadence else None,
                since.isoformat() if cadence else None,
                account.id,
                ids[member.name],
            )
        )
    execute_many(sql, changed)


def reach(account: Account, members: list[Member], ids: Ids) -> None:
    """Addresses and numbers that no export shows."""
    found = []
    for member in members:
        typed = [("phone", member.phone, "mobile")]
        if not member.shows_email:
            typed.append(("email", member.email, "work"))
        for kind, text, label in typed:
            if method := read_method(kind, text, label):
                found.append((account.id, ids[member.name], *method, SOURCE))
    insert_rows(ContactMethod, ("account", "person", "kind", "value", "key", "label", "source"), found)


def tag(account: Account, members: list[Member], ids: Ids) -> list[Tag]:
    """The tags, with the cadences that go with them."""
    made = {}
    for name, about in words()["tags"].items():
        made[name] = tag_for(account, name)
        cadence = parse_cadence(about.get("cadence", ""))
        if cadence:
            made[name].cadence_count, made[name].cadence_unit = cadence.count, cadence.unit
            made[name].save()
    pairs = {(account.id, ids[member.name], made[name].id) for member in members for name in member.tags}
    insert_rows(PersonTag, ("account", "person", "tag"), sorted(pairs))
    return list(made.values())


def note(account: Account, members: list[Member], ids: Ids, when: Moment) -> None:
    """Facts about them."""
    written = stored_instant(days_ago(when, _NOTED_AGO).instant)
    found = [(account.id, ids[member.name], text, written, written) for member in members for text in member.notes]
    insert_rows(Note, ("account", "person", "text", "created_at", "updated_at"), found)


def touch(account: Account, happened: list[Touch], ids: Ids, when: Moment) -> None:
    """Touchpoints, with everybody who took part."""
    numbers = reserve_ids(Touchpoint, len(happened))
    fields = ("id", "account", "kind", "direction", "happened_on", "text", "source", "created_at", "updated_at")
    told = list(zip(numbers, happened, strict=True))
    insert_rows(Touchpoint, fields, [_touchpoint(account, number, event, when) for number, (event, _) in told])
    pairs = [(account.id, number, ids[name]) for number, (_, names) in told for name in names]
    insert_rows(TouchpointPerson, ("account", "touchpoint", "person"), pairs)


def promise(account: Account, members: list[Member], ids: Ids, when: Moment) -> None:
    """What somebody promised."""
    for member in members:
        if member.promise:
            Promise.create(
                account=account,
                person=ids[member.name],
                side=member.promise.side,
                text=member.promise.text,
                due_on=when.today + timedelta(days=member.promise.due_in),
                created_at=when.instant,
            )


def keep_lists(account: Account, tags: list[Tag]) -> list[SavedList]:
    """The lists in the sidebar."""
    numbers = {made.name: made.id for made in tags}
    made = []
    for place, (name, about) in enumerate(words()["lists"].items()):
        wanted = Filter(tags=(numbers[about["tag"]],)) if "tag" in about else Filter(places=(about["place"],))
        made.append(SavedList.create(account=account, name=name, query=wanted.query(), place=place))
    return made


def subscribe(account: Account, when: Moment, secret: str) -> Feed:
    """The calendar feed, and the programs that read it."""
    feed, _ = add_feed(account, USUAL_NAME, days_ago(when, _SUBSCRIBED_AGO), secret=secret)
    for program, ago in _READERS.items():
        note_reader(account.id, feed.id, program, Moment(when.instant - ago, when.zone_name))
    return feed


def _touchpoint(account: Account, number: int, event: Event, when: Moment) -> tuple[object, ...]:
    then = days_ago(when, event.ago)
    at = stored_instant(min(then.instant, when.instant))
    return (number, account.id, event.kind, event.direction, then.today.isoformat(), event.text, SOURCE, at, at)
