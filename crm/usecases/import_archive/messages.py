"""Messages as touchpoints: one for each conversation, local day and direction; of a group, one a day."""

from collections.abc import Callable

from crm.domain.moment import Moment
from crm.domain.touches import TouchKind
from crm.models import Account
from crm.usecases.import_archive.acquaintances import Acquaintances, key_of_stranger
from crm.usecases.import_archive.days_again import Again, plan_again
from crm.usecases.import_archive.message_days import Day, days_of
from crm.usecases.import_archive.message_memory import SPAN, Before, Seen, stamp
from crm.usecases.import_archive.message_words import LINES, joined
from crm.usecases.import_archive.planned import Passed, Things
from crm.usecases.import_archive.told import Thing
from importers.linkedin.conversations import Conversations
from importers.linkedin.messages import Message


def plan_messages(
    account: Account,
    things: Things,
    read: Conversations,
    people: Acquaintances,
    told: dict[str, Thing],
    words: str,
    when: Moment,
) -> list[tuple[int, str, str]]:
    """Add the messages to what would be written. Answers with the person, direction and text of each that the account
    has, by which an invitation's words are not told twice."""
    days: list[Day] = []
    before = Before(account, told)
    with_whom: dict[str, tuple[int, ...]] = {}
    said: list[tuple[int, str, str]] = []
    for conversation in read.items:
        if conversation.kind == "unclear":
            things.unclear += 1
        if conversation.spam or conversation.kind not in ("person", "group", "gone"):
            continue
        found = [people.find(party.name, party.url) for party in conversation.others]
        if (conversation.kind == "person" and found == [None]) or conversation.kind == "gone":
            # Somebody whose profile has moved since, or whose account is closed: LinkedIn's conversation is with whom
            # it was.
            found = [before.person_in(conversation.key)]
        known = tuple(people.known(found))
        if not known:
            unknown = [party for party, person in zip(conversation.others, found, strict=False) if person is None]
            things.unknown.update(key_of_stranger(party.name, party.url) for party in unknown)
            things.aside += (len(conversation.outgoing) + len(conversation.incoming)) if unknown else 0
            continue
        with_whom[conversation.key] = known
        if len(known) == 1 and conversation.kind != "group":
            both = (("outgoing", conversation.outgoing), ("incoming", conversation.incoming))
            said += [(known[0], way, one.text) for way, messages in both for one in messages if one.text]
        days += days_of(conversation, read.zoned, when)
    seen = Seen(account, told, days)
    line = LINES[words]
    again: list[Again] = []
    for day in days:
        people_there = with_whom[day.conversation.key]
        messages = seen.new_in(day, people_there)
        if thing := told.get(day.key):
            again.append(Again(day, thing, messages, people_there))
        elif messages:
            things.touchpoints.append(_passed(day, messages, people_there, line))
    plan_again(account, things, again, line)
    return said


def _passed(day: Day, messages: list[Message], people: tuple[int, ...], line: Callable[[Message], str]) -> Passed:
    is_group = day.conversation.kind == "group"
    return Passed(
        day.key,
        people,
        TouchKind.LINKEDIN.value,
        day.direction,
        day.day,
        joined(map(line, messages)),
        "linkedin-group" if is_group else "linkedin",
        not is_group,
        f"{stamp(messages[0].at)}{SPAN}{stamp(messages[-1].at)}",
        len(messages),
    )
