"""What the composer shows, in words."""

from typing import Any
from urllib.parse import urlencode

from crm.domain.drafts.blanks import blanks
from crm.domain.drafts.english import ENGLISH
from crm.domain.drafts.mailto import mail_link
from crm.domain.drafts.points import NoteKind, Point
from crm.usecases.drafts.occasion import Occasion
from crm.usecases.drafts.sent import EMPTY, UNFILLED
from crm.web.letter import pieces

KIND_WORDS = {
    NoteKind.THANK_YOU: "Thank-you note",
    NoteKind.SECOND_NOTE: "Second note",
    NoteKind.FEEDBACK_REQUEST: "Request for feedback",
    NoteKind.CHECK_IN: "Note",
    NoteKind.CONGRATULATION: "Congratulation",
    NoteKind.CONNECT: "Invitation to connect",
    NoteKind.WITHDRAWAL: "Note after withdrawing",
    NoteKind.GOOD_NEWS: "Good news",
}
_TITLES = {
    NoteKind.SECOND_NOTE: "Ask {} how it stands",
    NoteKind.FEEDBACK_REQUEST: "Ask {} for feedback",
    NoteKind.CONGRATULATION: "Congratulate {}",
    NoteKind.CONNECT: "Connect with {}",
    NoteKind.WITHDRAWAL: "A kind note to {}",
    NoteKind.GOOD_NEWS: "Thank {} and tell the news",
}
_ADD = {
    Point.THANKS: "Add a line of thanks",
    Point.SPECIFIC: "Add a line about the talk",
    Point.WHY: "Add a line on why",
    Point.KEENER: "Add how it left you",
    Point.FORGOTTEN: "Add what you forgot to say",
    Point.FORWARD: "Add a closing line",
    Point.PRAISE: "Add a good word",
    Point.GIVES: "Add something for them",
    Point.ASKS: "Add the question",
    Point.GRATITUDE: "Add a line of thanks",
}
_MANNERS = "Manners say to wait."


def compose_page(occasion: Occasion, *, to: str = "", saved: bool = False) -> dict[str, Any]:
    """Everything that the page and its live parts show. `to` is the address chosen, the first unless it is theirs."""
    to = to if to in occasion.emails else next(iter(occasion.emails), "")
    page = f"/people/{occasion.person}/write"
    chosen = next((one for one in occasion.templates if one.key == occasion.template), None)
    query: dict[str, Any] = {"follow_up": occasion.follow_up} if occasion.follow_up else {"kind": str(occasion.kind)}
    chosen_way = {"to": to} if to != next(iter(occasion.emails), "") else {}
    return {
        "url": page,
        "here": f"{page}?{urlencode(query | chosen_way)}",
        "fields": query,
        "person": {"id": occasion.person, "name": occasion.name, "given": occasion.called},
        "title": _title(occasion),
        "kind_words": KIND_WORDS[occasion.kind],
        "crumbs": _crumbs(occasion),
        "because": occasion.because,
        "emails": occasion.emails,
        "to": to,
        "profile": occasion.profile,
        "subject": occasion.subject,
        "text": occasion.text,
        "pieces": pieces(occasion.text, occasion.facts),
        "templates": [(one.key, one.name) for one in occasion.templates],
        "template": chosen.name if chosen else "",
        "notes": occasion.notes,
        "panel": ENGLISH.listed(occasion.panel) if occasion.kind is NoteKind.THANK_YOU else "",
        "talks": "talk" if len(occasion.panel) > 1 else "talks",
        "warning": occasion.same_as(),
        "wait": "" if occasion.verdict.go_ahead else occasion.verdict.because,
        "never": occasion.do_not_contact,
        "saved": saved or occasion.draft is not None,
        **_checked(occasion),
        **_sending(occasion, to),
    }


def _title(occasion: Occasion) -> str:
    called, held_on = occasion.called, occasion.facts.held_on
    if occasion.kind is NoteKind.THANK_YOU:
        day = f" for {ENGLISH.day_words(held_on, occasion.facts.today)}" if held_on else ""
        return f"Thank {called}{day}"
    return _TITLES.get(occasion.kind, "Write to {}").format(called)


def _crumbs(occasion: Occasion) -> list[tuple[str, str]]:
    last = (KIND_WORDS[occasion.kind], "")
    if occasion.follow_up:
        return [("Today", "/"), last]
    return [("People", "/people"), (occasion.name, f"/people/{occasion.person}"), last]


def _checked(occasion: Occasion) -> dict[str, Any]:
    checklist = occasion.checklist()
    # While blanks are left, filling them is what is next; a line that is whole comes before one with blanks of its own.
    offered = [one for one in checklist.findings if not one.satisfied and one.line and not checklist.blanks]
    whole = [one.point for one in offered if not blanks(one.line, ENGLISH)]
    open_line = next(iter((*whole, *(one.point for one in offered))), None)
    findings = [
        {
            "title": one.title,
            "met": one.satisfied,
            "detail": one.detail,
            "bar": one.point in (Point.SHORT, Point.FITS),
        }
        for one in checklist.findings
    ]
    return {
        "findings": findings,
        "met": checklist.met,
        "length": min(checklist.length, checklist.limit),
        "limit": checklist.limit,
        "add": open_line,
        "add_words": _ADD[open_line] if open_line else "",
    }


def _sending(occasion: Occasion, to: str) -> dict[str, Any]:
    """What stands at the foot: how it can go, or why not yet."""
    why_not = ""
    if not occasion.text.strip():
        why_not = EMPTY
    elif not occasion.sendable:
        why_not = UNFILLED
    link = mail_link(to, occasion.subject, occasion.text) if to else None
    return {
        "why_not": why_not,
        "unsent": why_not or ("" if occasion.verdict.go_ahead else _MANNERS),
        "mail": link.address if link else "",
        "too_long": bool(link and not link.whole),
    }
