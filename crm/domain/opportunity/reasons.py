"""Why each follow-up is there, in the product's voice; days are named as on the day on which the sentence is read."""

from collections.abc import Sequence
from datetime import date

from crm.domain.days import counted, day_words, number_words, on_day
from crm.domain.opportunity.facts import Felt, InterviewFacts, Panelist
from crm.domain.opportunity.promised import Wait

#: Characters of the account's own words that go into a reason.
REMARK = 90

# How a reason begins that is true only once a day has passed.
_PASSED = ("The answer was due ", "The second note was due ")

ASK_WHEN = "At the end, ask when you may expect to hear about the next steps."


def said_ahead(because: str) -> str:
    """A reason as a plan says it before its day: without the sentence that will be true only then."""
    first, stop, rest = because.partition(". ")
    return rest if stop and first.startswith(_PASSED) else because


def thank(
    name: str, met: Sequence[tuple[InterviewFacts, Panelist]], leader: tuple[int, str], read_on: date, late: bool
) -> str:
    """ "Ada led yesterday’s panel." and for the next: "Same panel. Give Jonas a separate note, not a copy of Ada’s."

    `met` are the interviews that the one note is for; `leader` is who comes first on the last one's panel.
    """
    interview, member = met[-1]
    if len(met) > 1:
        times = {2: "twice"}.get(len(met), f"{number_words(len(met))} times")
        said = f"{name} interviewed you {times}, last {on_day(interview.day_zero, read_on)}. One note for all of it."
    elif len(interview.panel) == 1:
        said = f"{name} interviewed you {on_day(interview.day_zero, read_on)}.{_noted(interview)}"
    elif member.person == leader[0]:
        led = member.leads or member.main or member.hiring_manager
        said = f"{name} {'led' if led else 'was on'} {_the('panel', interview, read_on)}.{_noted(interview)}"
    else:
        said = f"Same panel. Give {name} a separate note, not a copy of {leader[1]}’s."
    return f"{said} Late, and still worth sending." if late else said


def find_whom_to_thank(interview: InterviewFacts, read_on: date) -> str:
    """Nobody is on the panel."""
    return f"Nobody is noted for {_the('interview', interview, read_on)}. Find out whom to thank."


def thank_for_offer(name: str, company: str, met: bool) -> str:
    """They made an offer; thank whoever helped."""
    helped = f"{name} was part of it: say thanks." if met else f"{name} helped: tell the news, and say thanks."
    return f"{company or 'They'} made you an offer. {helped}"


def second_note(wait: Wait, name: str, replied: str, working_days: int, read_on: date) -> str:
    """ "The answer was due on Friday. Two working days on, do ask." `replied` is who wrote and gave no date."""
    do_ask = "do ask" if name else "find whom to ask"
    after = f"{counted(working_days, 'working day').capitalize()} on, {do_ask}."
    if wait.promise is not None:
        said = f"The answer was due {on_day(wait.promise.due_on, read_on)}."
        on_the_day = read_on <= wait.ask_on and not wait.put_off
        return f"{said} {after}" if on_the_day else f"{said} {do_ask.capitalize()}."
    if wait.replied_on is not None:
        return f"{replied or 'They'} wrote {on_day(wait.replied_on, read_on)} and gave no date. {after}"
    if wait.to_come:
        return f"Should they give no date, {do_ask} {counted(working_days, 'working day')} after the interview."
    return f"{'They gave no date' if wait.asked else 'No date is known'}. {after}"


def call_it_quiet(wait: Wait, weeks: int, read_on: date) -> str:
    """ "The answer was due on 4 December. Three weeks on, call it quiet? You decide." """
    on = f"{counted(weeks, 'week').capitalize()} on, call it quiet? You decide."
    if wait.news_on is not None and wait.quiet_since > wait.since:
        return f"Nothing heard since {day_words(wait.quiet_since, read_on)}. {on}"
    if wait.promise is not None:
        return f"The answer was due {on_day(wait.promise.due_on, read_on)}. {on}"
    return f"The second note was due {on_day(wait.ask_on, read_on)}. {on}"


def ask_for_feedback(name: str, company: str, felt: str | None) -> str:
    """After a rejection."""
    well = ", though the talk went well" if felt == Felt.GOOD else ""
    return f"{company or 'They'} said no{well}. Ask {name} what to do better next time."


def kind_note(name: str) -> str:
    """After the account withdrew."""
    return f"You withdrew. A short, kind note to {name} leaves the door open."


def connect(name: str, met_on: date, read_on: date) -> str:
    """For a panel member whose profile is unknown."""
    return f"You met {name} {on_day(met_on, read_on)}, and Kith knows no profile yet."


def _the(what: str, interview: InterviewFacts, read_on: date) -> str:
    """ "yesterday’s panel", "Monday’s interview", "the panel on 23 November" """
    words = day_words(interview.day_zero, read_on)
    return f"{words}’s {what}" if words.endswith("day") else f"the {what} on {words}"


def _noted(interview: InterviewFacts) -> str:
    """What the account noted, as short as a reason wants it: the first line, cut at a word."""
    line = next((" ".join(line.split()) for line in interview.specific.splitlines() if line.strip()), "")
    if not line:
        return ""
    if len(line) > REMARK:
        line = line[:REMARK].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
    return f" You noted: {line if line.endswith(('.', '!', '?', '…')) else line + '.'}"
