"""What the page of a person shows, in words: made from the plain data of the use cases."""

from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlsplit

from crm.domain.days import calendar_day, on_day
from crm.domain.identity import profile_slug
from crm.domain.links import safe_link
from crm.domain.manners import cadence_in_force
from crm.domain.moment import Moment
from crm.domain.vague_dates import vague_date_words
from crm.domain.warmth import Warmth, warmth
from crm.usecases.guard import Around
from crm.usecases.person_page.facts import Facts, Job, Method
from crm.usecases.person_page.timeline import Entry, touches_in
from crm.web.faces import photo_url
from crm.web.later_menu import later_choices
from crm.web.timeline_words import event

_SIGNS = {Warmth.CLOSE: "close", Warmth.IN_TOUCH: "touch", Warmth.DRIFTING: "drift", Warmth.DISTANT: "far"}
_TABS = {"": "Everything", "touchpoints": "Touchpoints", "interviews": "Interviews", "jobs": "Job changes"}
_IN_TAB = {"interviews": ("interview", "told"), "touchpoints": ("touchpoint",), "jobs": ("job", "name")}
_STEPS = {
    "thank-you": ("feather", "Thank {name}"),
    "second-note": ("hourglass", "Send {name} a second note"),
    "feedback-request": ("quote", "Ask {name} for feedback"),
    "connect": ("user-plus", "Connect with {name}"),
    "congratulation": ("newspaper", "Congratulate {name}"),
    "check-in": ("repeat", "Check in with {name}"),
    "ask-when": ("calendar-clock", "Ask when you will hear"),
    "call-it-quiet": ("wind", "Call it quiet?"),
    "custom": ("bell", "Write to {name}"),
}


def person_page(
    person: Facts, entries: list[Entry], around: Around, tab: str, when: Moment, crumb: tuple[str, str] | None = None
) -> dict[str, Any]:
    """Everything that `people/show.html` shows; `crumb` is the list from which one came: words and address."""
    today = when.today
    profile = next((safe_link(one.value) for one in person.methods if _is_profile(one)), "")
    tab = tab if tab in _TABS else ""
    shown = [entry for entry in entries if not tab or entry.what in _IN_TAB[tab]]
    touches = touches_in(entries, today)
    verdict = around.verdict(
        touches, today, company=person.company_id, do_not_contact=person.do_not_contact, name=person.called
    )
    overridden = any(entry.what == "override" and entry.day == today for entry in entries)
    in_force = cadence_in_force(person.cadence, touches, today, around.settings) if person.cadence else None
    return {
        "person": {
            "id": person.id,
            "name": person.name,
            "photo_url": photo_url(person),
            "given": person.called,
            "title": person.title,
            "company": person.company,
            "company_url": f"/companies/{person.company_id}",
            "place": person.place,
            "pronouns": person.pronouns,
            "credentials": person.credentials,
            "warmth": _SIGNS[warmth(person.last_touch_on, person.cadence, today)],
            "tags": [{"id": number, "name": name, "url": f"/people?tag={number}"} for number, name in person.tags],
            "cadence": str(person.cadence) if person.cadence else "",
            "next_check_in": calendar_day(person.next_check_in, today) if person.next_check_in else "",
            "overdue": person.next_check_in is not None and person.next_check_in < today,
            "doubled": in_force != person.cadence,
            "do_not_contact": person.do_not_contact,
            "archived": person.archived,
        },
        "write_url": "" if person.do_not_contact else f"/people/{person.id}/write",
        "call_url": next((_href(one) for one in person.methods if one.kind == "phone"), ""),
        "profile_url": profile,
        "step": _step(person, today),
        "manners": "" if verdict.go_ahead or overridden else verdict.because,
        "methods": [_method(one) for one in person.methods],
        "tabs": [
            {
                "words": words,
                "count": sum(not key or entry.what in _IN_TAB[key] for entry in entries),
                "url": f"/people/{person.id}?show={key}" if key else f"/people/{person.id}",
                "current": key == tab,
            }
            for key, words in _TABS.items()
        ],
        "years": [
            {"year": year, "events": [event(entry, person.called, today) for entry in group]}
            for year, group in groupby(shown, key=lambda entry: entry.day.year)
        ],
        "met": _met(person, today),
        "positions": [_position(job, person.jobs) for job in person.jobs],
        "notes": [
            {"id": entry.id, "text": entry.text, "when": f"noted {on_day(entry.day, today)}"}
            for entry in reversed(entries)
            if entry.what == "note"
        ],
        "all_tags": [name for name in person.all_tags if name not in {mine for _, mine in person.tags}],
        "today_words": f"{today.day} {today:%B} {today.year}",
        "crumbs": [("People", "/people"), *([crumb] if crumb else [])],
    }


def _method(one: Method) -> dict[str, str]:
    label = one.label
    if one.kind == "link":
        link = safe_link(one.value)
        parts = urlsplit(link)
        short = f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}" or one.value
        if _is_profile(one):
            icon, shown, label, print_ = "external-link", "LinkedIn profile", "", short
        else:
            icon, shown, print_ = "link", short, ""
        return {"icon": icon, "value": shown, "href": link, "label": label, "copied": "", "print": print_}
    icon = "mail" if one.kind == "email" else ("smartphone" if label.lower() in ("mobile", "cell") else "phone")
    return {"icon": icon, "value": one.value, "href": _href(one), "label": label, "copied": one.value, "print": ""}


def _href(one: Method) -> str:
    if one.kind == "email":
        return f"mailto:{quote(one.value, safe='@+.-_')}"
    return "tel:" + "".join(letter for letter in one.value if letter in "+0123456789")


def _is_profile(one: Method) -> bool:
    return one.kind == "link" and bool(profile_slug(one.value))


def _step(person: Facts, today: date) -> dict[str, Any] | None:
    if person.step is None or person.do_not_contact:
        return None
    icon, title = _STEPS.get(person.step.kind, _STEPS["custom"])
    address = f"/follow-ups/{person.step.id}"
    return {
        "icon": icon,
        "title": title.format(name=person.called),
        "line": person.step.because,
        "done_url": f"{address}/done",
        "later_url": f"{address}/snooze",
        "skip_url": f"{address}/skip",
        "choices": later_choices(today, person.step.lapses_on),
    }


def _met(person: Facts, today: date) -> dict[str, Any] | None:
    sentences = [person.met_how]
    if person.met_on and person.met_how and person.met_how[-1].isalnum():
        sentences = [f"{person.met_how}."]
    if person.met_on:
        sentences.append(f"You met {on_day(person.met_on, today)}.")
    elif person.connected_on and not person.met_how:
        sentences.append(f"You connected on LinkedIn {on_day(person.connected_on, today)}.")
    if len(sentences) > 1 and sentences[0] and sentences[0][-1] not in ".!?…":
        sentences[0] += "."
    sentence = " ".join(part for part in sentences if part)
    introducer = person.introducer
    if not sentence and not introducer:
        return None
    return {
        "sentence": sentence,
        "introducer": {"id": introducer[0], "name": introducer[1]} if introducer else None,
    }


def _position(job: Job, jobs: tuple[Job, ...]) -> dict[str, Any]:
    return {
        "title": job.title,
        "company": job.company,
        "company_url": f"/companies/{job.company_id}" if job.company_id else "",
        "current": job.current,
        "span": _span(job, jobs),
    }


def _span(job: Job, jobs: tuple[Job, ...]) -> str:
    if job.current:
        # A job that was found when another had ended began about then; one found at first sight may be old.
        found = f"{job.seen_from:%Y-%m}" if job.seen_from else ""
        began = job.started or (found if any(other.ended[:7] == found for other in jobs) else "")
        return f"since {vague_date_words(began)}" if began else ""
    first, last = job.started[:4], job.ended[:4]
    if first and last:
        return first if first == last else f"{first} – {last}"
    return f"until {last}" if last else (f"from {first}" if first else "")
