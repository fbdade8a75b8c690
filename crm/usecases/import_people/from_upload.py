"""A file of people from the page: LinkedIn's, an address book, any table; asked about, previewed, applied."""

import json

from crm.models import Account, Person
from crm.usecases.import_people.apply import apply as write
from crm.usecases.import_people.plan import plan_import
from crm.usecases.import_people.planned import ImportPlan
from crm.usecases.import_people.preview import SHOWN, preview_of, unreadable_rows
from crm.usecases.import_people.questions import what_to_include
from crm.usecases.import_people.report import counts_of
from crm.usecases.import_people.tables import may_ask
from crm.usecases.import_people.upload import Applied, Asked, FileKind, Shown, Upload
from crm.usecases.transaction import writing
from importers import Columns, Export, UnreadableFile, open_export


def read(upload: Upload) -> Asked | Shown:
    """What would change; first what the columns of a table are, or what shall be read of an archive."""
    try:
        export = _opened(upload)
    except UnreadableFile as error:
        if not may_ask(error, upload.path):
            raise
        return Asked({"ask": "columns"})
    question = what_to_include(upload, export)
    return Asked(question) if question else _shown(upload, export)


def apply(upload: Upload) -> Applied | Shown:
    """Write it. The file is kept while rows of it wait for an answer; so are the rows that could not be read."""
    export = _opened(upload)
    with writing(upload.account):
        # Planned anew inside the transaction: what the account knows may have changed since the preview.
        plan = plan_import(upload.account, export, upload.choices, upload.when, upload.tell, about_to_apply=True)
        as_shown = _is_as_shown(plan, json.loads(upload.run.counts))
        if as_shown:
            write(upload.account, upload.run, plan, upload.when, told=upload.tell)
    if not as_shown:
        return _shown(upload, export)
    left = {"unreadable": unreadable_rows(export)} if export.unreadable else None
    return Applied(bool(plan.open or plan.things.open), left)


KIND = FileKind(lambda path: True, read, apply)


def _opened(upload: Upload) -> Export:
    upload.tell("Reading the file")
    chosen = upload.choices.columns
    export = open_export(
        upload.path,
        name=upload.run.file_name,
        today=upload.when.today,
        connections=False,
        columns=Columns.of(chosen) if chosen else None,
    )
    upload.tell("Comparing with the people you have", 0, len(export.rows))
    return export


def _shown(upload: Upload, export: Export) -> Shown:
    plan = plan_import(upload.account, export, upload.choices.of_the_file, upload.when, upload.tell)
    found = {"format": plan.export.format, "as_of": plan.speaks_of, "counts": json.dumps(counts_of(plan))}
    return Shown(preview_of(plan, _names(upload.account, plan.gone)), found)


def _names(account: Account, people: list[int]) -> dict[int, tuple[str, str]]:
    found = Person.of(account).where(Person.id.in_(people[:SHOWN]))
    return {person.id: (person.name, person.title) for person in found}


def _is_as_shown(plan: ImportPlan, shown: dict[str, int]) -> bool:
    """Whether a plan does what its preview said, given what was answered since: nothing changes unseen."""
    two_people = sum(not answer.same for answer in plan.answered)
    one_person = len(plan.answered) - two_people
    return (
        len(plan.new) - two_people == shown["new"]
        and len(plan.open) + len(plan.answered) == shown["perhaps"]
        and shown["changed"] <= len(plan.changed) <= shown["changed"] + one_person
    )
