"""vobject is the judge of what a card says; the fast way says the same, and the guard keeps every text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.vcards.parsing import by_hand, by_vobject
from importers.vcards.values import Property, escaped, guarded, plain_text

names = st.sampled_from(
    ["N", "ADR", "ORG", "CATEGORIES", "NOTE", "FN", "URL", "TEL", "EMAIL", "UID", "X-ABLABEL", "BDAY"]
)
texts = st.text(st.sampled_from('ab\\;,:nN "=\r\n\t\x0b\u2028') | st.characters(), max_size=20)
properties = st.builds(guarded, names, texts, st.sampled_from(["2.1", "3.0", "4.0"]), st.booleans())
some = settings(max_examples=150, deadline=None)


@some
@given(st.lists(properties, max_size=6))
def test_the_fast_way_reads_what_vobject_reads(card: list[Property]) -> None:
    assert by_hand(card) == by_vobject(card)


@some
@given(texts)
def test_a_guarded_text_is_on_one_line_and_means_the_text(text: str) -> None:
    name, value = guarded("NOTE", escaped(text))
    assert len(value.splitlines()) <= 1
    assert [plain_text(value)] == by_vobject([Property(name, value)])
    assert escaped(plain_text(value)) == value


def test_a_property_that_vobject_cannot_read_costs_no_other() -> None:
    card = [Property("FN", "Ada"), Property("NOT A NAME", "x"), Property("TEL", "+31")]
    assert by_vobject(card) == ["Ada", None, "+31"]


def test_what_is_escaped_for_no_reason_is_still_understood() -> None:
    assert plain_text(r"https\://a\=b \"c\" C:\docs \n \\n") == 'https://a=b "c" C:\\docs \n \\n'


def test_a_name_of_too_many_parts_loses_none() -> None:
    assert by_vobject([guarded("N", "Lind;Ada;;;PhD;MBA")]) == [[["Lind"], ["Ada"], [], [], ["PhD", "MBA"]]]
