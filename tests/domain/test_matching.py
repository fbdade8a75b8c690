"""Whom an entry is about, over a small invented network with every trap in it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.entries import Entry, entry_key
from crm.domain.identity import uuid_key
from crm.domain.known_people import KnownPeople, KnownPerson
from crm.domain.matching import Match, match_entries
from crm.domain.resemblance import How

MAY = date(2024, 5, 3)
JUNE = date(2025, 6, 20)

ADA = KnownPerson(1, "Ada", "Nwosu-Lind", MAY, ("Fernhollow", "Kestrelby"), ("Engineering lead",))
KOFI = KnownPerson(2, "Kofi", "Boatengmaa", None, ("Merrowdale",), ("Operations director",))
MARIJKE = KnownPerson(3, "Marijke", "Vermeulen", JUNE, ("Fjordyard",), ("UX designer",))
SOREN_ONE = KnownPerson(4, "Soren", "Bjornstad", date(2016, 2, 14), ("elderridge",), ("Head of people",))
SOREN_TWO = KnownPerson(5, "Soren", "Bjornstad", date(2015, 3, 22), ("Elderridge",), ("VP people",))
LIZ = KnownPerson(6, "Liz", "Chen", date(2026, 2, 3), ("Brightworks®",), ("Head of legal",))
SAM = KnownPerson(7, "Sam", "Ellerby", None, ("Nimbusridge",), ("Engineer",))
KATYA = KnownPerson(8, "Катя", "Громов", None, ("RIVERPATH",), ("Ведущий инженер",))
NETWORK = (ADA, KOFI, MARIJKE, SOREN_ONE, SOREN_TWO, LIZ, SAM, KATYA)
SLUGS = (("ada-1", 1), ("marijke-vermeulen", 3), ("soren-1", 4), ("soren-2", 5), ("liz-chen", 6))
EMAILS = (("ada@fernhollow.example", 1), ("kofi@mail.example", 2), ("info@brightworks.example", 6))


def known(**more: object) -> KnownPeople:
    return KnownPeople(NETWORK, SLUGS, EMAILS, **more)  # type: ignore[arg-type]


def match(*entries: Entry, people: KnownPeople | None = None) -> list[Match]:
    return match_entries(entries, people or known())


def hows(*entries: Entry, people: KnownPeople | None = None) -> list[tuple[str, int | None]]:
    return [(found.how.value, found.person) for found in match(*entries, people=people)]


def test_a_profile_is_sure_whatever_else_changed() -> None:
    row = Entry("Ada", "Okafor", "Brackmoor", "Director", MAY, "ada-1")
    assert match(row) == [Match(0, How.SURE, 1, "The same LinkedIn profile.")]


def test_an_email_address_is_sure() -> None:
    row = Entry("Kofi A.", "Boatengmaa", "Brackmoor", "", JUNE, "", ("kofi@mail.example",))
    assert match(row) == [Match(0, How.SURE, 2, "The same email address, kofi@mail.example.")]


def test_the_uid_of_a_card_is_sure_unless_the_name_contradicts_it() -> None:
    cards = known(uuids=[("9e17627859a654ac9b0d1d0eb4746a60", 2)])
    uid = uuid_key("urn:uuid:9E176278-59a6-54ac-9b0d-1d0eb4746a60")
    [found] = match(Entry("Kofi", "Boatengmaa", "Brackmoor", uuid=uid), people=cards)
    assert found == Match(0, How.SURE, 2, "The card of this person, by its UID.")
    assert hows(Entry("Otto", "Pipe", uuid=uid), people=cards) == [("perhaps", 2)]
    assert hows(Entry("Otto", "Pipe", uuid="another"), people=cards) == [("new", None)]
    # Two who have one profile are told apart by it; somebody of another name is not.
    [kofi] = match(Entry("Kofi", "Boatengmaa", slug="ada-1", uuid=uid), people=cards)
    assert (kofi.how, kofi.person) == (How.SURE, 2)
    assert hows(Entry("Ada", "Okafor", slug="ada-1", uuid=uid), people=cards) == [("sure", 1)]


def test_an_offices_mailbox_identifies_nobody() -> None:
    assert hows(Entry("Otto", "Pipe", "Testwerk", "", JUNE, "", ("info@brightworks.example",))) == [("new", None)]


def test_an_email_address_under_quite_another_name_is_asked_about() -> None:
    [found] = match(Entry("Otto", "Pipe", "", "", None, "", ("ada@fernhollow.example",)))
    assert (found.how, found.person) == (How.PERHAPS, 1)
    assert found.because == "The same email address, ada@fernhollow.example, but another name."


def test_a_name_and_company_outweigh_an_address_under_another_name() -> None:
    row = Entry("Kofi", "Boatengmaa", "Merrowdale", emails=("ada@fernhollow.example",))
    assert hows(row) == [("likely", 2)]


def test_a_phone_number_under_another_name_says_nothing() -> None:
    people = known(phones=[("+493023125000", 1)])
    office = ("+493023125000",)
    rows = [
        Entry("Otto", "Pipe", phones=office),
        Entry("Ada", "Pipe", phones=office),
        Entry("A.", "Nwosu-Lind", phones=office),
    ]
    assert hows(rows[0], people=people) == [("new", None)]
    assert hows(rows[1], people=people) == [("new", None)]
    assert hows(rows[2], people=people) == [("sure", 1)]
    assert hows(*rows, people=people) == [("new", None), ("new", None), ("likely", 1)]


def test_initials_and_short_forms_are_likely_where_no_rival_stands_beside() -> None:
    short = Entry("Sam", "Ellerby", "Nimbusridge")
    assert hows(Entry("S.", "Ellerby", "Nimbusridge"), Entry("Elsa", "Ellerby", "Nimbusridge")) == [
        ("likely", 7),
        ("new", None),
    ]
    sara = KnownPerson(9, "Sara", "Ellerby", None, ("Nimbusridge",))
    both = KnownPeople((*NETWORK, sara), SLUGS, EMAILS)
    assert hows(Entry("S.", "Ellerby", "Nimbusridge"), people=both) == [("perhaps", 7)]
    assert hows(short, people=both) == [("likely", 7)]


def test_a_short_form_alone_is_perhaps_in_an_address_book() -> None:
    assert hows(Entry("Samuel", "Ellerby")) == [("perhaps", 7)]
    assert hows(Entry("Samuel", "Ellerby", "Brackmoor", slug="samuel-ellerby")) == [("new", None)]


def test_another_name_of_an_entry_finds_who_goes_by_it() -> None:
    row = Entry("Katerina", "Smirnova", "Riverpath", other_names=(("Катя", "Громов"),))
    assert hows(row) == [("likely", 8)]


def test_an_address_that_several_entries_of_a_file_share_is_sure_of_nobody() -> None:
    family = ("kofi@mail.example",)
    rows = [Entry("Kofi", "Boatengmaa", emails=family), Entry("Abena", "Boatengmaa", emails=family)]
    assert [how for how, _ in hows(*rows)] == ["likely", "new"]


def test_the_same_folded_name_with_the_same_day_of_connecting_is_sure_when_the_address_moved() -> None:
    row = Entry("ADA", "Nwosu-Lind, MBA", "Brackmoor", "", MAY, "ada-nwosu-lind-77")
    assert match(row) == [Match(0, How.SURE, 1, "The same name, and connected on 3 May 2024.")]


def test_a_name_and_a_company_alike_are_likely_and_never_sure() -> None:
    row = Entry("Kofi", "Boatengmaa", "Merrowdale, Inc.", "Director", JUNE, "kofi-9")
    assert match(row) == [Match(0, How.LIKELY, 2, "The same name, and both at Merrowdale, Inc.")]


def test_short_forms_and_middle_initials_at_one_company_are_likely() -> None:
    rows = [
        Entry("Samuel", "Ellerby", "Nimbusridge", "", JUNE, "samuel-ellerby"),
        Entry("Екатерина", "Громов", "Riverpath", "", JUNE, "ekaterina"),
        Entry("Kofi A.", "Boatengmaa", "Merrowdale", "", JUNE, "kofi-a"),
    ]
    assert hows(*rows) == [("likely", 7), ("likely", 8), ("likely", 2)]
    assert match(rows[2])[0].because == "The same name but for a middle name or initial, and both at Merrowdale."


def test_a_name_alone_is_perhaps() -> None:
    row = Entry("Kofi", "Boatengmaa", "Brackmoor", "Director", JUNE, "kofi-9")
    assert match(row) == [Match(0, How.PERHAPS, 2, "The same name, and nothing else in common.")]


def test_a_changed_surname_and_address_at_once_are_perhaps_the_same_person() -> None:
    row = Entry("Marijke", "van den Berg", "fjordyard", "Designer", JUNE, "marijke-vandenberg")
    [found] = match(row)
    assert (found.how, found.person) == (How.PERHAPS, 3)
    assert found.because == "The same given name, the same day of connecting, and both at fjordyard."


def test_the_same_day_and_title_with_the_same_given_name_are_perhaps_too() -> None:
    row = Entry("Marijke", "van den Berg", "Brackmoor", "UX Designer", JUNE, "marijke-vandenberg")
    assert hows(row) == [("perhaps", 3)]


def test_the_same_day_and_given_name_alone_are_too_little_to_ask_about() -> None:
    row = Entry("Marijke", "van den Berg", "Brackmoor", "Baker", JUNE, "marijke-vandenberg")
    assert hows(row) == [("new", None)]


def test_two_profile_addresses_in_one_file_are_two_people_and_never_perhaps() -> None:
    rows = [
        Entry("Liz", "Chen", "Brightworks", "Head of legal", date(2026, 2, 3), "liz-chen"),
        Entry("Elizabeth", "Chen", "Brightworks", "Account executive", JUNE, "elizabeth-chen"),
        Entry("Liz", "Chen", "Brightworks", "Clerk", JUNE, "liz-chen-2"),
    ]
    assert hows(*rows) == [("sure", 6), ("new", None), ("new", None)]
    assert hows(*reversed(rows)) == [("new", None), ("new", None), ("sure", 6)]


def test_namesakes_at_one_company_are_told_apart_by_their_day_of_connecting() -> None:
    rows = [
        Entry("Soren", "Bjornstad", "Elderridge", "", date(2015, 3, 22)),
        Entry("Soren", "Bjornstad", "Elderridge", "", date(2016, 2, 14)),
    ]
    assert hows(*rows) == [("sure", 5), ("sure", 4)]


def test_with_a_rival_candidate_nobody_is_likely() -> None:
    [found] = match(Entry("Soren", "Bjornstad", "ELDERRIDGE"))
    assert (found.how, found.person, found.others) == (How.PERHAPS, 4, (5,))


def test_two_rows_that_are_both_likely_somebody_are_both_only_perhaps() -> None:
    rows = [
        Entry("Kofi", "Boatengmaa", "Merrowdale", "Director", MAY, "kofi-9"),
        Entry("Kofi", "Boatengmaa", "Merrowdale", "Clerk", JUNE, "kofi-10"),
    ]
    assert hows(*rows) == [("perhaps", 2), ("perhaps", 2)]


def test_of_two_namesakes_who_connected_on_one_day_the_one_at_the_known_company_is_the_known_one() -> None:
    rows = [
        Entry("Ada", "Nwosu-Lind", "Brackmoor", "", MAY, "ada-new"),
        Entry("Ada", "Nwosu-Lind", "Fernhollow", "", MAY, "ada-moved"),
    ]
    assert hows(*rows) == [("new", None), ("sure", 1)]


def test_a_short_form_beside_the_full_name_at_one_company_is_a_rival_too() -> None:
    people = KnownPeople([*NETWORK, KnownPerson(9, "Elizabeth", "Chen", JUNE, ("Brightworks",))])
    [found] = match(Entry("Elizabeth", "Chen", "Brightworks"), people=people)
    assert (found.how, found.person, found.others) == (How.PERHAPS, 9, (6,))


def test_freelancers_are_not_colleagues() -> None:
    people = KnownPeople([KnownPerson(1, "Anna", "Meier", None, ("Freelance",))])
    [found] = match(Entry("Anna", "Meier", "Self-employed"), people=people)
    assert (found.how, found.because) == (How.PERHAPS, "The same name, and nothing else in common.")


def test_a_row_that_repeats_a_profile_is_counted_as_repeated() -> None:
    rows = [Entry("Ida", "Doppel", "A", "", JUNE, "ida"), Entry("Ida", "Doppel", "B", "", JUNE, "ida")]
    first, second = match(*rows)
    assert (first.how, second.how, second.repeats) == (How.NEW, How.REPEATED, 0)


def test_a_row_without_a_profile_repeats_the_row_with_the_same_name_and_day() -> None:
    rows = [Entry("Ada", "Nwosu-Lind", "", "", MAY), Entry("Ada", "Nwosu-Lind", "", "", MAY, "ada-1")]
    first, second = match(*rows)
    assert (first.how, first.repeats, first.person) == (How.REPEATED, 1, 1)
    assert second.how is How.SURE


def test_namesakes_without_profiles_who_connected_on_different_days_are_two_people() -> None:
    rows = [Entry("Ada", "Nwosu-Lind", "", "", MAY), Entry("Ada", "Nwosu-Lind", "", "", JUNE)]
    assert hows(*rows) == [("sure", 1), ("new", None)]


def test_a_profile_address_that_passed_to_somebody_else_is_asked_about() -> None:
    [found] = match(Entry("Otto", "Pipe", "Testwerk", "", date(2026, 9, 9), "ada-1"))
    assert (found.how, found.person) == (How.PERHAPS, 1)


def test_an_answer_two_people_is_remembered() -> None:
    row = Entry("Kofi", "Boatengmaa", "Brackmoor", "Director", JUNE, "kofi-9")
    assert hows(row, people=known(two_people=[(entry_key(row), 2)])) == [("new", None)]


def test_an_answer_same_person_is_remembered() -> None:
    row = Entry("Kofi", "B.", "Brackmoor", "Director", JUNE)
    assert hows(row, people=known(same={entry_key(row): 2})) == [("sure", 2)]


def test_an_answer_about_somebody_who_is_gone_by_now_is_passed_over() -> None:
    row = Entry("Kofi", "B.", "Brackmoor", "Director", JUNE)
    assert hows(row, people=known(same={entry_key(row): 99})) == [("new", None)]


def test_somebody_deleted_by_hand_does_not_come_back_unasked() -> None:
    people = KnownPeople([ADA._replace(deleted=True)], SLUGS[:1])
    by_slug = Entry("Ada", "Nwosu-Lind", "", "", JUNE, "ada-1")
    by_name = Entry("Ada", "Nwosu-Lind", "", "", MAY)
    assert hows(by_slug, people=people) == [("deleted", 1)]
    assert hows(by_name, people=people) == [("deleted", 1)]
    erased = KnownPeople([], erased=[entry_key(by_slug)])
    assert hows(by_slug, people=erased) == [("deleted", None)]


def test_a_former_name_still_matches_an_older_export() -> None:
    people = KnownPeople([MARIJKE._replace(family="van den Berg", former_names=(("Marijke", "Vermeulen"),))])
    assert hows(Entry("Marijke", "Vermeulen", "", "", JUNE), people=people) == [("sure", 3)]


def test_a_phone_number_with_a_name_that_fits_is_sure_and_with_another_name_nothing() -> None:
    people = KnownPeople([SAM], phones=[("+442079460321", 7)])
    assert hows(Entry("Samuel", "", phones=("+442079460321",)), people=people) == [("sure", 7)]
    assert hows(Entry("Abena", "Mensah", phones=("+442079460321",)), people=people) == [("new", None)]


def test_an_export_one_day_off_is_likely_the_same_connection() -> None:
    assert hows(Entry("Ada", "Nwosu-Lind", "", "", date(2024, 5, 4))) == [("likely", 1)]


@pytest.mark.parametrize("rows", [(), (Entry(),), (Entry(), Entry())])
def test_nothing_at_all_matches_nobody(rows: tuple[Entry, ...]) -> None:
    assert hows(*rows) == [("new", None)] * len(rows)


def test_what_identifies_an_entry_is_its_profile_else_its_address_else_its_name() -> None:
    assert entry_key(Entry("Ada", "Lind", slug="ada-1", emails=("a@b.example",))) == "in:ada-1"
    assert entry_key(Entry("Ada", "Lind", emails=("a@b.example",))) == "mail:a@b.example"
    assert entry_key(Entry("ADA", "Lind", connected_on=MAY)) == "name:ada lind|2024-05-03"


ENTRIES = st.lists(
    st.builds(
        Entry,
        st.sampled_from(["Ada", "Kofi", "Liz", "Soren", ""]),
        st.sampled_from(["Nwosu-Lind", "Boatengmaa", "Chen", "Bjornstad", ""]),
        st.sampled_from(["Fernhollow", "Merrowdale", "Elderridge", ""]),
        st.just(""),
        st.sampled_from([None, MAY, JUNE, date(2016, 2, 14)]),
        st.sampled_from(["", "ada-1", "soren-1", "x-1", "x-2", "x-3"]),
        st.sampled_from([(), ("ada@fernhollow.example",), ("info@brightworks.example",), ("new@mail.example",)]),
    ),
    max_size=8,
)


@given(ENTRIES)
def test_nobody_is_surely_two_rows_and_every_row_has_an_answer(entries: list[Entry]) -> None:
    found = match(*entries)
    assert [one.row for one in found] == list(range(len(entries)))
    surely = [one.person for one in found if one.how is How.SURE]
    assert len(surely) == len(set(surely))
    for one in found:
        assert one.because.endswith(".")
        assert (one.person is None) == (one.how is How.NEW) or one.how is How.REPEATED
        if one.how is How.REPEATED:
            assert one.repeats is not None
            assert found[one.repeats].how is not How.REPEATED


@given(ENTRIES)
def test_two_profile_addresses_are_never_one_person(entries: list[Entry]) -> None:
    slugs_by_person: dict[int | None, set[str]] = {}
    for one, entry in zip(match(*entries), entries, strict=True):
        if one.how is How.SURE and entry.slug:
            slugs_by_person.setdefault(one.person, set()).add(entry.slug)
    assert all(len(slugs) == 1 for slugs in slugs_by_person.values())
