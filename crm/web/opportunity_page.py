"""What the page of an opportunity shows, in words: made from its story."""

from datetime import date
from typing import Any

from crm.domain.advice import Settings
from crm.domain.days import counted, full_day, on_day, short_day
from crm.domain.interview_round import in_sentence, round_words
from crm.domain.links import safe_link
from crm.domain.moment import Moment
from crm.domain.opportunity.facts import Felt, OutcomeKind
from crm.domain.what_to_do import what_to_do
from crm.usecases.opportunities.outcome import Consequences
from crm.usecases.opportunities.story import Member, Round, Story
from crm.web.plan_words import day_and_weekday, listed, plan_events

#: How each outcome is called, its icon, and the word on the button that saves it.
OUTCOMES = {
    OutcomeKind.OFFER: ("Offer", "party-popper", "Save the offer"),
    OutcomeKind.REJECTED: ("Rejected", "circle-x", "Save as rejected"),
    OutcomeKind.WITHDRAWN: ("I withdrew", "door-open", "Save as withdrawn"),
    OutcomeKind.GONE_QUIET: ("Gone quiet", "wind", "Save as gone quiet"),
}
_ENDED = {"offer": "They made an offer", "rejected": "They said no", "withdrawn": "You withdrew",
          "gone-quiet": "It went quiet"}  # fmt: skip
_PILLS = {"offer": "green", "rejected": "rose"}


def opportunity_page(story: Story, settings: Settings, when: Moment) -> dict[str, Any]:
    """Everything that `opportunities/show.html` shows but the consequences of an outcome."""
    today = when.today
    rounds = [_round(one, place, story, today) for place, one in enumerate(story.rounds)]
    standing = next((one for one in story.promises if one.side == "theirs" and one.state == "open"), None)
    return {
        "id": story.id,
        "company": story.company,
        "company_url": f"/companies/{story.company_id}",
        "title": story.role or f"An opportunity at {story.company}",
        "at": bool(story.role),
        "role": story.role,
        "known": f"You know {counted(story.known, 'person', 'people')} there." if story.known else "",
        "pill": _pill(story, today),
        "waiting": not story.outcome,
        "offered": story.outcome == OutcomeKind.OFFER and story.accepted_on is None,
        "rounds": rounds,
        "applied": _applied(story, today),
        "link": safe_link(story.link),
        "nothing": "Nothing more follows from this." if rounds else "Nothing is planned before the first interview.",
        "answer": _answer(story, standing.due_on if standing else None, today),
        "plan": plan_events(story, today),
        "jots": [jot for place, one in enumerate(story.rounds) for jot in _jots(one, place)],
        "cards": _cards(story, settings),
        "people": [_kept(one, today) for one in story.people.values()],
    }


def consequences(story: Story, outcome: str, would: Consequences, when: Moment) -> dict[str, Any]:
    """What saving an outcome today would do: dated steps, what it closes, and whom one keeps, everybody ticked."""
    today = when.today
    names = {number: member.called for number, member in story.people.items()}
    plans = [(one.due, what_to_do(one.kind, names.get(one.person or 0, ""))) for one in would.plans]
    closes = [what_to_do(kind, called) for kind, called in would.closes]
    return {
        "outcome": outcome,
        "save": OUTCOMES[OutcomeKind(outcome)][2],
        "on": today.isoformat(),
        "plans": [(day_and_weekday(day, today), words) for day, words in sorted(plans)],
        "closes": closes,
        "keeps": [
            {
                "id": one.person,
                "name": one.name,
                "cadence": _every(str(one.cadence)),
                "first": short_day(one.first_check_in, today),
            }
            for one in would.keeps
        ],
    }


def _pill(story: Story, today: date) -> dict[str, str]:
    if story.outcome:
        icon = OUTCOMES[OutcomeKind(story.outcome)][1]
        words = _ENDED[story.outcome] + (f" {on_day(story.outcome_on, today)}" if story.outcome_on else "")
        if story.accepted_on:
            words = f"You took the job {on_day(story.accepted_on, today)}"
        return {"look": _PILLS.get(story.outcome, ""), "icon": icon, "words": words}
    to_come = next((one for one in story.rounds if one.starts.date() > today), None)
    if to_come:
        return {
            "look": "amber",
            "icon": "calendar",
            "words": f"The next round is {on_day(to_come.starts.date(), today)}",
        }
    until = story.waiting_until
    if until is None and not story.rounds:
        words = f"You applied {on_day(story.applied_on, today)}" if story.applied_on else "Not applied for yet"
        return {"look": "", "icon": "send" if story.applied_on else "bookmark", "words": words}
    if until is None:
        return {"look": "amber", "icon": "hourglass", "words": "Waiting, without a date"}
    said = "you should hear by" if until >= today else "you should have heard by"
    return {"look": "amber", "icon": "hourglass", "words": f"Waiting: {said} {full_day(until, today)}"}


def _applied(story: Story, today: date) -> dict[str, str] | None:
    """The step before the first round, where a file told of it."""
    if story.applied_on is None and not story.link:
        return None
    if story.applied_on is None:
        return {"name": "Saved", "line": "not applied for yet"}
    return {"name": "Applied", "line": day_and_weekday(story.applied_on, today)}


def _round(one: Round, place: int, story: Story, today: date) -> dict[str, Any]:
    members = [story.people[number] for number in one.panel if number in story.people]
    return {
        "id": one.id,
        "name": round_words(one.round, place + 1),
        "line": f"{day_and_weekday(one.starts.date(), today)}, {_length(one, today)}",
        "to_come": one.starts.date() > today,
        "ahead": one.starts.date() >= today,
        "people": [member.name for member in members][:4],
        "called": listed(member.called for member in members) if len(members) < 4 else f"{len(members)} people",
    }


def _jots(one: Round, place: int) -> list[dict[str, str]]:
    """One's own words about a round; notes written to prepare for it say so, and lead there."""
    words = round_words(one.round, place + 1)
    about = f"Your notes for {in_sentence(words)}"
    prepared = [{"text": one.notes, "about": about, "url": f"/interviews/{one.id}/prepare"}] if one.notes else []
    forgotten = "" if one.mentioned else one.forgotten
    return prepared + [{"text": text, "about": ""} for text in (one.specific, forgotten) if text]


def _length(one: Round, today: date) -> str:
    if one.starts.date() > today:
        return f"{one.starts:%H:%M}"
    hours, rest = divmod(one.minutes, 60)
    return f"{one.minutes} min" if rest or not hours else f"{hours} hour{'' if hours == 1 else 's'}"


def _answer(story: Story, promised: date | None, today: date) -> dict[str, Any]:
    if story.outcome:
        called = OUTCOMES[OutcomeKind(story.outcome)][0]
        return {
            "name": "Their answer" if story.outcome != "withdrawn" else "Your answer",
            "line": called,
            "open": False,
        }
    line = f"promised by {day_and_weekday(promised, today)}" if promised else "no date yet"
    return {"name": "Their answer", "line": line, "open": True, "dated": promised is not None}


def _cards(story: Story, settings: Settings) -> list[dict[str, Any]]:
    here = list(story.people.values())
    if len(here) == 1:
        whom = here[0].called
    elif len(here) < 4:
        whom = listed(one.called for one in here)
    else:
        whom = f"all {counted(len(here), 'person', 'people')}"
    contact = story.people.get(story.contact or 0)
    keeps = f"keeps {whom} in your network" if here else "keeps everybody you met"
    felt_bad = bool(story.rounds) and story.rounds[-1].felt == Felt.BAD
    ask = f" Offers to ask {contact.called} for feedback." if contact and not felt_bad else ""
    kind = f"Offers a short, kind note to {contact.called}, and {keeps}" if contact else f"K{keeps[1:]}"
    quarterly, later = _every(str(settings.keep)), _every(str(settings.keep_after_quiet))
    lines = {
        OutcomeKind.OFFER: f"Plans thanks to everybody who helped, and {keeps}, {quarterly}.",
        OutcomeKind.REJECTED: f"K{keeps[1:]}, {quarterly}.{ask}",
        OutcomeKind.WITHDRAWN: f"{kind}, {quarterly}.",
        OutcomeKind.GONE_QUIET: f"Stops the reminders, and {keeps}, {later}.",
    }
    return [
        {"value": kind_.value, "title": OUTCOMES[kind_][0], "icon": OUTCOMES[kind_][1], "line": line}
        for kind_, line in (lines if here else _before_the_first()).items()
    ]


def _before_the_first() -> dict[OutcomeKind, str]:
    """What each outcome does where nobody was met."""
    return {
        OutcomeKind.OFFER: "Plans thanks to everybody who helped.",
        OutcomeKind.REJECTED: "Closes it. Nobody was met, so there is nobody to keep.",
        OutcomeKind.WITHDRAWN: "Closes it. Nobody was met, so there is nobody to keep.",
        OutcomeKind.GONE_QUIET: "Closes it, without a word to anybody.",
    }


def _kept(one: Member, today: date) -> dict[str, Any]:
    if one.do_not_contact:
        line = "to be left alone"
    elif one.next_check_in:
        line = f"next {short_day(one.next_check_in, today)}"
    else:
        line = _every(one.cadence) if one.cadence else ""
    return {"id": one.id, "name": one.name, "title": one.title, "line": line}


def _every(cadence: str) -> str:
    """ "every 3 months", "every month"."""
    count, _, unit = cadence.partition(" ")
    return f"every {unit}" if count == "1" else f"every {cadence}"
