"""Names as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.names import Name, display_name, initials, sort_key, split_full_name, split_name


@pytest.mark.parametrize(
    ("given", "family", "name"),
    [
        ("Νικόλαος", "Ξενάκης, MBA", Name("Νικόλαος", "Ξενάκης", credentials="MBA")),
        ("Ishaan", "Venkataraman, CFA, FRM", Name("Ishaan", "Venkataraman", credentials="CFA, FRM")),
        ("Ilaria", "Ottolenghi, PMP®", Name("Ilaria", "Ottolenghi", credentials="PMP®")),
        ("Jane", "Doe Ph.D.", Name("Jane", "Doe", credentials="Ph.D.")),
        ("Jane (She/Her)", "", Name("Jane", "", pronouns="She/Her")),
        ("Jane", "Doe (they/them)", Name("Jane", "Doe", pronouns="they/them")),
        ("Jane", "Doe she/her", Name("Jane", "Doe", pronouns="she/her")),
        ("Anouk", "Ter Horst (geb. Blom)", Name("Anouk", "Ter Horst", former="Blom")),
        ("Jiri", "Hrebicek (née Růžička)", Name("Jiri", "Hrebicek", former="Růžička")),
        ("Jiri", "Hrebicek née Růžička", Name("Jiri", "Hrebicek", former="Růžička")),
        ("さくら", "小鳥遊 (née 東雲)", Name("さくら", "小鳥遊", former="東雲")),
        ('Renata "Ren"', "Teixeira", Name("Renata", "Teixeira", nickname="Ren")),
        ("Robert (Bob)", "Smith", Name("Robert", "Smith", nickname="Bob")),
        ("Milos", "Hrebicek 🇺🇦", Name("Milos", "Hrebicek", extra="🇺🇦")),
        ("Chloé", "Marchand 👩🏽‍💻", Name("Chloé", "Marchand", extra="👩🏽‍💻")),
        ("Dr. 晓雯", "王", Name("晓雯", "王", prefix="Dr.")),
        ("Prof. Dr. Eva", "Berg", Name("Eva", "Berg", prefix="Prof., Dr.")),
        ("𝗙𝗮𝗿𝗵𝗮𝗻", "𝗜𝘆𝗲𝗻𝗴𝗮𝗿", Name("Farhan", "Iyengar")),
        ("Jane", "Doe | Hiring!", Name("Jane", "Doe", extra="Hiring!")),
        ("Hélène\u200b", "\u2060Lefèvre ", Name("Hélène", "Lefèvre")),
        ("Eva", "Berg, van den", Name("Eva", "van den Berg")),
        ("Marijke  T. ", "Vermeulen", Name("Marijke T.", "Vermeulen")),
    ],
)
def test_decoration_is_kept_apart_from_the_name(given: str, family: str, name: Name) -> None:
    assert split_name(given, family) == name


def test_short_degrees_that_are_surnames_too_stay_surnames() -> None:
    assert split_name("Ann", "Ma") == Name("Ann", "Ma")
    assert split_name("LI", "MA") == Name("LI", "MA")
    assert split_name("Jack", "Ma MBA") == Name("Jack", "Ma", credentials="MBA")


def test_joiners_between_persian_letters_are_spelling_and_stay() -> None:
    assert split_name("نیلوفر", "رستم\u200cپور").family == "رستم\u200cپور"


def test_a_name_that_is_a_formula_or_markup_is_left_as_it_is_written() -> None:
    for hostile in (
        "<script>alert(1)</script>",
        "=1+1",
        "{{7*7}}",
        "../../etc/passwd",
        "Robert'); DROP TABLE contacts;--",
    ):
        assert split_name(hostile, "Quill").given == hostile


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Anneke van der Wielen, MBA", "Anneke", "van der Wielen"),
        ("Brekkestad, Jonas", "Jonas", "Brekkestad"),
        ("van den Berg, Renée J.", "Renée J.", "van den Berg"),
        ("Saoirse Mac Conmara", "Saoirse", "Mac Conmara"),
        ("Kofi A. Boatengmaa", "Kofi A.", "Boatengmaa"),
        ("Madonna", "Madonna", ""),
        ("王晓雯", "晓雯", "王"),
        ("欧阳静怡", "静怡", "欧阳"),
        ("남궁민준", "민준", "남궁"),
        ("김 도윤", "도윤", "김"),
        ("晓雯 王", "晓雯", "王"),
        ("さくら", "さくら", ""),
        ("Mei-Lin Tchou (she/her)", "Mei-Lin", "Tchou"),
    ],
)
def test_a_whole_name_is_split_into_given_name_and_surname(text: str, given: str, family: str) -> None:
    assert split_full_name(text)[:2] == (given, family)


@pytest.mark.parametrize(
    ("given", "family", "letters"),
    [
        ("Jane (She/Her)", "", "J"),
        ("Ada", "Nwosu-Lind", "AN"),
        ("Anneke", "van der Wielen", "AW"),
        ("Saoirse", "Mac Conmara", "SC"),
        ("Aisling", "Ó Dubhthaigh", "AD"),
        ("Émile", "Vautrin-Sarr", "ÉV"),
        ("Kofi A.", "Boatengmaa", "KB"),
        ("晓雯", "王", "王晓"),
        ("Νικόλαος", "Ξενάκης, MBA", "ΝΞ"),
        ("யாழினி", "நடராஜன்", "யாந"),
        ("خالد", "القاسمي", "خ"),
        ("🚀", "Quill", "Q"),
        ("", "", "?"),
    ],
)
def test_initials_are_at_most_two_letters_of_the_names_own_script(given: str, family: str, letters: str) -> None:
    assert initials(given, family) == letters


def test_small_particles_count_last_in_sorting_and_capital_ones_do_not() -> None:
    names = [("Renée", "van den Berg"), ("Ada", "Zollner"), ("Pia", "Berger"), ("Ilaria", "De Santis"), ("Cher", "")]
    ordered = sorted(names, key=lambda name: sort_key(*name))
    assert [given for given, _ in ordered] == ["Renée", "Pia", "Cher", "Ilaria", "Ada"]


def test_accents_do_not_move_a_name_in_a_sorted_list() -> None:
    assert sort_key("Øyvind", "Åkerlund") == sort_key("Oyvind", "Akerlund")


def test_cjk_names_are_shown_surname_first_and_others_given_name_first() -> None:
    assert display_name("晓雯", "王") == "王晓雯"
    assert display_name("도윤", "김") == "김도윤"
    assert display_name("خالد", "القاسمي") == "خالد القاسمي"
    assert display_name("Madonna", "") == "Madonna"


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_name_that_shows_a_letter_is_never_emptied(given_name: str, family: str) -> None:
    name = split_name(given_name, family)
    if any(letter.isalnum() and letter.isprintable() for letter in given_name):
        assert name.given or name.family
    if any(letter.isalnum() and letter.isprintable() for letter in family):
        assert name.family


@given(st.text(alphabet="abcdefg éöžł-", min_size=1, max_size=30))
def test_names_of_letters_pass_through_unchanged(text: str) -> None:
    name = " ".join(text.split()).strip("- ")
    assert split_name(name, "Quill").given == name


@given(st.text(max_size=40), st.text(max_size=40))
def test_initials_always_give_something_to_show(given_name: str, family: str) -> None:
    assert initials(given_name, family)
