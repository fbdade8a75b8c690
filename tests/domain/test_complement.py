"""What an address book adds: what is missing, and nothing that was removed, known, or written by hand."""

import pytest

from crm.domain.complement import Fact, Holding, complement, digest, other_name

MAIL = Fact("email", "Ada@Fernhollow.example", "ada@fernhollow.example", "work")
PHONE = Fact("phone", "0161 496 0102", "+441614960102")
COMPANY = Fact("company", "Fernhollow Ltd", "fernhollow")
TITLE = Fact("title", "Lead engineer", "lead engineer")
PLACE = Fact("place", "Delft", "delft")


def test_of_somebody_new_everything_is_added_once() -> None:
    facts = [MAIL, PHONE, MAIL, COMPANY, TITLE, PLACE]
    assert complement(facts, Holding({})) == [MAIL, PHONE, COMPANY, TITLE, PLACE]


def test_what_is_known_is_not_added_again() -> None:
    known = {"email": ["ada@fernhollow.example"], "place": ["rotterdam"], "company": ["fernhollow"]}
    assert complement([MAIL, PHONE, COMPANY, PLACE], Holding(known)) == [PHONE]


def test_a_second_note_or_tag_is_added_and_a_second_place_is_not() -> None:
    facts = [Fact("note", "Plays bassoon", "a"), Fact("tag", "Choir", "choir"), PLACE]
    known = {"note": ["b"], "tag": ["meetup"], "place": ["rotterdam"]}
    assert complement(facts, Holding(known)) == facts[:2]


@pytest.mark.parametrize(
    ("known", "added"),
    [
        ({}, [COMPANY, TITLE]),
        ({"company": ["fernhollow"]}, [TITLE]),
        ({"title": ["lead engineer"]}, [COMPANY]),
        ({"company": ["tallowick"]}, []),
        ({"title": ["founder"]}, []),
        ({"company": ["tallowick"], "title": ["founder"]}, []),
    ],
)
def test_half_a_job_is_filled_in_where_the_other_half_agrees(known: dict[str, list[str]], added: list[Fact]) -> None:
    assert complement([COMPANY, TITLE], Holding(known)) == added


def test_a_field_that_was_emptied_by_hand_stays_empty() -> None:
    nickname = Fact("nickname", "Addie", "addie")
    holding = Holding({}, by_hand=frozenset(("place", "goes_by", "title")))
    assert complement([PLACE, nickname, COMPANY, TITLE], holding) == [COMPANY]


def test_what_was_told_before_and_is_gone_was_removed_by_hand() -> None:
    assert complement([MAIL, PHONE], Holding({}, told=frozenset((MAIL.told,)))) == [PHONE]


def test_what_has_no_key_is_nothing() -> None:
    assert complement([Fact("email", "none", "")], Holding({})) == []


@pytest.mark.parametrize(
    ("said", "known", "kept"),
    [
        (("Bob", "Carraway"), ("Robert", "Carraway"), True),
        (("Ada", "Blom"), ("Ada", "Nwosu-Blom"), True),
        (("Ольга", "Громова"), ("Ольга", ""), True),
        (("R.", "Carraway"), ("Robert", "Carraway"), False),
        (("Robert", ""), ("Robert", "Carraway"), False),
        (("Jörg", "Müller"), ("Joerg", "Mueller"), False),
        (("Robert", "Carraway 🚀"), ("Robert", "Carraway"), False),
    ],
)
def test_another_name_is_kept_where_it_says_more(said: tuple[str, str], known: tuple[str, str], kept: bool) -> None:
    assert other_name(*said, *known) is kept


def test_white_space_makes_no_other_note() -> None:
    assert digest("met in\n  Delft ") == digest("met in Delft") != digest("met in Ghent")
