"""Whom a question finds, from a table of people and a table of questions; and what holds for every question."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.domain.moment import Moment
from crm.models import Account, CompanySpelling, OtherName, Person, database
from crm.models.values import column
from crm.search.hits import Hit, hits
from crm.search.question import best_first, matching, understood
from crm.search.words import words
from crm.usecases.add_person import add_person
from crm.usecases.change_touchpoint import delete_touchpoint, edit_touchpoint
from crm.usecases.company.spellings import add_spelling
from crm.usecases.edit_person import edit_person
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.notes import add_note
from crm.usecases.opportunities.edit_interview import edit_interview
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.record_interview import record_interview
from crm.usecases.person_form import PersonEdit, PositionLine
from crm.usecases.refresh import refresh_people
from crm.usecases.take_back import take_back

_DATA = Path(__file__).resolve().parents[1] / "data/search"
PEOPLE: list[dict[str, Any]] = tomllib.loads((_DATA / "people.toml").read_text(encoding="utf-8"))["person"]
QUESTIONS: list[dict[str, Any]] = tomllib.loads((_DATA / "questions.toml").read_text(encoding="utf-8"))["question"]

Add = Callable[[dict[str, Any]], Person]


@pytest.fixture
def add(account: Account, moment: Moment) -> Add:
    """Adds somebody of the table, with everything that is known of them."""

    def make(known: dict[str, Any]) -> Person:
        more = {key: known[key] for key in ("company", "title", "place", "emails", "tags", "met_how") if key in known}
        person, _ = add_person(account, known["name"], moment, **more)
        if "former" in known:
            jobs = [PositionLine(known.get("title", ""), known["company"])]
            jobs += [PositionLine("", name, "2019", "2022") for name in known["former"]]
            edit = PersonEdit(person.given, person.family, positions=tuple(jobs))
            edit_person(account, person.id, edit, moment)
        for text in known.get("notes", ()):
            add_note(account, person.id, text, moment)
        for text in known.get("said", ()):
            log_touchpoint(account, [person.id], moment, text=text)
        for name in known.get("spellings", ()):
            company = CompanySpelling.of(account).where(CompanySpelling.name == known["company"]).get().company
            add_spelling(account, company, name, moment)
        for name in known.get("other", ()):
            given, _, family = name.partition(" ")
            OtherName.create(account=account, person=person.id, given=given, family=family, key=name.lower())
            refresh_people(account, [person.id], moment)
        return Person.find(account, person.id)

    return make


def found(account: Account, text: str) -> list[str]:
    return sorted(column(Person.of(account, Person.name).where(matching(account, text))))


def test_every_question_of_the_table_finds_whom_it_says(account: Account, add: Add, engine: str) -> None:
    for known in PEOPLE:
        add(known)
    told = {one["typed"]: (found(account, one["typed"]), one["why"]) for one in QUESTIONS}
    assert {typed: answer for typed, (answer, _) in told.items()} == {one["typed"]: one["finds"] for one in QUESTIONS}
    names = {person.id: person.name for person in Person.of(account)}
    listed = {
        one["typed"]: sorted(names[number] for number in best_first(account, one["typed"], 9)) for one in QUESTIONS
    }
    assert listed == {one["typed"]: one["finds"] for one in QUESTIONS}


def test_what_is_meant_exactly_comes_before_a_slip(account: Account, add: Add, moment: Moment, engine: str) -> None:
    mark, marek, noted = (add({"name": name}) for name in ("Mark Lind", "Marek Abel", "Zora Quist"))
    add_note(account, noted.id, "Knows Mark.", moment)
    assert best_first(account, "mark", 9) == [mark.id, noted.id, marek.id]
    assert understood(account, "mark").exact is not None
    add({"name": "Mark Brekke"})
    assert marek.id not in best_first(account, "mark", 9)


def test_names_come_before_work_and_work_before_what_was_said(account: Account, add: Add, engine: str) -> None:
    said = add({"name": "Ada Abel", "said": ["Asked about Marlow."]})
    works = add({"name": "Bea Abel", "company": "Marlow"})
    begins = add({"name": "Tom Marlowe"})
    whole = add({"name": "Ida Marlow"})
    assert best_first(account, "marlow", 9) == [whole.id, begins.id, works.id, said.id]
    assert best_first(account, "marlow", 1) == [whole.id]


def test_what_was_said_is_found_as_it_stands_now(account: Account, add: Add, moment: Moment, engine: str) -> None:
    ada, olu = add({"name": "Ada Lind"}), add({"name": "Olu Berg"})
    logged = log_touchpoint(account, [ada.id], moment, text="Talked about sourdough.")
    assert found(account, "sourdough") == ["Ada Lind"]
    same = {"kind": "coffee", "direction": "mutual", "on": moment.today}
    edited = edit_touchpoint(account, logged.touchpoint, [ada.id], moment, text="Talked about ciabatta.", **same)  # type: ignore[arg-type]
    assert (found(account, "sourdough"), found(account, "ciabatta")) == ([], ["Ada Lind"])
    take_back(account, edited.id, moment)
    assert (found(account, "sourdough"), found(account, "ciabatta")) == (["Ada Lind"], [])
    edit_touchpoint(account, logged.touchpoint, [olu.id], moment, text="Talked about sourdough.", **same)  # type: ignore[arg-type]
    assert found(account, "sourdough") == ["Olu Berg"]
    add_note(account, olu.id, "Bakes.", moment)
    assert found(account, "sourdough bakes") == ["Olu Berg"]
    gone = delete_touchpoint(account, logged.touchpoint, moment)
    assert found(account, "sourdough") == []
    take_back(account, gone.id, moment)
    assert found(account, "sourdough") == ["Olu Berg"]
    assert database.execute_sql("SELECT count(*) FROM said_anew").fetchone() == (0,)


def test_what_was_noted_about_an_interview_finds_whoever_was_on_the_panel(
    account: Account, add: Add, moment: Moment, engine: str
) -> None:
    ada, olu = add({"name": "Ada Lind"}), add({"name": "Olu Berg"})
    form = InterviewForm(
        "Fernhollow", "Lead", datetime(2026, 11, 23, 15), panel=(PanelName("Ada Lind", person=ada.id),)
    )
    form = replace(form, specific="The lighthouse in Gdynia\nCycling", forgotten="My bassoon")
    made = record_interview(account, form, moment)
    assert [found(account, typed) for typed in ("lighthouse", "bassoon")] == [["Ada Lind"], ["Ada Lind"]]
    hit = hits(account, understood(account, "lighthouse"), {ada.id: "Ada Lind"})[ada.id]
    assert hit == Hit("interview", "The lighthouse in Gdynia Cycling My bassoon", date(2026, 11, 23))
    other = replace(form, panel=(PanelName("Olu Berg", person=olu.id),), forgotten="My oboe")
    edited = edit_interview(account, made.interview, other, moment)
    assert [found(account, typed) for typed in ("lighthouse", "bassoon", "oboe")] == [["Olu Berg"], [], ["Olu Berg"]]
    take_back(account, edited.step.id, moment)
    assert [found(account, typed) for typed in ("lighthouse", "bassoon", "oboe")] == [["Ada Lind"], ["Ada Lind"], []]
    assert database.execute_sql("SELECT count(*) FROM said_anew").fetchone() == (0,)


def test_nobody_elses_words_are_found_nor_guessed_from(
    account: Account, other_account: Account, add: Add, moment: Moment, engine: str
) -> None:
    add({"name": "Jonas Lind", "said": ["Sourdough."]})
    assert [best_first(other_account, typed, 9) for typed in ("jonas", "joans", "sourdough")] == [[], [], []]
    theirs, _ = add_person(other_account, "Joan Berg", moment)
    assert best_first(other_account, "joans", 9) == [theirs.id]


def test_a_hit_that_a_row_does_not_show_is_told_with_the_words_around(
    account: Account, add: Add, moment: Moment, statements: list[str], engine: str
) -> None:
    numbers = {known["name"]: add(known).id for known in PEOPLE}
    long = (
        "One two three four five six seven eight nine ten. " * 4 + "Then the talk came to Zanzibar. " + "And on. " * 30
    )
    log_touchpoint(account, [numbers["Jonas Brekkestad"]], moment, text=long)

    def told(typed: str) -> dict[str, tuple[str, str]]:
        how = understood(account, typed)
        ids = best_first(account, typed, 9)
        names = {person.id: person.name for person in Person.of(account)}
        statements.clear()
        hit = hits(account, how, {number: names[number] for number in ids})
        assert len(statements) <= 2
        return {names[number]: (one.kind, one.text) for number, one in hit.items()}

    jonas, wilhelmina = "Jonas Brekkestad", "Wilhelmina Okonkwo"
    assert told("jonas") == {}
    assert told("northwind") == {jonas: ("formerly", "Northwind Traders")}
    assert told("lumenhurst staff") == {jonas: ("now", "Staff engineer, Lumenhurst")}
    assert told("introduce") == {wilhelmina: ("tag", "Can introduce me")}
    assert told("adeyemi") == {wilhelmina: ("name", "Mina Adeyemi")}
    assert told("basson wilhelmina") == {}
    assert told("bassoon") == {wilhelmina: ("note", "Plays bassoon in the Rotterdam orchestra.")}
    assert told("charitable") == {"Siobhán Ní Cheallaigh": ("spelling", "Ashmoor Charitable Foundation")}
    assert told("regatta")["Siobhán Ní Cheallaigh"] == ("met", "At the regatta")
    assert told("jonas odell")[jonas][0] == "touchpoint"
    kind, text = told("zanzibar")[jonas]
    assert kind == "touchpoint"
    assert "Then the talk came to Zanzibar. And on." in text
    assert text.startswith("…")
    assert text.endswith("…")
    assert len(text) < 130


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_anybody_is_found_by_two_letters_of_each_word_of_the_name_in_any_order(
    account: Account, add: Add, engine: str, data: st.DataObject
) -> None:
    known = data.draw(st.sampled_from(PEOPLE))
    name = known["name"]
    if not Person.of(account).where(Person.name == name).exists():
        add({"name": name})
    begun = [word[: data.draw(st.integers(2, max(2, len(word))))] for word in words(name)]
    typed = data.draw(st.permutations(begun))
    shouted = [word.upper() if data.draw(st.booleans()) else word for word in typed]
    assert name in found(account, " ".join(shouted))
