"""What an import would do: each row matched and compared, nothing written."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases.import_archive.moved_profiles import moved_profiles
from crm.usecases.import_archive.nobody_known import nobody_known
from crm.usecases.import_archive.plan import plan_things
from crm.usecases.import_archive.reading import THINGS, read_archive
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.connections import compare_connections
from crm.usecases.import_people.known import SOURCE, newest_export
from crm.usecases.import_people.planned import ImportPlan
from importers import Export

#: An export without a single day is from before 2018, when LinkedIn began to write them.
_BEFORE_DAYS_WERE_WRITTEN = date(2017, 12, 31)


def plan_import(
    account: Account,
    export: Export,
    choices: Choices,
    when: Moment,
    told: Callable[..., None] = lambda *_: None,
    *,
    about_to_apply: bool = False,
) -> ImportPlan:
    """Match and compare every row of an export with what the account knows, and what else was chosen of an archive.

    Writes nothing. `told` is told what is under way. Where a plan is applied at once, what else the archive tells is
    planned there, when its people are known.
    """
    things = choices.include.intersection(THINGS, export.kinds)
    reading = read_archive(account, export, choices.include, told) if things else None
    if choices.takes("connections"):
        moved = moved_profiles(account, reading.conversations) if reading else {}
        plan = _plan_people(account, export, choices, moved, when)
    else:
        nobody = replace(export, rows=[], withheld=[], unreadable=[], blank=0)
        plan = ImportPlan(nobody, export.as_of or when.today)
    plan.choices, plan.reading, plan.nobody = choices, reading, nobody_known(account, export)
    if reading and not about_to_apply:
        plan.things = plan_things(account, reading, choices, when, expected=plan)
    return plan


def _plan_people(
    account: Account, export: Export, choices: Choices, moved: Mapping[str, int], when: Moment
) -> ImportPlan:
    if export.source != SOURCE:
        from crm.usecases.import_people.address_book import compare_address_book  # which needs more of Kith

        plan = ImportPlan(export, when.today)
        compare_address_book(account, plan, choices)
        return plan
    plan = ImportPlan(export, export.as_of or _BEFORE_DAYS_WERE_WRITTEN, newest=newest_export(account))
    compare_connections(account, plan, choices, moved)
    return plan
