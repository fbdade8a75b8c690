"""Filling an empty account with the demo: three LinkedIn exports, imported as they would have been, and two years."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Import, Person
from crm.usecases.archive import archive
from crm.usecases.bin import delete_people
from crm.usecases.demo import by_hand
from crm.usecases.demo.days import days_ago
from crm.usecases.demo.exports import write_export
from crm.usecases.demo.members import EXPORTED, Member
from crm.usecases.demo.network import drawn_members
from crm.usecases.demo.story import told_members
from crm.usecases.import_people.apply import apply
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.plan import plan_import
from crm.usecases.refresh import refresh_people
from crm.usecases.transaction import writing
from importers import open_export

PEOPLE = 400


def fill_demo(account: Account, when: Moment) -> int:
    """Bring the demo, with a past that ends now, and say how many people it has.

    The same network every time, in one transaction. Raises Refused where the account has anybody already.
    """
    if Person.of(account).exists():
        raise Refused("The demo needs an account without people, so that nothing of yours is mixed up with it.")
    told = told_members()
    members = told + drawn_members(PEOPLE - len(told))
    with writing(account):
        run = _import_everybody(account, members, when)
        ids = _ids(account)
        by_hand.describe(account, members, ids, when)
        by_hand.reach(account, members, ids)
        by_hand.note(account, members, ids, when)
        by_hand.touch(account, members, ids, when)
        by_hand.promise(account, members, ids, when)
        tags = by_hand.tag(account, members, ids)
        lists = by_hand.keep_lists(account, tags)
        _put_away(account, members, ids, when)
        refresh_people(account, ids.values(), when)
        # What has no source of its own is listed with the last import, so that the removal finds it.
        brought = {"tag": [tag.id for tag in tags], "saved_list": [saved.id for saved in lists]}
        run.counts = json.dumps({**json.loads(run.counts), "demo": brought})
        run.save()
    return len(members)


def _import_everybody(account: Account, members: list[Member], when: Moment) -> Import:
    with TemporaryDirectory() as folder:
        for ago in EXPORTED:
            last = _import(account, write_export(members, ago, when.today, Path(folder)), members, days_ago(when, ago))
    return last


def _import(account: Account, file: Path, members: list[Member], then: Moment) -> Import:
    """Read a file and apply it as the account would have, news ticked to be congratulated."""
    congratulate = {member.name for member in members if member.congratulate}
    plan = plan_import(account, open_export(file, today=then.today), Choices(), then)
    ticked = frozenset(changed.person.id for changed in plan.news if changed.person.name in congratulate)
    run = Import.create(
        account=account,
        file_name=file.name,
        state="applying",
        answers=Choices(congratulate=ticked).to_json(),
        created_at=then.instant,
    )
    apply(account, run, plan, then)
    return run


def _ids(account: Account) -> by_hand.Ids:
    return {person.name: person.id for person in Person.of(account, Person.id, Person.name)}


def _put_away(account: Account, members: list[Member], ids: by_hand.Ids, when: Moment) -> None:
    for member in members:
        if member.archived is not None:
            archive(account, [ids[member.name]], days_ago(when, member.archived))
        if member.deleted is not None:
            delete_people(account, [ids[member.name]], days_ago(when, member.deleted))
