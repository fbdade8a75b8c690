"""Two people become one: everything of both stays, links lead there, and it can be taken back to the byte."""

import uuid
from pathlib import Path
from typing import Any

import pytest
from peewee import ForeignKeyField

from crm.domain.cadence import Cadence
from crm.domain.merging import Choices
from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.models import (
    TABLES,
    Account,
    Answer,
    ContactMethod,
    FollowUp,
    MergedPerson,
    Note,
    OtherName,
    Panelist,
    Person,
    PersonTag,
    Sighting,
    StepRow,
    Touchpoint,
    TouchpointPerson,
    TwoPeople,
)
from crm.models.base import Owned
from crm.usecases.add_person import add_person
from crm.usecases.bin import delete_for_good, delete_people
from crm.usecases.import_people.undo import undo_import
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.merge_people.merge import merge_people
from crm.usecases.notes import add_note, delete_note
from crm.usecases.refresh import refresh_people
from crm.usecases.take_back import take_back
from tests.usecases.acquaintances import open_check_in
from tests.usecases.network import brought, changed_tables, csv_of, everything, jobs_of, links_of, looked_at, named
from tests.usecases.panels import yesterdays_panel
from tests.world import World

PROFILE = "https://www.linkedin.com/in/"
#: A reminder that came back is one change more to a calendar; when it changed says so too.
_COUNTS = {"sequence", "updated_at"}


def state(account: Account) -> dict[str, list[tuple[Any, ...]]]:
    """Everything the account owns, but how often calendars were told."""
    found = everything(account)
    places = [n for n, name in enumerate(FollowUp._meta.fields) if name in _COUNTS]
    found["follow_up"] = [tuple(value for n, value in enumerate(row) if n not in places) for row in found["follow_up"]]
    return found


def refers(account: Account, person: int) -> list[str]:
    """Every column in which somebody stands."""
    found = []
    tables: Any = TABLES
    for model in tables:
        if not issubclass(model, Owned):
            continue
        for name, field in model._meta.fields.items():
            to_person = isinstance(field, ForeignKeyField) and field.rel_model is Person
            if to_person and model.of(account).where(field == person).exists():
                found.append(f"{model._meta.table_name}.{name}")
    return found


def test_everything_moves_and_comes_back(account: Account, moment: Moment) -> None:
    world = World(account, moment)
    gone = world["person"].id
    everywhere = refers(account, gone)
    assert len(everywhere) >= 20
    kept, _ = add_person(account, "Yusuf Karadere", moment)
    refresh_people(account, [gone, kept.id], moment)
    before = state(account)
    step = merge_people(account, kept.id, gone, moment)
    assert refers(account, gone) == []
    # A pair of somebody and themselves is no question any more.
    assert sorted(set(everywhere) - set(refers(account, kept.id))) == ["two_people.other", "two_people.person"]
    assert MergedPerson.of(account).where(MergedPerson.former_id == gone).get().uuid == world["person"].uuid
    undone = take_back(account, step.id, moment)
    assert undone.kept == []
    assert changed_tables(before, state(account)) == {}


def test_the_one_who_has_everything_may_stay(account: Account, moment: Moment) -> None:
    world = World(account, moment)
    gone, _ = add_person(account, "Yusuf Karadere", moment, emails=["yusuf@karadere.example"], company="Brackmoor")
    refresh_people(account, [world["person"].id, gone.id], moment)
    before = state(account)
    step = merge_people(account, world["person"].id, gone.id, moment)
    assert refers(account, gone.id) == []
    take_back(account, step.id, moment)
    assert changed_tables(before, state(account)) == {}


def two_lived_in(account: Account, moment: Moment) -> tuple[Person, Person]:
    """Two records of one person, of which each has a life of its own, and both some things in common."""
    one, _ = add_person(
        account, "Yusuf Karadere", moment, emails=["yusuf@karadere.example"], company="Brackmoor", title="Consultant",
        tags=["Interviewer", "Design"], cadence=Cadence(6, "month"),
    )  # fmt: skip
    other, _ = add_person(
        account, "Y. Karadere", moment, emails=["YUSUF@karadere.example", "y.k@kestrelby.example"], company="Kestrelby",
        title="Engineering director", tags=["Design", "Rotterdam"], cadence=Cadence(3, "month"),
    )  # fmt: skip
    add_note(account, other.id, "Sails out of Gdynia.", moment)
    log_touchpoint(account, [one.id, other.id], moment, kind="coffee")
    log_touchpoint(account, [other.id], moment, kind="call")
    return Person.find(account, one.id), Person.find(account, other.id)


def test_what_both_have_is_there_once(account: Account, moment: Moment) -> None:
    one, other = two_lived_in(account, moment)
    before = state(account)
    step = merge_people(account, one.id, other.id, moment)
    assert step.sentence == "Yusuf Karadere and Y. Karadere are one person now."
    keys = [row.key for row in ContactMethod.of(account).order_by(ContactMethod.id)]
    assert keys == ["yusuf@karadere.example", "y.k@kestrelby.example"]
    assert PersonTag.of(account).count() == 3
    assert TouchpointPerson.of(account).count() == 2
    assert jobs_of(account, one) == [
        ("Brackmoor", "Consultant", True, ""),
        ("Kestrelby", "Engineering director", False, ""),
    ]
    assert [row.key for row in OtherName.of(account)] == ["y karadere"]
    now = Person.find(account, one.id)
    assert (now.name, now.title, now.cadence_count) == ("Yusuf Karadere", "Consultant", 6)
    assert take_back(account, step.id, moment).kept == []
    assert changed_tables(before, state(account)) == {}


def test_of_two_open_check_ins_one_stays_as_calendars_know_it(account: Account, moment: Moment) -> None:
    one, other = two_lived_in(account, moment)
    mine = open_check_in(account, one)
    assert mine
    merge_people(account, one.id, other.id, moment)
    still = open_check_in(account, one)
    assert still
    assert (still.id, still.uuid) == (mine.id, mine.uuid)
    assert FollowUp.of(account).where(FollowUp.kind == "check-in", FollowUp.state == "open").count() == 1


def test_the_only_check_in_goes_with_its_cadence(account: Account, moment: Moment) -> None:
    one, _ = add_person(account, "Yusuf Karadere", moment)
    other, _ = add_person(account, "Y. Karadere", moment, cadence=Cadence(3, "month"))
    theirs = open_check_in(account, other)
    assert theirs
    step = merge_people(account, one.id, other.id, moment)
    mine = open_check_in(account, one)
    assert mine
    assert (mine.uuid, mine.due_on, mine.sequence > theirs.sequence) == (theirs.uuid, theirs.due_on, True)
    take_back(account, step.id, moment)
    again = open_check_in(account, other)
    assert again
    assert (again.uuid, open_check_in(account, one)) == (theirs.uuid, None)


def test_choices_are_kept_to(account: Account, moment: Moment) -> None:
    one, other = two_lived_in(account, moment)
    second = ContactMethod.of(account).where(ContactMethod.key == "y.k@kestrelby.example").get()
    choices = Choices({"name": other.id, "position": other.id, "cadence": other.id}, frozenset({second.id}))
    merge_people(account, one.id, other.id, moment, choices)
    now = Person.find(account, one.id)
    assert (now.name, now.title, now.cadence_count) == ("Y. Karadere", "Engineering director", 3)
    assert [row.key for row in ContactMethod.of(account)] == ["yusuf@karadere.example"]
    assert [(company, current) for company, _, current, _ in jobs_of(account, one)] == [
        ("Brackmoor", False), ("Kestrelby", True)
    ]  # fmt: skip
    assert [row.key for row in OtherName.of(account)] == ["yusuf karadere"]


def test_a_panel_with_both_has_one_and_keeps_its_reminders(account: Account, moment: Moment) -> None:
    yesterdays_panel(account, moment)
    one, other = named(account, "Ada Nwosu-Lind")[0], named(account, "Jonas Verbeek")[0]
    thanks = {row.person: row.uuid for row in FollowUp.of(account).where(FollowUp.kind == "thank-you")}
    before = state(account)
    step = merge_people(account, one.id, other.id, moment)
    assert Panelist.of(account).count() == 2
    still = FollowUp.of(account).where(FollowUp.kind == "thank-you", FollowUp.state == "open")
    assert {row.person: row.uuid for row in still} == {
        person: uuid for person, uuid in thanks.items() if person != other.id
    }
    assert take_back(account, step.id, moment).kept == []
    assert changed_tables(before, state(account)) == {}


def test_a_chain_of_merges_leads_to_the_last(account: Account, moment: Moment) -> None:
    first, second, third = (add_person(account, name, moment)[0] for name in ("Ada N.", "Ada Nwosu", "Ada Nwosu-Lind"))
    merge_people(account, second.id, first.id, moment)
    merge_people(account, third.id, second.id, moment)
    assert {(row.former_id, row.person) for row in MergedPerson.of(account)} == {
        (first.id, third.id), (second.id, third.id)
    }  # fmt: skip


def test_both_profiles_of_one_person_are_one_person_in_the_next_file(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    ada = f"Ada,Nwosu,{PROFILE}ada-1,,Fernhollow,Engineer,14 Apr 2026"
    again = f"Ada,Nwosu-Lind,{PROFILE}ada-2,,Brackmoor,Director,01 Mar 2026"
    brought(account, csv_of(tmp_path, ada, again), moment)
    one, other = named(account, "Ada Nwosu")[0], named(account, "Ada Nwosu-Lind")[0]
    merge_people(account, one.id, other.id, moment)
    assert links_of(account, one) == ["ada-1", "ada-2"]
    assert Sighting.of(account).count() == 1
    plan = looked_at(account, csv_of(tmp_path, ada, again), moment)
    assert (len(plan.new), len(plan.changed), plan.unchanged, plan.repeated, plan.gone) == (0, 0, 1, 1, [])


@pytest.mark.parametrize("newcomer_stays", [False, True])
def test_an_import_that_brought_one_of_them_can_be_taken_back(
    account: Account, moment: Moment, tmp_path: Path, newcomer_stays: bool
) -> None:
    """Who was made one by hand was edited since: they stay, and so does what the import told of them."""
    rows = (
        f"Yusuf,Karadere,{PROFILE}yusuf,,Brackmoor,Consultant,14 Apr 2026",
        f"Kofi,Boatengmaa,{PROFILE}kofi,,Tallowick,Designer,01 Mar 2026",
    )
    _, run = brought(account, csv_of(tmp_path, *rows), moment)
    (newcomer,) = named(account, "Yusuf Karadere")
    mine, _ = add_person(account, "Y. Karadere", moment, emails=["yusuf@karadere.example"])
    before = state(account)
    pair = (newcomer.id, mine.id) if newcomer_stays else (mine.id, newcomer.id)
    step = merge_people(account, *pair, moment)
    assert undo_import(account, run, moment) == ["Yusuf Karadere was edited since and stays."]
    (left,) = Person.of(account)
    assert (left.name, left.title, links_of(account, left)) == ("Yusuf Karadere", "Consultant", ["yusuf"])
    assert take_back(account, step.id, moment).kept == []
    after = state(account)
    assert {row[3] for row in after["person"]} == {"Yusuf Karadere", "Y. Karadere"}
    assert changed_tables(before, after).keys() <= {
        "person",
        "company",
        "company_spelling",
        "contact_method",
        "position",
        "sighting",
        "person_search",
    }
    assert after["contact_method"] == [row for row in before["contact_method"] if "kofi" not in row]


def test_that_two_are_two_is_no_longer_true_of_one(account: Account, moment: Moment) -> None:
    one, other, third = (add_person(account, name, moment)[0] for name in ("Ada N.", "Ada Nwosu", "Ada Nwosu-Lind"))
    for pair in ((one, other), (other, third)):
        TwoPeople.create(account=account, person=pair[0].id, other=pair[1].id, created_at=moment.instant)
    Answer.create(account=account, row_key="name:ada nwosu|", person=one.id, same=False)
    Answer.create(account=account, row_key="in:ada-9", person=other.id, same=True)
    merge_people(account, one.id, other.id, moment)
    assert [(row.person, row.other) for row in TwoPeople.of(account)] == [(one.id, third.id)]
    assert [(row.row_key, row.person, row.same) for row in Answer.of(account)] == [("in:ada-9", one.id, True)]


def test_nobody_is_merged_with_themselves_or_with_a_stranger(account: Account, moment: Moment) -> None:
    ada, _ = add_person(account, "Ada Nwosu", moment)
    with pytest.raises(Refused, match="is one person already"):
        merge_people(account, ada.id, ada.id, moment)
    with pytest.raises(NotFound):
        merge_people(account, ada.id, ada.id + 1, moment)


def test_what_was_edited_after_a_merge_stays_when_it_is_taken_back(account: Account, moment: Moment) -> None:
    one, other = two_lived_in(account, moment)
    step = merge_people(account, one.id, other.id, moment)
    add_note(account, one.id, "Plays the bassoon.", moment)
    take_back(account, step.id, moment)
    assert Person.find(account, other.id).name == "Y. Karadere"
    assert [row.text for row in _notes(account, one)] == ["Plays the bassoon."]
    assert [row.text for row in _notes(account, other)] == ["Sails out of Gdynia."]


def _notes(account: Account, person: Person) -> list[Any]:
    return list(Note.of(account).where(Note.person == person.id))


def test_what_was_deleted_before_a_merge_comes_back_to_the_one_who_stayed(account: Account, moment: Moment) -> None:
    one, other = two_lived_in(account, moment)
    (note,) = _notes(account, other)
    deleted = delete_note(account, note.id, moment)
    merge_people(account, one.id, other.id, moment)
    assert take_back(account, deleted.id, moment).kept == []
    assert [row.text for row in _notes(account, one)] == ["Sails out of Gdynia."]


def test_a_long_history_comes_back_too(account: Account, moment: Moment) -> None:
    one, _ = add_person(account, "Ada Nwosu", moment)
    other, _ = add_person(account, "A. Nwosu", moment)
    introduced, _ = add_person(account, "Kofi Boatengmaa", moment)
    Person.change(account, introduced_by=other.id).where(Person.id == introduced.id).execute()
    for _ in range(55):
        touchpoint = Touchpoint.create(
            account=account, kind="email", direction="outgoing", happened_on=moment.today,
            created_at=moment.instant, updated_at=moment.instant,
        )  # fmt: skip
        TouchpointPerson.create(account=account, touchpoint=touchpoint, person=other.id)
    refresh_people(account, [other.id], moment)
    before = state(account)
    step = merge_people(account, one.id, other.id, moment)
    assert Person.find(account, introduced.id).introduced_by == one.id
    assert take_back(account, step.id, moment).kept == []
    assert changed_tables(before, state(account)) == {}


def test_an_old_card_of_the_one_who_went_away_finds_the_one_who_stayed(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    one, _ = add_person(account, "Yusuf Karadere", moment)
    other, _ = add_person(account, "Y. Karadere", moment)
    card = tmp_path / "old.vcf"
    card.write_text(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:{uuid.UUID(other.uuid)}\r\nN:Karadere;Y.;;;\r\n"
        "FN:Y. Karadere\r\nEND:VCARD\r\n"
    )
    merge_people(account, one.id, other.id, moment)
    plan = looked_at(account, card, moment)
    assert plan.matches
    assert [(match.how.value, match.person) for match in plan.matches] == [("sure", one.id)]


def test_who_is_deleted_for_good_is_forgotten_under_every_number(account: Account, moment: Moment) -> None:
    one, other = two_lived_in(account, moment)
    merge_people(account, one.id, other.id, moment)
    delete_people(account, [one.id], moment)
    delete_for_good(account, one.id)
    assert "karadere" not in " ".join(row.before + row.after for row in StepRow.of(account)).casefold()
