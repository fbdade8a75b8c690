"""Another account's people, alike to the letter, are neither matched nor touched."""

from crm.domain.moment import Moment
from crm.models import Account, Person
from crm.usecases.bin import delete_for_good, delete_people
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.report import counts_of
from crm.usecases.import_people.undo import undo_import
from tests.usecases.network import (
    AFTER,
    BEFORE,
    TRUTH,
    brought,
    changed_tables,
    decided,
    everything,
    looked_at,
    named,
    person_of,
)


def test_the_same_people_of_another_account_are_nobody_known(
    account: Account, other_account: Account, moment: Moment
) -> None:
    brought(other_account, BEFORE, moment)
    theirs = everything(other_account)
    plan, first = brought(account, BEFORE, moment)
    assert len(plan.new) == TRUTH["before"]["new"]
    plan, second = brought(account, AFTER, moment)
    assert counts_of(plan)["changed"] == TRUTH["after"]["changed"]
    assert changed_tables(theirs, everything(other_account)) == {}
    assert undo_import(account, second, moment) == []
    assert undo_import(account, first, moment) == []
    assert changed_tables(theirs, everything(other_account)) == {}
    assert Person.of(account).count() == 0


def test_answers_deletions_and_exports_of_another_account_say_nothing(
    account: Account, other_account: Account, moment: Moment
) -> None:
    brought(other_account, BEFORE, moment)
    plan = looked_at(other_account, AFTER, moment)
    same = frozenset(row.record.row for row in plan.open)
    decided(other_account, AFTER, moment, Choices(same=same))
    ada = person_of(other_account, "ada-nwosu-01")
    delete_people(other_account, [ada.id], moment)
    delete_for_good(other_account, ada.id)
    theirs = everything(other_account)
    first, _ = brought(account, BEFORE, moment)
    # Not older than the newest export of the other account, nobody deleted, nothing answered.
    assert (first.older, first.deleted, len(first.new)) == (False, 0, TRUTH["before"]["new"])
    second, _ = brought(account, AFTER, moment)
    assert len(second.open) == TRUTH["after"]["perhaps"]
    assert len(named(account, "Ada Nwosu")) == 1
    assert changed_tables(theirs, everything(other_account)) == {}


def test_people_ticked_that_belong_to_another_account_get_no_reminder(
    account: Account, other_account: Account, moment: Moment
) -> None:
    brought(other_account, BEFORE, moment)
    brought(account, BEFORE, moment)
    ticked = frozenset(person.id for person in Person.of(other_account))
    decided(account, AFTER, moment, Choices(congratulate=ticked))
    assert everything(account)["follow_up"] == []
    assert everything(other_account)["follow_up"] == []
