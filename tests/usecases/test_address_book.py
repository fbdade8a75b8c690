"""An address book fills in what is missing, adds what is more, and overrides nothing."""

import base64
import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment
from crm.feeds.vcards import write
from crm.models import (
    Account,
    Card,
    Company,
    ContactMethod,
    FollowUp,
    Import,
    Note,
    OtherName,
    Person,
    PersonTag,
    Photo,
    Sighting,
    Tag,
)
from crm.search.question import best_first
from crm.usecases.add_person import add_person
from crm.usecases.bin import delete_for_good, delete_people
from crm.usecases.cards import card_of
from crm.usecases.contact_methods import read_method
from crm.usecases.edit_person import edit_person
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.facts import facts_of, shown
from crm.usecases.import_people.plan import plan_import
from crm.usecases.import_people.report import counts_of, document, remarks
from crm.usecases.import_people.undo import undo_import
from crm.usecases.notes import add_note, delete_note, edit_note
from crm.usecases.person_form import MethodLine, PersonEdit, PositionLine
from crm.usecases.tag_cadence import set_tag_cadence
from crm.usecases.tagging import tag_for, tag_people, untag_people
from tests.usecases.address_books import book, card, imported, photo
from tests.usecases.network import PROFILE, brought, changed_tables, csv_of, everything, jobs_of, named

ADA = card(
    "Ada Nwosu",
    "email work: ada@fernhollow.example",
    "phone mobile: +44 161 496 0102",
    f"link: {PROFILE}ada-nwosu",
    company="Fernhollow",
    title="Engineer",
    tags=("Choir", "Routing"),
    note="Plays bassoon.",
    place="Manchester",
    nickname="Addie",
    former="Blom",
    met_on=date(2025, 5, 3),
    met_how="At the regatta",
    kept=("BDAY:1980-04-12", "item1.X-ABDATE:2019-05-01", "item1.X-ABLabel:Anniversary"),
    uuid="urn:uuid:0b5c1c39-7d35-4d2e-93f7-1ab0c6a3a2c1",
)


def only(account: Account, name: str) -> Person:
    (person,) = named(account, name)
    return person


def methods_of(account: Account, person: Person) -> list[tuple[str, str, str]]:
    found = ContactMethod.of(account).where(ContactMethod.person == person.id).order_by(ContactMethod.id)
    return [(row.kind, row.value, row.label) for row in found]


def tags_of(account: Account, person: Person) -> list[str]:
    found = Tag.of(account).join(PersonTag, on=(PersonTag.tag == Tag.id)).where(PersonTag.person == person.id)
    return sorted(tag.name for tag in found)


def notes_of(account: Account, person: Person) -> list[str]:
    return [note.text for note in Note.of(account).where(Note.person == person.id).order_by(Note.id)]


def test_somebody_new_comes_with_everything_the_card_says(account: Account, moment: Moment) -> None:
    plan, run = imported(account, [ADA._replace(more=ADA.more._replace(photo=photo()))], moment)
    assert (counts_of(plan)["new"], counts_of(plan)["rows"]) == (1, 1)
    ada = only(account, "Ada Nwosu")
    assert methods_of(account, ada) == [
        ("email", "ada@fernhollow.example", "work"),
        ("phone", "+44 161 496 0102", "mobile"),
        ("link", f"{PROFILE}ada-nwosu", "LinkedIn"),
    ]
    assert tags_of(account, ada) == ["Choir", "Routing"]
    assert notes_of(account, ada) == ["Plays bassoon."]
    assert (ada.place, ada.goes_by, ada.met_on, ada.met_how) == (
        "Manchester",
        "Addie",
        date(2025, 5, 3),
        "At the regatta",
    )
    assert ada.uuid == "0b5c1c397d354d2e93f71ab0c6a3a2c1"
    assert (ada.source, ada.import_id, ada.by_hand) == ("vcard", run.id, "")
    assert [(name.given, name.family) for name in OtherName.of(account)] == [("Ada", "Blom")]
    assert Card.of(account).get().text.splitlines() == list(ADA.more.kept)
    image = Image.open(io.BytesIO(base64.b64decode(Photo.of(account).get().image)))
    assert (image.format, image.size) == ("JPEG", (192, 192))
    assert jobs_of(account, ada) == [("Fernhollow", "Engineer", True, "")]
    for words in ("bassoon", "choir", "0102", "regatta", "nwosu", "fernhollow"):
        assert best_first(account, words, 5) == [ada.id], words


def test_the_same_book_again_changes_nothing(account: Account, moment: Moment) -> None:
    cards = [ADA, card("Mum"), card("Kofi Boateng", note="From the choir"), card("Kofi Boateng", company="Tallowick")]
    first, _ = imported(account, cards, moment)
    assert counts_of(first)["new"] == 4
    before = everything(account)
    again, _ = imported(account, cards, moment)
    assert changed_tables(before, everything(account)) == {}
    found = document(again, None, everything=True)
    assert (found["unchanged"], found["perhaps"], found["new"], found["changed"]) == (4, 0, 0, 0)
    assert {match["because"] for match in found["matches"][1:]} == {"It says what it said before."}


def test_who_is_known_gains_what_is_missing_and_keeps_the_rest(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    line = f"Ada,Nwosu-Lind,{PROFILE}ada-nwosu,ada@lind.example,Tallowick,Head of engineering,14 Apr 2026"
    brought(account, csv_of(tmp_path, line), moment)
    plan, run = imported(account, [ADA], moment)
    found = document(plan, run)
    assert (found["changed"], found["kinds"]["other"]) == (1, 1)
    assert sum(found["kinds"].values()) == 1
    assert [change["field"] for change in found["changes"]] == [
        "place", "nickname", "met_on", "met_how", "note", "other_name", "card", "email", "phone", "tag", "tag",
        "other_name",
    ]  # fmt: skip
    ada = only(account, "Ada Nwosu-Lind")
    assert jobs_of(account, ada) == [("Tallowick", "Head of engineering", True, "")]
    assert ada.title == "Head of engineering"
    assert ("email", "ada@fernhollow.example", "work") in methods_of(account, ada)
    assert (ada.place, ada.goes_by) == ("Manchester", "Addie")
    assert sorted((name.given, name.family) for name in OtherName.of(account)) == [("Ada", "Blom"), ("Ada", "Nwosu")]
    assert Company.of(account).where(Company.name == "Fernhollow").count() == 0
    assert FollowUp.of(account).count() == 0
    # The other employer is left alone, and said so once.
    assert [(person.name, company) for person, company in plan.elsewhere] == [("Ada Nwosu-Lind", "Fernhollow")]
    assert remarks(plan) == ["Ada Nwosu-Lind stays at Tallowick, though the file says Fernhollow."]
    again, _ = imported(account, [ADA], moment)
    assert (counts_of(again)["unchanged"], again.elsewhere) == (1, [])


def test_what_was_written_by_hand_is_never_touched(account: Account, moment: Moment) -> None:
    ada, _ = add_person(
        account,
        "Ada Lind",
        moment,
        emails=["ada@fernhollow.example"],
        company="Tallowick",
        place="Delft",
        met_how="In Ghent",
        note="Plays bassoon.",
    )
    job = PositionLine("", "Tallowick")
    emptied = PersonEdit("Ada", "Nwosu", met_how="In Ghent", positions=(job,), methods=(
        MethodLine("email", "ada@fernhollow.example"),
    ))  # fmt: skip
    edit_person(account, ada.id, emptied, moment)
    imported(account, [ADA], moment)
    ada = Person.find(account, ada.id)
    assert (ada.name, ada.place, ada.met_how, ada.goes_by) == ("Ada Nwosu", "", "In Ghent", "Addie")
    assert notes_of(account, ada) == ["Plays bassoon."]
    assert jobs_of(account, ada) == [("Tallowick", "", True, "")]


def test_an_employer_in_a_book_is_told_as_left_alone_where_nobody_knew_of_it(account: Account, moment: Moment) -> None:
    bo, _ = add_person(account, "Bo Ek", moment, emails=["bo@ek.example"], company="Tallowick")
    jobs = (PositionLine("", "Tallowick"), PositionLine("", "Brackmoor", "2019", "2022"))
    edit = PersonEdit("Bo", "Ek", positions=jobs, methods=(MethodLine("email", "bo@ek.example"),))
    edit_person(account, bo.id, edit, moment)
    told = {}
    for company in ("TALLOWICK Ltd", "Brackmoor GmbH", "Merrowdale", ""):
        found = plan_import(account, book([card("Bo Ek", "email: bo@ek.example", company=company)]), Choices(), moment)
        told[company] = [(person.company, said) for person, said in found.elsewhere]
    assert told == {"TALLOWICK Ltd": [], "Brackmoor GmbH": [], "Merrowdale": [("Tallowick", "Merrowdale")], "": []}


def test_what_stands_before_a_name_goes_back_out_where_it_stood(account: Account, moment: Moment) -> None:
    doctor = ADA._replace(more=ADA.more._replace(prefix="Dr., Prof."))
    imported(account, [doctor, card("Dr. Olu Berg", "email: olu@berg.example")], moment)
    ada, olu = (write(card_of(account, only(account, name).id)) for name in ("Ada Nwosu", "Olu Berg"))
    assert ("N:Nwosu;Ada;;Dr.\\, Prof.;\r\n" in ada, "N:Berg;Olu;;Dr.;\r\n" in olu) == (True, True)
    assert "X-KITH-PREFIX" not in ada + olu
    assert "Anniversary" in ada
    again, _ = imported(account, [doctor], moment)
    assert counts_of(again)["unchanged"] == 1
    added = [fact for fact in facts_of(card("Dr. Olu Berg"), "") if fact.field == "card"]
    assert [shown(fact) for fact in added] == ["“Dr.” before the name"]


def test_an_address_book_fills_in_half_a_job(account: Account, moment: Moment) -> None:
    add_person(account, "Ada Nwosu", moment, emails=["ada@fernhollow.example"], company="FERNHOLLOW Ltd")
    imported(account, [ADA], moment)
    ada = only(account, "Ada Nwosu")
    assert jobs_of(account, ada) == [("FERNHOLLOW Ltd", "Engineer", True, "")]
    assert ada.title == "Engineer"


def test_what_was_removed_by_hand_does_not_come_back_from_a_book_that_told_it(account: Account, moment: Moment) -> None:
    imported(account, [ADA], moment)
    ada = only(account, "Ada Nwosu")
    email = ContactMethod.of(account).where(ContactMethod.kind == "email").get()
    edit_person(account, ada.id, PersonEdit("Ada", "Nwosu", methods=(
        MethodLine("email", email.value, "work", email.id),
    ), tags=("Choir", "Routing")), moment)  # fmt: skip
    untag_people(account, [ada.id], Tag.of(account).where(Tag.name == "Choir").get().id, moment)
    delete_note(account, Note.of(account).get().id, moment)
    plan, _ = imported(account, [ADA], moment)
    assert counts_of(plan)["unchanged"] == 1
    newer = ADA._replace(more=ADA.more._replace(tags=("Choir", "Routing", "Rowing"), note="Plays oboe."))
    plan, _ = imported(account, [newer], moment)
    assert [change.field for _, change in plan.changes()] == ["note", "tag"]
    ada = Person.find(account, ada.id)
    assert tags_of(account, ada) == ["Routing", "Rowing"]
    assert notes_of(account, ada) == ["Plays oboe."]
    assert (ada.place, ada.met_how) == ("", "")
    # And the older book knows no more than it told.
    plan, _ = imported(account, [ADA], moment)
    assert counts_of(plan)["unchanged"] == 1


def test_two_cards_of_one_person_are_read_as_one(account: Account, moment: Moment) -> None:
    second = card("Ada Nwosu", "email work: ada@fernhollow.example", "email home: ada@nwosu.example", tags=("Rowing",))
    plan, _ = imported(account, [ADA, second], moment)
    counts = counts_of(plan)
    assert (counts["rows"], counts["new"], counts["repeated"]) == (2, 1, 1)
    ada = only(account, "Ada Nwosu")
    assert ("email", "ada@nwosu.example", "home") in methods_of(account, ada)
    assert tags_of(account, ada) == ["Choir", "Routing", "Rowing"]
    plan, _ = imported(account, [ADA, second], moment)
    assert (counts_of(plan)["unchanged"], counts_of(plan)["repeated"]) == (1, 1)


def test_a_number_as_it_is_dialled_at_home_is_the_number(account: Account, moment: Moment) -> None:
    account.country = "GB"
    account.save()
    ada, _ = add_person(account, "Ada Lovell", moment, methods=[read_method("phone", "+44 161 496 0102")])
    plan, _ = imported(account, [card("Ada Lovell", "phone home: 0161 496 0102", note="Sings")], moment)
    assert [match.because for match in plan.matches or ()] == ["The same phone number, +441614960102."]
    assert methods_of(account, ada) == [("phone", "+44 161 496 0102", "")]
    assert notes_of(account, ada) == ["Sings"]


def test_a_name_alone_is_never_more_than_perhaps(account: Account, moment: Moment) -> None:
    add_person(account, "Kofi Boateng", moment)
    cards = [card("Kofi Boateng", note="From the choir")]
    plan, _ = imported(account, cards, moment)
    counts = counts_of(plan)
    assert (counts["perhaps"], counts["new"], counts["rows"]) == (1, 0, 1)
    plan, _ = imported(account, cards, moment, choices=Choices(same=frozenset((1,))))
    assert (counts_of(plan)["changed"], counts_of(plan)["perhaps"]) == (1, 0)
    assert notes_of(account, only(account, "Kofi Boateng")) == ["From the choir"]
    plan, _ = imported(account, cards, moment)
    assert counts_of(plan)["unchanged"] == 1


def test_who_was_deleted_stays_deleted(account: Account, moment: Moment) -> None:
    imported(account, [ADA], moment)
    ada = only(account, "Ada Nwosu")
    delete_people(account, [ada.id], moment)
    plan, _ = imported(account, [ADA], moment)
    assert (counts_of(plan)["deleted"], counts_of(plan)["new"]) == (1, 0)
    delete_for_good(account, ada.id)
    plan, _ = imported(account, [ADA], moment)
    assert (counts_of(plan)["deleted"], Person.of(account).count()) == (1, 0)


def test_who_was_deleted_for_good_and_had_a_number_alone_stays_deleted(account: Account, moment: Moment) -> None:
    cards = [card("Mum", "phone home: 0161 496 0102"), card("Kofi Boateng", "phone: 0161 496 0103")]
    imported(account, cards, moment)
    for person in list(Person.of(account)):
        delete_people(account, [person.id], moment)
        delete_for_good(account, person.id)
    plan, _ = imported(account, cards, moment)
    assert (counts_of(plan)["deleted"], counts_of(plan)["new"]) == (2, 0)


def test_an_import_of_an_address_book_is_taken_back_to_the_byte(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    line = f"Ada,Nwosu-Lind,{PROFILE}ada-nwosu,,Tallowick,,14 Apr 2026"
    brought(account, csv_of(tmp_path, line), moment)
    add_person(account, "Kofi Boateng", moment, emails=["kofi@tallowick.example"], tags=["Choir"])
    imported(account, [ADA._replace(more=ADA.more._replace(kept=("BDAY:1980-04-11", "X-OLD:1")))], moment)
    before = everything(account)
    more = ADA.more._replace(photo=photo(), note="Plays oboe.", tags=("Choir", "Rowing"))
    cards = [
        ADA._replace(more=more),
        card("Kofi Boateng", "email: kofi@tallowick.example", "phone: 0161 496 0103", tags=("Rowing",), note="Sings"),
        card("Olu Adebanjo", company="Nightjar", tags=("Rowing",), photo=photo(), kept=("X-A:1",), note="Bakes"),
    ]
    plan, run = imported(account, cards, moment)
    assert (counts_of(plan)["new"], counts_of(plan)["changed"]) == (1, 2)
    assert sorted(Card.of(account).order_by(Card.id).get().text.splitlines())[0] == "BDAY:1980-04-12"
    assert len(changed_tables(before, everything(account))) >= 9
    assert undo_import(account, run, moment) == []
    assert changed_tables(before, everything(account)) == {}
    again, second = imported(account, cards, moment)
    assert counts_of(again) == counts_of(plan)
    assert undo_import(account, second, moment) == []
    assert changed_tables(before, everything(account)) == {}


def test_what_was_edited_since_stays_and_is_listed(account: Account, moment: Moment) -> None:
    kofi, _ = add_person(account, "Kofi Boateng", moment, emails=["kofi@tallowick.example"])
    cards = [ADA, card("Olu Berg", note="Bakes"), card("Kofi Boateng", "email: kofi@tallowick.example", note="Sings")]
    _, run = imported(account, cards, moment)
    later = moment._replace(instant=moment.instant.replace(hour=11))
    edit_note(account, Note.of(account).where(Note.text == "Sings").get().id, "Sings bass", later)
    tag_people(account, [only(account, "Olu Berg").id], "Bakery", later)
    kept = undo_import(account, run, later)
    assert kept == ["Olu Berg was edited since and stays.", "The note “Sings bass” was edited since and stays."]
    assert sorted(person.name for person in Person.of(account)) == ["Kofi Boateng", "Olu Berg"]
    assert notes_of(account, kofi) == ["Sings bass"]
    assert [tag.name for tag in Tag.of(account)] == ["Bakery"]


def test_who_stands_in_another_file_too_stays_when_one_is_taken_back(account: Account, moment: Moment) -> None:
    _, run = imported(account, [ADA, card("Olu Berg", "email: olu@berg.example")], moment)
    imported(account, [card("Ada Nwosu", "email: ada@fernhollow.example")], moment, source="google-csv")
    assert undo_import(account, run, moment) == ["Ada Nwosu was edited since and stays."]
    assert [person.name for person in Person.of(account)] == ["Ada Nwosu"]


def test_a_tag_brings_its_cadence_as_by_hand(account: Account, moment: Moment) -> None:
    tag = tag_for(account, "Choir")
    set_tag_cadence(account, tag.id, Cadence(3, "month"), moment)
    kofi, _ = add_person(account, "Kofi Boateng", moment, emails=["kofi@tallowick.example"])
    cards = [ADA, card("Kofi Boateng", "email: kofi@tallowick.example", tags=("choir",))]
    _, run = imported(account, cards, moment)
    for name in ("Ada Nwosu", "Kofi Boateng"):
        person = only(account, name)
        assert (person.cadence_count, person.cadence_source, person.next_check_in is not None) == (3, "tag", True)
    assert undo_import(account, run, moment) == []
    assert Person.find(account, kofi.id).cadence_count is None
    assert Person.find(account, kofi.id).next_check_in is None
    assert Person.of(account).count() == 1


def test_everybody_of_a_table_may_get_a_tag(account: Account, moment: Moment) -> None:
    rows = [card("Ada Nwosu", "email: ada@fernhollow.example"), card("Olu Berg", "email: olu@berg.example")]
    imported(account, rows, moment, source="csv", choices=Choices(tag="Meetup 2026"))
    assert tags_of(account, only(account, "Olu Berg")) == ["Meetup 2026"]
    # The people of another table are not gone from this one.
    plan, _ = imported(account, rows[:1], moment, source="csv", choices=Choices(tag="Meetup 2027"))
    assert (counts_of(plan)["gone"], counts_of(plan)["changed"]) == (0, 1)
    assert remarks(plan)[0].startswith("Nobody counts as gone from a table")


def test_who_is_gone_from_the_book_stays(account: Account, moment: Moment) -> None:
    imported(account, [ADA, card("Olu Berg", "email: olu@berg.example")], moment)
    plan, _ = imported(account, [ADA], moment)
    assert (counts_of(plan)["gone"], Person.of(account).count()) == (1, 2)


@pytest.mark.parametrize("bad", [b"no picture", photo()[:300]])
def test_a_bad_photo_is_left_out_with_a_sentence(account: Account, moment: Moment, bad: bytes) -> None:
    plan, _ = imported(account, [card("Ada Nwosu", "email: ada@fernhollow.example", photo=bad)], moment)
    assert Photo.of(account).count() == 0
    ((line, sentence),) = plan.warnings
    assert line == 1
    assert sentence.endswith("It is left out.")
    plan, _ = imported(account, [card("Ada Nwosu", "email: ada@fernhollow.example", photo=bad)], moment)
    assert (plan.warnings, counts_of(plan)["unchanged"]) == ([], 1)


def test_the_number_of_statements_does_not_grow_with_the_book(
    account: Account, moment: Moment, statements: list[str]
) -> None:
    def taken(people: int, at: str) -> int:
        cards = [
            ADA._replace(
                given=f"Ada{number}",
                more=ADA.more._replace(methods=(), uuid="", note=f"{at} {number}", kept=(f"X-A:{number}",)),
                company=f"Company {number}",
            )
            for number in range(people)
        ]
        statements.clear()
        imported(account, cards, moment)
        changed = [one._replace(more=one.more._replace(note=f"again {at} {n}")) for n, one in enumerate(cards)]
        imported(account, changed, moment)
        return len(statements)

    few = taken(5, "few")
    assert taken(60, "many") <= few


def test_what_other_files_told_has_a_sighting_of_its_own(account: Account, moment: Moment) -> None:
    imported(account, [ADA], moment)
    imported(account, [ADA], moment, source="google-csv")
    ada = only(account, "Ada Nwosu")
    add_note(account, ada.id, "Likes tea", moment)
    imported(account, [ADA], moment)
    assert sorted(row.source for row in Sighting.of(account)) == ["google-csv", "vcard"]
    assert Import.of(account).count() == 3
    assert len(plan_import(account, book([ADA]), Choices(), moment).changed) == 0
