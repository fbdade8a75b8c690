"""Finding people by what somebody types, on both engines."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.domain.moment import Moment
from crm.models import Account, Person
from crm.models.values import column
from crm.search.index import fill, fill_all, insert_new
from crm.search.question import best_first, matching
from crm.usecases.add_person import add_person
from crm.usecases.edit_person import edit_person
from crm.usecases.notes import add_note
from crm.usecases.person_form import PersonEdit, PositionLine

Add = Callable[..., Person]


@pytest.fixture
def add(account: Account, moment: Moment) -> Add:
    return lambda name, **more: add_person(account, name, moment, **more)[0]


def found(account: Account, text: str) -> set[str]:
    return set(column(Person.of(account, Person.name).where(matching(account, text))))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Żółtowski", "lukasz"),
        ("Łukasz Żółtowski", "ŻÓŁT"),
        ("Наталья Ёлкина", "natalya"),
        ("Наталья Ёлкина", "наталья"),
        ("Наталья Ёлкина", "елкина"),
        ("Sean O'Dell", "odell"),
        ("Sean O’Dell", "o'dell"),
        ("陈雨桐", "陈"),
        ("陈雨桐", "雨桐"),
        ("陈雨桐", "chenyu"),
        ("김하늘", "하늘"),
        ("Nguyễn Thị Hương", "nguyen huong"),
        ("Émile Vautrin-Sarr", "sarr emile"),
        ("Siobhán Ní Cheallaigh", "ni cheall"),
        ("محمد العلي", "محمد"),
        ("Øystein Brekke", "oystein"),
        ("Jürgen Groß", "gross"),
        ("İpek Şahin", "ipek"),
    ],
)
def test_a_name_is_found_in_any_script_and_without_regard_to_accents(
    account: Account, add: Add, name: str, typed: str, engine: str
) -> None:
    add(name)
    add("Zora Quist")
    assert found(account, typed) == {name}


def test_every_word_begins_a_word_in_any_order(account: Account, add: Add, engine: str) -> None:
    add("Ada Nwosu-Lind", company="Fernhollow", title="Engineering lead")
    add("Ada Brekke", company="Kestrelby", title="Engineer")
    assert found(account, "eng ada") == {"Ada Nwosu-Lind", "Ada Brekke"}
    assert found(account, "fern ad") == {"Ada Nwosu-Lind"}
    assert found(account, "lind nwosu") == {"Ada Nwosu-Lind"}
    assert found(account, "ada tallowick") == set()


def test_a_person_is_found_by_everything_that_is_known(account: Account, add: Add, moment: Moment, engine: str) -> None:
    ada = add(
        "Ada Nwosu-Lind",
        emails=["a.lind@fernhollow.example"],
        company="Fernhollow",
        title="Engineering lead",
        place="Rotterdam",
        tags=["Old colleague"],
        met_how="At the regatta",
    )
    add_note(account, ada.id, "Plays bassoon.", moment)
    add("Zora Quist")
    for typed in ("a.lind@fern", "fernhollow", "engineering", "rotterdam", "old coll", "regatta", "bassoon"):
        assert found(account, typed) == {"Ada Nwosu-Lind"}, typed


def test_a_former_employer_finds_the_person_too(account: Account, add: Add, moment: Moment, engine: str) -> None:
    ada = add("Ada Nwosu-Lind")
    jobs = (PositionLine("Lead", "Fernhollow"), PositionLine("Engineer", "Kestrelby", "2021", "2024"))
    edit_person(account, ada.id, PersonEdit("Ada", "Nwosu-Lind", positions=jobs), moment)
    assert found(account, "kestrelby") == {"Ada Nwosu-Lind"}


def test_part_of_a_companys_name_finds_its_people(account: Account, add: Add, engine: str) -> None:
    add("Ada Nwosu-Lind", company="Fernhollow")
    add("Siobhán Ní Cheallaigh", company="Ashhollow Trust")
    add("Marisol Hollowayne", company="Independent")
    add("Zora Quist", company="Kestrelby")
    assert found(account, "hollow") == {"Ada Nwosu-Lind", "Siobhán Ní Cheallaigh", "Marisol Hollowayne"}
    assert found(account, "hollow trust") == {"Siobhán Ní Cheallaigh"}


def test_nobody_elses_people_are_found(
    account: Account, other_account: Account, add: Add, moment: Moment, engine: str
) -> None:
    add("Ada Nwosu-Lind")
    assert found(other_account, "ada") == set()
    assert best_first(other_account, "ada", 10) == []
    add_person(other_account, "Ada Quist", moment)
    assert found(account, "ada") == {"Ada Nwosu-Lind"}


def test_a_blank_text_finds_everybody_and_one_without_words_nobody(account: Account, add: Add, engine: str) -> None:
    add("Ada Nwosu-Lind")
    assert found(account, "  ") == {"Ada Nwosu-Lind"}
    assert found(account, "(:*") == set()


def test_names_come_before_what_else_is_known(account: Account, add: Add, engine: str) -> None:
    company = add("Zora Quist", company="Marlow Partners").id
    begins = add("Tom Marlowe").id
    whole = add("Ada Marlow").id
    assert best_first(account, "marlow", 10) == [whole, begins, company]
    assert best_first(account, "marlow", 2) == [whole, begins]


def test_a_changed_name_is_found_by_the_new_one_only(account: Account, add: Add, moment: Moment, engine: str) -> None:
    ada = add("Ada Nwosu")
    edit_person(account, ada.id, PersonEdit("Ada", "Brekke"), moment)
    assert found(account, "brekke") == {"Ada Brekke"}
    assert found(account, "nwosu") == set()


def test_the_index_can_be_filled_anew(account: Account, other_account: Account, add: Add, engine: str) -> None:
    ada, zora = add("Ada Nwosu-Lind", company="Fernhollow"), add("Zora Quist")
    fill_all(account)
    fill_all(other_account)
    assert found(account, "fern") == {"Ada Nwosu-Lind"}
    fill(account, [ada.id, zora.id, zora.id, 10**9])
    assert found(account, "quist") == {"Zora Quist"}
    fill(other_account, [ada.id])
    fill(account, [ada.id])
    assert found(account, "lind") == {"Ada Nwosu-Lind"}


def test_texts_at_hand_are_indexed_as_they_are(account: Account, add: Add, engine: str) -> None:
    ada = add("Ada")
    fill(account, [])
    Person.drop(account).where(Person.id == ada.id).execute()
    people = [add("Olu"), add("Ida")]
    for person in people:
        forget(person)
    insert_new(account, [(people[1].id, "Ida Łoś", "Tallowick"), (people[0].id, "Olu", "", "Gdynia")])
    assert found(account, "los tallow") == {"Ida"}
    assert found(account, "gdynia") == {"Olu"}


def forget(person: Person) -> None:
    from crm.models import database, is_sqlite

    key = "rowid = ?" if is_sqlite() else "person_id = %s"
    database.execute_sql(f"DELETE FROM person_search WHERE {key}", (person.id,))


def test_a_deleted_person_leaves_the_index(account: Account, add: Add, engine: str) -> None:
    from crm.models import database

    ada = add("Ada")
    Person.drop(account).where(Person.id == ada.id).execute()
    assert database.execute_sql("SELECT count(*) FROM person_search").fetchone() == (0,)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=60)
    | st.sampled_from(['" AND', "NEAR(a b)", "a:b", "who: x", "x*", "!", "& |", "'a' <-> b", "\\", "%_"])
)
def test_no_text_breaks_the_search(account: Account, add: Add, engine: str, text: str) -> None:
    found(account, text)
    best_first(account, text, 5)


def test_a_pasted_page_is_a_short_question(account: Account, add: Add, engine: str, statements: list[str]) -> None:
    add("Ada")
    statements.clear()
    found(account, "word " * 20_000 + " ".join(f"w{n}" for n in range(5_000)))
    assert len(statements) < 20
