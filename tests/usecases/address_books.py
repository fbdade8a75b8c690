"""Address books made of records, and how to import them."""

import io
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from crm.domain.moment import Moment
from crm.models import Account, Import
from crm.usecases.import_people.apply import apply
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.plan import plan_import
from crm.usecases.import_people.planned import ImportPlan
from crm.usecases.transaction import writing
from importers import Export, ImportedPerson, Method, More, Row


def card(name: str, *methods: str, company: str = "", title: str = "", **more: object) -> ImportedPerson:
    """What a card says of somebody. A method is written "email work: ada@fernhollow.example"."""
    given, _, family = name.rpartition(" ") if " " in name else (name, "", "")
    read = []
    for text in methods:
        head, _, value = text.partition(": ")
        kind, _, label = head.partition(" ")
        read.append(Method(kind, value, label))
    rest = More(methods=tuple(read), **more)  # type: ignore[arg-type]
    return ImportedPerson(given, family, "", "", company, title, None, 0, more=rest)


def book(cards: Sequence[ImportedPerson], source: str = "vcard") -> Export:
    """An opened address book of these cards, one a line."""
    numbered = [record._replace(row=line) for line, record in enumerate(cards, 1)]
    rows = [Row(record.row, []) for record in numbered]
    opened = Export(
        format=source,
        rows=rows,
        withheld=[],
        unreadable=[],
        blank=0,
        read=lambda row: numbered[row.line - 1],
        latest=lambda: None,
    )
    return replace(opened, source=source)


def imported(
    account: Account,
    cards: Sequence[ImportedPerson],
    when: Moment,
    source: str = "vcard",
    choices: Choices | None = None,
) -> tuple[ImportPlan, Import]:
    """Import these cards as the page does."""
    asked = choices or Choices()
    with writing(account):
        plan = plan_import(account, book(cards, source), asked, when)
        run = Import.create(
            account=account,
            file_name="contacts.vcf",
            state="applying",
            answers=asked.to_json(),
            created_at=when.instant,
        )
        apply(account, run, plan, when)
    return plan, run


def photo(size: int = 400) -> bytes:
    """A photo as a phone holds one."""
    written = io.BytesIO()
    Image.new("RGB", (size, size), (20, 120, 60)).save(written, "PNG")
    return written.getvalue()
