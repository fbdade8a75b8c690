"""Who may be somebody already known is shown, answered and remembered; nobody is one person by name alone."""

from pathlib import Path

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Answer, Person
from crm.usecases.add_person import add_person
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.report import counts_of
from tests.usecases.network import (
    AFTER,
    BEFORE,
    PROFILE,
    TRUTH,
    brought,
    changed_tables,
    company_of,
    csv_of,
    decided,
    everything,
    line_of,
    links_of,
    looked_at,
    named,
    person_of,
)


def test_rows_that_need_a_look_are_left_aside(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    plan, _ = brought(account, AFTER, moment)
    assert len(plan.open) == TRUTH["after"]["perhaps"]
    for slug, known in (TRUTH["perhaps"] | TRUTH["likely"]).items():
        person = person_of(account, known)
        assert links_of(account, person) == [known]
        assert slug not in {link for someone in Person.of(account) for link in links_of(account, someone)}


def test_the_same_person_takes_the_new_name_and_profile(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    priyanka = person_of(account, "priyanka-macaraeg-21")
    line = line_of(looked_at(account, AFTER, moment), "Priyanka Sundaramoorthy")
    before = Person.of(account).count()
    plan, _ = decided(account, AFTER, moment, Choices(same=frozenset({line})))
    counts = counts_of(plan)
    assert (counts["perhaps"], counts["changed"]) == (TRUTH["after"]["perhaps"] - 1, TRUTH["after"]["changed"] + 1)
    assert (counts["kinds"]["renamed"], counts["kinds"]["moved_profile"]) == (3, 4)
    assert Person.of(account).count() == before + TRUTH["after"]["new"]
    now = Person.find(account, priyanka.id)
    assert now.name == "Priyanka Sundaramoorthy"
    assert links_of(account, now) == ["priyanka-sundaramoorthy"]
    assert person_of(account, "priyanka-macaraeg-21").id == now.id


def test_two_people_become_two_people(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    line = line_of(looked_at(account, AFTER, moment), "Viktor Hallbergson")
    plan, _ = decided(account, AFTER, moment, Choices(two=frozenset({line})))
    counts = counts_of(plan)
    assert (counts["perhaps"], counts["new"]) == (TRUTH["after"]["perhaps"] - 1, TRUTH["after"]["new"] + 1)
    surveyor, pianist = named(account, "Viktor Hallbergson")
    assert (surveyor.title, pianist.title) == ("Surveyor", "Pianist")


def test_answers_are_remembered_for_the_next_file(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    plan = looked_at(account, AFTER, moment)
    same = frozenset({line_of(plan, "Esther Adomako"), line_of(plan, "Dalisay Okwuosa")})
    two = frozenset({line_of(plan, "Viktor Hallbergson"), line_of(plan, "Priyanka Sundaramoorthy")})
    decided(account, AFTER, moment, Choices(same=same, two=two))
    assert {(answer.row_key, answer.same) for answer in Answer.of(account)} == {
        ("in:esther-adomako", True), ("in:dalisay-okwuosa", True),
        ("in:viktor-hallbergson-plays", False), ("in:priyanka-sundaramoorthy", False),
    }  # fmt: skip
    before = everything(account)
    again, _ = brought(account, AFTER, moment)
    assert (len(again.open), len(again.new), len(again.changed)) == (0, 0, 0)
    assert changed_tables(before, everything(account)) == {}


def test_two_people_are_not_asked_about_again_in_another_file(account: Account, moment: Moment, tmp_path: Path) -> None:
    known = f"Ada,Nwosu,{PROFILE}ada,,Fernhollow,Engineer,14 Apr 2025"
    alike = f"Ada,Nwosu,{PROFILE}other-ada,,Kestrelby,Pilot,02 May 2026"
    brought(account, csv_of(tmp_path, known), moment)
    plan = looked_at(account, csv_of(tmp_path, alike), moment)
    decided(account, csv_of(tmp_path, alike), moment, Choices(two=frozenset({line_of(plan, "Ada Nwosu")})))
    moved = alike.replace("Pilot", "Captain")
    plan, _ = brought(account, csv_of(tmp_path, moved), moment)
    assert (len(plan.open), len(plan.new)) == (0, 0)
    assert {person.title for person in named(account, "Ada Nwosu")} == {"Engineer", "Captain"}


def test_the_same_person_without_a_profile_is_known_by_the_answer(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    """An export of before 2024, in which nothing but the answer ties the row to the person."""
    brought(account, csv_of(tmp_path, f"Ada,Nwosu,{PROFILE}ada,,Fernhollow,Engineer,14 Apr 2025"), moment)
    header = "First Name,Last Name,Email Address,Company,Position,Connected On"
    row = "Adaeze,Nwosu,,Fernhollow,Engineer,01 Jun 2026"
    file = csv_of(tmp_path, row, header=header, name="old.csv")
    plan = looked_at(account, file, moment)
    (asked,) = plan.open
    decided(account, file, moment, Choices(same=frozenset({asked.record.row})))
    plan = looked_at(account, csv_of(tmp_path, row.replace("Engineer", "Head of data"), header=header), moment)
    assert (len(plan.open), len(plan.new), [changed.person.name for changed in plan.changed]) == (
        0,
        0,
        ["Adaeze Nwosu"],
    )


def test_a_question_answered_and_taken_back_is_open(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    line = line_of(looked_at(account, AFTER, moment), "Esther Adomako")
    form = {"shown": [], "congratulate": [], "same": [str(line)], "two": [], "open": []}
    answered = Choices().updated(_Form(form))
    assert answered.answered(line) is True
    two = answered.updated(_Form({**form, "same": [], "two": [str(line)]}))
    assert two.answered(line) is False
    assert two.updated(_Form({**form, "same": [], "open": [str(line)]})).answered(line) is None
    assert Choices.from_json(two.to_json()) == two


def test_two_rows_said_to_be_one_person_change_that_person_once(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    """Whoever has two profiles, and says so, keeps the first of the two rows; the other one repeats it."""
    ada, _ = add_person(account, "Ada Nwosu", moment)
    rows = [
        f"Ada,Nwosu,{PROFILE}ada-one,,Fernhollow,Engineer,14 Apr 2026",
        f"Ada,Nwosu,{PROFILE}ada-two,,Kestrelby,Adviser,15 Apr 2026",
    ]
    file = csv_of(tmp_path, *rows)
    plan = looked_at(account, file, moment)
    lines = frozenset(row.record.row for row in plan.open)
    assert len(lines) == 2
    plan, _ = decided(account, file, moment, Choices(same=lines))
    assert (len(plan.changed), plan.repeated, len(plan.new)) == (1, 1, 0)
    assert links_of(account, ada) == ["ada-one"]
    again, _ = brought(account, file, moment)
    assert (len(again.open), len(again.new), len(again.changed), again.repeated) == (0, 0, 0, 1)


def test_a_row_said_to_be_somebody_whom_another_row_names_for_sure_repeats_it(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    brought(account, csv_of(tmp_path, f"Ada,Nwosu,{PROFILE}ada,,Fernhollow,Engineer,14 Apr 2026"), moment)
    rows = [
        f"Ada,Nwosu,{PROFILE}ada,,Fernhollow,Head of data,14 Apr 2026",
        "Ada,Nwosu,,,Fernhollow,Engineer,",
    ]
    file = csv_of(tmp_path, *rows)
    lines = frozenset(row.record.row for row in looked_at(account, file, moment).open)
    plan, _ = decided(account, file, moment, Choices(same=lines))
    assert (len(plan.changed), plan.repeated, len(plan.new)) == (1, len(lines), 0)
    assert named(account, "Ada Nwosu")[0].title == "Head of data"


@pytest.mark.parametrize(
    "other",
    [
        f"Ada,Nwosu,{PROFILE}ada-two,,Fernhollow,Engineer,14 Apr 2026",
        f"Ada,Nwosu,{PROFILE}ada-two,,Fernhollow,Engineer,15 Apr 2026",
        f"Ada,Nwosu,{PROFILE}ada-two,ada@nwosu.example,Fernhollow,Engineer,14 Apr 2026",
    ],
)
def test_two_profile_addresses_in_a_file_are_two_people(
    account: Account, moment: Moment, tmp_path: Path, other: str
) -> None:
    first = f"Ada,Nwosu,{PROFILE}ada-one,ada@nwosu.example,Fernhollow,Engineer,14 Apr 2026"
    plan, _ = brought(account, csv_of(tmp_path, first, other), moment)
    assert (len(plan.new), plan.repeated, len(plan.open)) == (2, 0, 0)
    again, _ = brought(account, csv_of(tmp_path, other, first), moment)
    assert (again.unchanged, len(again.open)) == (2, 0)


@pytest.mark.parametrize(
    ("row", "sure"),
    [
        # A name alone, a name and an employer: never sure.
        (f"Ada,Nwosu,{PROFILE}ada-two,,Kestrelby,Pilot,02 May 2026", False),
        (f"Ada,Nwosu,{PROFILE}ada-two,,Fernhollow,Engineer,02 May 2026", False),
        ("Ada,Nwosu,,,Fernhollow,Engineer,", False),
        ("Ada,Nwosu,,,,,", False),
        # The profile, an address of one's own, the name with the day: sure.
        (f"A.,Nwosu-Lind,{PROFILE}ada,,Kestrelby,Pilot,14 Apr 2026", True),
        ("Ada,Nwosu,,ADA@nwosu.example,Kestrelby,Pilot,02 May 2026", True),
        (f"ÁDA,NWOSU,{PROFILE}ada-two,,Kestrelby,Pilot,14 Apr 2026", True),
    ],
)
def test_nobody_is_the_same_person_by_name_alone(
    account: Account, moment: Moment, tmp_path: Path, row: str, sure: bool
) -> None:
    brought(
        account, csv_of(tmp_path, f"Ada,Nwosu,{PROFILE}ada,ada@nwosu.example,Fernhollow,Engineer,14 Apr 2026"), moment
    )
    plan, _ = brought(account, csv_of(tmp_path, row), moment)
    assert (len(plan.open), len(plan.new)) == ((0, 0) if sure else (1, 0))
    assert Person.of(account).count() == 1


def test_a_shared_mailbox_makes_nobody_the_same(account: Account, moment: Moment, tmp_path: Path) -> None:
    brought(account, csv_of(tmp_path, f"Ada,Nwosu,{PROFILE}ada,jobs@fernhollow.example,,,14 Apr 2026"), moment)
    plan, _ = brought(
        account, csv_of(tmp_path, f"Kofi,Boat,{PROFILE}kofi,jobs@fernhollow.example,,,15 Apr 2026"), moment
    )
    assert len(plan.new) == 1
    assert company_of(account, named(account, "Kofi Boat")[0]) == ""


def test_whoever_a_question_points_at_is_not_gone(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    plan = looked_at(account, AFTER, moment)
    assert not {row.person.id for row in plan.open} & set(plan.gone)
    # Nor when the answer is that they are two people, for the file may yet mean them.
    line = line_of(plan, "Viktor Hallbergson")
    plan, _ = decided(account, AFTER, moment, Choices(two=frozenset({line})))
    surveyor = person_of(account, TRUTH["perhaps"]["viktor-hallbergson-plays"])
    assert surveyor.id in plan.gone


class _Form:
    """A sent form, as Werkzeug hands it over."""

    def __init__(self, fields: dict[str, list[str]]) -> None:
        self._fields = fields

    def getlist(self, name: str) -> list[str]:
        return self._fields.get(name, [])
