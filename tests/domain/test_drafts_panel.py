"""A panel gets different notes (Rule 2)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.domain.drafts.sameness import twin_warning, twins

PANEL = ("Ada", "Jonas", "Anneke", "Ines")
TO_ADA = """Dear Ada,

Thank you for your time yesterday, and for running the panel so calmly. Your part of the panel, about retrying
cold-chain deliveries, stayed with me: I have since drawn an outbox.

I came away wanting the role more, not less. Building the routing team with you, Jonas and Anneke is the work
I am looking for, and I have led two such teams at Kestrelby.

I look forward to hearing from you.

Best wishes,
Ines
"""
TO_JONAS = """Dear Jonas,

Thank you for your time yesterday, and for your patience with my sketch. Your part of the panel, about the
lift scheduler, stayed with me: I went and read the paper.

I came away wanting the role more, not less. Taking schedulers apart with you, Ada and Anneke is the work I am
looking for, and I have run one for six years.

I look forward to hearing from you.

Best wishes,
Ines
"""


def test_a_note_with_only_the_names_exchanged_is_the_same_text() -> None:
    copy = (
        TO_ADA.replace("Dear Ada", "Hello Jonas").replace("Jonas and Anneke", "Ada and Anneke").replace("Best", "Kind")
    )
    found = twins(copy, {"Ada": TO_ADA}, PANEL)
    assert [(twin.name, round(twin.likeness, 2)) for twin in found] == [("Ada", 1.0)]


def test_one_exchanged_detail_does_not_make_it_another_note() -> None:
    copy = TO_ADA.replace("retrying cold-chain deliveries", "the lift scheduler").replace("so calmly", "so openly")
    assert [twin.name for twin in twins(copy, {"Ada": TO_ADA, "Anneke": TO_JONAS}, PANEL)] == ["Ada"]


def test_two_notes_from_one_template_with_different_things_in_them_are_different() -> None:
    assert twins(TO_JONAS, {"Ada": TO_ADA}, PANEL) == ()


def test_line_breaks_capitals_and_apostrophes_make_no_difference() -> None:
    copy = " ".join(TO_ADA.upper().split()).replace(". ", ".\r\n\r\n")
    assert [twin.name for twin in twins(copy, {"Ada": TO_ADA}, PANEL)] == ["Ada"]


@pytest.mark.parametrize("short", ["", "Thanks.", "Dear Jonas,\n\nThank you.\n\nBest,\nInes", "[ ] [ ]"])
def test_a_note_of_a_few_words_is_no_copy(short: str) -> None:
    assert twins(short, {"Ada": short}, PANEL) == ()


def test_the_warning_names_everybody_who_gets_nearly_the_same() -> None:
    assert twin_warning(()) == ""
    found = twins(TO_ADA, {"Jonas": TO_ADA}, PANEL)
    assert (
        twin_warning(found) == "Nearly the note that Jonas gets. They talk to each other: give each one of their own."
    )
    both = twins(TO_ADA, {"Jonas": TO_ADA, "Anneke": TO_ADA}, PANEL)
    assert twin_warning(both).startswith("Nearly the note that Anneke and Jonas get.")


@settings(deadline=None)
@given(st.text(max_size=300), st.dictionaries(st.text(max_size=5), st.text(max_size=300), max_size=3))
def test_no_texts_make_the_comparison_fail(text: str, others: dict[str, str]) -> None:
    for twin in twins(text, others, PANEL):
        assert 0.8 <= twin.likeness <= 1
        assert twin.name in others
