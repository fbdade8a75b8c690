"""The bin: thirty days, restoring, and going for good."""

from datetime import date, timedelta

import pytest

from crm.domain.cadence import Cadence
from crm.domain.entries import Entry, entry_key
from crm.domain.moment import Moment
from crm.domain.refusals import NotFound
from crm.models import Account, ContactMethod, Forgotten, Note, Person, Step, StepRow, Touchpoint, TouchpointPerson
from crm.models.values import column
from crm.usecases import bin as the_bin
from crm.usecases.add_person import add_person
from crm.usecases.bin_contents import binned_people, binned_rows
from crm.usecases.change_touchpoint import delete_touchpoint
from crm.usecases.contact_methods import read_method
from crm.usecases.import_people.known import forgotten_hash
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.notes import add_note, delete_note
from crm.usecases.take_back import take_back


def later(moment: Moment, days: int) -> Moment:
    return moment._replace(instant=moment.instant + timedelta(days=days))


def test_a_deleted_person_waits_in_the_bin_with_everything(account: Account, moment: Moment, engine: str) -> None:
    ada, _ = add_person(account, "Ada Lind", moment, company="Fernhollow", title="Lead", note="Rows.")
    log_touchpoint(account, [ada.id], moment, kind="coffee")
    step = the_bin.delete_people(account, [ada.id], moment)
    assert step.sentence == "Ada Lind moved to the bin, until 24 December."
    assert Person.kept(account).count() == 0
    (binned,) = binned_people(account)
    assert (binned.name, binned.title, binned.company) == ("Ada Lind", "Lead", "Fernhollow")
    assert (binned.touchpoints, binned.notes, binned.deleted_at) == (1, 1, moment.instant)
    take_back(account, step.id, moment)
    assert binned_people(account) == []
    assert Note.of(account).count() == TouchpointPerson.of(account).count() == 1


def test_restoring_starts_the_reminders_anew_from_today(account: Account, moment: Moment, engine: str) -> None:
    ada, _ = add_person(account, "Ada", moment, cadence=Cadence(1, "month"))
    the_bin.delete_people(account, [ada.id], moment)
    assert Person.find(account, ada.id).next_check_in is None
    the_bin.restore_person(account, ada.id, later(moment, 20))
    again = Person.find(account, ada.id)
    assert (again.deleted_at, again.next_check_in) == (None, date(2027, 1, 14))
    with pytest.raises(NotFound):
        the_bin.restore_person(account, ada.id, moment)


def test_after_thirty_days_the_bin_is_empty_and_the_journal_has_forgotten(
    account: Account, other_account: Account, moment: Moment, engine: str
) -> None:
    old, _ = add_person(account, "Ada Lind", moment, emails=["ada@lind.example"], note="Rows.")
    recent, _ = add_person(account, "Olu Berg", moment)
    stranger, _ = add_person(other_account, "Zora", moment)
    the_bin.delete_people(account, [old.id], moment)
    the_bin.delete_people(other_account, [stranger.id], moment)
    the_bin.delete_people(account, [recent.id], later(moment, 10))
    assert the_bin.empty(account, later(moment, 30)) == 0
    assert the_bin.empty(account, later(moment, 31)) == 1
    assert column(Person.of(account, Person.name)) == ["Olu Berg"]
    assert ContactMethod.of(account).count() == Note.of(account).count() == 0
    assert Person.of(other_account).count() == 1
    assert Step.of(account).count() == 1
    assert StepRow.of(account).where(StepRow.before.contains("Lind") | StepRow.after.contains("Lind")).count() == 0


def test_somebody_deleted_for_good_is_remembered_without_being_kept(
    account: Account, moment: Moment, engine: str
) -> None:
    profile = read_method("link", "https://www.linkedin.com/in/ada-lind")
    assert profile
    ada, _ = add_person(
        account, "Ada Lind", moment, emails=["Ada@lind.example"], methods=[profile], company="Fernhollow"
    )
    add_note(account, ada.id, "A note.", moment)
    with pytest.raises(NotFound):
        the_bin.delete_for_good(account, ada.id)
    the_bin.delete_people(account, [ada.id], moment)
    the_bin.delete_for_good(account, ada.id)
    assert Person.of(account).count() == 0
    hashes = set(column(Forgotten.of(account, Forgotten.key_hash)))
    back = (
        Entry(slug="ada-lind"),
        Entry(emails=("ada@lind.example",)),
        Entry("Ada", "Lind", "Fernhollow"),
    )
    assert hashes == {forgotten_hash(account, entry_key(entry)) for entry in back}
    noted = " ".join(column(StepRow.of(account, StepRow.before)) + column(StepRow.of(account, StepRow.after)))
    assert "Ada" not in noted
    assert "A note." not in noted


def test_emptying_by_hand_takes_everything(account: Account, moment: Moment, engine: str) -> None:
    ada, _ = add_person(account, "Ada", moment)
    olu, _ = add_person(account, "Olu", moment)
    add_note(account, olu.id, "A note.", moment)
    delete_note(account, Note.of(account).get().id, moment)
    the_bin.delete_people(account, [ada.id], moment)
    assert the_bin.empty(account, moment, everything=True) == 1
    assert binned_people(account) == []
    assert binned_rows(account, moment) == []
    assert column(Person.of(account, Person.name)) == ["Olu"]


def test_a_deleted_note_and_touchpoint_are_in_the_bin_and_come_back(
    account: Account, moment: Moment, engine: str
) -> None:
    ada, _ = add_person(account, "Ada", moment)
    olu, _ = add_person(account, "Olu", moment)
    add_note(account, ada.id, "Prefers to be called at lunch", moment)
    logged = log_touchpoint(account, [ada.id, olu.id], moment, kind="coffee", text="Talked.", on=date(2026, 11, 20))
    delete_note(account, Note.of(account).get().id, moment)
    delete_touchpoint(account, logged.touchpoint, later(moment, 1))
    coffee, note = binned_rows(account, later(moment, 2))
    assert (coffee.table, coffee.kind, coffee.text, coffee.happened_on) == (
        "touchpoint",
        "coffee",
        "Talked.",
        date(2026, 11, 20),
    )
    assert set(coffee.people) == {"Ada", "Olu"}
    assert (note.table, note.text, note.people) == ("note", "Prefers to be called at lunch", ("Ada",))
    take_back(account, coffee.step, moment)
    take_back(account, note.step, moment)
    assert binned_rows(account, moment) == []
    assert Note.of(account).count() == Touchpoint.of(account).count() == 1
    assert TouchpointPerson.of(account).count() == 2


def test_a_deleted_note_can_be_deleted_for_good(account: Account, moment: Moment, engine: str) -> None:
    ada, _ = add_person(account, "Ada", moment)
    add_note(account, ada.id, "A note.", moment)
    delete_note(account, Note.of(account).get().id, moment)
    (note,) = binned_rows(account, moment)
    the_bin.delete_row_for_good(account, note.step)
    assert binned_rows(account, moment) == []


def test_nobody_elses_bin_can_be_touched(account: Account, other_account: Account, moment: Moment, engine: str) -> None:
    ada, _ = add_person(other_account, "Ada", moment)
    with pytest.raises(NotFound):
        the_bin.delete_people(account, [ada.id], moment)
    the_bin.delete_people(other_account, [ada.id], moment)
    add_note(other_account, ada.id, "A note.", moment)
    delete_note(other_account, Note.of(other_account).get().id, moment)
    (note,) = binned_rows(other_account, moment)
    for attempt in (
        lambda: the_bin.restore_person(account, ada.id, moment),
        lambda: the_bin.delete_for_good(account, ada.id),
        lambda: the_bin.delete_row_for_good(account, note.step),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert the_bin.empty(account, later(moment, 90), everything=True) == 0
    assert Person.of(other_account).count() == 1
