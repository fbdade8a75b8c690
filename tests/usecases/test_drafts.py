"""Writing a note: what it is begun from, that it is kept, and what sending it changes."""

from datetime import timedelta

import pytest

from crm.domain.drafts.points import NoteKind
from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, Draft, FollowUp, OwnTemplate, Person, Touchpoint
from crm.usecases.drafts.keep import add_line, keep, start_from, written
from crm.usecases.drafts.occasion import Occasion, occasion
from crm.usecases.drafts.own_templates import delete_template, keep_template, own_templates
from crm.usecases.drafts.sent import sent
from crm.usecases.drafts.touch_kind import touch_kind
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.opportunities.override_manners import override_manners
from tests.usecases.acquaintances import days_later, due, know, open_check_in, take_back
from tests.usecases.panels import thanks_to, yesterdays_panel

LETTER = (
    "Dear Ada,\n\nThank you for your time yesterday. Your question about retrying cold-chain deliveries stayed with "
    "me, and on the train home I sketched how one outbox per depot would let the drivers keep working.\n\nInes\n"
)


def note_to(account: Account, name: str, moment: Moment) -> Occasion:
    follow_up = thanks_to(account, name)
    return occasion(account, follow_up.person, moment, follow_up=follow_up.id)


def test_a_thank_you_note_is_begun_from_what_the_interview_says(account: Account, moment: Moment) -> None:
    yesterdays_panel(account, moment)
    note = note_to(account, "Ada Nwosu-Lind", moment)
    assert note.kind is NoteKind.THANK_YOU
    assert note.emails == ("ada@fernhollow.example",)
    assert note.panel == ("Jonas", "Anneke")
    assert note.facts.company == "Fernhollow"
    assert note.facts.role == "Engineering manager"
    assert note.templates[0].name == "After a panel"
    assert note.text.startswith("Dear Ada,\n\nThank you for your time yesterday")
    assert "retrying cold-chain deliveries" in note.text
    assert note.draft is None
    assert Draft.of(account).count() == 0


def test_without_a_follow_up_named_a_note_is_about_the_first_that_is_open(account: Account, moment: Moment) -> None:
    yesterdays_panel(account, moment)
    follow_up = thanks_to(account, "Jonas Verbeek")
    assert occasion(account, follow_up.person, moment).follow_up == follow_up.id
    assert occasion(account, follow_up.person, moment, kind="check-in").follow_up is None
    assert occasion(account, know(account, "Olu Berg", moment).id, moment).kind is NoteKind.CHECK_IN


def test_a_note_is_kept_as_it_is_written_and_found_again(account: Account, moment: Moment) -> None:
    yesterdays_panel(account, moment)
    note = written(note_to(account, "Ada Nwosu-Lind", moment), " Thank  you ", "Dear Ada,\r\n\r\nThanks.")
    assert keep(account, keep(account, note, moment), moment).draft
    assert Draft.of(account).count() == 1
    again = note_to(account, "Ada Nwosu-Lind", moment)
    assert (again.subject, again.text) == ("Thank you", "Dear Ada,\n\nThanks.")
    assert note_to(account, "Jonas Verbeek", moment).draft is None
    keep(account, written(again, "", " \n"), moment)
    assert Draft.of(account).count() == 0
    assert note_to(account, "Ada Nwosu-Lind", moment).text.startswith("Dear Ada,\n\nThank you for your time yesterday")


def test_what_was_sent_is_logged_closes_its_follow_up_and_can_be_taken_back(account: Account, moment: Moment) -> None:
    yesterdays_panel(account, moment)
    note = keep(account, written(note_to(account, "Ada Nwosu-Lind", moment), "Thank you", LETTER), moment)
    step = sent(account, note, moment)
    assert step.sentence.startswith("Noted: sent to Ada.")
    logged = list(Touchpoint.of(account))
    assert [(one.kind, one.direction, one.happened_on, one.text) for one in logged] == [
        ("thank-you", "outgoing", moment.today, LETTER.strip())
    ]
    closed = FollowUp.find(account, note.follow_up or 0)
    assert (closed.state, closed.closed_on, closed.touchpoint) == ("done", moment.today, logged[0].id)
    assert Draft.of(account).count() == 0
    take_back(account, step, moment)
    assert FollowUp.find(account, note.follow_up or 0).state == "open"
    assert Touchpoint.of(account).count() == 0
    assert note_to(account, "Ada Nwosu-Lind", moment).text == LETTER


def test_a_note_to_keep_in_touch_is_logged_by_the_way_it_can_go_and_the_next_round_begins(
    account: Account, moment: Moment
) -> None:
    olu = know(account, "Olu Berg", days_later(moment, -100), "3 months")
    follow_up = open_check_in(account, olu)
    assert follow_up
    note = occasion(account, olu.id, moment, follow_up=follow_up.id)
    sent(account, written(note, "", "Dear Olu, here is the article on depots."), moment)
    assert [one.kind for one in Touchpoint.of(account)] == ["other"]
    assert touch_kind(NoteKind.CHECK_IN, emails=True) == "email"
    assert touch_kind(NoteKind.CHECK_IN, emails=False, profile=True) == "linkedin"
    assert due(account, olu) == "2027-02-24"


def test_a_note_with_an_unfilled_blank_or_without_words_cannot_be_sent(account: Account, moment: Moment) -> None:
    yesterdays_panel(account, moment)
    note = note_to(account, "Ada Nwosu-Lind", moment)
    with pytest.raises(Refused, match="brackets"):
        sent(account, note, moment)
    with pytest.raises(Refused, match="Write something"):
        sent(account, written(note, "Hello", " \n"), moment)
    assert Touchpoint.of(account).count() == 0


def test_two_of_one_panel_who_would_get_the_same_text_are_noticed(account: Account, moment: Moment) -> None:
    yesterdays_panel(account, moment)
    ada = written(note_to(account, "Ada Nwosu-Lind", moment), "Thank you", LETTER)
    keep(account, ada, moment)
    jonas = written(note_to(account, "Jonas Verbeek", moment), "Thank you", LETTER.replace("Ada", "Jonas"))
    assert jonas.same_as() == "Nearly the note that Ada gets. They talk to each other: give each one of their own."
    sent(account, ada, moment)
    jonas = written(note_to(account, "Jonas Verbeek", moment), "Thank you", LETTER.replace("Ada", "Jonas"))
    assert jonas.same_as().startswith("Nearly the note that Ada gets.")
    assert written(jonas, "", "Dear Jonas,\n\nthe map of the harbour you drew hangs on my wall now.").same_as() == ""


def test_starting_from_another_template_can_be_undone(account: Account, moment: Moment) -> None:
    yesterdays_panel(account, moment)
    note = keep(account, written(note_to(account, "Ada Nwosu-Lind", moment), "Thank you", LETTER), moment)
    step = start_from(account, note, note.templates[1].key, moment)
    again = note_to(account, "Ada Nwosu-Lind", moment)
    assert again.template == note.templates[1].key
    assert again.text != LETTER
    take_back(account, step, moment)
    assert note_to(account, "Ada Nwosu-Lind", moment).text == LETTER
    with pytest.raises(NotFound):
        start_from(account, note, "own-1", moment)


def test_the_line_that_the_checklist_offers_is_added_before_the_end(account: Account, moment: Moment) -> None:
    yesterdays_panel(account, moment)
    note = written(note_to(account, "Ada Nwosu-Lind", moment), "Thank you", f"{LETTER.strip()}\n")
    assert add_line(account, note, "forward", moment).text.count("I look forward to hearing from you.") == 1
    assert add_line(account, note, "nonsense", moment).text == note.text


def test_ones_own_template_comes_first_and_is_filled_for_somebody_else(account: Account, moment: Moment) -> None:
    yesterdays_panel(account, moment)
    kept = "Hello {name},\n\nthank you for {when} at {company}.\n"
    keep_template(account, "Short", NoteKind.THANK_YOU, "Thanks", "Hello", moment)
    keep_template(account, " Short ", NoteKind.THANK_YOU, "Thanks, {name}", kept, moment)
    assert [one.name for one in own_templates(account)] == ["Short"]
    note = note_to(account, "Jonas Verbeek", moment)
    own = next(one for one in note.templates if one.key.startswith("own-"))
    start_from(account, note, own.key, moment)
    again = note_to(account, "Jonas Verbeek", moment)
    assert (again.subject, again.text) == ("Thanks, Jonas", "Hello Jonas,\n\nthank you for yesterday at Fernhollow.\n")
    step = delete_template(account, OwnTemplate.of(account).get().id, moment)
    assert own_templates(account) == []
    take_back(account, step, moment)
    assert len(own_templates(account)) == 1
    for name, text in (("", "Hello"), ("Empty", " ")):
        with pytest.raises(Refused):
            keep_template(account, name, NoteKind.THANK_YOU, "", text, moment)


def test_manners_say_wait_until_a_reason_is_given(account: Account, moment: Moment) -> None:
    olu = know(account, "Olu Berg", moment)
    for days in (20, 10):
        log_touchpoint(account, [olu.id], days_later(moment, -days), kind="email", on=moment.today - timedelta(days))
    assert not occasion(account, olu.id, moment).verdict.go_ahead
    override_manners(account, olu.id, "Olu asked for the slides at once.", moment)
    assert occasion(account, olu.id, moment).verdict.go_ahead
    Person.change(account, do_not_contact=True).where(Person.id == olu.id).execute()
    assert not occasion(account, olu.id, moment).verdict.go_ahead


def test_nobody_elses_person_or_follow_up_is_found(account: Account, other_account: Account, moment: Moment) -> None:
    yesterdays_panel(other_account, moment)
    theirs = thanks_to(other_account, "Ada Nwosu-Lind")
    mine = know(account, "Olu Berg", moment)
    for person, follow_up in ((theirs.person, ""), (theirs.person, theirs.id), (mine.id, theirs.id)):
        with pytest.raises(NotFound):
            occasion(account, person, moment, follow_up=follow_up)
