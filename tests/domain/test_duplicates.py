"""Who of the account's people may be one person, over invented people with a trap beside each."""

from datetime import date

import pytest

from crm.domain.duplicates import find_duplicates, without_implied
from crm.domain.somebody import Facts

MAY, JUNE = date(2024, 5, 3), date(2025, 6, 20)


def found(*people: Facts, two: frozenset[tuple[int, int]] = frozenset()) -> list[tuple[int, int, str]]:
    return [(pair.one, pair.other, pair.how.value) for pair in find_duplicates(people, two)]


def reason(*people: Facts) -> str:
    [pair] = find_duplicates(people)
    return pair.because


YUSUF = Facts(1, "Yusuf", "Karadere", MAY, ("Brackmoor",), slugs=("yusuf",), emails=("yusuf@karadere.example",))
MARGARET = Facts(1, "Margaret", "Ellerby", MAY, ("Riverleaf",), slugs=("margaret",))


def test_an_address_in_common_is_sure() -> None:
    other = Facts(2, "Y.", "Karadere", emails=("yusuf@karadere.example",))
    assert found(YUSUF, other) == [(1, 2, "sure")]
    assert reason(YUSUF, other) == "Both have yusuf@karadere.example."


def test_a_number_in_common_is_sure_unless_it_is_a_familys_or_an_offices() -> None:
    noor = Facts(1, "Noor", "El-Fassi", phones=("+31105550142",))
    assert found(noor, Facts(2, "Noor", "El Fassi", phones=noor.phones)) == [(1, 2, "sure")]
    assert found(noor, Facts(2, "Noor", "", phones=noor.phones)) == [(1, 2, "sure")]
    assert found(noor, Facts(2, "Samir", "El Fassi", phones=noor.phones)) == []
    assert found(noor, Facts(2, "Noor", "Wachira", phones=noor.phones)) == []
    office = [Facts(n, name, "Prates", phones=noor.phones) for n, name in enumerate(("Joana", "Rui", "J."), 1)]
    assert found(*office) == [(1, 3, "likely")]


def test_an_address_under_another_name_is_perhaps_and_an_offices_is_nothing() -> None:
    assert found(YUSUF, Facts(2, "Ada", "Nwosu", emails=YUSUF.emails)) == [(1, 2, "perhaps")]
    office = ("info@brackmoor.example",)
    assert found(Facts(1, "Ada", "Nwosu", emails=office), Facts(2, "Adaeze", "Nwosu", emails=office)) == []


def test_a_profile_in_common_is_sure_after_a_change_of_name() -> None:
    before = Facts(1, "Aisling", "Ó Dubhthaigh", MAY, slugs=("aisling",))
    assert found(before, Facts(2, "Aisling", "Duffy", JUNE, slugs=("aisling", "aisling-duffy"))) == [(1, 2, "sure")]


def test_two_profiles_are_two_people() -> None:
    namesake = Facts(2, "Margaret", "Ellerby", JUNE, ("Riverleaf",), slugs=("margaret-2",))
    assert found(MARGARET, namesake) == []
    shared = ("peggy@ellerby.example",)
    assert found(MARGARET._replace(emails=shared), namesake._replace(emails=shared)) == [(1, 2, "likely")]


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("Margaret", "Ellerby"),
        ("Peggy", "Ellerby"),
        ("M.", "Ellerby"),
        ("Mar", "Ellerby"),
        ("Margaret J.", "Ellerby"),
        ("Ellerby", "Margaret"),
        ("Ellerby", "M."),
    ],
)
def test_names_alike_at_one_company_are_likely_and_alone_at_most_perhaps(given: str, family: str) -> None:
    assert found(MARGARET, Facts(2, given, family, companies=("RIVERLEAF Ltd.",))) == [(1, 2, "likely")]
    assert {how for *_, how in found(MARGARET, Facts(2, given, family))} <= {"perhaps"}


def test_names_in_another_script_or_spelling_are_alike() -> None:
    jorg = Facts(1, "Jörg", "Müller", companies=("Ivoryvale",))
    assert found(jorg, Facts(2, "Joerg", "Mueller", companies=("Ivoryvale",))) == [(1, 2, "likely")]
    katya = Facts(1, "Катя", "Громов", companies=("Riverpath",))
    assert found(katya, Facts(2, "Ekaterina", "Gromov", companies=("Riverpath",))) == [(1, 2, "likely")]


def test_a_former_name_is_a_name() -> None:
    married = Facts(1, "Marijke", "van den Berg", companies=("Fjordyard",), other_names=(("Marijke", "Vermeulen"),))
    assert found(married, Facts(2, "Marijke", "Vermeulen", companies=("Fjordyard",))) == [(1, 2, "likely")]


def test_a_rival_leaves_a_likely_pair_open() -> None:
    rival = Facts(2, "Meike", "Ellerby", JUNE, ("Riverleaf",), slugs=("meike",))
    initial = Facts(3, "M.", "Ellerby", companies=("Riverleaf",))
    assert found(MARGARET, rival, initial) == [(1, 3, "perhaps"), (2, 3, "perhaps")]
    # A whole name is contested by another whole name, and not by a mere initial.
    whole = Facts(3, "Margaret", "Ellerby", companies=("Riverleaf",))
    assert found(MARGARET, rival, whole) == [(1, 3, "likely")]


def test_three_records_of_one_person_are_no_rivals_and_two_questions() -> None:
    records = [
        MARGARET,
        Facts(2, "Peggy", "Ellerby", companies=("Riverleaf",)),
        Facts(3, "M.", "Ellerby", companies=("Riverleaf",)),
    ]
    assert [how for *_, how in found(*records)] == ["likely"] * 3
    assert len(without_implied(find_duplicates(records))) == 2


def test_who_works_for_themselves_has_no_colleagues() -> None:
    assert found(
        Facts(1, "Tanvi", "Chatterjee", companies=("Freelance",)),
        Facts(2, "Tanvi", "Chatterjee", companies=("Self-employed",)),
    ) == [(1, 2, "perhaps")]


def test_the_same_name_in_the_same_place_is_likely() -> None:
    here = [Facts(n, "Lwazi", "Mthembu", place=place) for n, place in enumerate(("Utrecht", "utrecht"), 1)]
    assert found(*here) == [(1, 2, "likely")]


def test_a_common_name_alone_is_not_asked_about() -> None:
    assert found(*(Facts(n, "Anna", "Meier") for n in range(1, 8))) == []


def test_two_people_stay_two() -> None:
    other = Facts(2, "Yusuf", "Karadere", emails=YUSUF.emails)
    assert found(YUSUF, other, two=frozenset({(1, 2)})) == []
    third = Facts(3, "Yusuf", "Karadere", companies=("Brackmoor",))
    assert found(YUSUF._replace(emails=()), other._replace(emails=(), companies=("Brackmoor",)), third) == [
        (1, 2, "likely"),
        (1, 3, "likely"),
        (2, 3, "likely"),
    ]
    assert found(
        YUSUF._replace(emails=()),
        other._replace(emails=(), companies=("Brackmoor",)),
        third,
        two=frozenset({(1, 2)}),
    ) == [(1, 3, "perhaps"), (2, 3, "perhaps")]


def test_people_without_a_name_are_alike_to_nobody() -> None:
    assert found(Facts(1), Facts(2), Facts(3, "王"), Facts(4, "王")) == []
