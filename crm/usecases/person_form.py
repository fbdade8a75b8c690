"""The form of a person: what it holds, and what is wrong with it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from crm.domain.names import Name, split_name
from crm.domain.refusals import Refused
from crm.domain.vague_dates import read_vague_date
from crm.models import Account, ContactMethod, Person
from crm.usecases.add_person import LONGEST_NAME
from crm.usecases.contact_methods import KINDS, Method, read_method


class MethodLine(NamedTuple):
    """A line of the form: `id` is that of the stored row, None for a new one. A blank value removes it."""

    kind: str
    value: str
    label: str = ""
    id: int | None = None


class PositionLine(NamedTuple):
    """A line of the form; dates as typed. A line without title and company removes the position."""

    title: str
    company: str
    started: str = ""
    ended: str = ""
    id: int | None = None


@dataclass(frozen=True)
class PersonEdit:
    """The whole form."""

    given: str
    family: str = ""
    goes_by: str = ""
    credentials: str = ""
    pronouns: str = ""
    place: str = ""
    met_how: str = ""
    met_on: date | None = None
    introduced_by: int | None = None
    do_not_contact: bool = False
    methods: tuple[MethodLine, ...] = ()
    positions: tuple[PositionLine, ...] = ()
    tags: tuple[str, ...] = ()


class WrongFields(Refused):
    """Some fields cannot be saved. `fields` has a sentence for each: "given", or a line of a list as "methods 2"."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(next(iter(fields.values())))
        self.fields = fields


class Checked(NamedTuple):
    """The form, read: the name in its parts, the lines of the lists with the ids of the rows they change."""

    name: Name
    methods: list[tuple[int | None, Method]]
    positions: list[PositionLine]


def checked(account: Account, person_id: int | None, edit: PersonEdit) -> Checked:
    """The lists of the form, read. What was stored and is not changed is not judged: an import may have brought it."""
    wrong: dict[str, str] = {}
    name = split_name(" ".join(edit.given.split()), " ".join(edit.family.split()))
    if not name.full:
        wrong["given"] = "A person needs a name."
    elif len(name.full) > LONGEST_NAME:
        wrong["given"] = f"That name has more than {LONGEST_NAME} characters."
    if edit.introduced_by is not None:
        if edit.introduced_by == person_id:
            wrong["introduced_by"] = "Nobody introduces themselves. Choose somebody else."
        elif not Person.kept(account).where(Person.id == edit.introduced_by).exists():
            wrong["introduced_by"] = "There is no such person here."
    stored = stored_methods(account, person_id) if person_id else {}
    methods: list[tuple[int | None, Method]] = []
    for number, line in enumerate(edit.methods):
        row = stored.get(line.id) if line.id else None
        try:
            if row is not None and row.value == line.value.strip():
                label = " ".join(line.label.split())[:100]
                methods.append((row.id, Method(row.kind, row.value, row.key, label)))
            elif read := read_method(line.kind, line.value, line.label):
                methods.append((row.id if row else None, read))
        except Refused as error:
            wrong[f"methods {number}"] = str(error)
    positions: list[PositionLine] = []
    for number, job in enumerate(edit.positions):
        try:
            started, ended = read_vague_date(job.started), read_vague_date(job.ended)
        except ValueError as error:
            wrong[f"positions {number}"] = str(error)
            continue
        if started and ended and ended < started[: len(ended)]:
            wrong[f"positions {number}"] = "That position ends before it begins."
        title, company = " ".join(job.title.split()), " ".join(job.company.split())
        if title or company:
            positions.append(PositionLine(title, company, started, ended, job.id))
    if wrong:
        raise WrongFields(wrong)
    return Checked(name, methods, positions)


def stored_methods(account: Account, person_id: int) -> dict[int, ContactMethod]:
    """Those that the form shows; an import keeps further rows to know a profile by its former address."""
    mine = ContactMethod.of(account).where(ContactMethod.person == person_id, ContactMethod.kind.in_(KINDS))
    return {row.id: row for row in mine}
