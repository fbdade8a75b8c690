"""Whom an entry of a file is about: somebody already known, perhaps somebody already known, or somebody new."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crm.domain.days import MONTHS
from crm.domain.employers import company_key
from crm.domain.entries import Entry, entry_key
from crm.domain.identity import is_shared_mailbox
from crm.domain.known_people import KnownPeople, beginning, formal_keys, words_in_order
from crm.domain.likeness import Keys, Likeness, compare_names, contradict, first_word, keys_of, spelling
from crm.domain.repeats import repeated_rows
from crm.domain.resemblance import How, Resemblance, resemblance

SAME_PROFILE = "The same LinkedIn profile."
SAME_CARD = "The card of this person, by its UID."
SAME_CONVERSATION = "Your conversation with this person is with this profile now."
NOBODY_ALIKE = "Nobody you know is like this."


class Match(NamedTuple):
    """Whom the entry at `row` (its place in the sequence, from 0) is about.

    `person` is the best candidate, None for new; `others` are further candidates of a likely or perhaps. `repeats` is
    the row that says it first, where `how` is REPEATED.
    """

    row: int
    how: How
    person: int | None
    because: str
    others: tuple[int, ...] = ()
    repeats: int | None = None


def match_entries(entries: Sequence[Entry], known: KnownPeople) -> list[Match]:
    """Matches every entry of one file, in order.

    Sure: the canonical profile, the profile of a conversation that was with the person before, the UID of a card that
    Kith made, an email address or phone number, or the same folded name with the same day of connecting. A profile
    outweighs everything but the UID of the card of somebody else of that very name, where two have one profile: two
    profile addresses in one file are two people, and somebody whom one entry names for sure is nobody else's candidate.
    """
    matching = _Matching(entries, known)
    matching.by_profile()
    matching.repeats()
    if known.people or known.erased:
        matching.set_answered_aside()
        matching.by_conversation()
        matching.by_uuid()
        matching.by_email()
        matching.by_name_and_day()
        matching.by_answer()
        matching.by_resemblance()
    return matching.finished()


class _Matching:
    """The passes over one file, from certain to uncertain; each leaves to the next what it cannot settle."""

    def __init__(self, entries: Sequence[Entry], known: KnownPeople) -> None:
        self.entries = entries
        self.known = known
        self.matches: dict[int, Match] = {}
        self.left: list[int] = []
        self.claimed: dict[int, int] = {}
        self.answered: dict[int, int] = {}
        self.contradicted: dict[int, Match] = {}
        self._keys: dict[int, Keys] = {}

    def keys(self, row: int) -> Keys:
        if row not in self._keys:
            entry = self.entries[row]
            self._keys[row] = keys_of(entry.given, entry.family)
        return self._keys[row]

    def settle(self, row: int, person: int, because: str) -> None:
        """The entry is that person, without a doubt."""
        if person in self.claimed:
            self.matches[row] = Match(row, How.REPEATED, person, because, (), self.claimed[person])
        elif self.known.people[person].deleted:
            self.matches[row] = Match(row, How.DELETED, person, "You deleted this person.")
        else:
            self.matches[row] = Match(row, How.SURE, person, because)
        self.claimed.setdefault(person, row)

    def by_profile(self) -> None:
        """Pass 1: the canonical profile. The only pass that sees every row, hence without a call per row."""
        by_slug, people, left = self.known.by_slug, self.known.people, self.left
        matches, claimed = self.matches, self.claimed
        first_rows: dict[str, int] = {}
        for row, entry in enumerate(self.entries):
            slug = entry.slug
            if not slug:
                left.append(row)
                continue
            first = first_rows.setdefault(slug, row)
            if first != row:
                matches[row] = Match(
                    row, How.REPEATED, by_slug.get(slug), "The same LinkedIn profile, twice in this file.", (), first
                )
                continue
            person = by_slug.get(slug)
            if person is None:
                left.append(row)
                continue
            candidate = people[person]
            if entry.uuid and self._by_its_card(row) not in (None, person):
                left.append(row)
            elif candidate.deleted or person in claimed:
                self.settle(row, person, SAME_PROFILE)
            elif candidate.given != entry.given and self._another_owner(row, person):
                matches[row] = Match(
                    row,
                    How.PERHAPS,
                    person,
                    "The same profile address, but another name and another day of connecting.",
                )
            else:
                matches[row] = Match(row, How.SURE, person, SAME_PROFILE)
                claimed[person] = row

    def _by_its_card(self, row: int) -> int | None:
        """Whose card it is by its UID, where that is somebody of this very name."""
        person = self.known.by_uuid.get(self.entries[row].uuid)
        if person is None or compare_names(self.keys(row), self.known.keys(person)) is not Likeness.SAME:
            return None
        return person

    def _another_owner(self, row: int, person: int) -> bool:
        """Whether a profile address seems to have passed to somebody else: rare, but merging two people is worse."""
        entry, candidate = self.entries[row], self.known.people[person]
        if not entry.connected_on or not candidate.connected_on or entry.connected_on == candidate.connected_on:
            return False
        return (
            bool(entry.given and candidate.given)
            and compare_names(self.keys(row), self.known.keys(person)) is Likeness.NONE
        )

    def repeats(self) -> None:
        """Pass 2: rows without a profile that say again what another row of the file says."""
        settled = {row for row, match in self.matches.items() if match.how is How.REPEATED}
        for row, earlier in repeated_rows(self.entries, self.keys, settled).items():
            self.matches[row] = Match(row, How.REPEATED, None, "The same person, twice in this file.", (), earlier)
        self._keep_open()

    def set_answered_aside(self) -> None:
        """Pass 3: what the account said before about the same entry; nothing else says whom it is about.

        Where several entries of the file have one key, as a couple with one email address, it is not known of which.
        """
        if not self.known.same and not self.known.erased:
            return
        keys = {row: entry_key(self.entries[row]) for row in self.left}
        how_many = Counter(keys.values())
        for row, key in keys.items():
            person = self.known.same.get(key)
            if person in self.known.people and how_many[key] == 1:
                self.answered[row] = person
            elif key in self.known.erased:
                self.matches[row] = Match(row, How.DELETED, None, "You deleted this person.")
        self._keep_open()

    def by_answer(self) -> None:
        """Pass 8: an entry is who the account said it is; it repeats the one that names the person by a key.

        What was doubtful so far is open no more where the answer is known, or another entry is that person for sure.
        """
        doubtful = [row for row, match in self.matches.items() if match.how is How.PERHAPS]
        for row in doubtful:
            person = self.matches[row].person
            assert person is not None
            if self.known.same and self.known.same.get(entry_key(self.entries[row])) == person:
                self.answered[row] = person
            elif not self._free(row, person):
                del self.matches[row]
                self.left.append(row)
        self.left.sort()
        for row, person in self.answered.items():
            self.settle(row, person, "You said they are the same person.")

    def by_conversation(self) -> None:
        """Pass 4: a profile that moved. LinkedIn's conversation is with one account, whatever its address and name."""
        if not self.known.moved:
            return
        moved = [(row, person) for row in self.left if (person := self.known.moved.get(self.entries[row].slug))]
        for row, person in moved:
            if person in self.known.people and self._free(row, person):
                self.settle(row, person, SAME_CONVERSATION)
        self._keep_open()

    def by_uuid(self) -> None:
        """Pass 5: the UID of a card, which somebody keeps for life, with a name that does not contradict it."""
        if not self.known.by_uuid:
            return
        for row in self.left:
            uuid = self.entries[row].uuid
            if uuid in self.known.by_uuid:
                self._settle_by(row, (self.known.by_uuid[uuid],), SAME_CARD)
        self._keep_open()

    def by_email(self) -> None:
        """Pass 6: an email address, or a phone number, of one's own together with a name that may be the same."""
        shared = self._shared_in_the_file()
        for row in self.left:
            entry = self.entries[row]
            for email in entry.emails:
                if is_shared_mailbox(email) or email in shared:
                    continue
                if self._settle_by(row, self.known.by_email.get(email, ()), f"The same email address, {email}."):
                    break
            else:
                for phone in entry.phones:
                    if phone not in shared and self._settle_by(
                        row, self.known.by_phone.get(phone, ()), f"The same phone number, {phone}.", strict=True
                    ):
                        break
        self._keep_open()

    def _shared_in_the_file(self) -> set[str]:
        """Addresses and numbers under which the file has people of different names: they identify nobody."""
        rows_by_key: dict[str, list[int]] = {}
        for row in self.left:
            entry = self.entries[row]
            for key in (*entry.emails, *entry.phones):
                rows_by_key.setdefault(key, []).append(row)
        return {
            key
            for key, rows in rows_by_key.items()
            if len(rows) > 1 and any(self._contradict(rows[0], other) for other in rows[1:])
        }

    def _contradict(self, row: int, other: int) -> bool:
        one, two = self.keys(row), self.keys(other)
        return contradict(compare_names(one, two), one, two)

    def _settle_by(self, row: int, people: Sequence[int], because: str, *, strict: bool = False) -> bool:
        """Settles a key that one person has, unless the names contradict it.

        Then it is worth a question where nothing better is found; but not where the key is one that families and
        offices share (`strict`).
        """
        people = [person for person in people if self._free(row, person)]
        if len(people) != 1:
            return False
        keys, theirs = self.keys(row), self.known.keys(people[0])
        alike = self.known.likeness(self.entries[row], keys, people[0])
        if contradict(alike, keys, theirs, strict=strict):
            if not strict:
                match = Match(row, How.PERHAPS, people[0], f"{because[:-1]}, but another name.")
                self.contradicted.setdefault(row, match)
            return False
        self.settle(row, people[0], because)
        return True

    def by_name_and_day(self) -> None:
        """Pass 7: the same folded name with the same day of connecting.

        Of namesakes with profiles of their own who connected on one day, only one can be the one that is known: then
        the company has to be the same too.
        """
        own_profile = [row for row in self.left if self.entries[row].slug]
        rivals = Counter((self.keys(row).full, self.entries[row].connected_on) for row in own_profile)
        for row in self.left:
            entry = self.entries[row]
            day, name = entry.connected_on, self.keys(row).full
            if not day or not name:
                continue
            people = [
                person
                for person in self.known.by_name.get(name, ())
                if self.known.people[person].connected_on == day and self._free(row, person)
            ]
            if len(people) > 1 or rivals[name, day] > 1:
                people = [person for person in people if self.known.works_at(person, company_key(entry.company))]
            if len(people) == 1:
                because = f"The same name, and connected on {day.day} {MONTHS[day.month - 1]} {day.year}."
                self.settle(row, people[0], because)
        self._keep_open()

    def by_resemblance(self) -> None:
        """Pass 9: who is likely, or perhaps, the same."""
        for row in self.left:
            found = sorted(
                self._candidates(row), key=lambda pair: (pair[1].how is How.LIKELY, pair[1].strength), reverse=True
            )
            contradicted = self.contradicted.get(row)
            if contradicted and self._is_open(contradicted) and not (found and found[0][1].how is How.LIKELY):
                self.matches[row] = contradicted
                continue
            if not found:
                continue
            person, best = found[0]
            others = tuple(other for other, _ in found[1:])
            how = best.how
            if how is How.LIKELY and any(rival.contests(best) for _, rival in found[1:]):
                how = How.PERHAPS
            self.matches[row] = Match(row, how, person, best.because, others)
        likely: dict[int | None, list[int]] = {}
        for row in self.left:
            if self._is_likely(row):
                likely.setdefault(self.matches[row].person, []).append(row)
        for rows in likely.values():
            if len(rows) > 1 and any(self._are_two(one, two) for one in rows for two in rows if one < two):
                for row in rows:
                    self.matches[row] = self.matches[row]._replace(how=How.PERHAPS)
        self._keep_open()

    def _are_two(self, row: int, other: int) -> bool:
        """Whether two entries of the file, both likely to be one person, are two people themselves."""
        one, two = self.entries[row], self.entries[other]
        return bool(one.slug and two.slug) or self._contradict(row, other)

    def _is_open(self, match: Match) -> bool:
        """Whether the person of a doubtful match may still be the one."""
        return match.person is not None and self._free(match.row, match.person)

    def _is_likely(self, row: int) -> bool:
        return row in self.matches and self.matches[row].how is How.LIKELY

    def _candidates(self, row: int) -> Iterable[tuple[int, Resemblance]]:
        entry, keys, known = self.entries[row], self.keys(row), self.known
        if not keys.full:
            return
        people = {*known.by_name.get(keys.full, ()), *known.by_words.get(words_in_order(keys) or "-", ())}
        people.update(known.by_spelling.get(spelling(keys.full), ()))
        if entry.company:
            for word in (keys.family, keys.given):
                people.update(known.by_company.get((company_key(entry.company), spelling(word)), ()))
            people.update(known.by_beginning.get((company_key(entry.company), beginning(keys)), ()))
        for name in entry.other_names:
            people.update(known.by_name.get(keys_of(*name).full, ()))
        if not entry.slug:
            for formal in formal_keys(keys):
                people.update(known.by_formal_name.get(formal, ()))
            for known_by, mine in ((known.by_email, entry.emails), (known.by_phone, entry.phones)):
                people.update(person for key in mine for person in known_by.get(key, ()))
        if entry.connected_on:
            people.update(known.by_day.get((entry.connected_on, first_word(keys.given)), ()))
        for person in sorted(people):
            if (
                self._free(row, person)
                and not known.people[person].deleted
                and (found := resemblance(entry, keys, person, known))
            ):
                yield person, found

    def _free(self, row: int, person: int) -> bool:
        """Whether a person may still be the one: nobody else in this file, and not ruled out by the account."""
        entry = self.entries[row]
        if person in self.claimed:
            other = self.entries[self.claimed[person]]
            if entry.slug or (entry.connected_on and other.connected_on and entry.connected_on != other.connected_on):
                return False
        return not self.known.two_people or (entry_key(entry), person) not in self.known.two_people

    def _keep_open(self) -> None:
        self.left = [row for row in self.left if row not in self.matches and row not in self.answered]

    def finished(self) -> list[Match]:
        """A match for every row, in order."""
        for row in self.left:
            self.matches[row] = Match(row, How.NEW, None, NOBODY_ALIKE)
        for row, match in self.matches.items():
            if match.repeats is not None:
                first = self.matches[match.repeats]
                while first.repeats is not None:
                    first = self.matches[first.repeats]
                self.matches[row] = match._replace(person=first.person or match.person, repeats=first.row)
        return [self.matches[row] for row in range(len(self.entries))]
