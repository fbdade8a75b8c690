"""Messages of an archive become touchpoints: once, with people who are known, and undone with their import."""

from datetime import date
from pathlib import Path

import pytest

from crm.domain.cadence import parse_cadence
from crm.domain.moment import Moment
from crm.models import Account, FollowUp, Person, Touchpoint, TouchpointPerson
from crm.usecases.bin import delete_people
from crm.usecases.change_touchpoint import delete_touchpoint, edit_touchpoint
from crm.usecases.import_archive.in_words import sentences
from crm.usecases.import_people.undo import undo_import
from crm.usecases.journal import last_step
from crm.usecases.set_cadence import set_cadence
from crm.usecases.take_back import take_back
from tests.usecases.acquaintances import at, due, now
from tests.usecases.archives import (
    ADA,
    KNOWN,
    KOFI,
    LENA,
    ME,
    STRANGER,
    archive_of,
    imported,
    passed,
    table,
    things_of,
    wrote,
)
from tests.usecases.network import PROFILE, changed_tables, everything, named

TODAY = at("2026-11-24")
MAY_4, MAY_5 = date(2026, 5, 4), date(2026, 5, 5)
#: Ada and the account on two local days in Lisbon, where it is an hour later than in UTC: the last is on the 5th.
TALK = (
    wrote(ADA, ME, "2026-05-04 08:00", "Good morning\nsecond line"),
    wrote(ADA, ME, "2026-05-04 08:05", "Are you there?"),
    wrote(ME, ADA, "2026-05-04 09:00", "Here I am"),
    wrote(ME, ADA, "2026-05-04 23:30", "Good night"),
)
MORE = (wrote(ME, ADA, "2026-05-05 07:00", "Slept well?"), wrote(ADA, ME, "2026-06-01 10:00", "Long time no see"))


def touchpoint(account: Account, text: str) -> Touchpoint:
    found: Touchpoint = Touchpoint.of(account).where(Touchpoint.text == text).get()
    return found


def test_a_conversation_is_one_touchpoint_for_each_local_day_and_direction(account: Account, tmp_path: Path) -> None:
    plan, run = imported(account, archive_of(tmp_path, *TALK), TODAY, "messages")
    assert passed(account, "Ada Nwosu") == [
        (MAY_4, "incoming", "Good morning\nAre you there?"),
        (MAY_4, "outgoing", "Here I am"),
        (MAY_5, "outgoing", "Good night"),
    ]
    assert {(row.kind, row.source, row.counts, row.import_id) for row in Touchpoint.of(account)} == {
        ("linkedin", "linkedin", True, run.id)
    }
    (ada,) = named(account, "Ada Nwosu")
    assert ada.last_touch_on == MAY_5
    assert len(plan.things.touchpoints) == 3


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("first-line", ["Good morning\nAre you there?", "Here I am"]),
        ("dates", ["", ""]),
        ("whole", ["Good morning\nsecond line\nAre you there?", "Here I am"]),
    ],
)
def test_as_much_of_a_message_is_kept_as_was_chosen(
    account: Account, tmp_path: Path, words: str, texts: list[str]
) -> None:
    imported(account, archive_of(tmp_path, *TALK[:3]), TODAY, "messages", words=words)
    assert [text for _, _, text in passed(account)] == texts


def test_what_is_still_to_come_has_not_passed(account: Account, tmp_path: Path) -> None:
    days = ("9999-12-31 23:59", "2026-11-26 08:00", "2026-11-24 08:00")
    imported(account, archive_of(tmp_path, *(wrote(ADA, ME, day, day) for day in days)), TODAY, "messages")
    assert passed(account) == [(date(2026, 11, 24), "incoming", "2026-11-24 08:00")]


def test_who_wrote_last_on_a_day_comes_last(account: Account, tmp_path: Path) -> None:
    rows = (wrote(ME, ADA, "2026-05-04 09:00", "You?"), wrote(ADA, ME, "2026-05-04 10:00", "Me."))
    imported(account, archive_of(tmp_path, *rows), TODAY, "messages")
    assert [direction for _, direction, _ in passed(account)] == ["outgoing", "incoming"]


def test_nobody_is_made_of_a_message_and_what_is_no_contact_is_left_out(account: Account, tmp_path: Path) -> None:
    gone = ("LinkedIn Member", "")
    rows = [
        *TALK[:1],
        wrote(STRANGER, ME, "2026-05-04 08:00", "Buy now"),
        wrote(STRANGER, ME, "2026-05-05 08:00", "Really now"),
        wrote(KOFI, ME, "2026-05-04 08:00", "An offer", title="Sponsored Conversation"),
        wrote(LENA, ME, "2026-05-04 08:00", "Win", folder="SPAM"),
        wrote(ME, KOFI, "2026-05-04 08:00", "Never sent", conversation="2-draft", draft="Yes"),
        wrote(gone, ME, "2026-05-04 08:00", "I was", conversation="2-gone"),
    ]
    plan, _ = imported(account, archive_of(tmp_path, *rows), TODAY, "messages")
    assert passed(account) == [(MAY_4, "incoming", "Good morning")]
    assert Person.of(account).count() == len(KNOWN)
    assert (len(plan.things.unknown), plan.things.aside) == (1, 2)


def test_a_group_is_one_touchpoint_a_day_with_all_who_are_known_and_moves_no_date(
    account: Account, tmp_path: Path
) -> None:
    rows = [
        wrote(ADA, (ME, KOFI, STRANGER), "2026-05-04 08:00", "All of you", conversation="2-group"),
        wrote(ME, (ADA, KOFI, STRANGER), "2026-05-04 09:00", "Count me in", conversation="2-group"),
        *TALK[:1],
        wrote(LENA, ME, "2026-05-01 09:00", "Hello"),
    ]
    imported(account, archive_of(tmp_path, *rows), TODAY, "messages")
    (group,) = Touchpoint.of(account).where(Touchpoint.source == "linkedin-group")
    assert (group.direction, group.counts, group.text) == ("mutual", False, "All of you\nCount me in")
    members = TouchpointPerson.of(account).where(TouchpointPerson.touchpoint == group.id)
    assert {Person.find(account, row.person).name for row in members} == {"Ada Nwosu", "Kofi Boatengmaa"}
    (kofi,) = named(account, "Kofi Boatengmaa")
    assert kofi.last_touch_on is None


def test_the_same_archive_again_adds_nothing(account: Account, tmp_path: Path) -> None:
    path = archive_of(tmp_path, *TALK)
    imported(account, path, TODAY, "messages")
    before = everything(account)
    plan, _ = imported(account, path, TODAY, "messages")
    assert plan.things.amount == 0
    assert changed_tables(before, everything(account)) == {}


def test_a_later_archive_adds_what_is_new_and_undo_takes_just_that_back(account: Account, tmp_path: Path) -> None:
    imported(account, archive_of(tmp_path, *TALK), TODAY, "messages")
    before = everything(account)
    later = archive_of(tmp_path, *TALK, *MORE, day="11-02-2026")
    plan, run = imported(account, later, TODAY, "messages")
    assert (len(plan.things.touchpoints), len(plan.things.extended)) == (1, 1)
    assert passed(account)[-2:] == [
        (MAY_5, "outgoing", "Good night\nSlept well?"),
        (date(2026, 6, 1), "incoming", "Long time no see"),
    ]
    assert imported(account, later, TODAY, "messages")[0].things.amount == 0
    assert undo_import(account, run, TODAY) == []
    assert changed_tables(before, everything(account)) == {}
    assert len(imported(account, later, TODAY, "messages")[0].things.touchpoints) == 1


def test_the_first_import_taken_back_leaves_nothing(account: Account, tmp_path: Path) -> None:
    before = everything(account)
    _, run = imported(account, archive_of(tmp_path, *TALK, *MORE), TODAY, "messages")
    assert undo_import(account, run, TODAY) == []
    assert changed_tables(before, everything(account)) == {}


def test_an_older_archive_after_a_newer_one_adds_nothing(account: Account, tmp_path: Path) -> None:
    imported(account, archive_of(tmp_path, *TALK, *MORE, day="11-02-2026"), TODAY, "messages")
    plan, _ = imported(account, archive_of(tmp_path, *TALK), TODAY, "messages")
    assert plan.things.amount == 0


def test_what_was_deleted_by_hand_does_not_come_back(account: Account, tmp_path: Path) -> None:
    imported(account, archive_of(tmp_path, *TALK), TODAY, "messages")
    delete_touchpoint(account, touchpoint(account, "Good night").id, TODAY)
    plan, _ = imported(account, archive_of(tmp_path, *TALK, *MORE, day="11-02-2026"), TODAY, "messages")
    assert [text for _, _, text in passed(account)][-1] == "Long time no see"
    assert (len(plan.things.touchpoints), len(plan.things.extended)) == (1, 0)


def test_what_was_deleted_and_restored_is_known_to_a_later_archive(account: Account, tmp_path: Path) -> None:
    imported(account, archive_of(tmp_path, *TALK), TODAY, "messages")
    delete_touchpoint(account, touchpoint(account, "Good night").id, TODAY)
    take_back(account, last_step(account).id, TODAY)
    plan, _ = imported(account, archive_of(tmp_path, *TALK, *MORE, day="11-02-2026"), TODAY, "messages")
    assert len(plan.things.extended) == 1


def test_what_was_edited_by_hand_is_not_overwritten_and_stays_when_the_import_is_taken_back(
    account: Account, tmp_path: Path
) -> None:
    _, first = imported(account, archive_of(tmp_path, *TALK), TODAY, "messages")
    one = touchpoint(account, "Good night")
    (ada,) = named(account, "Ada Nwosu")
    tomorrow = at("2026-11-25")
    edit_touchpoint(
        account, one.id, [ada.id], tomorrow, text="By hand", kind="linkedin", direction="outgoing", on=MAY_5
    )
    plan, _ = imported(account, archive_of(tmp_path, *TALK, *MORE, day="11-02-2026"), tomorrow, "messages")
    assert len(plan.things.extended) == 0
    assert "1 more message of a day that you edited is left alone: what you wrote stays." in sentences(
        plan.things.counts
    )
    assert touchpoint(account, "By hand").happened_on == MAY_5
    kept = undo_import(account, first, tomorrow)
    assert "A touchpoint of 5 May was edited since and stays." in kept
    assert "Ada Nwosu was edited since and stays." in kept
    assert [text for _, _, text in passed(account)] == ["By hand", "Long time no see"]
    assert [person.name for person in Person.of(account)] == ["Ada Nwosu"]


def test_a_day_of_which_the_text_was_not_edited_gains_what_is_new(account: Account, tmp_path: Path) -> None:
    imported(account, archive_of(tmp_path, *TALK), TODAY, "messages")
    one = touchpoint(account, "Good night")
    both = [person.id for name in ("Ada Nwosu", "Kofi Boatengmaa") for person in named(account, name)]
    edit_touchpoint(
        account, one.id, both, at("2026-11-25"), text="Good night", kind="call", direction="outgoing", on=MAY_5
    )
    later = archive_of(tmp_path, *TALK, *MORE, day="11-02-2026")
    plan, _ = imported(account, later, TODAY, "messages")
    assert (len(plan.things.extended), plan.things.left_alone) == (1, [])
    assert passed(account, "Kofi Boatengmaa") == [(MAY_5, "outgoing", "Good night\nSlept well?")]
    assert touchpoint(account, "Good night\nSlept well?").kind == "call"


def test_a_day_of_a_group_gains_those_of_it_who_are_known_by_now(account: Account, tmp_path: Path) -> None:
    rows = (
        wrote(ADA, (ME, LENA, STRANGER), "2026-05-04 08:00", "All of you", conversation="2-group"),
        wrote(ADA, (ME, LENA, STRANGER), "2026-05-06 08:00", "Still all", conversation="2-group"),
        *TALK[:1],
    )
    imported(account, archive_of(tmp_path, *rows, people=(ADA,)), TODAY, "messages")
    edited = touchpoint(account, "Still all")
    (ada,) = named(account, "Ada Nwosu")
    edit_touchpoint(
        account, edited.id, [ada.id], at("2026-11-25"), text="Mine", kind="linkedin", direction="incoming", on=MAY_5
    )
    before = everything(account)
    later = archive_of(tmp_path, *rows, people=(ADA, LENA), day="11-02-2026")
    plan, run = imported(account, later, TODAY, "messages")
    assert "1 day of group conversations gained people you know by now." in sentences(plan.things.counts)
    assert [text for _, _, text in passed(account, "Lena Vogt", "linkedin-group")] == ["All of you"]
    assert imported(account, later, TODAY, "messages")[0].things.amount == 0
    assert undo_import(account, run, TODAY) == []
    assert changed_tables(before, everything(account)) == {}


def test_a_touchpoint_that_a_later_archive_added_to_stays(account: Account, tmp_path: Path) -> None:
    _, first = imported(account, archive_of(tmp_path, *TALK), TODAY, "messages")
    imported(account, archive_of(tmp_path, *TALK, *MORE, day="11-02-2026"), TODAY, "messages")
    assert "A touchpoint of 5 May was edited since and stays." in undo_import(account, first, TODAY)
    assert passed(account)[0] == (MAY_5, "outgoing", "Good night\nSlept well?")


def test_nothing_is_told_twice_by_an_account_that_moved(account: Account, tmp_path: Path) -> None:
    path = archive_of(tmp_path, *TALK)
    imported(account, path, TODAY, "messages")
    for zone in ("America/Los_Angeles", "Asia/Tokyo"):
        assert imported(account, path, Moment(TODAY.instant, zone), "messages")[0].things.amount == 0


def test_of_somebody_in_the_bin_nothing_is_told(account: Account, tmp_path: Path) -> None:
    imported(account, archive_of(tmp_path), TODAY)
    (ada,) = named(account, "Ada Nwosu")
    delete_people(account, [ada.id], TODAY)
    plan, _ = imported(account, archive_of(tmp_path, *TALK), TODAY, "messages")
    assert (plan.things.amount, len(plan.things.unknown), plan.things.aside) == (0, 0, 0)


def test_messages_alone_find_the_people_who_are_there(account: Account, tmp_path: Path) -> None:
    imported(account, archive_of(tmp_path), TODAY)
    plan, run = imported(account, archive_of(tmp_path, *TALK, people=(), day="11-02-2026"), TODAY, "messages")
    assert (plan.rows, plan.missing, len(plan.things.touchpoints)) == (0, ["connections"], 3)
    assert run.state == "applied"


def test_a_conversation_stays_with_whom_it_was_when_the_profile_moves(account: Account, tmp_path: Path) -> None:
    imported(account, archive_of(tmp_path, *TALK[:1]), TODAY, "messages")
    moved = ("Ada Nwosu", f"{ADA[1]}-new")
    conversation = TALK[0][0]
    rows = (wrote(moved, ME, "2026-06-01 10:00", "Moved", conversation=conversation),)
    imported(account, archive_of(tmp_path, *rows, people=(KOFI,), day="11-02-2026"), TODAY, "messages")
    assert passed(account, "Ada Nwosu")[-1] == (date(2026, 6, 1), "incoming", "Moved")


def test_what_was_written_to_somebody_whose_account_is_closed_now_stays_with_whom_it_was(
    account: Account, tmp_path: Path
) -> None:
    imported(account, archive_of(tmp_path, *TALK[:1]), TODAY, "messages")
    gone = ("LinkedIn Member", "")
    rows = [
        wrote(gone, ME, "2026-06-01 10:00", "Farewell", conversation=TALK[0][0]),
        wrote(gone, ME, "2026-06-02 10:00", "Who was I?", conversation="2-gone"),
        wrote(KOFI, ME, "2026-06-01 10:00", "Hello"),
    ]
    plan, _ = imported(account, archive_of(tmp_path, *rows, people=(KOFI,), day="11-02-2026"), TODAY, "messages")
    assert passed(account, "Ada Nwosu")[-1] == (date(2026, 6, 1), "incoming", "Farewell")
    assert (len(plan.things.touchpoints), len(plan.things.unknown), plan.things.aside) == (2, 0, 0)


def test_a_conversation_says_who_somebody_is_whose_name_and_profile_changed(account: Account, tmp_path: Path) -> None:
    imported(account, archive_of(tmp_path, *TALK[:1], wrote(LENA, ME, "2026-05-04 10:00", "Hi")), TODAY, "messages")
    married, other = ("Ada Adebayo", f"{PROFILE}ada-adebayo"), ("Lena Winter", f"{PROFILE}lena-winter")
    rows = [
        wrote(married, ME, "2026-06-01 10:00", "Moved", conversation=TALK[0][0]),
        wrote(ME, married, "2026-06-02 10:00", "Where to?", conversation="2-another"),
        wrote(other, ME, "2026-06-01 10:00", "With Lena's number", conversation=f"2-{LENA[1][-12:]}"),
    ]
    later = archive_of(tmp_path, *rows, people=(married, KOFI, LENA, other), day="11-02-2026")
    plan, run = imported(account, later, TODAY, "messages")
    ((ada,), (winter,)) = named(account, "Ada Adebayo"), named(account, "Lena Winter")
    assert [changed.person.id for changed in plan.changed] == [ada.id]
    assert plan.kinds == {"moved_profile": 1, "renamed": 1}
    assert [text for _, _, text in passed(account, "Ada Adebayo")][-2:] == ["Moved", "Where to?"]
    assert winter.import_id == run.id


def test_files_of_2018_find_people_by_their_name_and_are_not_told_twice_by_a_newer_one(
    account: Account, tmp_path: Path
) -> None:
    rows = [
        ["Ada Nwosu", "Ines Valderrey", "5/4/26, 8:00 AM", "", "Good morning", "INCOMING", "INBOX"],
        ["Ines Valderrey", "Ada Nwosu", "5/4/26, 9:00 AM", "", "Here I am", "OUTGOING", "SENT"],
        ["Kim Lee", "Ines Valderrey", "5/4/26, 8:00 AM", "", "Which Kim?", "INCOMING", "INBOX"],
    ]
    old = {"messages.csv": table("From,To,Date,Subject,Content,Direction,Folder", rows)}
    two = (("Kim Lee", f"{ADA[1]}-kim"), ("Kim Lee", f"{ADA[1]}-kim-2"))
    imported(account, archive_of(tmp_path, people=(ADA, *two), files=old), TODAY, "messages")
    assert passed(account) == [(MAY_4, "incoming", "Good morning"), (MAY_4, "outgoing", "Here I am")]
    plan, _ = imported(account, archive_of(tmp_path, *TALK, people=(ADA,), day="11-02-2026"), TODAY, "messages")
    assert [one.text for one in plan.things.touchpoints] == ["Good night"]


def test_a_reminder_that_a_message_answers_is_done_and_open_again_when_the_import_is_undone(
    account: Account, tmp_path: Path
) -> None:
    imported(account, archive_of(tmp_path), at("2026-01-10"))
    (ada,) = named(account, "Ada Nwosu")
    set_cadence(account, [ada.id], parse_cadence("3 months"), at("2026-01-10"))
    assert due(account, ada) == "2026-04-10"
    _, run = imported(account, archive_of(tmp_path, *TALK[:3]), at("2026-05-06"), "messages")
    (done,) = FollowUp.of(account).where(FollowUp.state == "done")
    assert (done.closed_on, done.touchpoint) == (MAY_4, touchpoint(account, "Here I am").id)
    assert due(account, ada) == "2026-08-04"
    undo_import(account, run, at("2026-05-06"))
    assert due(account, ada) == "2026-04-10"
    assert now(account, ada).last_touch_on is None


def test_many_messages_take_as_many_statements_as_few(account: Account, statements: list[str], tmp_path: Path) -> None:
    people = [(f"Person Okoro{one}", f"{ADA[1]}-{one}") for one in range(62)]
    imported(account, archive_of(tmp_path, people=people), TODAY)
    counts = []
    for whom in (people[:2], people[2:]):
        rows = [wrote(one, ME, "2026-05-04 08:00", "Hello", conversation=one[1]) for one in whom]
        path = archive_of(tmp_path, *rows, people=people)
        statements.clear()
        imported(account, path, TODAY, "messages")
        counts.append(len(statements))
    assert counts[0] == counts[1]
    assert things_of(account) == 62
