"""Who is meant by the names of a panel: somebody of this opportunity, of that company, or somebody new."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from crm.domain.folding import name_key
from crm.domain.identity import email_key, profile_slug
from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, Company, ContactMethod, Interview, Opportunity, Panelist, Person
from crm.models.values import column
from crm.usecases.add_person import create_person, read_name
from crm.usecases.contact_methods import Method, read_method
from crm.usecases.journal import Changes
from crm.usecases.opportunities.interview_form import PanelName

MET_HOW = "Interview"


@dataclass
class Seat:
    """Somebody on a panel, and their part in it."""

    person: int
    recruiter: bool = False
    hiring_manager: bool = False
    main: bool = False
    leads: bool = False


@dataclass
class Panel:
    """Everybody on a panel in order, each once, and who of them is new."""

    seats: dict[int, Seat] = field(default_factory=dict)
    new: list[int] = field(default_factory=list)


class Naming:
    """Finds the people whom names mean, and makes those whom nobody has; within a step."""

    def __init__(
        self, changes: Changes, opportunity: int | None, company: int, employer: str, met_on: date, when: Moment
    ) -> None:
        self._changes = changes
        self._account = changes.account
        self._opportunity = opportunity
        self._company = company
        self._employer = employer
        self._met_on = met_on
        self._when = when
        self.new: list[int] = []

    def panel(self, names: Sequence[PanelName]) -> Panel:
        """The panel of these names; blank ones are left out, and who is named twice sits there once.

        Raises NotFound for an id that is not here, Refused for a name that may be several people, or an address that is
        none.
        """
        panel = Panel()
        for name in names:
            if not (name.person or name.name.strip() or name.email.strip()):
                continue
            person = self.person(name)
            seat = panel.seats.setdefault(person, Seat(person))
            for part in ("recruiter", "hiring_manager", "main", "leads"):
                setattr(seat, part, getattr(seat, part) or getattr(name, part))
        panel.new = list(self.new)
        return panel

    def person(self, name: PanelName) -> int:
        """The one person that is meant, made now where nobody is."""
        typed = " ".join(name.name.split())
        methods = [read_method("email", name.email), read_method("link", _profile(name.profile))]
        given = [method for method in methods if method]
        if name.person:
            found: Person | None = Person.find(self._account, name.person)
            if found is None or found.deleted_at is not None:
                raise NotFound(f"There is no person {name.person} here.")
        else:
            found = self._by_address(given, typed) or self._by_name(typed, given)
        if found is None:
            return self._make(typed or name.email.split("@")[0], name.title, given)
        self._add_methods(found, given)
        return int(found.id)

    def _by_address(self, given: Sequence[Method], typed: str) -> Person | None:
        for method in given:
            those = ContactMethod.of(self._account, ContactMethod.person).where(
                ContactMethod.kind == method.kind, ContactMethod.key == method.key
            )
            candidates = list(Person.kept(self._account).where(Person.id.in_(those)))
            if candidates:
                return self._only(typed or method.value, candidates)
        return None

    def _by_name(self, typed: str, given: Sequence[Method]) -> Person | None:
        """Somebody of that name on this opportunity, else at that company. An address they do not have is new to them,
        unless they have another of its kind: then it is somebody else's."""
        key = name_key(typed)
        if not key:
            return None
        named = Person.kept(self._account).where(Person.name_key == key)
        for those in (
            self._of_opportunity(),
            Person.of(self._account, Person.id).where(Person.company == self._company),
        ):
            if those is None:
                continue
            candidates = list(named.where(Person.id.in_(those)))
            fitting = [one for one in candidates if not self._has_another(one, given)]
            if fitting:
                return self._only(typed, fitting)
        return None

    def _of_opportunity(self) -> list[int] | None:
        if self._opportunity is None:
            return None
        panels = Interview.of(self._account, Interview.id).where(Interview.opportunity == self._opportunity)
        here = set(column(Panelist.of(self._account, Panelist.person).where(Panelist.interview.in_(panels))))
        opportunity = Opportunity.find(self._account, self._opportunity)
        return sorted(here | {number for number in (opportunity.main_contact, opportunity.told_by) if number})

    def _has_another(self, person: Person, given: Sequence[Method]) -> bool:
        kinds = [method.kind for method in given if method.kind == "email" or "linkedin.com" in method.value]
        if not kinds:
            return False
        theirs = ContactMethod.of(self._account).where(ContactMethod.person == person.id, ContactMethod.kind.in_(kinds))
        return any(one.kind == "email" or "linkedin.com" in one.value.lower() for one in theirs)

    def _only(self, typed: str, candidates: list[Person]) -> Person:
        if len(candidates) == 1:
            return candidates[0]
        companies = {one.id: one.name for one in Company.of(self._account).where(
            Company.id.in_([person.company for person in candidates if person.company])
        )}  # fmt: skip
        told = "; ".join(
            f"{person.id} {person.name}"
            + (f", {person.title}" if person.title else "")
            + (f" ({companies[person.company]})" if person.company in companies else "")
            for person in sorted(candidates, key=lambda person: int(person.id))[:10]
        )
        raise Refused(f"“{typed}” may be any of {len(candidates)} people: {told}. Give the email address.")

    def _make(self, typed: str, title: str, given: Sequence[Method]) -> int:
        person = create_person(
            self._changes,
            read_name(typed),
            self._when,
            methods=given,
            company=self._employer,
            title=title,
            met_on=self._met_on,
            met_how=MET_HOW,
        )
        self.new.append(person.id)
        return int(person.id)

    def _add_methods(self, person: Person, given: Sequence[Method]) -> None:
        for method in given:
            known = ContactMethod.of(self._account).where(
                ContactMethod.person == person.id, ContactMethod.kind == method.kind, ContactMethod.key == method.key
            )
            if not known.exists():
                self._changes.create(ContactMethod, person=person.id, **method._asdict())


def read_panel_name(text: str) -> PanelName:
    """ "Ada Nwosu <ada@fernhollow.example>" as a name with its address; a bare address counts as one."""
    typed = " ".join(text.split())
    if typed.endswith(">") and "<" in typed:
        name, _, address = typed[:-1].rpartition("<")
        name, address = name.strip().strip("\"'").strip(), address.strip()
        return PanelName(name, profile=address) if profile_slug(address) else PanelName(name, address)
    return PanelName(email=typed) if email_key(typed) else PanelName(typed)


def write_panel(changes: Changes, account: Account, interview: int, panel: Panel) -> None:
    """Let these people, in this order, be the panel of an interview. Rows of who stays stay."""
    stored = {row.person: row for row in Panelist.of(account).where(Panelist.interview == interview)}
    wanted = list(panel.seats)
    in_order = [number for number in wanted if number in stored]
    if [number for number in sorted(stored, key=lambda number: int(stored[number].id)) if number in wanted] != in_order:
        changes.delete_all(stored.values())
        stored = {}
    changes.delete_all(row for number, row in stored.items() if number not in panel.seats)
    for seat in panel.seats.values():
        parts = {part: getattr(seat, part) for part in ("recruiter", "hiring_manager", "main", "leads")}
        if seat.person in stored:
            changes.change(stored[seat.person], **parts)
        else:
            changes.create(Panelist, interview=interview, person=seat.person, **parts)


def _profile(text: str) -> str:
    """A profile address, also as "linkedin.com/in/ada"."""
    typed = text.strip()
    return f"https://{typed}" if typed and "://" not in typed else typed
