"""Messages that belong together, and the ways they went: who wrote to whom, once for each pair."""

from collections.abc import Iterable
from typing import NamedTuple

from importers.linkedin.messages import Message
from importers.linkedin.parties import Party


class Way(NamedTuple):
    """What is the same for many messages of a thread: from whom, to whom, which way as the file says, and if sent."""

    sender: Party
    to: str
    recipients: tuple[str, ...]
    direction: str
    draft: bool


class Thread(NamedTuple):
    """The messages of one conversation, in the file's order. `key` tells it from others; see `Conversation.key`."""

    key: str
    messages: list[Message]
    ways: list[Way]


def thread(key: str, messages: list[Message]) -> Thread:
    """The thread that these messages are."""
    ways = {(one.sender, one.to, one.recipients, one.direction, one.draft): None for one in messages}
    return Thread(key, messages, [Way(*way) for way in ways])


def threads_of(messages: Iterable[Message]) -> tuple[list[Thread], list[Message]]:
    """The threads that LinkedIn names, and the messages that it puts in none."""
    named: dict[str, list[Message]] = {}
    loose: list[Message] = []
    for message in messages:
        key = message.conversation
        if not key:
            loose.append(message)
        elif (known := named.get(key)) is not None:
            known.append(message)
        else:
            named[key] = [message]
    return [thread(key, group) for key, group in named.items()], loose
