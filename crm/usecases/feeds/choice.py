"""What a feed is told to hold: which kinds of reminders, and whose."""

from collections.abc import Iterable
from dataclasses import dataclass

from crm.domain.folding import name_key
from crm.domain.followups import FollowUpKind
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, Feed, Tag
from crm.models.values import column, pairs

#: The kinds that can be switched on and off one by one; all others go in.
OFFERED = (FollowUpKind.CHECK_IN, FollowUpKind.CONGRATULATION)
_OTHERS = tuple(kind for kind in FollowUpKind if kind not in OFFERED)
LONGEST_NAME = 100


@dataclass(frozen=True)
class Choice:
    """A feed's kinds and tags. `kinds` are of OFFERED; `tags` are tag ids, and without any it is everybody."""

    kinds: frozenset[FollowUpKind] = frozenset(OFFERED)
    tags: frozenset[int] = frozenset()

    @classmethod
    def of(cls, feed: Feed) -> "Choice":
        """What a feed holds now."""
        stored = feed.kinds.split()
        kinds = frozenset(kind for kind in OFFERED if not stored or kind in stored)
        return cls(kinds, frozenset(int(tag) for tag in feed.tags.split()))

    @property
    def stored_kinds(self) -> str:
        """As the feed's column has it: empty for everything. What is not offered stays in."""
        if self.kinds == frozenset(OFFERED):
            return ""
        return " ".join(kind.value for kind in FollowUpKind if kind in self.kinds or kind in _OTHERS)

    @property
    def stored_tags(self) -> str:
        """As the feed's column has it."""
        return " ".join(map(str, sorted(self.tags)))


EVERYTHING = Choice()


def kinds_named(names: Iterable[str]) -> frozenset[FollowUpKind]:
    """The kinds of these names. Raises Refused for one that cannot be chosen."""
    known = {kind.value: kind for kind in OFFERED}
    try:
        return frozenset(known[name] for name in names)
    except KeyError as error:
        offered = f"{' and '.join(known)} can, and all other kinds always go in."
        raise Refused(f"“{error.args[0]}” cannot be chosen. {offered[:1].upper()}{offered[1:]}") from error


def tags_to_choose(account: Account) -> dict[int, str]:
    """The names of the account's tags by their ids, in the order of the alphabet."""
    return pairs(Tag.of(account, Tag.id, Tag.name).order_by(Tag.key))


def tags_here(account: Account, ids: Iterable[str], kept: frozenset[int] = frozenset()) -> frozenset[int]:
    """The ids as numbers. Raises NotFound for one that is neither a tag of the account nor among `kept`.

    A feed keeps the id of a tag that was deleted: without it, the feed would show everybody to whoever reads it.
    """
    wanted = list(ids)
    known = {str(tag) for tag in (*kept, *column(Tag.of(account, Tag.id)))} if wanted else set()
    for tag in wanted:
        if tag not in known:
            raise NotFound(f"There is no tag {tag} here.")
    return frozenset(map(int, wanted))


def tags_called(account: Account, names: Iterable[str]) -> frozenset[int]:
    """The ids of the tags of these names. Raises NotFound for a name that no tag has."""
    known = {tag.key: int(tag.id) for tag in Tag.of(account)} if names else {}
    found = set()
    for name in names:
        key = name_key(name) or name.casefold()
        if key not in known:
            raise NotFound(f"There is no tag “{name}” here.")
        found.add(known[key])
    return frozenset(found)


def usable_name(name: str) -> str:
    """The name without surrounding or repeated space. Raises Refused where it is empty or too long."""
    tidy = " ".join(name.split())
    if not tidy:
        raise Refused("Give the calendar a name.")
    if len(tidy) > LONGEST_NAME:
        raise Refused(f"A calendar's name may have {LONGEST_NAME} characters here.")
    return tidy
