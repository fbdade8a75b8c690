"""Taking an import back restores every table; what was edited since stays and is listed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, CompanySpelling, ContactMethod, Import, Person, Sighting, Step
from crm.search.question import best_first
from crm.usecases.add_person import add_person
from crm.usecases.archive import archive
from crm.usecases.bin import delete_people
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.undo import undo_import
from crm.usecases.journal import last_step
from crm.usecases.let_be import let_be
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.notes import add_note
from crm.usecases.person_form import MethodLine
from crm.usecases.set_cadence import set_cadence
from crm.usecases.tagging import tag_people
from crm.usecases.take_back import take_back
from tests.usecases.network import (
    AFTER,
    BEFORE,
    OLDER,
    PROFILE,
    TRUTH,
    about,
    brought,
    changed_tables,
    company_of,
    csv_of,
    days_later,
    decided,
    everything,
    jobs_of,
    line_of,
    links_of,
    looked_at,
    named,
    person_of,
)
from tests.usecases.test_import_by_hand import edited, job

ADA = f"Ada,Nwosu,{PROFILE}ada-nwosu,,Fernhollow,Engineer,14 Apr 2026"
KOFI = f"Kofi,Boatengmaa,{PROFILE}kofi-b,,Tallowick,Designer,01 Mar 2026"


def test_the_first_import_taken_back_leaves_nothing(account: Account, moment: Moment) -> None:
    before = everything(account)
    assert not any(before.values())
    _, run = brought(account, BEFORE, moment)
    assert undo_import(account, run, moment) == []
    assert changed_tables(before, everything(account)) == {}
    assert Import.find(account, run.id).state == "undone"


def test_an_import_that_changed_people_is_taken_back_to_the_byte(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    before = everything(account)
    plan, run = brought(account, AFTER, moment)
    assert len(plan.changed) == TRUTH["after"]["changed"]
    assert changed_tables(before, everything(account)) != {}
    assert undo_import(account, run, moment) == []
    assert changed_tables(before, everything(account)) == {}
    # And it can be imported again, with the same result.
    again, second = brought(account, AFTER, moment)
    assert (len(again.new), len(again.changed)) == (len(plan.new), len(plan.changed))
    assert undo_import(account, second, moment) == []
    assert changed_tables(before, everything(account)) == {}


def test_imports_are_taken_back_one_after_the_other(account: Account, moment: Moment) -> None:
    empty = everything(account)
    _, first = brought(account, BEFORE, moment)
    after_first = everything(account)
    _, second = brought(account, AFTER, moment)
    after_second = everything(account)
    _, third = brought(account, OLDER, moment)
    assert changed_tables(after_second, everything(account)) != {}
    for run, stands in ((third, after_second), (second, after_first), (first, empty)):
        assert undo_import(account, run, moment) == []
        assert changed_tables(stands, everything(account)) == {}


def test_a_network_with_a_life_of_its_own_is_restored_too(account: Account, moment: Moment) -> None:
    """People by hand, companies by hand in another spelling, tags, notes, touchpoints, reminders."""
    ada, _ = add_person(account, "Ada Nwosu", moment, company="Brackmoor Ltd.", cadence=Cadence(2, "month"))
    add_person(account, "Jonas Brekkestad", moment, emails=["jonas@brekkestad.example"], tags=["Interviewer"])
    add_note(account, ada.id, "Sails.", moment)
    log_touchpoint(account, [ada.id], moment, kind="coffee")
    untouched = everything(account)
    _, first = brought(account, BEFORE, moment)
    kofi, mina = person_of(account, "kofi-boatengmaa-08"), person_of(account, "mina-rasouliar-38")
    before = everything(account)
    _, second = brought(account, AFTER, moment)
    assert undo_import(account, second, moment) == []
    assert changed_tables(before, everything(account)) == {}
    tag_people(account, [kofi.id], "Design", moment)
    log_touchpoint(account, [mina.id], moment, kind="call")
    set_cadence(account, [kofi.id], Cadence(1, "month"), moment)
    before = everything(account)
    _, third = brought(account, AFTER, moment)
    undo_import(account, third, moment)
    assert changed_tables(before, everything(account)) == {}
    assert undo_import(account, first, moment) == [
        "Kofi Boatengmaa was edited since and stays.", "Mina Rasouliar was edited since and stays."
    ]  # fmt: skip
    # What the file told of somebody who was there before is gone too.
    jonas = named(account, "Jonas Brekkestad")[0]
    assert (jonas.connected_on, links_of(account, jonas), jonas.title) == (None, [], "")
    assert Sighting.of(account).where(Sighting.person == jonas.id).count() == 0
    people = {row for row in everything(account)["person"] if row[2] not in (kofi.uuid, mina.uuid)}
    assert people == set(untouched["person"])


def test_answers_and_their_people_go_with_the_import(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    before = everything(account)
    plan = looked_at(account, AFTER, moment)
    same = frozenset({line_of(plan, "Priyanka Sundaramoorthy"), line_of(plan, "Esther Adomako")})
    two = frozenset({line_of(plan, "Viktor Hallbergson"), line_of(plan, "Dalisay Okwuosa")})
    _, run = decided(account, AFTER, moment, Choices(same=same, two=two))
    assert len(everything(account)["answer"]) == 4
    undo_import(account, run, moment)
    assert changed_tables(before, everything(account)) == {}
    assert len(looked_at(account, AFTER, moment).open) == 4


def test_a_spelling_goes_and_the_company_stays(account: Account, moment: Moment, tmp_path: Path) -> None:
    brought(account, csv_of(tmp_path, ADA), moment)
    _, run = brought(account, csv_of(tmp_path, ADA.replace(",Fernhollow,", ',"Fernhollow, Inc.",')), moment)
    assert CompanySpelling.of(account).count() == 2
    undo_import(account, run, moment)
    assert [row.name for row in CompanySpelling.of(account)] == ["Fernhollow"]


def test_a_company_stays_while_somebody_works_there(account: Account, moment: Moment, tmp_path: Path) -> None:
    _, run = brought(account, csv_of(tmp_path, ADA), moment)
    mine, _ = add_person(account, "Olu Tveitnes", moment, company="FERNHOLLOW")
    undo_import(account, run, moment)
    assert company_of(account, mine) == "Fernhollow"
    plan, _ = brought(account, csv_of(tmp_path, ADA), moment)
    assert len(plan.new) == 1
    assert len(everything(account)["company"]) == 1


def _cadence(account: Account, person: Person, moment: Moment) -> None:
    set_cadence(account, [person.id], Cadence(3, "month"), moment)


def _tag(account: Account, person: Person, moment: Moment) -> None:
    tag_people(account, [person.id], "Routing", moment)


def _note(account: Account, person: Person, moment: Moment) -> None:
    add_note(account, person.id, "Sails out of Gdynia.", moment)


def _touchpoint(account: Account, person: Person, moment: Moment) -> None:
    log_touchpoint(account, [person.id], moment, kind="coffee")


def _name(account: Account, person: Person, moment: Moment) -> None:
    edited(account, person, moment, family="Nwosu-Lind")


def _job(account: Account, person: Person, moment: Moment) -> None:
    edited(account, person, moment, positions=job(person.id, account, "Fernhollow", "Adviser"))


def _archive(account: Account, person: Person, moment: Moment) -> None:
    archive(account, [person.id], moment)


def _bin(account: Account, person: Person, moment: Moment) -> None:
    delete_people(account, [person.id], moment)


def _let_be(account: Account, person: Person, moment: Moment) -> None:
    let_be(account, person.id, moment)


def _introduce(account: Account, person: Person, moment: Moment) -> None:
    other, _ = add_person(account, "Olu Tveitnes", moment)
    edited(account, other, moment, introduced_by=person.id)


EDITS = [_cadence, _tag, _note, _touchpoint, _name, _job, _archive, _bin, _let_be, _introduce]


@pytest.mark.parametrize("edit", EDITS)
def test_a_newcomer_edited_since_stays_and_is_listed(
    account: Account, moment: Moment, tmp_path: Path, edit: Callable[[Account, Person, Moment], None]
) -> None:
    _, run = brought(account, csv_of(tmp_path, ADA, KOFI), moment)
    (ada,) = named(account, "Ada Nwosu")
    edit(account, ada, moment)
    before = about(account, ada)
    name = Person.find(account, ada.id).name
    assert undo_import(account, run, moment) == [f"{name} was edited since and stays."]
    assert about(account, ada) == before
    assert links_of(account, ada) == ["ada-nwosu"]
    assert not named(account, "Kofi Boatengmaa")
    assert Import.find(account, run.id).message == f"{name} was edited since and stays."


def test_an_edit_that_was_taken_back_itself_keeps_nobody(account: Account, moment: Moment, tmp_path: Path) -> None:
    before = everything(account)
    _, run = brought(account, csv_of(tmp_path, ADA), moment)
    (ada,) = named(account, "Ada Nwosu")
    step = set_cadence(account, [ada.id], Cadence(3, "month"), moment)
    take_back(account, step.id, moment)
    assert undo_import(account, run, moment) == []
    assert changed_tables(before, {**everything(account), "follow_up": []}) == {}


def test_somebody_known_before_keeps_what_was_added_since_and_gets_the_old_job_back(
    account: Account, moment: Moment
) -> None:
    brought(account, BEFORE, moment)
    ada = person_of(account, "ada-nwosu-01")
    _, run = brought(account, AFTER, moment)
    for edit in (_cadence, _tag, _note, _touchpoint):
        edit(account, ada, moment)
    assert undo_import(account, run, moment) == []
    now = Person.find(account, ada.id)
    assert (company_of(account, now), now.title, now.cadence_count) == ("Fernhollow", "Head of engineering", 3)
    assert jobs_of(account, now) == [("Fernhollow", "Head of engineering", True, "")]
    assert {len(everything(account)[table]) for table in ("person_tag", "note", "touchpoint")} == {1}
    assert best_first(account, "fernhollow nwosu", 5) == [ada.id]
    assert best_first(account, "brackmoor nwosu", 5) == []


def test_a_name_typed_since_stays_and_the_rest_is_taken_back(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    _, run = brought(account, AFTER, moment)
    ada = person_of(account, "ada-nwosu-01")
    edited(account, ada, moment, family="Nwosu-Lind")
    assert undo_import(account, run, moment) == []
    now = Person.find(account, ada.id)
    assert (now.name, company_of(account, now)) == ("Ada Nwosu-Lind", "Fernhollow")
    # Where the file brought another name and the account has typed a third, that one is listed.
    _, run = brought(account, AFTER, moment)
    mina = person_of(account, "mina-rasouliar-38")
    edited(account, mina, moment, family="Thorvaldsen-Ek")
    assert undo_import(account, run, moment) == [
        "Person “Mina Thorvaldsen-Ek”: name was edited since and stays."
    ]  # fmt: skip
    assert Person.find(account, mina.id).name == "Mina Thorvaldsen-Ek"


def test_a_job_typed_since_stays_with_its_history(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    _, run = brought(account, AFTER, moment)
    ada = person_of(account, "ada-nwosu-01")
    edited(account, ada, moment, positions=(
        *job(ada.id, account, "Brackmoor", "Chief of engineering"),
    ))  # fmt: skip
    before = jobs_of(account, ada)
    assert undo_import(account, run, moment) == ["Ada Nwosu was edited since and stays."]
    now = Person.find(account, ada.id)
    assert (company_of(account, now), now.title) == ("Brackmoor", "Chief of engineering")
    assert jobs_of(account, now) == before
    assert len([current for *_, current, _ in before if current]) == 1


def test_an_address_that_the_import_added_and_the_account_edited_stays(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    _, run = brought(account, AFTER, moment)
    (hannes,) = named(account, "Hannes Grünewalder")
    rows = ContactMethod.of(account).where(ContactMethod.person == hannes.id).order_by(ContactMethod.id)
    lines = tuple(MethodLine(row.kind, row.value, "Work" if row.kind == "email" else row.label, row.id) for row in rows)
    edited(account, hannes, moment, methods=lines)
    assert undo_import(account, run, moment) == ["hannes@gruenewalder.example was edited since and stays."]
    assert ContactMethod.of(account).where(ContactMethod.value == "hannes@gruenewalder.example").get().label == "Work"


def test_who_was_changed_by_a_later_import_stays_as_that_one_has_it(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    _, first = brought(account, csv_of(tmp_path, ADA, KOFI), moment)
    second_job = ADA.replace("Engineer", "Head of data")
    _, second = brought(account, csv_of(tmp_path, second_job, KOFI.replace("Designer", "Art director")), moment)
    brought(account, csv_of(tmp_path, second_job.replace("Fernhollow", "Brackmoor"), KOFI.replace("D", "D")), moment)
    ada, kofi = named(account, "Ada Nwosu")[0], named(account, "Kofi Boatengmaa")[0]
    assert kofi.title == "Designer"
    assert undo_import(account, second, moment) == [
        "Ada Nwosu was edited since and stays.", "Kofi Boatengmaa was edited since and stays."
    ]  # fmt: skip
    ada = Person.find(account, ada.id)
    assert (company_of(account, ada), ada.title) == ("Brackmoor", "Head of data")
    assert [current for *_, current, _ in jobs_of(account, ada)] == [False, False, True]
    assert undo_import(account, first, moment) == [
        "Ada Nwosu was edited since and stays.", "Kofi Boatengmaa was edited since and stays."
    ]  # fmt: skip
    assert Person.of(account).count() == 2


def test_who_a_later_import_only_saw_again_is_taken_back(account: Account, moment: Moment, tmp_path: Path) -> None:
    brought(account, csv_of(tmp_path, ADA), moment)
    before = everything(account)
    _, second = brought(account, csv_of(tmp_path, ADA.replace("Engineer", "Head of data")), moment)
    brought(account, csv_of(tmp_path, ADA.replace("Engineer", "Head of data"), name="again.csv"), moment)
    assert undo_import(account, second, moment) == []
    assert changed_tables(before, everything(account)) == {}


def test_an_import_is_taken_back_once(account: Account, moment: Moment) -> None:
    _, run = brought(account, BEFORE, moment)
    undo_import(account, run, moment)
    with pytest.raises(Refused, match="taken back already"):
        undo_import(account, run, moment)


def test_an_import_can_be_taken_back_for_thirty_days(account: Account, moment: Moment) -> None:
    _, run = brought(account, BEFORE, moment)
    before = everything(account)
    with pytest.raises(Refused, match="more than thirty days old"):
        undo_import(account, run, moment._replace(instant=days_later(moment, 31).instant))
    assert changed_tables(before, everything(account)) == {}
    assert undo_import(account, run, days_later(moment, 30)) == []


def test_a_file_that_waits_for_a_decision_cannot_be_taken_back(account: Account, moment: Moment) -> None:
    run = Import.create(account=account, state="previewed", created_at=moment.instant)
    with pytest.raises(Refused, match="was not applied"):
        undo_import(account, run, moment)


def test_the_changes_of_an_import_are_not_taken_back_alone(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    brought(account, AFTER, moment)
    before = everything(account)
    (step,) = Step.of(account)
    with pytest.raises(Refused, match="Undo the import instead"):
        take_back(account, step.id, moment)
    with pytest.raises(NotFound):
        last_step(account)
    assert changed_tables(before, everything(account)) == {}


def test_taking_back_many_changes_takes_few_statements(
    account: Account, moment: Moment, tmp_path: Path, statements: list[str]
) -> None:
    """A person costs no more than the few statements that put their own rows back."""

    def cost(number: int) -> int:
        people = [f"Ada{n},Nwosu{n},{PROFILE}p{number}-{n},,Fernhollow,Engineer,14 Apr 2026" for n in range(number)]
        _, first = brought(account, csv_of(tmp_path, *people), moment)
        _, second = brought(account, csv_of(tmp_path, *(row.replace("Engineer", "Head") for row in people)), moment)
        statements.clear()
        undo_import(account, second, moment)
        sent = len(statements)
        undo_import(account, first, moment)
        return sent

    few, many = cost(5), cost(50)
    assert many - few <= 45 * 9
