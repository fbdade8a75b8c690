"""Which of the account's own people may be one person: pairs, with how certain it is and why."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from crm.domain.identity import is_shared_mailbox
from crm.domain.known_people import beginning, formal_keys, words_in_order
from crm.domain.likeness import Likeness, contradict, first_word, spelling
from crm.domain.resemblance import Evidence, How, Resemblance, days_apart, weigh
from crm.domain.somebody import Facts, Somebody

#: So many people of one name are a common name: that two of them share it alone is not worth a question.
COMMON = 4
#: An address or number that more people have than this is an office's.
_SHARED_BY_MANY = 6

_BY_CERTAINTY = {How.SURE: 0, How.LIKELY: 1, How.PERHAPS: 2}

Pair = tuple[int, int]


class Duplicate(NamedTuple):
    """Two people who may be one, the lower id first: how certain, how strong among equals, and why."""

    one: int
    other: int
    how: How
    strength: int
    because: str


def find_duplicates(
    people: Iterable[Facts], two_people: Collection[Pair] = (), written: Mapping[str, str] | None = None
) -> list[Duplicate]:
    """Every pair among `people` that may be one person, the most certain first.

    Sure: a profile, an address or number of one's own, or a card's UID in common, with names that do not contradict.
    Likely: names alike and an employer, a place or a shared address in common, where nobody else might be meant as
    well. Perhaps: names alike, where the name is not a common one. `two_people` are pairs (lower id first) of which
    the account said that they are two; each with a profile of their own are two as well, unless they share an address.
    `written` says how a number is shown, by its key.
    """
    return _Finder(people, two_people, written or {}).found()


def without_implied(pairs: Iterable[Duplicate]) -> list[Duplicate]:
    """The pairs but for those that follow from others: of three records of one person, two pairs are enough to ask."""
    leader: dict[int, int] = {}

    def lead(person: int) -> int:
        while (above := leader.get(person, person)) != person:
            person = above
        return person

    kept = []
    for pair in pairs:
        one, other = lead(pair.one), lead(pair.other)
        if one != other:
            kept.append(pair)
            if pair.how is not How.PERHAPS:
                leader[other] = one
    return kept


class _Finder:
    def __init__(self, people: Iterable[Facts], two_people: Collection[Pair], written: Mapping[str, str]) -> None:
        self.people = {facts.id: Somebody(facts) for facts in people}
        self.two_people = two_people if isinstance(two_people, set | frozenset) else frozenset(two_people)
        self.written = written
        self.by_key: dict[Pair, Resemblance] = {}
        self.shared: dict[Pair, str] = {}

    def found(self) -> list[Duplicate]:
        self._by_keys()
        alike = {pair: found for pair in self._candidates() if (found := self._weighed(pair))}
        self._leave_contested_open(alike)
        everything = alike | self.by_key
        pairs = [Duplicate(*pair, found.how, found.strength, found.because) for pair, found in everything.items()]
        return sorted(pairs, key=lambda pair: (_BY_CERTAINTY[pair.how], -pair.strength, pair.one, pair.other))

    def _by_keys(self) -> None:
        """What people have in common that only one person has, as a rule."""
        kinds: tuple[tuple[Callable[[Facts], tuple[str, ...]], str, bool], ...] = (
            (lambda facts: facts.slugs, "The same LinkedIn profile", False),
            (lambda facts: facts.uuids, "The same card, by its UID", False),
            (lambda facts: facts.emails, "Both have {}", False),
            (lambda facts: facts.phones, "The same phone number, {}", True),
        )
        for keys_of, words, strict in kinds:
            holders: dict[str, list[int]] = {}
            for person in self.people.values():
                for key in dict.fromkeys(keys_of(person.facts)):
                    holders.setdefault(key, []).append(person.facts.id)
            for key, people in holders.items():
                if 1 < len(people) <= _SHARED_BY_MANY and not is_shared_mailbox(key):
                    self._by_key(words.format(self.written.get(key, key)), sorted(people), strict)

    def _by_key(self, words: str, people: list[int], strict: bool) -> None:
        pairs = list(combinations(people, 2))
        against = [pair for pair in pairs if self._contradict(pair, strict)]
        for pair in pairs:
            if pair in self.two_people or pair in self.by_key:
                continue
            one, other = self._both(pair)
            if pair in against:
                if len(people) == 2 and not strict:
                    self.by_key[pair] = Resemblance(How.PERHAPS, 30, f"{words}, but the names differ.")
            elif one.is_not(other):
                self.by_key[pair] = Resemblance(How.LIKELY, 60, f"{words}, though each has a LinkedIn profile.")
            elif not against:
                self.by_key[pair] = Resemblance(How.SURE, 80 + one.likeness(other), f"{words}.")
            else:
                self.shared[pair] = words[0].lower() + words[1:]

    def _candidates(self) -> Iterator[Pair]:
        """Pairs whose names may be alike: those of a rare name, and those with an employer in common."""
        seen: set[Pair] = set(self.by_key)
        for most, block in ((COMMON, self._by_name), (_MOST_COLLEAGUES, self._by_employer)):
            blocks: dict[Hashable, list[int]] = {}
            for person in self.people.values():
                for key in block(person):
                    blocks.setdefault(key, []).append(person.facts.id)
            for people in blocks.values():
                if 1 < len(people) <= most:
                    yield from self._new_pairs(people, seen)
        yield from (pair for pair in self.shared if pair not in seen)

    def _new_pairs(self, people: list[int], seen: set[Pair]) -> Iterator[Pair]:
        for pair in combinations(sorted(set(people)), 2):
            if pair not in seen:
                seen.add(pair)
                one, other = self._both(pair)
                if not one.is_not(other) and pair not in self.two_people:
                    yield pair

    def _by_name(self, person: Somebody) -> Iterator[Hashable]:
        for keys in person.names:
            if keys.family and keys.given:
                yield "spelling", spelling(keys.full)
                yield "words", words_in_order(keys)
                yield from formal_keys(keys)
                given = spelling(first_word(keys.given))
                for word in spelling(keys.family).split():
                    if len(word) > 3:
                        yield "part", given, word

    def _by_employer(self, person: Somebody) -> Iterator[Hashable]:
        for employer in person.employers:
            for keys in person.names:
                # A given name in the place of a surname, for who has them turned round.
                for name in filter(None, (keys.family, first_word(keys.given))):
                    yield employer, spelling(name)
                yield employer, words_in_order(keys) or keys.full
                yield employer, "", beginning(keys)

    def _weighed(self, pair: Pair) -> Resemblance | None:
        one, other = self._both(pair)
        a, b = one.facts, other.facts
        alike = one.likeness(other)
        both_at = next((name for key, name in one.employers.items() if key in other.employers), "")
        return weigh(
            Evidence(
                alike,
                both_at,
                not one.titles.isdisjoint(other.titles),
                a.connected_on,
                days_apart(a.connected_on, b.connected_on),
                False,
                self.shared.get(pair, ""),
                a.place if one.place and one.place == other.place else "",
                loose=alike is not Likeness.PART_OF_SURNAME or _is_part(one, other),
            )
        )

    def _leave_contested_open(self, alike: dict[Pair, Resemblance]) -> None:
        """A likely pair is open where somebody else may be meant as well, or where one of the two is sure already."""
        rivals: dict[int, list[tuple[int, Resemblance]]] = {}
        for (one, other), found in (alike | self.by_key).items():
            if found.how is not How.PERHAPS:
                rivals.setdefault(one, []).append((other, found))
                rivals.setdefault(other, []).append((one, found))
        contested = [
            pair
            for pair, found in alike.items()
            if found.how is How.LIKELY
            and any(
                rival != them and _contests(rivals_best, found) and self._are_two(rival, them)
                for me, them in (pair, pair[::-1])
                for rival, rivals_best in rivals[me]
            )
        ]
        for pair in contested:
            alike[pair] = alike[pair]._replace(how=How.PERHAPS)

    def _are_two(self, one: int, other: int) -> bool:
        pair = (min(one, other), max(one, other))
        mine, theirs = self._both(pair)
        return pair in self.two_people or mine.is_not(theirs) or self._contradict(pair, strict=True)

    def _contradict(self, pair: Pair, strict: bool) -> bool:
        one, other = self._both(pair)
        return contradict(one.likeness(other), one.keys, other.keys, strict=strict)

    def _both(self, pair: Pair) -> tuple[Somebody, Somebody]:
        return self.people[pair[0]], self.people[pair[1]]


def _is_part(one: Somebody, other: Somebody) -> bool:
    """Whether a surname is part of the other, and neither job nor history speaks against it."""
    mine, theirs = (set(spelling(person.keys.family).split()) for person in (one, other))
    silent = not (one.employers and other.employers)
    return (mine <= theirs or theirs <= mine) and (silent or not one.titles.isdisjoint(other.titles))


#: More people of one surname at one employer than this are a family name as common as the employer is large.
_MOST_COLLEAGUES = 40


def _contests(rival: Resemblance, best: Resemblance) -> bool:
    return rival.how is How.SURE or rival.contests(best)
