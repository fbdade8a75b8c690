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
from crm.usecases.demo.life import Life
from crm.usecases.demo.members import EXPORTED, Member
from crm.usecases.demo.network import drawn_members
from crm.usecases.demo.opportunities import interview
from crm.usecases.demo.story import told_members
from crm.usecases.import_people.apply import apply
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.plan import plan_import
from crm.usecases.plan_check_ins import plan
from crm.usecases.transaction import writing
from importers import open_export

PEOPLE = 400
_PLANNED_BEFORE = 26


def fill_demo(account: Account, when: Moment, *, secret: str) -> int:
    """Bring the demo, with a past that ends now, and say how many people it has.

    The same network every time, in one transaction; `secret` is the key from which its feed's address is made.
    Raises Refused where the account has anybody already.
    """
    if Person.of(account).exists():
        raise Refused("The demo needs an account without people, so that nothing of yours is mixed up with it.")
    told = told_members()
    members = told + drawn_members(PEOPLE - len(told))
    life = Life(account, members, when)
    with writing(account), TemporaryDirectory() as folder:
        first, second, newest = (write_export(members, ago, when.today, Path(folder)) for ago in EXPORTED)
        _import(account, first, members, days_ago(when, EXPORTED[0]))
        _import(account, second, members, days_ago(when, EXPORTED[1]))
        # Check-ins are planned as of some weeks ago first: what nobody answered since is overdue today.
        life.goes_on(until=_PLANNED_BEFORE)
        run = _import(account, newest, members, days_ago(when, EXPORTED[2]))
        life.goes_on(until=0)
        life.brought["opportunity"] = interview(account, when)
        plan(account, when)
        _put_away(account, members, when)
        life.brought["feed"] = [by_hand.subscribe(account, when, secret).id]
        # What has no source of its own is listed with the last import, so that the removal finds it.
        run.counts = json.dumps({**json.loads(run.counts), "demo": life.brought})
        run.save()
    return len(members)


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


def _put_away(account: Account, members: list[Member], when: Moment) -> None:
    """The one in the archive, and the one in the bin."""
    for member in members:
        if member.archived is not None:
            archive(account, [_id_of(account, member)], days_ago(when, member.archived))
        if member.deleted is not None:
            delete_people(account, [_id_of(account, member)], days_ago(when, member.deleted))


def _id_of(account: Account, member: Member) -> int:
    return int(Person.of(account, Person.id).where(Person.name == member.name).get().id)
