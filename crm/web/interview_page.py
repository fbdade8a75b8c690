"""The form after an interview: read from what was sent, and put in words."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from werkzeug.datastructures import MultiDict

from crm.domain.days import full_day
from crm.domain.folding import name_key
from crm.domain.moment import Moment
from crm.domain.natural_dates import Leaning, parse_date
from crm.domain.refusals import Refused
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.panel import read_panel_name
from crm.usecases.opportunities.story import Story
from crm.web.plan_words import plan_events
from crm.web.time_zones import choices

_LENGTHS = {15: "15 min", 30: "30 min", 45: "45 min", 60: "1 hour", 90: "90 min", 120: "2 hours", 180: "3 hours"}
_KINDS = ("", "video call", "phone call", "on site", "task")
_HEAR = (
    ("week", "In a week"), ("two", "In two weeks"), ("none", "They gave no date"), ("unasked", "I did not ask"),
)  # fmt: skip
_IN_WORDS = {"week": "in a week", "two": "in two weeks"}
_FELT = (("good", "Good"), ("fair", "Fair"), ("bad", "Bad"))
_PARTS = ("recruiter", "hiring_manager", "leads")


@dataclass
class Typed:
    """The form as it was typed; `panel` are its lines, `main` the place of the main contact among them, -1 for nobody.

    `opportunity` is the id of one to which this adds a round, `promised` a date in words, `hear` the chip chosen
    instead.
    """

    company: str = ""
    role: str = ""
    round: str = ""
    day: str = ""
    time: str = ""
    minutes: str = "60"
    kind: str = ""
    place: str = ""
    zone: str = ""
    promised: str = ""
    hear: str = ""
    specific: str = ""
    forgotten: str = ""
    felt: str = ""
    add: str = ""
    main: int = -1
    opportunity: int | None = None
    panel: list[PanelName] = field(default_factory=list)


def empty(when: Moment) -> Typed:
    """A form on which nothing was typed yet: it was today."""
    return Typed(day=when.today.isoformat(), zone=when.zone_name)


def one_more_round(form: InterviewForm, when: Moment) -> Typed:
    """A form for a further round of an opportunity."""
    return replace(empty(when), company=form.company, role=form.role, opportunity=form.opportunity, round=form.round)


def typed_of(form: InterviewForm, when: Moment) -> Typed:
    """A stored interview as it would have been typed; of one to come nobody can say yet what was asked."""
    main = next((place for place, one in enumerate(form.panel) if one.main), -1)
    if form.contact:
        main = next((place for place, one in enumerate(form.panel) if one.name == form.contact), main)
    day = form.promised
    return Typed(
        company=form.company,
        role=form.role,
        round=form.round,
        day=form.starts.date().isoformat(),
        time=f"{form.starts:%H:%M}",
        minutes=str(form.minutes),
        kind=form.kind,
        place=form.place,
        zone=form.zone,
        promised=f"{day.day} {day:%B} {day.year}" if day else "",
        hear="" if day or form.starts.date() > when.today else ("none" if form.asked else "unasked"),
        specific=form.specific,
        forgotten=form.forgotten,
        felt=form.felt,
        main=main,
        panel=list(form.panel),
    )


def read(sent: MultiDict[str, str], *, with_added: bool) -> Typed:
    """What was sent; `with_added` puts the name in the field for one more on the panel."""
    names = sent.getlist("panel_name")
    rest = {name: sent.getlist(f"panel_{name}") for name in ("person", "email", "profile", "parts")}
    panel = []
    for place, name in enumerate(names):
        person, email, profile, parts = (values[place] if place < len(values) else "" for values in rest.values())
        chosen = parts.split()
        panel.append(
            PanelName(
                name,
                email,
                profile,
                person=_number(person),
                recruiter="recruiter" in chosen,
                hiring_manager="hiring_manager" in chosen,
                leads="leads" in chosen,
            )
        )
    typed = Typed(
        **{
            name: sent.get(name, "").strip()
            for name in (
                "company", "role", "round", "day", "time", "minutes", "kind", "place", "zone", "promised", "hear",
                "specific", "forgotten", "felt", "add",
            )
        },
        main=-1 if (main := _number(sent.get("main", ""))) is None else main,
        opportunity=_number(sent.get("opportunity", "")),
        panel=panel,
    )  # fmt: skip
    gone = _number(sent.get("do", "").removeprefix("remove-")) if sent.get("do", "").startswith("remove-") else None
    if gone is not None and gone < len(panel):
        del panel[gone]
        typed.main = -1 if typed.main == gone else typed.main - (typed.main > gone)
    meant = _number(sent.get("add_person", ""))
    if with_added and typed.add and meant is not None:
        panel.append(PanelName(typed.add, person=meant))
        typed.add = ""
    if with_added and typed.add:
        panel += [read_panel_name(name) for name in typed.add.split(";") if name.strip()]
        typed.add = ""
    return typed


def promised_day(typed: Typed, today: date) -> date | None:
    """The day by which they said one would hear; None where none was given. Raises Refused for one nobody can read."""
    words = typed.promised or _IN_WORDS.get(typed.hear, "")
    if not words:
        return None
    day = parse_date(words, today, Leaning.FUTURE)
    if day is None:
        raise Refused(f"“{words}” is no date Kith can read. Try “Friday”, “in two weeks” or “4 December”.")
    return day


def form_from(typed: Typed, when: Moment, *, sketch: bool = False) -> InterviewForm:
    """The interview as the use case takes it. Raises Refused, with a sentence, for what nobody can read.

    A `sketch` is for the plan beside a form that is not filled in yet: what is missing is made up.
    """
    try:
        day = date.fromisoformat(typed.day)
        at = time.fromisoformat(typed.time or ("09:00" if sketch else ""))
    except ValueError:
        raise Refused("On which day was it, and at what time?") from None
    contact = ""
    panel = []
    for place, one in enumerate(typed.panel):
        panel.append(replace(one, main=place == typed.main))
        if place == typed.main:
            contact = str(one.person) if one.person else one.name or one.email.split("@")[0]
    return InterviewForm(
        company=typed.company or ("Them" if sketch else ""),
        role=typed.role,
        starts=datetime.combine(day, at.replace(tzinfo=None)),
        zone=typed.zone,
        minutes=_number(typed.minutes) or 0,
        round=typed.round,
        kind=typed.kind,
        place=typed.place,
        panel=tuple(panel),
        contact=contact,
        promised=promised_day(typed, when.today),
        asked=typed.hear == "none" or bool(typed.promised),
        specific=typed.specific,
        forgotten=typed.forgotten,
        felt=typed.felt,
        opportunity=typed.opportunity,
    )


def interview_page(
    typed: Typed, plan: Story | None, new: set[int], when: Moment, *, interview: int | None, refusal: str = ""
) -> dict[str, Any]:
    """Everything that `interviews/form.html` shows. `plan` is what would follow, None where it cannot be said yet."""
    today = when.today
    try:
        heard = promised_day(typed, today)
        reading = full_day(heard, today) if heard else ""
        unread = ""
    except Refused as refused:
        reading, unread = "", str(refused)
    minutes = _number(typed.minutes) or 60
    lengths = _LENGTHS if minutes in _LENGTHS else {**_LENGTHS, minutes: f"{minutes} min"}
    kinds = _KINDS if typed.kind in _KINDS else (*_KINDS, typed.kind)
    return {
        "typed": typed,
        "interview": interview,
        "address": f"/interviews/{interview}/edit" if interview else "/opportunities/new",
        "title": _title(typed, today, interview),
        "to_come": typed.day > today.isoformat(),
        "reading": reading,
        "unread": unread,
        "hear": _HEAR,
        "lengths": sorted(lengths.items()),
        "kinds": [(kind, kind.capitalize() or "Not said") for kind in kinds],
        "zones": choices(typed.zone or when.zone_name),
        "felt": _FELT,
        "panel": _panel(typed, plan, new),
        "plan": _events(plan, typed, today) if plan else [],
        "refusal": refusal,
    }


def _events(plan: Story, typed: Typed, today: date) -> list[dict[str, Any]]:
    """What follows; the time of a sketch is not said while none was typed."""
    events = plan_events(plan, today, full=True)
    return events if typed.time else [{**one, "meta": ""} if one["dot"] == "solid" else one for one in events]


def _title(typed: Typed, today: date, interview: int | None) -> str:
    company = typed.company
    if interview:
        return f"The interview at {company}"
    to_come = typed.day > today.isoformat()
    if to_come:
        return f"{company} is still to come" if company else "An interview to come"
    return f"How was {company}?" if company else "How was it?"


def _panel(typed: Typed, plan: Story | None, new: set[int]) -> list[dict[str, Any]]:
    known = {name_key(one.name): one for one in plan.people.values()} if plan else {}
    by_id = plan.people if plan else {}
    lines = []
    for place, one in enumerate(typed.panel):
        name = one.name or one.email.split("@")[0]
        member = by_id.get(one.person) if one.person else known.get(name_key(name))
        is_new = member is not None and member.id in new
        lines.append(
            {
                "place": place,
                "name": name,
                "typed_name": one.name,
                "person": one.person or "",
                "email": one.email,
                "profile": one.profile,
                "parts": " ".join(part for part in _PARTS if getattr(one, part)),
                "line": one.email or one.profile or (member.title if member else one.title),
                "new": is_new,
                "main": place == typed.main,
            }
        )
    return lines


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
