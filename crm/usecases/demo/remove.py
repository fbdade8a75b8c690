"""Taking the demo away again: exactly what it brought. What the account added itself stays."""

import json
from typing import Any

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import (
    Account,
    Company,
    CompanySpelling,
    Feed,
    FollowUp,
    Import,
    Opportunity,
    Person,
    PersonTag,
    Position,
    SavedList,
    Step,
    StepRow,
    Tag,
    Touchpoint,
    TouchpointPerson,
)
from crm.usecases.demo.by_hand import SOURCE
from crm.usecases.refresh import refresh_people
from crm.usecases.transaction import writing


def has_demo(account: Account) -> bool:
    """Whether the account holds the demo."""
    return bool(_people(account).exists())


def remove_demo(account: Account, when: Moment) -> int:
    """Remove the demo, in one transaction, and say how many people that were.

    People go with everything that hangs on them; touchpoints go where nobody else took part. Tags and companies stay
    where people of the account's own use them. Raises Refused where there is no demo.
    """
    people = [person.id for person in _people(account)]
    if not people:
        raise Refused("There is no demo here to remove.")
    with writing(account):
        runs = list(Import.of(account).where(Import.id.in_(Person.of(account, Person.import_id).where(_IS_DEMO))))
        others = _others_touched(account)
        _forget_steps(account, set(people), runs)
        Person.drop(account).where(_IS_DEMO).execute()
        alone = Touchpoint.id.not_in(TouchpointPerson.of(account, TouchpointPerson.touchpoint))
        Touchpoint.drop(account).where(alone).execute()
        FollowUp.drop(account).where(FollowUp.import_id.in_([run.id for run in runs])).execute()
        mine = {number for run in runs for number in _brought(run, "opportunity")}
        Opportunity.drop(account).where(Opportunity.id.in_(sorted(mine))).execute()
        _drop_brought(account, runs)
        _drop_companies(account, runs)
        Import.drop(account).where(Import.id.in_([run.id for run in runs])).execute()
        refresh_people(account, others, when)
    return len(people)


_IS_DEMO = Person.source == SOURCE


def _people(account: Account) -> Any:
    return Person.of(account, Person.id).where(_IS_DEMO)


def _others_touched(account: Account) -> list[int]:
    """The account's own people, whose reminders may have waited for those of the demo."""
    return [person.id for person in Person.of(account, Person.id).where(Person.source != SOURCE)]


def _forget_steps(account: Account, people: set[int], runs: list[Import]) -> None:
    """Drop the steps that concern the demo's people or feed: taking one back would bring half of somebody back."""
    concerned = set()
    brought = {(table, number) for table in ("feed", "opportunity") for run in runs for number in _brought(run, table)}
    for noted in StepRow.of(account):
        row = json.loads(noted.after or noted.before)
        person = int(noted.row_key) if noted.table_name == "person" else row.get("person_id")
        named = (noted.table_name, int(noted.row_key)) if noted.row_key.isdigit() else None
        if person in people or named in brought:
            concerned.add(noted.step)
    of_imports = Step.import_id.in_([run.id for run in runs])
    Step.drop(account).where(Step.id.in_(sorted(concerned)) | of_imports).execute()


def _drop_brought(account: Account, runs: list[Import]) -> None:
    """The tags that nobody has any more, the lists, and the feed."""
    for run in runs:
        in_use = PersonTag.of(account, PersonTag.tag)
        Tag.drop(account).where(Tag.id.in_(_brought(run, "tag")), Tag.id.not_in(in_use)).execute()
        SavedList.drop(account).where(SavedList.id.in_(_brought(run, "saved_list"))).execute()
        Feed.drop(account).where(Feed.id.in_(_brought(run, "feed"))).execute()


def _brought(run: Import, table: str) -> list[int]:
    """The ids of what came with an import and has no source of its own."""
    return list(json.loads(run.counts).get("demo", {}).get(table, ()))


def _drop_companies(account: Account, runs: list[Import]) -> None:
    """The companies that nobody works or worked at any more."""
    unused = Company.drop(account).where(Company.import_id.in_([run.id for run in runs]))
    for model in (Person, Position, Opportunity):
        unused = unused.where(Company.id.not_in(model.of(account, model.company).where(model.company.is_null(False))))
    unused.execute()
    CompanySpelling.drop(account).where(CompanySpelling.company.not_in(Company.of(account, Company.id))).execute()
