"""Templates of notes, filled from what is known, with blanks where something is not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.domain.drafts.blanks import blanks, may_be_sent
from crm.domain.drafts.checklist import check
from crm.domain.drafts.english import ENGLISH
from crm.domain.drafts.facts import NOTHING_KNOWN, Facts, noted, told_to
from crm.domain.drafts.filling import PLACEHOLDER, fill
from crm.domain.drafts.marks import known_words
from crm.domain.drafts.points import NoteKind, note_kind
from crm.domain.drafts.template import Fact, Situation, Template
from crm.domain.drafts.templates import templates_for, what_is_wrong
from tests.domain.drafts_on_file import german

TODAY = date(2026, 11, 24)
ADA = Facts(
    name="Ada",
    company="Fernhollow",
    role="Engineering manager, routing",
    held_on=date(2026, 11, 23),
    today=TODAY,
    specifics=("Retrying cold-chain deliveries",),
    promised_on=date(2026, 12, 4),
    sender="Ines",
)
#: What somebody might write into each blank of the templates.
WRITTEN = {
    "why, in your words": "depots must not fall silent",
    "where": "Kestrelby",
    "what you did there that they need": "built outboxes for a fleet of ferries",
    "how they ran it: so openly, so calmly": "running the panel so openly",
    "what you have thought of it since": "I have drawn an outbox since",
    "The part of the work you look forward to": "Building the dispatch desk",
    "what you did before that they need": "built two dispatch desks from nothing",
    "what they do well": "trains its drivers",
    "what you read, tried or thought of since": "I have drawn the outbox that dark depots need",
    "what you liked about the team": "the calm of your drivers",
    "an article, a talk, a name: something useful to them": "an article on cold chains",
    "something useful to them": "an article on cold chains",
    "the link to what you talked about": "it has your outbox in it",
    "their name": "Ada",
    "your name": "Ines",
}


def written(text: str) -> str:
    """The text with every blank filled by somebody."""
    for span in reversed(blanks(text, ENGLISH)):
        words = WRITTEN.get(text[span.start + 1 : span.end - 1], "the spring timetable")
        text = text[: span.start] + words + text[span.end :]
    return text


@pytest.mark.parametrize("template", ENGLISH.templates, ids=lambda template: template.key)
def test_a_template_whose_blanks_are_filled_is_a_good_note(template: Template) -> None:
    panel = ("Jonas", "Anneke") if template.key == "after-a-panel" else ()
    facts = replace(ADA, panel=panel, new_company="Penhallick", new_role="Head of routing")
    filled = fill(template, facts)
    assert not may_be_sent(filled.subject, filled.text, ENGLISH) or template.key == "connect"
    note = written(filled.text)
    assert may_be_sent(filled.subject, note, ENGLISH)
    missed = [finding.title for finding in check(template.kind, note, facts).findings if not finding.satisfied]
    assert missed == []


def test_a_note_is_filled_from_the_interview_and_shows_where() -> None:
    filled = fill(templates_for(NoteKind.THANK_YOU, facts=ADA)[0], ADA)
    assert filled.subject == "Thank you for yesterday"
    assert filled.text.startswith(
        "Dear Ada,\n\nThank you for your time yesterday. "
        "What you said about retrying cold-chain deliveries stayed with me."
    )
    assert [filled.text[start:end] for start, end in filled.filled] == [
        "Ada", "yesterday", "retrying cold-chain deliveries", "talk", "Fernhollow", "Ines",
    ]  # fmt: skip
    assert [filled.text[start:end] for start, end in filled.blanks] == [
        "[why, in your words]", "[where]", "[what you did there that they need]",
    ]  # fmt: skip


def test_what_is_not_known_is_a_blank_that_says_what_it_wants() -> None:
    filled = fill(templates_for(NoteKind.THANK_YOU)[0], NOTHING_KNOWN)
    shown = [filled.text[start:end] for start, end in filled.blanks]
    assert shown[:3] == ["[their name]", "[when you met]", "[one thing from the interview]"]
    assert filled.subject == "Thank you for [the day you met]"
    assert not may_be_sent(filled.subject, filled.text, ENGLISH)


@pytest.mark.parametrize(
    ("note", "stands"),
    [
        ("Retrying cold-chain deliveries", "about retrying cold-chain deliveries"),
        ("the outbox per depot", "about the outbox per depot"),
        ("Kafka at night", "about Kafka at night"),
        ("SQL and patience", "about SQL and patience"),
        ("Jonas’s lift scheduler", "about Jonas’s lift scheduler"),
        ("Asked how I would retry", "about [in your words: Asked how I would retry]"),
        ("They buy before they forecast", "about [in your words: They buy before they forecast]"),
        ("use [tags] and {name}", "about use (tags) and (name)"),
        ("forms with ______ to fill", "about forms with _ to fill"),
    ],
)
def test_a_note_from_the_interview_is_put_in_where_it_is_a_phrase(note: str, stands: str) -> None:
    facts = replace(ADA, specifics=(note,), panel=("Jonas",))
    line = Template("own", "Own", NoteKind.THANK_YOU, "", "I think about {specific}.")
    assert fill(line, facts).text == f"I think {stands}.\n"


def test_what_was_forgotten_stands_after_a_colon_or_the_line_is_gone() -> None:
    line = Template("own", "Own", NoteKind.THANK_YOU, "", "One.\n\n{?forgotten}I forgot: {forgotten}.\n\nTwo.")
    assert fill(line, ADA).text == "One.\n\nTwo.\n"
    facts = replace(ADA, forgotten=noted("That I halved the reload time.\nI speak Polish."))
    assert fill(line, facts).text == "One.\n\nI forgot: that I halved the reload time; I speak Polish.\n\nTwo.\n"


def test_a_line_may_depend_on_what_is_not_known() -> None:
    body = "{?promised}By {promised}.\n{!promised}Some day.\n{?promised}{!forgotten}Both.\n{?weather}Never."
    line = Template("own", "Own", NoteKind.SECOND_NOTE, "", body)
    assert fill(line, ADA).text == "By 4 December.\nBoth.\n"
    assert fill(line, NOTHING_KNOWN).text == "Some day.\n"


@pytest.mark.parametrize(
    ("days", "when", "day"),
    [
        (0, "today", "today"),
        (1, "yesterday", "yesterday"),
        (4, "on Friday", "Friday"),
        (7, "on 17 November", "17 November"),
        (400, "on 20 October 2025", "20 October 2025"),
        (-3, "on 27 November", "27 November"),
    ],
)
def test_the_day_is_said_as_one_would_say_it(days: int, when: str, day: str) -> None:
    facts = replace(ADA, held_on=TODAY - timedelta(days=days))
    assert fill(Template("own", "Own", NoteKind.THANK_YOU, "{day}", "{when}"), facts).subject == day
    assert fill(Template("own", "Own", NoteKind.THANK_YOU, "{day}", "{when}"), facts).text == f"{when}\n"


def test_everybody_who_was_there_is_named_in_a_row() -> None:
    line = Template("own", "Own", NoteKind.THANK_YOU, "", "{panel}; {you all}")
    assert fill(line, replace(ADA, panel=("Jonas", "Anneke"))).text == "Jonas and Anneke; you, Jonas and Anneke\n"
    assert fill(line, replace(ADA, panel=("Jonas",))).text == "Jonas; you and Jonas\n"
    assert fill(line, ADA).text == "[who else was there]; you\n"


@pytest.mark.parametrize(
    ("kind", "outcome", "facts", "first"),
    [
        (NoteKind.THANK_YOU, "", ADA, "after-a-talk"),
        (NoteKind.THANK_YOU, "", replace(ADA, panel=("Jonas",)), "after-a-panel"),
        (NoteKind.SECOND_NOTE, "", ADA, "day-passed"),
        (NoteKind.SECOND_NOTE, "", replace(ADA, promised_on=None), "no-day"),
        (NoteKind.SECOND_NOTE, "", replace(ADA, notes_before=1), "once-more"),
        (NoteKind.FEEDBACK_REQUEST, "rejected", ADA, "feedback"),
        (NoteKind.CHECK_IN, "", ADA, "keep-in-touch"),
        (NoteKind.CHECK_IN, "rejected", ADA, "keep-after-no"),
        (NoteKind.CHECK_IN, "withdrawn", ADA, "keep-withdrawn"),
        (NoteKind.CHECK_IN, "gone-quiet", ADA, "keep-after-quiet"),
        (NoteKind.CHECK_IN, "offer", ADA, "keep-after-offer"),
        (NoteKind.CONGRATULATION, "", replace(ADA, new_company="Penhallick"), "new-job"),
        (NoteKind.CONGRATULATION, "", replace(ADA, new_role="Head of routing"), "new-title"),
        (NoteKind.WITHDRAWAL, "withdrawn", ADA, "withdrawing"),
        (NoteKind.WITHDRAWAL, "offer", ADA, "declining"),
        (NoteKind.GOOD_NEWS, "offer", ADA, "good-news"),
        (NoteKind.CONNECT, "", ADA, "connect"),
    ],
)
def test_one_starts_from_the_template_for_the_step_and_the_outcome(
    kind: NoteKind, outcome: str, facts: Facts, first: str
) -> None:
    assert templates_for(kind, outcome, facts)[0].key == first


def test_a_template_of_ones_own_comes_first_where_it_fits_as_well() -> None:
    own = Template("mine", "Mine", NoteKind.THANK_YOU, "", "Dear {name}, {weather}", "", Situation.ALONE)
    assert [one.key for one in templates_for(NoteKind.THANK_YOU, "", ADA, [own])] == [
        "mine",
        "after-a-talk",
        "after-a-panel",
    ]
    assert fill(own, ADA).text == "Dear Ada, [weather]\n"


@pytest.mark.parametrize(
    ("follow_up", "outcome", "kind"),
    [
        ("thank-you", "", NoteKind.THANK_YOU),
        ("second-note", "", NoteKind.SECOND_NOTE),
        ("custom", "withdrawn", NoteKind.WITHDRAWAL),
        ("custom", "offer", NoteKind.GOOD_NEWS),
        ("custom", "", NoteKind.CHECK_IN),
        ("ask-when", "", NoteKind.CHECK_IN),
        ("check-in", "offer", NoteKind.CHECK_IN),
    ],
)
def test_a_follow_up_says_which_note_it_asks_for(follow_up: str, outcome: str, kind: NoteKind) -> None:
    assert note_kind(follow_up, outcome) is kind


def test_what_is_wrong_with_a_template_is_said_in_sentences() -> None:
    assert what_is_wrong("Dear {name}, {?promised}{When} [a blank]") == ()
    assert what_is_wrong("Dear {nmae}") == ("{nmae} is not something Kith knows. Did you mean {name}?",)
    assert what_is_wrong("{xyzzy} {xyzzy}") == ("{xyzzy} is not something Kith knows. It becomes a blank.",)
    assert what_is_wrong("Dear {name") == ("A brace stands alone. Placeholders look like this: {name}.",)


def test_a_template_in_another_language_is_filled_in_that_language() -> None:
    language = german()
    facts = Facts(name="Frau Abendroth", held_on=date(2026, 11, 20), today=TODAY, forgotten=("Dass ich Polnisch kann",))
    filled = fill(language.templates[0], facts, language)
    assert "danke für Ihre Zeit am Freitag" in filled.text
    assert "noch: dass ich Polnisch kann." in filled.text
    assert filled.text.endswith("Herzliche Grüße\n[Ihr Name]\n")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Dear [their name], I liked [what you liked about the team].",
            ["[their name]", "[what you liked about the team]"],
        ),
        ("[ ] and [] and ____", ["[ ]", "[]", "____"]),
        ("Dear {name}, {{anything}} and {?promised}", ["{name}", "{{anything}}", "{?promised}"]),
        ("As he said [sic], see [1], [...] and [the page](https://example.org)", []),
        ("a {brace} and a [bracket\nover two lines]", []),
        ("[one [within] another]", ["[within]"]),
        ("snake_case and __init__", []),
    ],
)
def test_a_blank_is_found_wherever_somebody_left_one(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in blanks(text, ENGLISH)] == found
    assert may_be_sent("", text, ENGLISH) is (found == [])


def test_a_note_without_words_or_with_a_blank_in_its_subject_may_not_be_sent() -> None:
    assert not may_be_sent("Thank you", " \n… ", ENGLISH)
    assert not may_be_sent("Thank you for [day]", "Dear Ada", ENGLISH)
    assert may_be_sent("", "Dear Ada", ENGLISH)


def test_what_is_known_can_be_shown_in_a_note_however_it_was_edited() -> None:
    facts = replace(ADA, panel=("Jonas", "Anneke"))
    text = "Dear Ada, thank you for yesterday, and Jonas for the panel. Adam and Fernhollow's Anneke."
    assert [text[start:end] for start, end in known_words(text, facts)] == [
        "Ada", "yesterday", "Jonas", "panel", "Fernhollow", "Anneke",
    ]  # fmt: skip
    assert known_words(text, NOTHING_KNOWN) == ()


def test_notes_are_taken_apart_into_sentences_and_lines() -> None:
    assert noted("- handovers at the bedside\r\n- falls, 3.5 a week…\n\n*") == (
        "handovers at the bedside",
        "falls, 3.5 a week…",
    )
    assert noted("Liked the outbox.  Team of nine!") == ("Liked the outbox", "Team of nine!")
    assert noted(" \n. ") == ()


def test_each_of_a_panel_gets_what_concerns_them_and_the_rest_in_turn() -> None:
    panel = ("Leilani", "Chidubem", "Wiremu")
    notes = ("Forecasts come late", "Leilani wants one team", "Chidubem’s queue ate itself", "Half the data is paper")
    assert told_to("Leilani", panel, notes)[0] == "Leilani wants one team"
    assert told_to("Chidubem", panel, notes)[0] == "Chidubem’s queue ate itself"
    assert told_to("Wiremu", panel, notes) == (
        "Forecasts come late", "Half the data is paper", "Leilani wants one team", "Chidubem’s queue ate itself",
    )  # fmt: skip
    assert [told_to(name, panel, notes[::3])[0] for name in panel[:2]] == [
        "Forecasts come late",
        "Half the data is paper",
    ]
    assert told_to("Somebody", (), ()) == ()


ANYTHING = st.text(st.sampled_from("ab {}[]?!_.\n\r’name") | st.characters(), max_size=40)
FACTS = st.builds(
    Facts,
    name=ANYTHING,
    company=ANYTHING,
    role=ANYTHING,
    held_on=st.none() | st.dates(),
    today=st.none() | st.dates(),
    talk=ANYTHING,
    panel=st.lists(ANYTHING, max_size=3).map(tuple),
    specifics=st.lists(ANYTHING, max_size=3).map(tuple),
    forgotten=st.lists(ANYTHING, max_size=3).map(tuple),
    promised_on=st.none() | st.dates(),
    notes_before=st.integers(0, 3),
    new_role=ANYTHING,
    new_company=ANYTHING,
    sender=ANYTHING,
)


@settings(deadline=None)
@given(FACTS, st.sampled_from(ENGLISH.templates))
def test_filling_leaves_no_placeholder_and_no_blank_but_the_declared_ones(facts: Facts, template: Template) -> None:
    filled = fill(template, facts)
    declared = {f"[{inside}]" for inside in _inside_brackets(template.body)}
    declared |= {f"[{placeholder.blank}]" for placeholder in ENGLISH.placeholders.values()}
    for text in (filled.subject, filled.text):
        assert not PLACEHOLDER.search(text)
        for start, end in blanks(text, ENGLISH):
            shown = text[start:end]
            assert shown in declared or shown.startswith("[in your words: ")
    assert all(0 <= start < end <= len(filled.text) for start, end in (*filled.filled, *filled.blanks))


@settings(deadline=None)
@given(ANYTHING, FACTS)
def test_no_template_of_ones_own_makes_filling_fail_or_leaves_a_placeholder(body: str, facts: Facts) -> None:
    filled = fill(Template("own", "Own", NoteKind.CHECK_IN, body, body), facts)
    assert not set("{}") & set(filled.subject + filled.text)
    what_is_wrong(body)


def _inside_brackets(body: str) -> list[str]:
    return [body[span.start + 1 : span.end - 1] for span in blanks(body, ENGLISH) if body[span.start] == "["]


def test_every_fact_has_a_placeholder_in_every_language() -> None:
    for language in (ENGLISH, german()):
        assert set(language.placeholders) == set(Fact)
        assert len({placeholder.word for placeholder in language.placeholders.values()}) == len(Fact)
        for template in language.templates:
            assert what_is_wrong(template.body, language) == ()
