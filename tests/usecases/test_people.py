"""Adding, editing, archiving and deleting people, and taking each of it back."""

from datetime import date

import pytest

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, Company, ContactMethod, Note, Person, Position, Step, Tag
from crm.models.values import column
from crm.usecases.add_person import add_person
from crm.usecases.archive import archive, unarchive
from crm.usecases.contact_methods import read_method
from crm.usecases.described import described
from crm.usecases.edit_person import add_by_form, edit_person, tags_of
from crm.usecases.find_person import find_person
from crm.usecases.let_be import let_be
from crm.usecases.notes import add_note, delete_note, edit_note
from crm.usecases.people_meant import people_meant
from crm.usecases.person_form import MethodLine, PersonEdit, PositionLine, WrongFields
from crm.usecases.set_cadence import cadence_of, set_cadence
from crm.usecases.take_back import take_back


def lines_of(account: Account, person: Person) -> tuple[MethodLine, ...]:
    rows = ContactMethod.of(account).where(ContactMethod.person == person.id).order_by(ContactMethod.id)
    return tuple(MethodLine(row.kind, row.value, row.label, row.id) for row in rows)


def jobs_of(account: Account, person: Person) -> tuple[PositionLine, ...]:
    companies = {row.id: row.name for row in Company.of(account)}
    rows = Position.of(account).where(Position.person == person.id).order_by(Position.id)
    return tuple(
        PositionLine(row.title, companies.get(row.company, ""), row.started, row.ended, row.id) for row in rows
    )


def form_of(account: Account, person: Person, **changed: object) -> PersonEdit:
    """The form as it would be sent without a change, but for `changed`."""
    plain = ("given", "family", "goes_by", "credentials", "pronouns", "place", "met_how", "met_on", "introduced_by")
    values = {name: getattr(person, name) for name in plain}
    values |= {
        "do_not_contact": person.do_not_contact,
        "methods": lines_of(account, person),
        "positions": jobs_of(account, person),
        "tags": tuple(tag.name for tag in tags_of(account, person.id)),
    }
    return PersonEdit(**{**values, **changed})  # type: ignore[arg-type]


def test_a_person_is_added_with_everything_that_was_said(account: Account, moment: Moment, engine: str) -> None:
    ada, step = add_person(
        account,
        "Ada Nwosu-Lind, PhD (she/her)",
        moment,
        emails=["Ada@Fernhollow.example"],
        company="Fernhollow",
        title="Engineering lead",
        tags=["Interviewer", "Routing"],
        cadence=Cadence(3, "month"),
        note="Rows at dawn.",
    )
    assert (ada.name, ada.given, ada.family) == ("Ada Nwosu-Lind", "Ada", "Nwosu-Lind")
    assert (ada.credentials, ada.pronouns) == ("PhD", "she/her")
    assert ada.by_hand.split() == ["name", "credentials", "pronouns", "title", "company"]
    (document,) = described(account, [ada.id])
    assert document == {
        "id": ada.id,
        "name": "Ada Nwosu-Lind",
        "given": "Ada",
        "family": "Nwosu-Lind",
        "title": "Engineering lead",
        "company": "Fernhollow",
        "emails": ["Ada@Fernhollow.example"],
        "phones": [],
        "links": [],
        "tags": ["Interviewer", "Routing"],
        "cadence": "3 months",
        "last_touch": None,
        "next_check_in": date(2027, 2, 24),
        "met": None,
    }
    assert step.sentence == "Added Ada Nwosu-Lind."


def test_adding_a_person_can_be_taken_back(account: Account, moment: Moment, engine: str) -> None:
    _, step = add_person(account, "Ada Nwosu-Lind", moment, emails=["ada@fernhollow.example"], tags=["Routing"])
    take_back(account, step.id, moment)
    assert Person.of(account).count() == ContactMethod.of(account).count() == 0
    with pytest.raises(NotFound):
        find_person(account, "ada")


@pytest.mark.parametrize("name", ["", "   ", "x" * 400])
def test_a_person_needs_a_name(account: Account, moment: Moment, name: str, engine: str) -> None:
    with pytest.raises(Refused):
        add_person(account, name, moment)
    assert Person.of(account).count() == 0


def test_two_spellings_of_an_employer_are_one_company(account: Account, moment: Moment, engine: str) -> None:
    first, _ = add_person(account, "Ada", moment, company="Northwind")
    second, _ = add_person(account, "Olu", moment, company="NORTHWIND, Inc.")
    assert first.company == second.company
    assert column(Company.of(account, Company.name)) == ["Northwind"]


def test_an_unchanged_form_changes_nothing_and_claims_nothing(account: Account, moment: Moment, engine: str) -> None:
    ada, _ = add_person(account, "Ada Nwosu-Lind", moment, emails=["ada@fernhollow.example"], company="Fernhollow")
    Person.change(account, by_hand="", edited_at=None).execute()
    edit_person(account, ada.id, form_of(account, ada), moment)
    again = Person.find(account, ada.id)
    assert (again.by_hand, again.edited_at) == ("", None)


def test_every_field_of_the_form_is_saved_and_can_be_taken_back(account: Account, moment: Moment, engine: str) -> None:
    yusuf, _ = add_person(account, "Yusuf Karadere", moment)
    ada, _ = add_person(account, "Ada Lind", moment, emails=["old@fernhollow.example"], company="Kestrelby")
    before = (form_of(account, ada), described(account, [ada.id]))
    edit = PersonEdit(
        given="Ada",
        family="Nwosu-Lind",
        goes_by="Addy",
        credentials="PhD",
        pronouns="she/her",
        place="Rotterdam",
        met_how="She interviewed me.",
        met_on=date(2025, 3, 12),
        introduced_by=yusuf.id,
        do_not_contact=True,
        methods=(
            MethodLine("email", "ada@fernhollow.example", "Work"),
            MethodLine("email", "ada@lind.example", "Home"),
            MethodLine("email", "  "),
            MethodLine("phone", "+44 20 7946 0321", "Mobile"),
            MethodLine("link", "https://www.linkedin.com/in/Ada-Nwosu-Lind/", ""),
            MethodLine("link", "rowers.example/ada", "Website"),
        ),
        positions=(
            PositionLine("Engineering lead", "Fernhollow", "Feb 2026", ""),
            PositionLine("Manager", "Kestrelby", "2024", "Jan 2026"),
        ),
        tags=("Interviewer", "routing", "Routing"),
    )
    step = edit_person(account, ada.id, edit, moment)
    saved = Person.find(account, ada.id)
    assert (saved.name, saved.called, saved.place, saved.met_on) == (
        "Ada Nwosu-Lind",
        "Addy",
        "Rotterdam",
        date(2025, 3, 12),
    )
    assert (saved.introduced_by, saved.do_not_contact, saved.title) == (yusuf.id, True, "Engineering lead")
    assert set(saved.by_hand.split()) >= {"name", "place", "company", "title", "goes_by", "introduced_by", "met_on"}
    (document,) = described(account, [ada.id])
    assert document["company"] == "Fernhollow"
    assert document["emails"] == ["ada@fernhollow.example", "ada@lind.example"]
    assert document["phones"] == ["+44 20 7946 0321"]
    assert document["links"] == ["https://www.linkedin.com/in/Ada-Nwosu-Lind/", "https://rowers.example/ada"]
    assert document["tags"] == ["Interviewer", "routing"]
    keys = {row.value: (row.key, row.label) for row in ContactMethod.of(account)}
    assert keys["https://www.linkedin.com/in/Ada-Nwosu-Lind/"] == ("ada-nwosu-lind", "LinkedIn")
    take_back(account, step.id, moment)
    assert (form_of(account, Person.find(account, ada.id)), described(account, [ada.id])) == before


def test_a_wrong_line_is_named_and_nothing_is_saved(account: Account, moment: Moment, engine: str) -> None:
    ada, _ = add_person(account, "Ada Lind", moment)
    edit = PersonEdit(
        given="Adaeze",
        methods=(
            MethodLine("email", "ada@fernhollow.example"),
            MethodLine("email", "ada at fernhollow"),
            MethodLine("link", "javascript:alert(1)"),
            MethodLine("phone", "12"),
        ),
        positions=(PositionLine("Lead", "Fernhollow", "soon", ""), PositionLine("Lead", "Fernhollow", "2024", "2023")),
        introduced_by=ada.id,
    )
    with pytest.raises(WrongFields) as wrong:
        edit_person(account, ada.id, edit, moment)
    assert set(wrong.value.fields) == {
        "methods 1",
        "methods 2",
        "methods 3",
        "positions 0",
        "positions 1",
        "introduced_by",
    }
    assert Person.find(account, ada.id).given == "Ada"
    assert ContactMethod.of(account).count() == 0


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc", "https://a@b.example", "nothing"]
)
def test_only_safe_links_are_kept(link: str) -> None:
    with pytest.raises(Refused, match="https"):
        read_method("link", link)


def test_what_was_deleted_from_the_form_is_deleted(account: Account, moment: Moment, engine: str) -> None:
    ada, _ = add_person(account, "Ada", moment, emails=["a@x.example", "b@x.example"], company="Fernhollow", tags=["A"])
    methods = tuple(line for line in lines_of(account, ada) if line.value != "a@x.example")
    edit_person(account, ada.id, form_of(account, ada, methods=methods, positions=(), tags=()), moment)
    (document,) = described(account, [ada.id])
    assert (document["emails"], document["company"], document["tags"]) == (["b@x.example"], "", [])
    assert "company" in Person.find(account, ada.id).by_hand


def test_the_job_beside_the_name_is_the_open_one(account: Account, moment: Moment, engine: str) -> None:
    ada, _ = add_person(account, "Ada", moment, company="Fernhollow", title="Engineer")
    jobs = (*jobs_of(account, ada), PositionLine("Trustee", "Rotte Rowers"))
    edit_person(account, ada.id, form_of(account, ada, positions=jobs), moment)
    assert described(account, [ada.id])[0]["company"] == "Fernhollow"
    jobs = tuple(
        line._replace(ended="2026") if line.company == "Fernhollow" else line for line in jobs_of(account, ada)
    )
    edit_person(account, ada.id, form_of(account, ada, positions=jobs), moment)
    assert described(account, [ada.id])[0]["company"] == "Rotte Rowers"


def test_a_person_added_by_the_form_keeps_pronouns_apart_from_the_name(
    account: Account, moment: Moment, engine: str
) -> None:
    jane, step = add_by_form(account, PersonEdit("Jane (She/Her)", tags=("Ally",)), Cadence(1, "year"), moment)
    assert (jane.name, jane.pronouns, str(cadence_of(jane))) == ("Jane", "She/Her", "1 year")
    take_back(account, step.id, moment)
    assert Person.of(account).count() == 0


def test_nobody_elses_person_can_be_edited(
    account: Account, other_account: Account, moment: Moment, engine: str
) -> None:
    ada, _ = add_person(other_account, "Ada", moment)
    with pytest.raises(NotFound):
        edit_person(account, ada.id, PersonEdit("Zora"), moment)
    with pytest.raises(WrongFields):
        add_by_form(account, PersonEdit("Zora", introduced_by=ada.id), None, moment)
    for verb in (add_note,):
        with pytest.raises(NotFound):
            verb(account, ada.id, "x", moment)
    set_cadence(account, [ada.id, ada.id + 1000], Cadence(1, "week"), moment)
    archive(account, [ada.id], moment)
    again = Person.find(other_account, ada.id)
    assert (again.cadence_count, again.archived_at, again.name) == (None, None, "Ada")


def test_a_cadence_is_set_changed_and_ended(account: Account, moment: Moment, engine: str) -> None:
    ada, _ = add_person(account, "Ada Lind", moment)
    step = set_cadence(account, [ada.id], Cadence(3, "month"), moment)
    assert step.sentence == "Every 3 months. Ada is next on 24 February."
    off = set_cadence(account, [ada.id], None, moment)
    assert off.sentence == "No more reminders of Ada."
    again = Person.find(account, ada.id)
    assert (again.cadence_count, again.cadence_source, again.next_check_in) == (None, "hand", None)
    take_back(account, off.id, moment)
    assert Person.find(account, ada.id).next_check_in == date(2027, 2, 24)


def test_notes_are_written_rewritten_and_deleted_and_each_is_taken_back(
    account: Account, moment: Moment, engine: str
) -> None:
    ada, _ = add_person(account, "Ada", moment)
    note, written = add_note(account, ada.id, " Plays bassoon. ", moment)
    assert note.text == "Plays bassoon."
    rewritten = edit_note(account, note.id, "Plays the oboe.", moment)
    gone = delete_note(account, note.id, moment)
    assert Note.of(account).count() == 0
    for step, text in ((gone, "Plays the oboe."), (rewritten, "Plays bassoon.")):
        take_back(account, step.id, moment)
        assert Note.of(account).get().text == text
    take_back(account, written.id, moment)
    assert Note.of(account).count() == 0
    with pytest.raises(Refused):
        add_note(account, ada.id, "  ", moment)


def test_somebody_archived_is_in_no_list_until_taken_out(account: Account, moment: Moment, engine: str) -> None:
    ada, _ = add_person(account, "Ada", moment, cadence=Cadence(1, "month"))
    away = archive(account, [ada.id], moment)
    assert away.sentence == "Archived Ada."
    assert Person.here(account).count() == 0
    assert Person.find(account, ada.id).next_check_in is None
    back = unarchive(account, [ada.id], moment)
    assert Person.here(account).count() == 1
    take_back(account, back.id, moment)
    take_back(account, away.id, moment)
    assert Person.here(account).count() == 1
    assert Person.find(account, ada.id).next_check_in == date(2026, 12, 24)


def test_somebody_marked_do_not_contact_gets_no_reminder(account: Account, moment: Moment, engine: str) -> None:
    ada, _ = add_person(account, "Ada", moment, cadence=Cadence(1, "month"))
    step = let_be(account, ada.id, moment)
    assert Person.find(account, ada.id).next_check_in is None
    take_back(account, step.id, moment)
    assert Person.find(account, ada.id).next_check_in == date(2026, 12, 24)


def test_a_person_is_meant_by_id_address_profile_or_name(account: Account, moment: Moment, engine: str) -> None:
    profile = read_method("link", "https://www.linkedin.com/in/ada-lind")
    assert profile
    ada, _ = add_person(account, "Ada Lind", moment, emails=["ada@lind.example"], methods=[profile])
    other, _ = add_person(account, "Ada Lindqvist", moment)
    natalya, _ = add_person(account, "Наталья Ёлкина", moment)
    for text in (str(ada.id), "ADA@lind.example", "linkedin.com/in/Ada-Lind/?trk=x", "ada lind", "Lind Ada"):
        assert find_person(account, text).id == ada.id, text
    assert find_person(account, "lindqvist").id == other.id
    assert find_person(account, "natalya elkina").id == natalya.id
    for nobody in ("zora", "999999", "", "…"):
        with pytest.raises(NotFound):
            find_person(account, nobody)


def test_a_company_a_title_a_tag_or_an_address_in_part_names_nobody(
    account: Account, moment: Moment, engine: str
) -> None:
    add_person(
        account,
        "Ada Lind",
        moment,
        emails=["ada@kelpworks.example"],
        company="Fernhollow",
        title="Engineer",
        tags=["Rotterdam"],
    )
    for other in ("Fernhollow", "engineer", "rotterdam", "kelpworks", "ada fernhollow"):
        with pytest.raises(NotFound):
            find_person(account, other)
        assert people_meant(account, other) == []
    assert find_person(account, "li ad").name == "Ada Lind"


def test_an_ambiguous_name_lists_the_candidates(account: Account, moment: Moment, engine: str) -> None:
    first, _ = add_person(account, "Ada Lind", moment, company="Fernhollow")
    second, _ = add_person(account, "Ada Lind", moment)
    with pytest.raises(Refused) as refused:
        find_person(account, "ada lind")
    assert f"{first.id} Ada Lind (Fernhollow)" in str(refused.value)
    assert f"{second.id} Ada Lind" in str(refused.value)


def test_a_step_is_taken_back_once_and_only_by_its_account(
    account: Account, other_account: Account, moment: Moment, engine: str
) -> None:
    _, step = add_person(account, "Ada", moment)
    with pytest.raises(NotFound):
        take_back(other_account, step.id, moment)
    take_back(account, step.id, moment)
    with pytest.raises(Refused):
        take_back(account, step.id, moment)
    assert Step.of(account).count() == 1
    assert Tag.of(account).count() == 0
