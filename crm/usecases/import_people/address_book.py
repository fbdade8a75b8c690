"""What an address book would do: each card or row matched with whom the account knows, and what it adds to them."""

from collections.abc import Iterable
from typing import NamedTuple

from crm.domain.changes import Action, Change, Difference, Kind
from crm.domain.complement import Fact, Holding, complement
from crm.domain.entries import Entry, entry_key
from crm.domain.folding import name_key
from crm.domain.matching import Match, match_entries
from crm.domain.resemblance import How
from crm.feeds.photos import BadPhoto, as_text, small_jpeg
from crm.models import Account
from crm.usecases.calling_code import calling_code
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.facts import also_known_as, entry_of, facts_of, name_of, shown, unrepeated
from crm.usecases.import_people.holdings import Holdings
from crm.usecases.import_people.known import Knowledge, sightings
from crm.usecases.import_people.newcomers import Newcomer
from crm.usecases.import_people.outcomes import Answered, Changed, Elsewhere, Open
from crm.usecases.import_people.planned import ImportPlan
from importers import ImportedPerson

#: Tables of any kind share this source, whoever wrote them: nobody is missing from one because another has them.
ANY_TABLE = "csv"
_NOBODY_GONE = (
    "Nobody counts as gone from a table: what you imported from another one before may have been another list."
)
SAID_BEFORE = "It says what it said before."


class Said(NamedTuple):
    """One card or row: what it says, and by what its person is found."""

    record: ImportedPerson
    facts: list[Fact]
    entry: Entry


def compare_address_book(account: Account, plan: ImportPlan, choices: Choices) -> None:
    """Fill the plan of a file that is an address book. Two cards of one person are read as one."""
    _AddressBook(account, plan, choices).compare()


class _AddressBook:
    def __init__(self, account: Account, plan: ImportPlan, choices: Choices) -> None:
        self.account, self.plan, self.choices = account, plan, choices
        self.code = calling_code(account)
        self.known = Knowledge(account, None, self.code)
        self.plan.told = sightings(account, plan.export.source)
        self.said = [self._said(place) for place in range(len(plan.export.rows))]
        #: The cards of each person who is known, and of each newcomer by the first of them.
        self.of_known: dict[int, list[int]] = {}
        self.of_new: dict[int, list[int]] = {}

    def compare(self) -> None:
        """Everything."""
        plan = self.plan
        plan.warnings = [(one.record.row, warning) for one in self.said for warning in one.record.warnings]
        plan.matches = self._matched()
        self._decide(plan.matches)
        holdings = Holdings(self.account, plan.told, self.code)
        for first, places in self.of_new.items():
            self._add(first, places)
        for person, places in self.of_known.items():
            self._complement(person, places, holdings)
        if plan.export.source == ANY_TABLE:
            plan.remarks += [_NOBODY_GONE] if plan.told else []
        else:
            people = self.known.people
            plan.gone = sorted(one for one in plan.told if one not in plan.seen and not people[one].deleted)

    def _said(self, place: int) -> Said:
        record = self.plan.export.read(self.plan.export.rows[place])
        facts = facts_of(record, self.code, self.choices.tag)
        if record.more and record.more.photo:
            # A book of thousands of photos does not fit into memory: they are read again one by one.
            record = record._replace(more=record.more._replace(photo=b""))
        return Said(record, facts, entry_of(record, facts))

    def _matched(self) -> list[Match]:
        entries = [one.entry for one in self.said]
        index = self.known.index(entries)
        before = self._said_before()
        index.same = {entry_key(entries[place]): person for place, person in before.items()} | index.same
        matches = match_entries(entries, index)
        for place, person in before.items():
            if matches[place].how is How.SURE and matches[place].person == person:
                matches[place] = matches[place]._replace(because=SAID_BEFORE)
        return matches

    def _said_before(self) -> dict[int, int]:
        """The cards that say nothing but what a file of this kind said before, with the person of whom it said it.

        That is how somebody is known again of whom there is nothing but a name.
        """
        by_name: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for person, told in self.plan.told.items():
            lines = frozenset(told.text.split("\n"))
            for line in lines:
                if line.startswith("name:"):
                    by_name.setdefault(line, []).append((person, lines))
        found: dict[int, int] = {}
        for place, one in enumerate(self.said):
            said = {fact.told for fact in one.facts}
            name = next((line for line in said if line.startswith("name:")), "")
            people = [person for person, lines in by_name.get(name, ()) if said <= lines]
            if len(people) == 1:
                found[place] = people[0]
        return found

    def _decide(self, matches: list[Match]) -> None:
        """Who each card is about, given what the account answered."""

        plan = self.plan
        certain = {match.person for match in matches if match.how is How.SURE}
        repeats: list[tuple[int, Match]] = []
        for place, match in enumerate(matches):
            person, how, one = match.person, match.how, self.said[place]
            if how is How.LIKELY or how is How.PERHAPS:
                assert person is not None
                said = self.choices.answered(one.record.row)
                if said is None:
                    plan.open.append(Open(one.record, self.known.people[person], how, match.because))
                    plan.seen.add(person)
                    continue
                plan.answered.append(Answered(one.entry, person, said))
                how = How.SURE if said else How.NEW
                if said and person in certain:
                    how = How.REPEATED
                certain.add(person if said else None)
            if how is How.NEW:
                self.of_new[place] = [place]
            elif how is How.SURE:
                assert person is not None
                self.of_known.setdefault(person, []).insert(0, place)
                plan.seen.add(person)
            elif how is How.REPEATED:
                plan.repeated += 1
                repeats.append((place, match))
            else:
                plan.deleted += 1
                plan.unchanged += 1
                if person is not None:
                    plan.seen.add(person)
        for place, match in repeats:
            if match.repeats is not None and match.repeats in self.of_new:
                self.of_new[match.repeats].append(place)
            elif match.person is not None and match.person in self.of_known:
                self.of_known[match.person].append(place)

    def _add(self, first: int, places: list[int]) -> None:
        one = self.said[first]
        name = name_of(one.record)
        key = name_key(f"{name.given} {name.family}")
        facts = self._facts(places, name.given, name.family)
        added = self._with_photo(places, complement(facts, Holding({"other_name": {key}})))
        self.plan.new.append(Newcomer(one.record, name, key, one.entry.slug, _told(facts), added, one.entry.uuid))

    def _complement(self, person: int, places: list[int], holdings: Holdings) -> None:

        plan, stored = self.plan, self.known.people[person]
        facts = self._facts(places, stored.given, stored.family)
        holding = holdings.of(stored)
        added = self._with_photo(places, complement(facts, holding))
        told = _told(facts, holding.told)
        plan.elsewhere += [Elsewhere(stored, company) for company in _elsewhere(facts, holding)]
        if added:
            changes = (Change(fact.field, "", shown(fact), Kind.OTHER, Action.ADD) for fact in added)
            plan.changed.append(
                Changed(stored, self.said[places[0]].record, told, Difference(tuple(changes)), tuple(added))
            )
            return
        plan.unchanged += 1
        before = plan.told.get(person)
        if before is None or told != before.text:
            plan.retold.append((person, told))

    def _facts(self, places: Iterable[int], given: str, family: str) -> list[Fact]:
        found: list[Fact] = []
        for place in places:
            one = self.said[place]
            found += [*one.facts, *also_known_as(one.record, given, family)]
        return unrepeated(found)

    def _with_photo(self, places: Iterable[int], added: list[Fact]) -> list[Fact]:
        """The facts with the photo made small; without it where it cannot be opened, which is said."""
        if all(fact.field != "photo" for fact in added):
            return added
        for place in places:
            record = self.plan.export.read(self.plan.export.rows[place])
            if record.more and record.more.photo:
                try:
                    small = as_text(small_jpeg(record.more.photo))
                except BadPhoto as error:
                    self.plan.warnings.append((record.row, f"{error} It is left out."))
                else:
                    return [fact._replace(value=small) if fact.field == "photo" else fact for fact in added]
        return [fact for fact in added if fact.field != "photo"]


def _elsewhere(facts: Iterable[Fact], holding: Holding) -> list[str]:
    """The employer that is told of somebody whose employer is known, where it is neither that one nor a former one, and
    no file of this kind told of it before."""
    now = holding.keys.get("company", ())
    known = {*now, *holding.keys.get("employer", ())}
    told = [
        fact for fact in facts if fact.field == "company" and fact.key not in known and fact.told not in holding.told
    ]
    return [fact.value for fact in told[:1]] if now else []


def _told(facts: Iterable[Fact], before: Iterable[str] = ()) -> str:
    """All that files of this kind told of somebody, in one text."""
    return "\n".join(sorted({*filter(None, before), *(fact.told for fact in facts)}))
