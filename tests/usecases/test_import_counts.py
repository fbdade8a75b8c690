"""What an import finds: every row counted once, every change named with old and new."""

from collections import Counter
from pathlib import Path

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Person
from crm.search.question import best_first
from crm.usecases.import_people.report import counts_of, document, summary
from tests.usecases.network import (
    AFTER,
    BEFORE,
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

#: The keys of `crm import … --json`, in the order of the contract.
KEYS = [
    "import", "applied", "format", "rows", "blank", "withheld", "unreadable", "new", "changed", "unchanged", "perhaps",
    "repeated", "gone", "touchpoints", "kinds", "problems", "changes",
]  # fmt: skip
KINDS = [
    "new_company", "new_title", "started", "left", "respelled", "renamed", "restyled", "moved_profile", "other"
]  # fmt: skip


def test_the_first_file_brings_everybody_but_the_withheld(account: Account, moment: Moment) -> None:
    plan, run = brought(account, BEFORE, moment)
    found = document(plan, run)
    assert {name: found[name] for name in ("rows", "withheld", "new")} == TRUTH["before"]
    assert not any(found[name] for name in ("changed", "unchanged", "perhaps", "repeated", "unreadable", "gone"))
    assert Person.of(account).count() == TRUTH["before"]["new"]


def test_the_later_file_is_counted_row_by_row(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    plan, run = brought(account, AFTER, moment)
    found = document(plan, run)
    assert {name: found[name] for name in TRUTH["after"]} == TRUTH["after"]
    parts = ("withheld", "unreadable", "new", "changed", "unchanged", "perhaps", "repeated")
    assert found["rows"] == sum(found[part] for part in parts)
    assert found["kinds"] == {kind: len(TRUTH["kinds"].get(kind, {})) for kind in KINDS}
    assert Person.of(account).count() == TRUTH["before"]["new"] + TRUTH["after"]["new"]


def test_a_dry_run_counts_the_same_and_writes_nothing(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    before = everything(account)
    plan = looked_at(account, AFTER, moment)
    assert changed_tables(before, everything(account)) == {}
    assert counts_of(plan) == counts_of(brought(account, AFTER, moment)[0])


def test_every_change_is_told_field_by_field_with_old_and_new(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    ids = {}
    for changes in TRUTH["kinds"].values():
        ids |= {slug: person_of(account, slug).id for slug in changes}
    plan, run = brought(account, AFTER, moment)
    told = {
        (change["person"], change["field"]): (change["old"], change["new"]) for change in document(plan, run)["changes"]
    }
    expected = {
        (ids[slug], field): (old, new)
        for changes in TRUTH["kinds"].values()
        for slug, fields in changes.items()
        for field, (old, new) in fields.items()
    }
    assert told == expected


def test_the_document_has_the_shape_that_scripts_rely_on(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    dry = document(looked_at(account, AFTER, moment), None)
    assert list(dry) == KEYS
    assert list(dry["kinds"]) == KINDS
    assert (dry["import"], dry["applied"], dry["format"], dry["touchpoints"]) == (
        None,
        False,
        "linkedin-connections",
        0,
    )
    assert [list(problem) for problem in dry["problems"]] == [["row", "reason"]]
    lines = AFTER.read_text(encoding="utf-8").splitlines()
    assert lines[dry["problems"][0]["row"] - 1].startswith("Hilde,Aasgaarden")
    assert {tuple(change) for change in dry["changes"]} == {("person", "name", "field", "old", "new")}
    plan, run = brought(account, AFTER, moment)
    applied = document(plan, run)
    assert (applied["import"], applied["applied"]) == (run.id, True)


def test_matches_name_the_row_the_entry_and_how_certain_it_is(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    known = {slug: person_of(account, slug).id for slug in (*TRUTH["perhaps"].values(), *TRUTH["likely"].values())}
    plan = looked_at(account, AFTER, moment)
    matches = document(plan, None, everything=True)["matches"]
    assert {tuple(match) for match in matches} == {("row", "entry", "person", "how", "because")}
    assert {match["how"] for match in matches} == {"sure", "likely", "perhaps", "new"}
    assert [match["entry"] for match in matches] == list(range(1, len(matches) + 1))
    assert all((match["person"] is None) == (match["how"] == "new") for match in matches)
    assert all(match["because"].endswith(".") for match in matches)
    lines = AFTER.read_text(encoding="utf-8").splitlines()
    asked = {match["row"]: match for match in matches if match["how"] in ("likely", "perhaps")}
    assert len(asked) == TRUTH["after"]["perhaps"]
    for line, match in asked.items():
        slug = lines[line - 1].split(",")[2].removeprefix(PROFILE)
        assert match["person"] == known[(TRUTH["perhaps"] | TRUTH["likely"])[slug]]
        assert match["how"] == ("likely" if slug in TRUTH["likely"] else "perhaps")
    counted = Counter(match["how"] for match in matches)
    assert counted["new"] == TRUTH["after"]["new"]


def test_a_file_that_says_what_it_said_before_is_all_sure(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    matches = document(looked_at(account, BEFORE, moment), None, everything=True)["matches"]
    assert len(matches) == TRUTH["before"]["new"]
    assert {match["how"] for match in matches} == {"sure"}
    assert len({match["person"] for match in matches}) == len(matches)


def test_problems_and_changes_stop_at_two_hundred_unless_all_are_asked_for(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    people = [(f"Ada{n}", f"Nwosu{n}", f"{PROFILE}ada-{n}") for n in range(230)]
    first = [f"{given},{family},{url},,Fernhollow,Engineer,01 May 2026" for given, family, url in people]
    then = [f"{given},{family},{url},,Fernhollow,Head of data,01 May 2026" for given, family, url in people]
    broken = [f"Bo{n},Lind,{PROFILE}bo-{n},,Oak, Reed and Wick,Carpenter,01 May 2026" for n in range(230)]
    brought(account, csv_of(tmp_path, *first), moment)
    plan = looked_at(account, csv_of(tmp_path, *then, *broken), moment)
    short, whole = document(plan, None), document(plan, None, everything=True)
    assert (len(short["problems"]), len(short["changes"]), "matches" in short) == (200, 200, False)
    assert (len(whole["problems"]), len(whole["changes"]), len(whole["matches"])) == (230, 230, 230)
    assert (short["changed"], short["unreadable"], short["kinds"]["new_title"]) == (230, 230, 230)


def test_people_stand_as_the_later_file_has_them_with_their_history(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    brought(account, AFTER, moment)
    ada = person_of(account, "ada-nwosu-01")
    assert (ada.name, ada.pronouns, company_of(account, ada), ada.title) == (
        "Ada Nwosu", "She/Her", "Brackmoor", "Director of engineering"
    )  # fmt: skip
    assert jobs_of(account, ada) == [
        ("Fernhollow", "Head of engineering", False, "2026-10"),
        ("Brackmoor", "Director of engineering", True, ""),
    ]
    (marisol,) = named(account, "Marisol Qureshi")
    assert (company_of(account, marisol), marisol.title) == ("", "")
    assert jobs_of(account, marisol) == [("Osterbrook", "Buyer", False, "2026-10")]
    (olu,) = named(account, "Oluwaseun Tveitnes")
    assert jobs_of(account, olu) == [("Quillmark", "Editor", True, "")]
    (jomo,) = named(account, "Jomo Faleolo")
    assert jobs_of(account, jomo) == [("Northwind", "Engineer", True, "")]
    mina = person_of(account, "mina-rasouliar-38")
    assert (mina.name, mina.sort_key) == ("Mina Thorvaldsen", "thorvaldsen mina")
    (lukasz,) = named(account, "Łukasz Łęcki")
    assert lukasz.credentials == "PhD"
    yusuf = person_of(account, "yusuf-karadere-builds")
    assert links_of(account, yusuf) == ["yusuf-karadere-builds"]
    assert links_of(account, yusuf, "former-link") == ["yusuf-karadere-05"]
    assert person_of(account, "yusuf-karadere-05").id == yusuf.id


def test_a_spelling_of_an_employer_makes_no_second_company(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    before = len(everything(account)["company"])
    plan, _ = brought(account, AFTER, moment)
    fresh = {"Self-employed", "Glenreed Labs"}
    assert len(everything(account)["company"]) - before == len(fresh)
    respelled = [changed for changed in plan.changed if "respelled" in changed.difference.kinds]
    assert len(respelled) == 3
    assert not any(changed.difference.news for changed in respelled)


def test_who_is_gone_from_the_file_stays(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    ids = {person_of(account, slug).id for slug in TRUTH["gone"]}
    plan, _ = brought(account, AFTER, moment)
    assert set(plan.gone) == ids
    assert Person.here(account).where(Person.id.in_(ids)).count() == len(ids)


def test_namesakes_stay_two_people(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    brought(account, AFTER, moment)
    one, other = named(account, "André Valderrama")
    assert {links_of(account, one)[0], links_of(account, other)[0]} == set(TRUTH["namesakes"])
    assert {company_of(account, one), company_of(account, other)} == {"Fernhollow", "Kestrelby"}


def test_the_same_file_twice_changes_nothing(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    brought(account, AFTER, moment)
    before = everything(account)
    plan, run = brought(account, AFTER, moment)
    counts = document(plan, run)
    assert (counts["new"], counts["changed"], counts["perhaps"]) == (0, 0, TRUTH["after"]["perhaps"])
    assert not any(counts["kinds"].values())
    assert changed_tables(before, everything(account)) == {}


def test_the_same_rows_in_another_order_and_dress_change_nobody(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    brought(account, BEFORE, moment)
    people = everything(account)["person"]
    lines = BEFORE.read_text(encoding="utf-8").splitlines()[4:]
    dressed = [line.replace("https://www.linkedin.com/in/", "http://de.linkedin.com/in/") for line in reversed(lines)]
    path = csv_of(tmp_path, *dressed)
    path.write_bytes("\ufeff".encode() + path.read_bytes().replace(b"\n", b"\r\n"))
    plan, _ = brought(account, path, moment)
    assert (len(plan.new), len(plan.changed), plan.unchanged) == (0, 0, TRUTH["before"]["new"])
    assert everything(account)["person"] == people


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("lecki phd", "Łukasz Łęcki"),
        ("brackmoor nwosu", "Ada Nwosu"),
        ("mina thorvaldsen", "Mina Thorvaldsen"),
        ("amara mba", "Amara Ekwueme"),
        ("gruenewalder", "Hannes Grünewalder"),
        ("陈雨桐", "陈雨桐"),
        ("chen yutong", "陈雨桐"),
        ("雨桐", "陈雨桐"),
        ("北条美咲", "北条美咲"),
    ],
)
def test_imported_people_are_found_by_what_is_new_about_them(
    account: Account, moment: Moment, asked: str, name: str
) -> None:
    brought(account, BEFORE, moment)
    brought(account, AFTER, moment)
    assert [Person.find(account, number).name for number in best_first(account, asked, 5)] == [name]


def test_a_terminal_is_told_what_the_preview_would_show(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    plan, run = brought(account, AFTER, moment)
    said = "\n".join(summary(plan, run))
    assert "67 rows: 7 new, 21 changed, 30 unchanged." in said
    assert "4 may be somebody you know" in said
    assert "3 are withheld by LinkedIn." in said
    assert "3 people of an earlier export are not in this one; they stay." in said
    assert f"crm undo {run.id}" in said
    assert "Nothing was changed." in summary(looked_at(account, AFTER, moment), None)[-1]
