"""What a good note does (Rule 10): drafts on file, good and bad, and what holds for every text."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.domain.drafts.adding import with_line
from crm.domain.drafts.checklist import Checklist, DraftSettings, check
from crm.domain.drafts.english import ENGLISH
from crm.domain.drafts.facts import Facts, noted
from crm.domain.drafts.points import LEFT_OUT, POINTS, SAID, NoteKind, Point
from tests.domain.drafts_on_file import Draft, english_drafts, german_drafts

DRAFTS = [*english_drafts(), *german_drafts()]
ADA = Facts(
    name="Ada",
    company="Fernhollow B.V.",
    role="Engineering manager, routing",
    held_on=date(2026, 11, 23),
    today=date(2026, 11, 24),
    panel=("Jonas", "Anneke"),
    specifics=noted("Asked how I would retry cold-chain deliveries when a depot goes dark. Team of nine."),
    forgotten=("I halved the reload time at Merrowdale",),
)
PIECES = st.sampled_from(
    [piece for draft in DRAFTS[::9] for piece in draft.text.split(" ")]
    + [
        "thank you",
        "for",
        "your time",
        "[",
        "]",
        "[x]",
        "\n\n",
        "’",
        "İ",
        "ß",
        "👩‍🚀",
        "\ue000",
        "\0",
        "not",
        "more",
        "...",
        "cold-chain",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=80).map(" ".join))


def words(draft: Draft, checklist: Checklist, point: Point) -> tuple[str, ...]:
    return tuple(draft.text[start:end] for start, end in checklist.finding(point).spans)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: f"{draft.kind}: {draft.shows}")
def test_a_draft_on_file_meets_the_points_it_should_by_the_words_it_should(draft: Draft) -> None:
    checklist = check(draft.kind, draft.text, draft.facts, draft.language)
    met = {finding.point for finding in checklist.findings if finding.satisfied}
    assert met == set(POINTS[draft.kind]) - draft.missing - set(draft.against)
    for finding in checklist.findings:
        expected = (draft.says if finding.satisfied else draft.against).get(finding.point, ())
        assert words(draft, checklist, finding.point) == expected, finding.point


def test_there_are_good_and_bad_drafts_for_every_point() -> None:
    assert len(english_drafts()) >= 60
    for kind, points in POINTS.items():
        for point in points:
            judged = [
                point not in draft.missing and point not in draft.against for draft in DRAFTS if draft.kind is kind
            ]
            if kind not in (NoteKind.WITHDRAWAL, NoteKind.GOOD_NEWS, NoteKind.CONNECT):
                assert True in judged, f"no good {kind} for {point}"
                assert False in judged or point is Point.SHORT, f"no bad {kind} for {point}"


def test_the_words_that_met_a_point_are_quoted_and_the_rest_has_a_hint() -> None:
    checklist = check(NoteKind.THANK_YOU, "Thank you for your\ntime yesterday.", ADA)
    assert checklist.finding(Point.THANKS).detail == "“Thank you for your time yesterday”"
    assert checklist.finding(Point.SHORT).detail == "6 words of 150"
    forward = checklist.finding(Point.FORWARD)
    assert (forward.satisfied, forward.detail) == (False, "One closing line, without pressing.")
    assert forward.line == "I look forward to hearing from you."
    assert checklist.met == 2


def test_what_is_better_left_out_is_quoted_with_the_reason() -> None:
    finding = check(NoteKind.SECOND_NOTE, "Sorry to bother you.", ADA).finding(Point.NO_APOLOGY)
    assert (finding.satisfied, finding.line) == (False, "")
    assert finding.detail == "Asking is no fault. Leave this out: “Sorry”, “to bother you”"


def test_a_note_has_fewer_words_than_the_limit_and_is_told_how_many_to_take_out() -> None:
    assert check(NoteKind.THANK_YOU, "word " * 149).finding(Point.SHORT).satisfied
    long = check(NoteKind.THANK_YOU, "word " * 150).finding(Point.SHORT)
    assert not long.satisfied
    assert long.detail == "150 words of 150. Take out 1, and it can be read at one go."
    assert check(NoteKind.THANK_YOU, "word " * 150, settings=DraftSettings(words=200)).finding(Point.SHORT).satisfied


def test_half_a_reason_asks_for_the_other_half() -> None:
    role = check(NoteKind.THANK_YOU, "The role draws me because depots must not fall silent.", ADA)
    assert role.finding(Point.WHY).detail == "What did you do before that they need now?"
    you = check(NoteKind.THANK_YOU, "I have built outboxes for ferries and trams.", ADA)
    assert you.finding(Point.WHY).detail == "What draws you to the role, in a few words of your own?"


def test_where_nothing_was_forgotten_there_is_nothing_to_add() -> None:
    nothing = dataclasses.replace(ADA, forgotten=())
    finding = check(NoteKind.THANK_YOU, "Dear Ada,", nothing).finding(Point.FORGOTTEN)
    assert (finding.satisfied, finding.detail) == (True, "You noted nothing that you forgot.")
    assert not check(NoteKind.THANK_YOU, "Dear Ada,", ADA).finding(Point.FORGOTTEN).satisfied


@pytest.mark.parametrize(
    "text",
    [
        "Your question about the retry of a cold chain delivery",
        "retrying COLD-CHAIN deliveries",
        "How deliveries are retried",
        "what a dark depot does",
        "a team of nine people",
        "the cold–chain depots",
    ],
)
def test_a_specific_thing_is_found_however_inflected_and_however_partly(text: str) -> None:
    assert check(NoteKind.THANK_YOU, f"I still think of it: {text}.", ADA).finding(Point.SPECIFIC).satisfied


@pytest.mark.parametrize(
    "text",
    [
        "I enjoyed learning more about the role and the company.",
        "It was great to discuss the team at Fernhollow with you, Jonas and Anneke.",
        "The routing team is great, and so is the engineering manager role.",
        "You mentioned that you would decide by next Friday.",
        "[in your words: Asked how I would retry cold-chain deliveries when a depot goes dark]",
        "The night was dark.",
    ],
)
def test_what_could_be_said_of_any_interview_is_not_specific(text: str) -> None:
    assert not check(NoteKind.THANK_YOU, text, ADA).finding(Point.SPECIFIC).satisfied


def test_a_curly_apostrophe_and_a_line_break_make_no_difference() -> None:
    for text in (
        "I can't wait to hear",
        "I can’t wait to hear",
        "I can’t\r\nwait to hear",
        "I can’t\u00a0wait to hear",
    ):
        assert check(NoteKind.THANK_YOU, text).finding(Point.FORWARD).satisfied, text


def test_a_phrase_does_not_reach_across_a_sentence_or_a_paragraph() -> None:
    for text in ("Thank you. For your time is short.", "Thank you\n\nfor your time", "Thank you\r\n\r\nfor your time"):
        assert not check(NoteKind.THANK_YOU, text).finding(Point.THANKS).satisfied, text


def test_praise_may_name_the_company_in_short() -> None:
    for company in ("Fernhollow", "Fernhollow B.V.", "FERNHOLLOW"):
        facts = dataclasses.replace(ADA, company=company)
        assert (
            check(NoteKind.SECOND_NOTE, "I admire how Fernhollow trains people.", facts).finding(Point.PRAISE).satisfied
        )
    general = dataclasses.replace(ADA, company="General Depots")
    assert not check(NoteKind.SECOND_NOTE, "I like the General very much.", general).finding(Point.PRAISE).satisfied


@pytest.mark.parametrize(("kind", "point"), [(kind, point) for kind in NoteKind for point in POINTS[kind]])
def test_the_line_that_is_offered_meets_its_point_once_its_blanks_are_filled(kind: NoteKind, point: Point) -> None:
    draft = "Dear Ada,\n\nIt rained on Monday.\n\nBest wishes,\nInes\n"
    facts = dataclasses.replace(ADA, specifics=("retrying cold-chain deliveries",))
    line = check(kind, draft, facts).finding(point).line
    if point in (Point.SHORT, Point.FITS) or point in LEFT_OUT:
        assert line == ""
        return
    for blank, words in {
        "[why, in your words]": "depots must not fall silent",
        "[where]": "Kestrelby",
        "[what you did there that they need]": "built outboxes for ferries",
        "[what they do well]": "trains its drivers",
        "[something useful to them]": "an article on cold chains",
        "[what they did]": "the introduction",
    }.items():
        line = line.replace(blank, words)
    better = with_line(draft, line, point)
    assert check(kind, better, ADA).finding(point).satisfied
    assert better.startswith("Dear Ada,\n\n")
    assert better.endswith("\n\nBest wishes,\nInes\n")


def test_a_closing_line_goes_before_the_end_and_thanks_after_the_greeting() -> None:
    letter = "Dear Ada,\n\nIt rained.\n\nBest wishes,\nInes"
    assert with_line(letter, "Bye.", Point.FORWARD) == "Dear Ada,\n\nIt rained.\n\nBye.\n\nBest wishes,\nInes\n"
    assert with_line(letter, "Thanks.", Point.THANKS) == "Dear Ada,\n\nThanks.\n\nIt rained.\n\nBest wishes,\nInes\n"
    assert with_line("It rained.", "Bye.", Point.FORWARD) == "It rained.\n\nBye.\n"
    assert with_line("", "Bye.", Point.FORWARD) == "Bye.\n"


def test_every_point_has_a_title_a_hint_and_a_check() -> None:
    for kind, points in POINTS.items():
        assert [finding.point for finding in check(kind, "Dear Ada").findings] == list(points)
    assert set(SAID) == set(Point)
    assert len({said.title for said in SAID.values()}) == len(Point)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(NoteKind))
def test_no_text_makes_the_checklist_fail_and_every_quotation_lies_within_the_text(text: str, kind: NoteKind) -> None:
    checklist = check(kind, text, ADA)
    for finding in checklist.findings:
        assert finding.title
        assert finding.detail or (finding.point in LEFT_OUT and finding.satisfied)
        for start, end in finding.spans:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        if not finding.satisfied:
            assert not finding.spans or finding.point in LEFT_OUT or finding.point is Point.GIVES
    for span in checklist.blanks:
        assert text[span.start : span.end].strip()


@settings(deadline=None)
@given(st.builds(Facts, st.text(), st.text(), st.text(), specifics=st.lists(st.text()).map(tuple)), TEXTS)
def test_no_facts_make_the_checklist_fail(facts: Facts, text: str) -> None:
    check(NoteKind.SECOND_NOTE, text, facts)


@settings(deadline=None)
@given(TEXTS)
def test_what_is_checked_does_not_depend_on_the_line_breaks_that_a_form_sends(text: str) -> None:
    plain = text.replace("\r", "")
    one, other = (check(NoteKind.SECOND_NOTE, each, ADA) for each in (plain, plain.replace("\n", "\r\n")))
    assert [finding.satisfied for finding in one.findings] == [finding.satisfied for finding in other.findings]


def test_a_very_long_text_is_looked_through_only_so_far() -> None:
    checklist = check(NoteKind.SECOND_NOTE, "not one word of thanks " * 20_000 + "thank you for your time", ADA)
    assert checklist.length == 100_000 + 5
    assert not checklist.finding(Point.THANKS).satisfied


def test_english_has_phrases_for_all_that_is_looked_for() -> None:
    assert set(ENGLISH.unless) <= set(ENGLISH.phrases)
    assert set(ENGLISH.lines) == set(Point) - LEFT_OUT - {Point.SHORT, Point.FITS}
