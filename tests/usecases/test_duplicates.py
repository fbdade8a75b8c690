"""Who of the account's people may be one: found in few statements, and answered for good."""

from pathlib import Path

import pytest

from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, Person, TwoPeople
from crm.usecases.add_person import add_person
from crm.usecases.archive import archive
from crm.usecases.bin import delete_people
from crm.usecases.duplicates.found import duplicates
from crm.usecases.duplicates.two_people import ask_again, pairs_of_two, say_two_people
from crm.usecases.import_people.choices import Choices
from crm.usecases.merge_people.merge import merge_people
from crm.usecases.take_back import take_back
from tests.usecases.network import PROFILE, brought, changed_tables, csv_of, decided, everything, line_of, looked_at

YUSUF = f"Yusuf,Karadere,{PROFILE}yusuf,,Brackmoor,Consultant,14 Apr 2026"


def known(account: Account, name: str, when: Moment, email: str = "", company: str = "") -> Person:
    person, _ = add_person(account, name, when, emails=[email] if email else [], company=company)
    return person


def found(account: Account) -> list[tuple[int, int, str]]:
    account = Account.get_by_id(account.id)
    return [(pair.one, pair.other, pair.how.value) for pair in duplicates(account).pairs]


def test_pairs_are_found_with_the_reason(account: Account, moment: Moment, tmp_path: Path) -> None:
    brought(account, csv_of(tmp_path, YUSUF), moment)
    mine = known(account, "Y. Karadere", moment, company="Brackmoor Ltd.")
    account = Account.get_by_id(account.id)
    (pair,) = duplicates(account).questions
    assert (pair.other, pair.how.value) == (mine.id, "likely")
    assert pair.because == "The same name but for an initial, and both at Brackmoor."
    assert duplicates(account).people == 2


def test_archived_people_are_compared_and_those_in_the_bin_are_not(account: Account, moment: Moment) -> None:
    one, other, gone = (known(account, "Ada Nwosu", moment, email="ada@nwosu.example") for _ in range(3))
    archive(account, [other.id], moment)
    delete_people(account, [gone.id], moment)
    assert found(account) == [(one.id, other.id, "sure")]


def test_two_people_are_not_asked_about_again_until_that_is_taken_back(account: Account, moment: Moment) -> None:
    one, other = (known(account, "Ada Nwosu", moment, email="ada@nwosu.example") for _ in range(2))
    before = everything(account)
    step = say_two_people(account, other.id, one.id, moment)
    say_two_people(account, one.id, other.id, moment)
    assert [(row.person, row.other) for row in TwoPeople.of(account)] == [(one.id, other.id)]
    assert found(account) == []
    take_back(account, step.id, moment)
    assert changed_tables(before, everything(account)) == {}
    assert found(account) == [(one.id, other.id, "sure")]


def test_one_may_be_asked_again_after_all(account: Account, moment: Moment) -> None:
    one, other = (known(account, "Ada Nwosu", moment, email="ada@nwosu.example") for _ in range(2))
    say_two_people(account, one.id, other.id, moment)
    assert pairs_of_two(account, 10) == [(one.id, other.id)]
    ask_again(account, other.id, one.id, moment)
    assert pairs_of_two(account, 10) == []
    assert found(account) == [(one.id, other.id, "sure")]


def test_an_answer_given_in_a_preview_holds_here_too(account: Account, moment: Moment, tmp_path: Path) -> None:
    known(account, "Yusuf Karadere", moment, company="Brackmoor")
    file = csv_of(tmp_path, YUSUF)
    line = line_of(looked_at(account, file, moment), "Yusuf Karadere")
    decided(account, file, moment, Choices(two=frozenset({line})))
    assert Person.of(account).count() == 2
    assert found(account) == []


def test_a_merged_pair_is_gone_and_comes_back_with_undo(account: Account, moment: Moment) -> None:
    one, other = (known(account, "Ada Nwosu", moment, email="ada@nwosu.example") for _ in range(2))
    step = merge_people(account, one.id, other.id, moment)
    assert found(account) == []
    take_back(account, step.id, moment)
    assert found(account) == [(one.id, other.id, "sure")]


def test_somebody_and_themselves_are_no_pair(account: Account, other_account: Account, moment: Moment) -> None:
    ada, stranger = known(account, "Ada Nwosu", moment), known(other_account, "Ada Nwosu", moment)
    with pytest.raises(Refused, match="is one person"):
        say_two_people(account, ada.id, ada.id, moment)
    with pytest.raises(NotFound):
        say_two_people(account, ada.id, stranger.id, moment)
    assert found(account) == []


def test_a_constant_number_of_statements_finds_them_and_none_finds_them_again(
    account: Account, moment: Moment, statements: list[str]
) -> None:
    def cost() -> int:
        fresh = Account.get_by_id(account.id)
        statements.clear()
        assert duplicates(fresh).pairs
        sent = len(statements)
        duplicates(fresh)
        assert len(statements) == sent
        return sent

    known(account, "Ada Nwosu", moment, email="ada@nwosu.example")
    known(account, "Ada Nwosu", moment, email="ada@nwosu.example")
    few = cost()
    for number in range(20):
        known(account, f"Kofi Boatengmaa {number}", moment, email=f"kofi{number // 2}@mail.example")
    assert cost() == few == 3
