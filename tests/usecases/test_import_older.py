"""An export older than one already imported adds history and turns nothing back."""

from pathlib import Path

from crm.domain.moment import Moment
from crm.models import Account, Person
from crm.usecases.import_people.report import counts_of
from crm.usecases.import_people.undo import undo_import
from tests.usecases.network import (
    AFTER,
    BEFORE,
    HEADER,
    OLDER,
    PROFILE,
    TRUTH,
    brought,
    changed_tables,
    company_of,
    csv_of,
    everything,
    jobs_of,
    links_of,
    looked_at,
    named,
    person_of,
)

FACTS = ("name", "given", "family", "company", "title", "connected_on", "credentials", "pronouns")


def facts(account: Account) -> dict[int, tuple[object, ...]]:
    """What stands beside every person's name."""
    return {person.id: tuple(getattr(person, fact) for fact in FACTS) for person in Person.of(account)}


def test_the_former_file_turns_nothing_back(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    brought(account, AFTER, moment)
    before = everything(account)
    plan, _ = brought(account, BEFORE, moment)
    assert plan.older
    assert (len(plan.new), len(plan.changed), len(plan.open)) == (0, 0, 0)
    assert changed_tables(before, everything(account)) == {}
    # And the newer one still has nothing to say.
    assert not looked_at(account, AFTER, moment).changed


def test_an_export_without_profiles_adds_the_jobs_that_were(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    brought(account, AFTER, moment)
    known = facts(account)
    plan, _ = brought(account, OLDER, moment)
    found = counts_of(plan)
    expected = {name: count for name, count in TRUTH["older"].items() if isinstance(count, int)}
    assert {name: found[name] for name in expected} == expected
    assert (found["perhaps"], found["news"]) == (0, 0)
    assert {number: fact for number, fact in facts(account).items() if number in known} == known
    for slug, (company, title) in TRUTH["older"]["positions"].items():
        assert (company, title, False, "") in jobs_of(account, person_of(account, slug))
    again, _ = brought(account, OLDER, moment)
    assert (len(again.new), len(again.changed)) == (0, 0)


def test_somebody_is_known_by_a_former_surname(account: Account, moment: Moment) -> None:
    """The older export has no profiles and names Mina Thorvaldsen as Mina Rasouliar."""
    brought(account, BEFORE, moment)
    brought(account, AFTER, moment)
    mina = person_of(account, "mina-rasouliar-38")
    assert mina.name == "Mina Thorvaldsen"
    assert "Mina,Rasouliar" in OLDER.read_text(encoding="utf-8")
    brought(account, OLDER, moment)
    assert not named(account, "Mina Rasouliar")


def test_who_is_in_the_older_file_alone_is_new_and_stays_when_a_newer_one_comes(
    account: Account, moment: Moment
) -> None:
    brought(account, AFTER, moment)
    brought(account, OLDER, moment)
    (gudrun,) = named(account, "Gudrun Thorleifsdóttir")
    assert (company_of(account, gudrun), gudrun.title) == ("Hazelmark", "Baker")
    plan, _ = brought(account, AFTER, moment)
    assert gudrun.id in plan.gone


def test_a_profile_that_was_adds_an_address_by_which_to_know_the_person(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    now = f"Ada,Nwosu,{PROFILE}ada-builds,,Brackmoor,Director,14 Apr 2026"
    newest = f"Kofi,Boatengmaa,{PROFILE}kofi,,Tallowick,Designer,01 Oct 2026"
    then = f"Ada,Nwosu,{PROFILE}ada-nwosu,,Fernhollow,Engineer,14 Apr 2026"
    brought(account, csv_of(tmp_path, newest, now), moment)
    brought(account, csv_of(tmp_path, then), moment)
    (ada,) = named(account, "Ada Nwosu")
    assert (links_of(account, ada), links_of(account, ada, "former-link")) == (["ada-builds"], ["ada-nwosu"])
    assert jobs_of(account, ada) == [("Brackmoor", "Director", True, ""), ("Fernhollow", "Engineer", False, "")]
    renamed = then.replace("Ada,Nwosu", "A.,Lind")
    plan = looked_at(account, csv_of(tmp_path, renamed), moment)
    assert [(match.how, match.person) for match in plan.matches or ()] == [("sure", ada.id)]


def test_an_export_between_two_others_is_an_older_one(account: Account, moment: Moment, tmp_path: Path) -> None:
    """Also for somebody whose row has not changed between the two."""
    ada = f"Ada,Nwosu,{PROFILE}ada,,Fernhollow,Engineer,14 Apr 2026"
    first = csv_of(tmp_path, f"Bo,Lind,{PROFILE}bo,,Tallowick,Buyer,01 May 2026", ada, name="may.csv")
    last = csv_of(tmp_path, f"Cy,Holm,{PROFILE}cy,,Tallowick,Buyer,01 Nov 2026", ada, name="november.csv")
    between = csv_of(
        tmp_path,
        f"Di,Moe,{PROFILE}di,,Tallowick,Buyer,01 Aug 2026",
        ada.replace("Engineer", "Acting head"),
        name="a.csv",
    )
    brought(account, first, moment)
    brought(account, last, moment)
    plan, _ = brought(account, between, moment)
    assert plan.older
    (person,) = named(account, "Ada Nwosu")
    assert (person.title, [job[1] for job in jobs_of(account, person)]) == ("Engineer", ["Engineer", "Acting head"])


def test_when_the_newest_export_is_taken_back_the_one_before_it_counts_again(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    row = f"Ada,Nwosu,{PROFILE}ada,,Fernhollow,Engineer,14 Apr 2026"
    brought(account, csv_of(tmp_path, row), moment)
    newest = csv_of(tmp_path, row, f"Cy,Holm,{PROFILE}cy,,Tallowick,Buyer,01 Nov 2026")
    _, run = brought(account, newest, moment)
    between = csv_of(tmp_path, row.replace("Engineer", "Head"), f"Di,Moe,{PROFILE}di,,Tallowick,Buyer,01 Aug 2026")
    assert looked_at(account, between, moment).older
    undo_import(account, run, moment)
    plan = looked_at(account, between, moment)
    assert not plan.older
    assert [changed.difference.news for changed in plan.changed] == [True]


def test_an_export_that_tells_no_day_is_older_than_any_that_does(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    row = f"Ada,Nwosu,{PROFILE}ada,ada@nwosu.example,Fernhollow,Head of data,14 Apr 2026"
    brought(account, csv_of(tmp_path, row), moment)
    undated = row.replace("Head of data", "Trainee").replace("14 Apr 2026", "")
    plan, _ = brought(account, csv_of(tmp_path, undated), moment)
    assert plan.older
    (ada,) = named(account, "Ada Nwosu")
    assert ada.title == "Head of data"
    assert [job[1] for job in jobs_of(account, ada)] == ["Head of data", "Trainee"]


def test_a_later_export_goes_on_from_one_that_told_no_day(account: Account, moment: Moment, tmp_path: Path) -> None:
    row = f"Ada,Nwosu,{PROFILE}ada,ada@nwosu.example,Fernhollow,Trainee,"
    brought(account, csv_of(tmp_path, row), moment)
    plan, _ = brought(account, csv_of(tmp_path, row.replace("Trainee,", "Head of data,14 Apr 2026")), moment)
    assert not plan.older
    assert named(account, "Ada Nwosu")[0].title == "Head of data"


def test_a_file_that_lacks_columns_says_nothing_about_them(account: Account, moment: Moment, tmp_path: Path) -> None:
    """A newer export from which somebody cut the company and the profile: nobody left a job."""
    brought(account, csv_of(tmp_path, f"Ada,Nwosu,{PROFILE}ada,,Fernhollow,Engineer,14 Apr 2026"), moment)
    header = "First Name,Last Name,Position,Connected On"
    assert header != HEADER
    plan, _ = brought(
        account, csv_of(tmp_path, "Ada,Nwosu,Engineer,14 Apr 2026", "Bo,Lind,Buyer,01 Nov 2026", header=header), moment
    )
    assert (len(plan.changed), plan.unchanged, len(plan.new)) == (0, 1, 1)
    (ada,) = named(account, "Ada Nwosu")
    assert (company_of(account, ada), links_of(account, ada)) == ("Fernhollow", ["ada"])
