"""Small invented archives of LinkedIn's, and how to import them."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from crm.domain.moment import Moment
from crm.models import Account, Import, ImportedThing, Person, Touchpoint, TouchpointPerson
from crm.usecases.import_people.apply import apply
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.plan import plan_import
from crm.usecases.import_people.planned import ImportPlan
from crm.usecases.transaction import writing
from importers import open_export
from tests.importers.examples import archive
from tests.usecases.network import HEADER, PROFILE

ME = ("Ines Valderrey", f"{PROFILE}ines-valderrey")
ADA = ("Ada Nwosu", f"{PROFILE}ada-nwosu")
KOFI = ("Kofi Boatengmaa", f"{PROFILE}kofi-b")
LENA = ("Lena Vogt", f"{PROFILE}lena-vogt")
STRANGER = ("Nobody Known", f"{PROFILE}nobody-known")
KNOWN = (ADA, KOFI, LENA)
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)

#: Which tells whose the messages are where there is one conversation alone.
PROFILE_FILE = b"First Name,Last Name,Maiden Name,Headline\nInes,Valderrey,,Head of depots\n"

Somebody = tuple[str, str]
Row = Sequence[str]


def wrote(
    sender: Somebody,
    to: Somebody | Sequence[Somebody],
    at: str,
    text: str,
    *,
    conversation: str = "",
    title: str = "",
    folder: str = "INBOX",
    draft: str = "No",
    subject: str = "",
) -> list[str]:
    """A row of messages.csv; one conversation with each person, unless it is named. `at` is in UTC."""
    receivers: list[Somebody] = [to] if isinstance(to[0], str) else list(to)  # type: ignore[list-item, arg-type]
    other = sender if sender != ME else receivers[0]
    return [
        conversation or f"2-{other[1][-12:]}",
        title,
        *sender,
        ",".join(name for name, _ in receivers),
        ",".join(url for _, url in receivers),
        f"{at}:00 UTC" if len(at) == 16 else f"{at} UTC",
        subject,
        text,
        folder,
        "",
        draft,
        draft,
    ]


def asked(sender: Somebody, to: Somebody, at: str, text: str = "") -> list[str]:
    """A row of Invitations.csv; `at` as LinkedIn writes it there."""
    return [sender[0], to[0], at, text, "OUTGOING" if sender == ME else "INCOMING", sender[1], to[1]]


def table(header: str, rows: Iterable[Row]) -> bytes:
    """A CSV file."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([header.split(","), *rows])
    return written.getvalue().encode()


def connections(people: Iterable[Somebody] = KNOWN) -> bytes:
    """Connections.csv of these people."""
    rows = [(*name.split(" ", 1), url, "", "Fernhollow", "Engineer", "14 Apr 2026") for name, url in people]
    return table(HEADER, rows)


def archive_of(
    folder: Path,
    *messages: Row,
    day: str = "05-04-2026",
    people: Iterable[Somebody] = KNOWN,
    files: dict[str, bytes] | None = None,
) -> Path:
    """An archive of that day with connections, messages, and what else is given."""
    held = {"Connections.csv": connections(people)} if people else {}
    if messages:
        held |= {"messages.csv": table(MESSAGES, messages), "Profile.csv": PROFILE_FILE}
    name = f"Complete_LinkedInDataExport_{day}.zip"
    return archive(folder, {**held, **(files or {})}, name)


def imported(
    account: Account, file: Path, when: Moment, *include: str, words: str = "first-line"
) -> tuple[ImportPlan, Import]:
    """Import these kinds of an archive beside its connections, as the page does."""
    choices = Choices(include=frozenset(("connections", *include)), words=words)
    with writing(account):
        export = open_export(file, today=when.today, connections=False)
        plan = plan_import(account, export, choices, when, about_to_apply=True)
        run = Import.create(
            account=account, file_name=file.name, state="applying", answers=choices.to_json(), created_at=when.instant
        )
        apply(account, run, plan, when)
    return plan, run


def passed(account: Account, name: str = "", source: str = "linkedin") -> list[tuple[date, str, str]]:
    """Day, direction and text of the touchpoints of that source, with that person; the oldest first."""
    query = Touchpoint.of(account).where(Touchpoint.source == source)
    if name:
        person = Person.of(account).where(Person.name == name).get()
        mine = TouchpointPerson.of(account, TouchpointPerson.touchpoint).where(TouchpointPerson.person == person.id)
        query = query.where(Touchpoint.id.in_(mine))
    return [(row.happened_on, row.direction, row.text) for row in query.order_by(Touchpoint.happened_on, Touchpoint.id)]


def things_of(account: Account) -> int:
    """How many things are known to have been told."""
    return ImportedThing.of(account).count()
