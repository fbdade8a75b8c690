"""Meetings of a calendar become touchpoints with the people who are known in them."""

from datetime import date, datetime
from pathlib import Path

import pytest

from crm.domain.cadence import parse_cadence
from crm.domain.meeting_kind import meeting_kind
from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, FollowUp, Import, ImportedThing, Person, Touchpoint, TouchpointPerson
from crm.usecases.add_person import add_person
from crm.usecases.bin import delete_people
from crm.usecases.change_touchpoint import delete_touchpoint, edit_touchpoint
from crm.usecases.import_calendar.apply import apply
from crm.usecases.import_calendar.from_terminal import document, import_calendar, remarks
from crm.usecases.import_calendar.plan import plan_calendar
from crm.usecases.import_calendar.planned import CalendarPlan
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.undo import undo_import
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.record_interview import record_interview
from crm.usecases.transaction import writing
from importers.calendars.reader import open_calendar, read_calendar
from tests.importers.test_calendars import APPLE, GOOGLE
from tests.usecases.network import changed_tables, days_later, everything

pytestmark = pytest.mark.slow

WEEKLY_DAYS = ["2026-11-23", "2026-11-16", "2026-11-09", "2026-11-02", "2026-10-26", "2026-10-20", "2026-10-05"]


def know(account: Account, name: str, email: str, when: Moment) -> Person:
    person, _ = add_person(account, name, when, emails=[email], cadence=parse_cadence("3 months"))
    return person


@pytest.fixture
def ada(account: Account, moment: Moment) -> Person:
    return know(account, "Ada Nwosu", "ada@fernhollow.example", moment)


@pytest.fixture
def priya(account: Account, moment: Moment) -> Person:
    return know(account, "Priya Rao", "priya.rao@brackmoor.example", moment)


def planned(account: Account, file: Path, when: Moment) -> CalendarPlan:
    return plan_calendar(account, open_calendar(file, when.instant, when.zone_name), when)


def of_events(account: Account, when: Moment, *events: str) -> CalendarPlan:
    inner = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    data = f"BEGIN:VCALENDAR\r\n{inner}END:VCALENDAR\r\n".encode()
    return plan_calendar(account, read_calendar(data, when.instant, when.zone_name), when)


def touched(account: Account) -> list[tuple[str, str, str, str]]:
    """Day, kind, text and names of each touchpoint, the newest first."""
    names = {one.id: one.name for one in Person.of(account)}
    people: dict[int, list[str]] = {}
    for one in TouchpointPerson.of(account):
        people.setdefault(one.touchpoint, []).append(names[one.person])
    found = Touchpoint.of(account).order_by(Touchpoint.happened_on.desc(), Touchpoint.id)
    return [(f"{one.happened_on}", one.kind, one.text, ", ".join(sorted(people[one.id]))) for one in found]


def test_entries_with_somebody_known_are_proposed_and_the_others_counted(
    account: Account, moment: Moment, ada: Person, priya: Person
) -> None:
    plan = planned(account, GOOGLE, moment)
    assert [(one.title, one.kind, one.names, len(one.meetings), one.usual) for one in plan.entries] == [
        ("Mentoring with Priya", "meeting", ("Priya Rao",), 7, True),
        ("Routing, a first talk", "video", ("Ada Nwosu",), 1, True),
        ("Routing conference", "event", ("Ada Nwosu",), 1, False),
    ]
    assert (plan.strangers, plan.file.alone, plan.file.cancelled) == (0, 1, 1)
    delete_people(account, [priya.id], moment)
    assert planned(account, GOOGLE, moment).strangers == 7


def test_the_usual_ones_become_touchpoints_that_move_dates_and_the_same_file_again_adds_nothing(
    account: Account, moment: Moment, ada: Person, priya: Person
) -> None:
    plan, run = import_calendar(account, GOOGLE, moment)
    assert run is not None
    assert document(plan, run)["touchpoints"] == 8
    assert touched(account)[0] == ("2026-11-23", "meeting", "Mentoring with Priya", "Priya Rao")
    assert [day for day, _, text, _ in touched(account) if text.startswith("Mentoring")] == WEEKLY_DAYS
    assert Person.find(account, priya.id).last_touch_on == date(2026, 11, 23)
    assert Person.find(account, priya.id).next_check_in == date(2027, 2, 23)
    assert {one.direction for one in Touchpoint.of(account)} == {"mutual"}
    before = everything(account)
    again, second = import_calendar(account, GOOGLE, moment)
    assert second is not None
    assert document(again, second)["touchpoints"] == 0
    assert again.told == 8
    assert changed_tables(before, everything(account)) == {}


def with_address(number: int, *more: str) -> str:
    """A meeting of Ada's, and of whoever has the other addresses; one with a minus before it declined."""
    invited = "".join(
        f"\r\nATTENDEE;PARTSTAT={'DECLINED' if one.startswith('-') else 'ACCEPTED'}:mailto:{one.removeprefix('-')}"
        for one in ("ada@fernhollow.example", *more)
    )
    return f"UID:w{number}\r\nDTSTART:202611{number:02}T100000Z\r\nDTEND:202611{number:02}T110000Z{invited}"


def test_other_addresses_of_ones_own_are_not_somebody_met(account: Account, moment: Moment, ada: Person) -> None:
    work, home = "ines@brackmoor.example", "Ines@Home.example"
    know(account, "Ines Valderrey", work, moment)
    know(account, "Ines at home", home, moment)
    events = [with_address(day, work) for day in (2, 3, 4, 5)] + [with_address(6, f"-{work}"), with_address(9, home)]

    def found(named: str, said: list[str] | None) -> tuple[list[tuple[str, str, bool, int]], set[str], int]:
        inner = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
        data = f"BEGIN:VCALENDAR\r\nX-WR-CALNAME:{named}\r\n{inner}END:VCALENDAR\r\n".encode()
        plan = plan_calendar(account, read_calendar(data, moment.instant, moment.zone_name), moment, said)
        return [tuple(one) for one in plan.own], {name for one in plan.entries for name in one.names}, plan.declined  # type: ignore[misc]

    ada_is = "ada@fernhollow.example"
    everybody = {"Ada Nwosu", "Ines Valderrey", "Ines at home"}
    # Who is in every meeting is offered, and is not oneself for that alone.
    assert found("Work", None) == ([(ada_is, "often", False, 6)], everybody, 0)
    # The name of the calendar is an address: it is one's own, and where it declined one did not go.
    assert found(work, None) == ([(work, "named", True, 0)], {"Ada Nwosu", "Ines at home"}, 1)
    # What is said counts alone.
    assert found(work, [home]) == (
        [(work, "named", False, 0), ("ines@home.example", "said", True, 0), (ada_is, "often", False, 6)],
        {"Ada Nwosu", "Ines Valderrey"},
        0,
    )
    # And what was said of an earlier calendar still holds.
    answers = Choices(own=frozenset([work, "ines@home.example"])).to_json()
    Import.create(account=account, file_name="a.ics", state="applied", answers=answers, created_at=moment.instant)
    assert found("Work", None)[1:] == ({"Ada Nwosu"}, 1)


def test_a_meeting_that_was_deleted_by_hand_does_not_come_back(account: Account, moment: Moment, ada: Person) -> None:
    import_calendar(account, GOOGLE, moment)
    (talk,) = Touchpoint.of(account)
    delete_touchpoint(account, talk.id, moment)
    again, _ = import_calendar(account, GOOGLE, moment)
    assert (again.told, Touchpoint.of(account).count()) == (1, 0)


def test_taking_the_import_back_restores_everything_and_what_was_edited_stays(
    account: Account, moment: Moment, ada: Person, priya: Person
) -> None:
    # A reminder that moved and moved back was changed twice, for the calendars that follow it.
    before = everything(account, but=("follow_up",))
    _, run = import_calendar(account, GOOGLE, moment)
    assert run is not None
    assert undo_import(account, run, moment) == []
    assert changed_tables(before, everything(account, but=("follow_up",))) == {}
    assert ImportedThing.of(account).count() == 0
    assert Person.find(account, priya.id).next_check_in == date(2027, 2, 24)
    _, again = import_calendar(account, GOOGLE, moment)
    assert again is not None
    newest = Touchpoint.of(account).order_by(Touchpoint.happened_on.desc()).get()
    said = {"text": "She liked the draft", "kind": "meeting", "direction": "mutual", "on": newest.happened_on}
    edit_touchpoint(account, newest.id, [priya.id], days_later(moment, 1), **said)
    assert undo_import(account, again, moment) == ["A touchpoint of 23 November was edited since and stays."]
    assert [text for _, _, text, _ in touched(account)] == ["She liked the draft"]


def test_a_meeting_closes_the_follow_up_that_waited_for_it(account: Account, moment: Moment) -> None:
    ada = know(account, "Ada Nwosu", "ada@fernhollow.example", days_later(moment, -200))
    (due,) = FollowUp.of(account).where(FollowUp.person == ada.id, FollowUp.state == "open")
    assert due.due_on < date(2026, 11, 12)
    import_calendar(account, GOOGLE, moment)
    assert FollowUp.find(account, due.id).state == "done"
    assert Person.find(account, ada.id).next_check_in == date(2027, 2, 12)


def test_what_stands_here_as_an_interview_or_was_logged_is_not_doubled(
    account: Account, moment: Moment, ada: Person, priya: Person
) -> None:
    panel = (PanelName("Ada Nwosu", email="ada@fernhollow.example"),)
    form = InterviewForm("Fernhollow", "Lead", datetime(2026, 11, 12, 10), panel=panel)
    record_interview(account, form, moment)
    log_touchpoint(account, [priya.id], moment, kind="coffee", on=date(2026, 11, 16))
    plan = planned(account, GOOGLE, moment)
    assert (plan.interviews, plan.logged) == (1, 1)
    assert [(one.title, len(one.meetings)) for one in plan.entries] == [
        ("Mentoring with Priya", 6),
        ("Routing conference", 1),
    ]


def test_whom_an_address_means(account: Account, moment: Moment, ada: Person) -> None:
    know(account, "Ines herself", account.email, moment)
    know(account, "Ada's twin", "both@home.example", moment)
    know(account, "Ada's other twin", "both@home.example", moment)
    when = "DTSTART:20260302T120000Z\r\nSUMMARY:x"
    own = f"ATTENDEE:mailto:{account.email.upper()}"
    assert of_events(account, moment, f"{when}\r\n{own}").strangers == 1
    assert of_events(account, moment, f"{when}\r\nATTENDEE:mailto:both@home.example").strangers == 1
    declined = "ATTENDEE;PARTSTAT=DECLINED:mailto:ada@fernhollow.example"
    assert of_events(account, moment, f"{when}\r\n{declined}\r\nORGANIZER:mailto:x@y.example").strangers == 1
    i_declined = f"ATTENDEE;PARTSTAT=DECLINED:mailto:{account.email}"
    ada_came = "ATTENDEE:mailto:ADA@fernhollow.example"
    assert of_events(account, moment, f"{when}\r\n{i_declined}\r\n{ada_came}").declined == 1
    organized = of_events(account, moment, f"{when}\r\nORGANIZER:mailto:ada@fernhollow.example").entries
    assert [one.names for one in organized] == [("Ada Nwosu",)]


def test_everybody_known_stands_on_one_touchpoint_and_only_what_is_ticked_is_written(
    account: Account, moment: Moment, ada: Person, priya: Person
) -> None:
    both = "ATTENDEE:mailto:ada@fernhollow.example\r\nATTENDEE:mailto:priya.rao@brackmoor.example"
    one = f"UID:1\r\nDTSTART:20260302T120000Z\r\nSUMMARY:Lunch\r\n{both}"
    plan = of_events(account, moment, one, f"UID:2\r\nDTSTART:20260303T120000Z\r\nSUMMARY:Other\r\n{both}")
    lunch = next(entry for entry in plan.entries if entry.title == "Lunch")
    run = Import.create(account=account, file_name="a.ics", state="applying", created_at=moment.instant)
    with writing(account):
        apply(account, run, plan, frozenset((lunch.key,)), moment)
    assert touched(account) == [("2026-03-02", "coffee", "Lunch", "Ada Nwosu, Priya Rao")]


def test_a_file_that_is_no_calendar_is_refused_with_a_sentence(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    path = tmp_path / "a.ics"
    path.write_text("nothing")
    with pytest.raises(Refused, match="no calendar"):
        import_calendar(account, path, moment)
    with pytest.raises(Refused, match="cannot be opened"):
        import_calendar(account, tmp_path / "nowhere.ics", moment)


def test_a_dry_run_changes_nothing_and_says_what_it_leaves_aside(account: Account, moment: Moment, ada: Person) -> None:
    before = everything(account)
    plan, run = import_calendar(account, APPLE, moment, dry_run=True)
    assert run is None
    assert changed_tables(before, everything(account)) == {}
    told = document(plan, run)
    assert told["import"] is None
    assert (told["rows"], told["touchpoints"]) == (0, 13)
    assert told["problems"][0] == {"row": 21, "reason": "This entry is cut short."}
    assert remarks(plan) == [
        "One entry repeats too often, or in a way that Kith does not follow; only the first meeting is taken."
    ]


def test_planning_takes_a_few_statements_however_many_meetings(
    account: Account, moment: Moment, ada: Person, priya: Person, statements: list[str]
) -> None:
    counts = []
    for file in (GOOGLE, APPLE):
        statements.clear()
        planned(account, file, moment)
        counts.append(len(statements))
    assert counts == [5, 5]


@pytest.mark.parametrize(
    ("summary", "location", "online", "people", "kind"),
    [
        ("Lunch with Ada", "", False, 2, "coffee"),
        ("Kaffee mit Jonas", "https://zoom.us/j/1", True, 2, "coffee"),
        ("Catching up", "", True, 2, "video"),
        ("Catching up", "Microsoft Teams Meeting", False, 2, "video"),
        ("Catching up", "+44 20 7946 0321", False, 2, "call"),
        ("Phone call with Priya", "", False, 2, "call"),
        ("Catching up", "Room 4", False, 2, "meeting"),
        ("Routing conference", "Porto", False, 2, "event"),
        ("Everybody", "", False, 60, "event"),
        ("", "", False, 0, "meeting"),
    ],
)
def test_the_kind_is_guessed_from_words_and_place(
    summary: str, location: str, online: bool, people: int, kind: str
) -> None:
    assert meeting_kind(summary, location, online=online, people=people, whole_day=False) == kind
