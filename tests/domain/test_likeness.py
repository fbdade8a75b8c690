"""In what way two names are alike."""

import pytest

from crm.domain.likeness import Likeness, compare_names, keys_of


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("José", "García"), ("Jose", "Garcia"), Likeness.SAME),
        (("Ilaria", "Ottolenghi, PMP®"), ("ILARIA", "Ottolenghi"), Likeness.SAME),
        (("Jörg", "Müller"), ("Joerg", "Mueller"), Likeness.SPELLING),
        (("Наталья", "Громова"), ("Natalya", "Gromova"), Likeness.SPELLING),
        (("Kofi", "Boatengmaa"), ("Kofi A.", "Boatengmaa"), Likeness.MIDDLE),
        (("Carraway", "Edward"), ("Edward", "Carraway"), Likeness.SWAPPED),
        (("Sam", "Ellerby"), ("Samuel", "Ellerby"), Likeness.NICKNAME),
        (("Катя", "Громов"), ("Екатерина", "Громов"), Likeness.NICKNAME),
        (('Renata "Reni"', "Teixeira"), ("Reni", "Teixeira"), Likeness.NICKNAME),
        (("A.", "Hebrard"), ("Aurelie", "Hebrard"), Likeness.INITIAL),
        (("M.", "Ellerby"), ("Peggy", "Ellerby"), Likeness.INITIAL),
        (("Dijkgraaf", "Anouk"), ("A.", "Dijkgraaf"), Likeness.INITIAL),
        (("Pasquale", "Z"), ("Pasquale", "Zanetti"), Likeness.INITIAL),
        (("Ана", "Громов"), ("Анастасия", "Г"), Likeness.INITIAL),
        (("Kolar", "Milos"), ("Milos", ""), Likeness.GIVEN_NAME),
        (("Ekaterina", "Gromov"), ("Катя", "Громов"), Likeness.NICKNAME),
        (("Far", "Deshpande"), ("Farhan R.", "Deshpande"), Likeness.SHORTENED),
        (("Matthias", "Okonkwo"), ("Mathias", "Okonkwo"), Likeness.CLOSE),
        (("Camille", "Chenevert"), ("Camille", "Chenevert Lefèvre"), Likeness.PART_OF_SURNAME),
        (("Vikram", "Mukherjee"), ("Vikram", "Singhania (née Mukherjee)"), Likeness.PART_OF_SURNAME),
        (("Anna", "Meier"), ("Ben", "Meier"), Likeness.SURNAME),
        (("Anna", "Meier"), ("Anna", "Okafor"), Likeness.GIVEN_NAME),
        (("Anna", "Meier"), ("Ben", "Okafor"), Likeness.NONE),
        (("", ""), ("", ""), Likeness.NONE),
    ],
)
def test_names_are_alike_in_this_way(one: tuple[str, str], other: tuple[str, str], alike: Likeness) -> None:
    assert compare_names(keys_of(*one), keys_of(*other)) is alike
    assert compare_names(keys_of(*other), keys_of(*one)) is alike
