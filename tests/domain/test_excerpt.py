"""Where typed words stand in a text, and the words around."""

from hypothesis import given
from hypothesis import strategies as st

from crm.domain.excerpt import around, begins, holds, spans


def test_words_stand_where_they_begin_a_word_and_longer_ones_inside_too() -> None:
    assert spans("Łukasz at Fernhollow", ("lukas", "hollow", "at")) == [(0, 5), (7, 9), (14, 20)]
    assert spans("Meet Mr Etten", ("et",)) == [(8, 10)]
    assert spans("Sean O’Dell", ("odell",)) == [(5, 11)]
    assert spans("Sean O'Dell", ("odell",)) == [(5, 11)]


def test_to_begin_a_word_is_not_to_stand_inside_it() -> None:
    assert holds("Fernhollow", ("hollow",))
    assert not begins("Fernhollow", ("hollow",))
    assert begins("At Fernhollow", ("fern",))


def test_the_words_around_are_whole_and_say_where_more_was_said() -> None:
    text = "Somebody spoke at great length about nothing in particular. " * 3 + "Then Gdynia. " + "More. " * 40
    found = around(text, ("gdyn",))
    assert found.startswith("…")
    assert found.endswith("…")
    assert "Then Gdynia. More." in found
    assert around("Short, with\n Gdynia", ("gdyn",)) == "Short, with Gdynia"
    assert around("x" * 500, ("x",)) == "x" * 110 + "…"


@given(
    text=st.text(max_size=300), words=st.lists(st.from_regex("[a-z0-9]{1,6}", fullmatch=True), min_size=1, max_size=4)
)
def test_any_text_can_be_shown_with_any_words(text: str, words: list[str]) -> None:
    shown = around(text, tuple(words))
    assert len(shown) <= 140
    at = 0
    for start, end in spans(text, tuple(words)):
        assert 0 <= start < end <= len(text)
        at = end
    assert at <= len(text)
