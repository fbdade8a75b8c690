"""What the account wrote itself, and what it deleted, is never overwritten by a file."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment
from crm.models import Account, ContactMethod, Forgotten, Note, Person, PersonTag, Position
from crm.usecases.add_person import add_person
from crm.usecases.bin import delete_for_good, delete_people, empty, restore_person
from crm.usecases.contact_methods import read_method
from crm.usecases.edit_person import edit_person
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.notes import add_note
from crm.usecases.person_form import MethodLine, PersonEdit, PositionLine
from crm.usecases.set_cadence import cadence_of, set_cadence
from crm.usecases.tagging import tag_people
from tests.usecases.network import (
    AFTER,
    BEFORE,
    PROFILE,
    brought,
    company_of,
    csv_of,
    days_later,
    everything,
    jobs_of,
    links_of,
    looked_at,
    named,
    person_of,
)

ADA = f"Ada,Nwosu,{PROFILE}ada-nwosu,ada@fernhollow.example,Fernhollow,Engineer,14 Apr 2026"
OTHERS = f"Kofi,Boatengmaa,{PROFILE}kofi-b,,Tallowick,Designer,01 Mar 2026"


def edited(account: Account, person: Person, when: Moment, **changed: Any) -> Person:
    """The person after somebody opened the form, changed some fields and saved it."""
    methods = ContactMethod.of(account).where(ContactMethod.person == person.id, ContactMethod.kind != "former-link")
    positions = Position.of(account).where(Position.person == person.id).order_by(Position.id)
    form = {
        **{name: getattr(person, name) for name in ("given", "family", "goes_by", "credentials", "pronouns", "place")},
        "methods": tuple(MethodLine(row.kind, row.value, row.label, row.id) for row in methods),
        "positions": tuple(
            PositionLine(row.title, job[0], row.started, row.ended, row.id)
            for row, job in zip(positions, jobs_of(account, person), strict=True)
        ),
    }
    edit_person(account, person.id, PersonEdit(**{**form, **changed}), when)
    return Person.find(account, person.id)


def job(person_id: int, account: Account, company: str, title: str) -> tuple[PositionLine, ...]:
    """The form's line of the current job, as somebody types it."""
    position = Position.of(account).where(Position.person == person_id, Position.current).first()
    return (PositionLine(title, company, "", "", position.id),)


def test_tags_notes_cadence_and_touchpoints_survive(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    ada = person_of(account, "ada-nwosu-01")
    tag_people(account, [ada.id], "Interviewed me", moment)
    add_note(account, ada.id, "Sails out of Gdynia.", moment)
    set_cadence(account, [ada.id], Cadence(3, "month"), moment)
    log_touchpoint(account, [ada.id], moment, kind="coffee", text="Gdynia")
    tables = ("tag", "person_tag", "note", "touchpoint", "touchpoint_person", "follow_up")
    before = {name: rows for name, rows in everything(account).items() if name in tables}
    brought(account, AFTER, moment)
    after = {name: rows for name, rows in everything(account).items() if name in tables}
    assert after == before
    now = Person.find(account, ada.id)
    assert (cadence_of(now), now.last_touch_on) == (Cadence(3, "month"), moment.today)
    assert company_of(account, now) == "Brackmoor"


def test_a_name_typed_by_hand_stays(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    mina = edited(
        account, person_of(account, "mina-rasouliar-38"), moment, given="Mina", family="Rasouliar-Thorvaldsen"
    )
    plan, _ = brought(account, AFTER, moment)
    assert Person.find(account, mina.id).name == "Mina Rasouliar-Thorvaldsen"
    assert mina.id not in {changed.person.id for changed in plan.changed}


def test_a_job_typed_by_hand_stays_and_the_news_is_told(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    ada = person_of(account, "ada-nwosu-01")
    edited(account, ada, moment, positions=job(ada.id, account, "Merrowdale", "Adviser"))
    plan, _ = brought(account, AFTER, moment)
    now = Person.find(account, ada.id)
    assert (company_of(account, now), now.title) == ("Merrowdale", "Adviser")
    assert jobs_of(account, now) == [("Merrowdale", "Adviser", True, "")]
    assert ada.id in {changed.person.id for changed in plan.news}


def test_pronouns_and_credentials_typed_by_hand_stay_when_the_name_is_restyled(
    account: Account, moment: Moment
) -> None:
    brought(account, BEFORE, moment)
    lukasz = edited(account, named(account, "Łukasz Łęcki")[0], moment, credentials="MEng", pronouns="he/him")
    brought(account, AFTER, moment)
    now = Person.find(account, lukasz.id)
    assert (now.name, now.credentials, now.pronouns) == ("Łukasz Łęcki", "MEng", "he/him")


def test_a_link_typed_by_hand_stays_when_the_profile_moves(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    soren = person_of(account, "soren-ejlersgaard-34")
    typed = read_method("link", "https://www.linkedin.com/in/soren-at-home")
    assert typed
    lines = ContactMethod.of(account).where(ContactMethod.person == soren.id)
    methods = (*(MethodLine(row.kind, row.value, row.label, row.id) for row in lines), MethodLine("link", typed.value))
    edited(account, soren, moment, methods=methods)
    brought(account, AFTER, moment)
    assert links_of(account, soren) == ["soren-at-home", "soren-ejlersgaard-advises"]
    assert links_of(account, soren, "former-link") == ["soren-ejlersgaard-34"]


def test_an_address_removed_by_hand_does_not_come_back(account: Account, moment: Moment, tmp_path: Path) -> None:
    brought(account, csv_of(tmp_path, ADA), moment)
    (ada,) = named(account, "Ada Nwosu")
    kept = ContactMethod.of(account).where(ContactMethod.person == ada.id, ContactMethod.kind == "link").get()
    edited(account, ada, moment, methods=(MethodLine("link", kept.value, kept.label, kept.id),))
    brought(account, csv_of(tmp_path, ADA.replace("Engineer", "Head of data")), moment)
    assert Person.find(account, ada.id).title == "Head of data"
    assert not ContactMethod.of(account).where(ContactMethod.kind == "email").exists()


def test_somebody_added_by_hand_is_recognised_by_address_and_keeps_what_was_written(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    ada, _ = add_person(
        account, "Ada N.", moment, emails=["Ada@Fernhollow.example"], company="Fernhollow GmbH", title="Tech lead"
    )
    plan, _ = brought(account, csv_of(tmp_path, ADA, OTHERS), moment)
    assert len(plan.new) == 1
    now = Person.find(account, ada.id)
    assert (now.name, company_of(account, now), now.title) == ("Ada N.", "Fernhollow GmbH", "Tech lead")
    assert now.connected_on == date(2026, 4, 14)
    assert links_of(account, now) == ["ada-nwosu"]


def test_somebody_in_the_bin_stays_there(account: Account, moment: Moment, tmp_path: Path) -> None:
    brought(account, BEFORE, moment)
    ada = person_of(account, "ada-nwosu-01")
    delete_people(account, [ada.id], moment)
    before = Person.of(account).count()
    plan, _ = brought(account, AFTER, moment)
    assert plan.deleted == 1
    assert ada.id not in plan.gone
    assert Person.of(account).count() == before + len(plan.new)
    assert not named(account, "Ada Nwosu")[1:]
    again = Person.find(account, ada.id)
    assert again.deleted_at is not None
    assert company_of(account, again) == "Fernhollow"


def test_somebody_in_the_bin_is_not_called_gone_from_the_file(account: Account, moment: Moment, tmp_path: Path) -> None:
    brought(account, csv_of(tmp_path, ADA, OTHERS), moment)
    delete_people(account, [named(account, "Ada Nwosu")[0].id], moment)
    assert looked_at(account, csv_of(tmp_path, OTHERS), moment).gone == []
    assert looked_at(account, csv_of(tmp_path, OTHERS.replace("Designer", "Painter")), moment).gone == []


def test_somebody_restored_is_brought_up_to_date_again(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    ada = person_of(account, "ada-nwosu-01")
    delete_people(account, [ada.id], moment)
    brought(account, AFTER, moment)
    restore_person(account, ada.id, moment)
    plan, _ = brought(account, AFTER, moment)
    assert [changed.person.id for changed in plan.changed] == [ada.id]
    assert company_of(account, Person.find(account, ada.id)) == "Brackmoor"


@pytest.mark.parametrize(
    "row",
    [
        ADA,
        ADA.replace("Engineer", "Head of data").replace("Nwosu,", "Nwosu-Lind,", 1),
        # The profile moved, but the address is the same.
        ADA.replace("ada-nwosu,", "ada-builds,", 1),
        # Another profile and no address, but the name and the day.
        ADA.replace("ada-nwosu,ada@fernhollow.example", "ada-builds,"),
        # An export without profiles.
        ADA.replace(f"{PROFILE}ada-nwosu,ada@fernhollow.example", ","),
    ],
)
def test_somebody_deleted_for_good_does_not_come_back(
    account: Account, moment: Moment, tmp_path: Path, row: str
) -> None:
    brought(account, csv_of(tmp_path, ADA, OTHERS), moment)
    (ada,) = named(account, "Ada Nwosu")
    delete_people(account, [ada.id], moment)
    delete_for_good(account, ada.id)
    plan, _ = brought(account, csv_of(tmp_path, row, OTHERS), moment)
    assert (len(plan.new), plan.deleted, plan.unchanged) == (0, 1, 2)
    assert [person.name for person in Person.of(account)] == ["Kofi Boatengmaa"]
    # Nothing tells whom the account forgot.
    assert "nwosu" not in repr(list(Forgotten.of(account).tuples())).lower()


def test_a_bin_that_empties_itself_forgets_nobody_who_was_deleted(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    brought(account, csv_of(tmp_path, ADA, OTHERS), moment)
    delete_people(account, [named(account, "Ada Nwosu")[0].id], moment)
    later = days_later(moment, 31)
    assert empty(account, later) == 1
    plan, _ = brought(account, csv_of(tmp_path, ADA, OTHERS), later)
    assert (len(plan.new), plan.deleted) == (0, 1)


def test_a_namesake_of_somebody_deleted_for_good_is_somebody_new(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    brought(account, csv_of(tmp_path, ADA, OTHERS), moment)
    (ada,) = named(account, "Ada Nwosu")
    delete_people(account, [ada.id], moment)
    delete_for_good(account, ada.id)
    other = f"Ada,Nwosu,{PROFILE}another-ada,,Kestrelby,Pilot,02 Jun 2026"
    plan, _ = brought(account, csv_of(tmp_path, other, OTHERS), moment)
    assert (len(plan.new), plan.deleted) == (1, 0)


def test_notes_and_tags_of_a_person_are_untouched_by_a_merge_of_spellings(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    brought(account, csv_of(tmp_path, ADA), moment)
    (ada,) = named(account, "Ada Nwosu")
    add_note(account, ada.id, "Fernhollow, not FERNHOLLOW.", moment)
    tag_people(account, [ada.id], "Routing", moment)
    brought(account, csv_of(tmp_path, ADA.replace("Fernhollow,E", '"FERNHOLLOW, Inc.",E')), moment)
    assert [note.text for note in Note.of(account)] == ["Fernhollow, not FERNHOLLOW."]
    assert PersonTag.of(account).count() == 1
