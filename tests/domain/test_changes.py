"""What differs, and of which kind: job news told apart from spellings, decoration and moved addresses."""

from datetime import date

import pytest

from crm.domain.changes import Action, Change, Difference, Kind, Known, compare, position_key
from crm.domain.entries import Entry
from crm.domain.spreadsheets import mangled

MAY = date(2026, 5, 4)
NOVEMBER = date(2026, 11, 2)
ADA = Entry("Ada", "Lind", "Northwind", "Engineer", date(2020, 1, 5), "ada-1")


def known(entry: Entry = ADA, **more: object) -> Known:
    return Known(entry, MAY, positions=frozenset({position_key(entry.company, entry.title)}), **more)  # type: ignore[arg-type]


def difference(now: Entry, before: Entry = ADA, as_of: date = NOVEMBER, **more: object) -> Difference:
    return compare(known(before, **more), now, as_of)


def kinds(now: Entry, before: Entry = ADA) -> set[str]:
    return {kind.value for kind in difference(now, before).kinds}


def test_the_same_again_is_no_difference() -> None:
    assert difference(ADA) == Difference()
    assert not difference(ADA).changed


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (ADA._replace(company="Brackmoor", title="Director"), "new_company"),
        (ADA._replace(company="Brackmoor"), "new_company"),
        (ADA._replace(title="Senior engineer"), "new_title"),
        (ADA._replace(company="", title=""), "left"),
        (ADA._replace(company="NORTHWIND, Inc."), "respelled"),
        (ADA._replace(company="Northwind – Berlin"), "respelled"),
        (ADA._replace(company="Northwind  "), "respelled"),
        (ADA._replace(family="Okafor"), "renamed"),
        (ADA._replace(family="Lind-Okafor"), "renamed"),
        (ADA._replace(family="Okafor (née Lind)"), "renamed"),
        (ADA._replace(family="Lind, PhD"), "restyled"),
        (ADA._replace(family="LIND 🌟"), "restyled"),
        (ADA._replace(given='Ada "Addie"'), "restyled"),
        (ADA._replace(family="L"), "restyled"),
        (ADA._replace(given="Ada (she/her)"), "restyled"),
        (ADA._replace(slug="ada-lind-77"), "moved_profile"),
        (ADA._replace(title="Engineer (m/w/d)"), "other"),
        (ADA._replace(given="Eve"), "other"),
        (ADA._replace(emails=("ada@x.example",)), "other"),
    ],
)
def test_a_difference_is_of_this_kind(now: Entry, kind: str) -> None:
    assert kinds(now) == {kind}


def test_a_first_job_where_none_was_known_is_started() -> None:
    nothing = ADA._replace(company="    ", title="")
    assert kinds(ADA, nothing) == {"started"}


def test_freelance_and_self_employed_are_one_employer_in_two_spellings() -> None:
    assert kinds(ADA._replace(company="Self Employed"), ADA._replace(company="Freelance")) == {"respelled"}


def test_a_person_can_be_of_several_kinds() -> None:
    now = ADA._replace(family="Okafor", slug="ada-okafor", company="Brackmoor")
    assert kinds(now) == {"renamed", "moved_profile", "new_company"}


def test_a_respelt_employer_with_a_new_title_is_both() -> None:
    assert kinds(ADA._replace(company="NORTHWIND", title="Director")) == {"respelled", "new_title"}


def test_only_job_changes_are_news() -> None:
    assert difference(ADA._replace(company="Brackmoor")).news
    assert not difference(ADA._replace(company="Northwind GmbH")).news
    assert not difference(ADA._replace(company="", title="")).news


def test_changes_say_field_old_and_new() -> None:
    found = difference(ADA._replace(company="Brackmoor", title="Director"))
    assert found.changes == (
        Change("company", "Northwind", "Brackmoor", Kind.NEW_COMPANY, Action.SET),
        Change("title", "Engineer", "Director", Kind.NEW_COMPANY, Action.SET),
    )


def test_an_older_export_adds_history_and_turns_nothing_back() -> None:
    older = Entry("Ada", "Berg", "Kestrelby", "Trainee", ADA.connected_on, "ada-old", ("ada@x.example",))
    found = compare(known(slugs=frozenset({"ada-1"})), older, date(2018, 11, 4))
    assert {(change.field, change.action, change.old) for change in found.changes} == {
        ("name", Action.HISTORY, ""),
        ("position", Action.HISTORY, ""),
        ("link", Action.HISTORY, ""),
        ("email", Action.ADD, ""),
    }
    assert found.kinds == {Kind.OTHER}
    assert not found.news


def test_an_older_export_whose_position_is_in_the_history_already_says_nothing_new() -> None:
    before = Known(ADA, MAY, positions=frozenset({position_key("Kestrelby", "Trainee")}))
    assert compare(before, ADA._replace(company="KESTRELBY", title="Trainee"), date(2018, 11, 4)) == Difference()


def test_an_older_export_without_a_job_takes_none_away() -> None:
    assert compare(known(), ADA._replace(company="", title=""), date(2018, 11, 4)) == Difference()


def test_an_export_of_the_same_day_is_not_older() -> None:
    assert compare(known(), ADA._replace(title="Director"), MAY).news


def test_what_was_written_by_hand_is_kept() -> None:
    found = difference(ADA._replace(family="Okafor"), by_hand={"name": "Ada L."})
    assert found.changes == (Change("name", "Ada L.", "Ada Okafor", Kind.RENAMED, Action.KEEP),)
    assert not found.changed


def test_news_about_somebody_whose_job_was_written_by_hand_is_still_news() -> None:
    found = difference(ADA._replace(company="Brackmoor"), by_hand={"company": "Northwind Labs"})
    assert [(change.action, change.kind) for change in found.changes] == [(Action.KEEP, Kind.NEW_COMPANY)]
    assert found.news


def test_what_the_account_wrote_by_hand_before_the_file_said_so_is_no_change() -> None:
    assert difference(ADA._replace(company="Brackmoor Ltd"), by_hand={"company": "Brackmoor"}) == Difference()


def test_a_file_without_a_column_says_nothing_about_it() -> None:
    silent = ADA._replace(company="", title="", slug="", silent=("company", "title", "url"))
    assert difference(silent) == Difference()


def test_a_first_profile_address_is_added_and_not_moved() -> None:
    found = difference(ADA, ADA._replace(slug=""))
    assert found.changes == (Change("link", "", "ada-1", Kind.OTHER, Action.ADD),)


def test_a_withheld_email_address_is_not_taken_away() -> None:
    assert difference(ADA, ADA._replace(emails=("ada@x.example",))) == Difference()


def test_an_email_address_that_is_known_from_elsewhere_is_not_new() -> None:
    assert difference(ADA._replace(emails=("ada@x.example",)), emails=frozenset({"ada@x.example"})) == Difference()


def test_a_day_of_connecting_is_filled_in_and_corrected() -> None:
    filled = difference(ADA, ADA._replace(connected_on=None))
    assert filled.changes == (Change("connected_on", "", "2020-01-05", Kind.OTHER, Action.ADD),)
    moved = difference(ADA._replace(connected_on=date(2024, 2, 2)))
    assert moved.changes == (Change("connected_on", "2020-01-05", "2024-02-02", Kind.OTHER, Action.SET),)


@pytest.mark.parametrize(
    ("original", "cell"),
    [
        ("24/7", "24-Jul"),
        ("24/7", "24-jul"),
        ("007", "7"),
        ("3E8", "3.00E+08"),
        ("3E8", "3,00E+08"),
        ("@Loomwork", "#NAME?"),
        ("@Loomwork", "#¿NOMBRE?"),
    ],
)
def test_what_a_spreadsheet_made_of_an_employer_is_no_news(original: str, cell: str) -> None:
    assert mangled(original, cell)
    assert difference(ADA._replace(company=cell), ADA._replace(company=original)) == Difference()


def test_an_employer_repaired_after_a_spreadsheet_is_a_spelling_and_no_news() -> None:
    assert kinds(ADA._replace(company="24/7"), ADA._replace(company="24-Jul")) == {"respelled"}


def test_a_new_title_is_seen_although_a_spreadsheet_spoilt_the_employer() -> None:
    found = difference(ADA._replace(company="7", title="Director"), ADA._replace(company="007"))
    assert [(change.field, change.kind) for change in found.changes] == [("title", Kind.NEW_TITLE)]


@pytest.mark.parametrize(
    ("original", "cell"), [("7", "8"), ("Northwind", "#NAME?"), ("24/7", "Northwind"), ("007", "70")]
)
def test_other_employers_are_not_blamed_on_a_spreadsheet(original: str, cell: str) -> None:
    assert not mangled(original, cell)
