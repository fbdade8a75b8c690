"""What is known when a note to somebody is begun: why it is written, what was noted, who else gets one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crm.domain.drafts.blanks import may_be_sent
from crm.domain.drafts.checklist import Checklist, DraftSettings, check
from crm.domain.drafts.english import ENGLISH
from crm.domain.drafts.facts import Facts, noted, told_to
from crm.domain.drafts.filling import fill
from crm.domain.drafts.points import NoteKind, note_kind
from crm.domain.drafts.sameness import twin_warning, twins
from crm.domain.drafts.template import Template
from crm.domain.drafts.templates import templates_for
from crm.domain.followups import State
from crm.domain.links import profile_slug, safe_link
from crm.domain.manners import Verdict
from crm.domain.moment import Moment
from crm.domain.refusals import NotFound
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.drafts.own_facts import own_facts
from crm.usecases.drafts.own_templates import own_templates
from crm.usecases.drafts.touch_kind import touch_kind
from crm.usecases.guard import Guard
from crm.usecases.opportunities.advice_of import advice_of

_CALLED = "COALESCE(NULLIF({0}.goes_by, ''), NULLIF({0}.given, ''), {0}.name)"
# Without an interview of its own, a follow-up of an opportunity is about the latest one.
_WHO = f"""
    SELECT p.id, p.name, {_CALLED.format("p")}, p.title, p.do_not_contact, c.name,
        f.id, f.kind, f.state, f.because, o.id, o.outcome, o.role, oc.name,
        i.id, i.over_on, i.kind, i.specific, CASE WHEN i.mentioned THEN '' ELSE i.forgotten END,
        d.id, d.template, d.subject, d.text,
        (SELECT MAX(r.due_on) FROM promise r
            WHERE r.opportunity_id = o.id AND r.side = 'theirs' AND r.state = 'open'),
        (SELECT COUNT(*) FROM follow_up s
            WHERE s.opportunity_id = o.id AND s.kind = 'second-note' AND s.state = 'done')
    FROM person p
    LEFT JOIN company c ON c.id = p.company_id
    LEFT JOIN follow_up f ON f.id = {{follow_up}} AND f.person_id = p.id
    LEFT JOIN opportunity o ON o.id = f.opportunity_id
    LEFT JOIN company oc ON oc.id = o.company_id
    LEFT JOIN interview i ON i.id = COALESCE(f.interview_id, (SELECT l.id FROM interview l
        WHERE l.opportunity_id = o.id AND l.over_on <= ? ORDER BY l.starts_at DESC, l.id DESC LIMIT 1))
    LEFT JOIN draft d ON d.id = (SELECT MAX(e.id) FROM draft e WHERE e.person_id = p.id
        AND (e.follow_up_id = f.id OR (e.follow_up_id IS NULL AND f.id IS NULL AND e.kind = ?)))
    WHERE p.account_id = ? AND p.id = ? AND p.deleted_at IS NULL
"""
# What somebody can be written to about now: the first of their open follow-ups.
_FIRST_OPEN = """(SELECT g.id FROM follow_up g WHERE g.person_id = p.id AND g.state = 'open' AND g.not_before <= ?
    AND g.kind NOT IN ('ask-when', 'call-it-quiet') ORDER BY g.due_on, g.id LIMIT 1)"""


@dataclass(frozen=True)
class Occasion:
    """Whom one writes to, and why. `follow_up` and `opportunity` are ids, None without one.

    `others` holds the notes of the rest of the panel, sent or still drafts, by what one calls them. `subject` and
    `text` are the draft's; without a draft, the first template's, filled. `draft` is its id, None while there is none.
    """

    account: Account
    person: int
    name: str
    called: str
    do_not_contact: bool
    emails: tuple[str, ...]
    profile: str
    kind: NoteKind
    follow_up: int | None
    is_open: bool
    because: str
    opportunity: int | None
    outcome: str
    facts: Facts
    notes: tuple[str, ...]
    panel: tuple[str, ...]
    others: Mapping[str, str]
    verdict: Verdict
    templates: tuple[Template, ...]
    template: str
    draft: int | None
    subject: str
    text: str

    @property
    def sendable(self) -> bool:
        """Whether the draft says something and has no unfilled blank."""
        return may_be_sent(self.subject, self.text, ENGLISH)

    def checklist(self) -> Checklist:
        """What the draft does so far."""
        settings = DraftSettings(words=advice_of(self.account).note_words)
        return check(self.kind, self.text, self.facts, settings=settings)

    def same_as(self) -> str:
        """A warning where somebody else of the panel gets nearly the same note, else empty."""
        names = (self.called, *self.panel, self.facts.sender)
        return twin_warning(twins(self.text, self.others, names))


def occasion(
    account: Account, person_id: int | str, when: Moment, *, follow_up: int | str = "", kind: str = ""
) -> Occasion:
    """What is known for a note to somebody, in a number of statements that does not grow.

    Without a follow-up and without a kind it is about the first follow-up that is open for them, if any. Raises
    NotFound for a person or a follow-up that is not here.
    """
    row = _who(account, person_id, when, follow_up, kind)
    number, name, called, title, never, employer, asked, asked_kind, state, because, *rest = row
    opportunity, outcome, role, company, interview, over_on, talk, specific, forgotten, *written = rest
    draft, template, subject, text, promised_on, notes_before = written
    chosen = note_kind(asked_kind, outcome or "") if asked else _kind(kind)
    held_on = date_of(over_on)
    panel, others = _panel(account, interview, number, opportunity, chosen, held_on)
    emails, profile = _ways(account, number)
    news = chosen is NoteKind.CONGRATULATION
    facts = Facts(
        name=called,
        company=company or employer or "",
        role=role or "",
        held_on=held_on,
        today=when.today,
        talk=talk or "",
        panel=panel,
        specifics=told_to(called, (called, *panel), noted(specific or "")),
        forgotten=noted(forgotten or ""),
        promised_on=date_of(promised_on),
        notes_before=notes_before,
        new_role=title if news else "",
        new_company=(employer or "") if news else "",
        sender=account.called,
        **own_facts(account),
    )
    templates = templates_for(chosen, outcome or "", facts, own_templates(account))
    if draft is None:
        begun = fill(templates[0], facts) if templates else None
        subject, text = (begun.subject, begun.text) if begun else ("", "")
        template = templates[0].key if templates else ""
    return Occasion(
        account=account,
        person=number,
        name=name,
        called=called,
        do_not_contact=bool(never),
        emails=emails,
        profile=profile,
        kind=chosen,
        follow_up=asked,
        is_open=state == State.OPEN,
        because=because or "",
        opportunity=opportunity,
        outcome=outcome or "",
        facts=facts,
        notes=tuple(note for note in (specific, forgotten) if note),
        panel=panel,
        others=others,
        verdict=Guard(account, [number], when.today).verdict(number, chosen),
        templates=templates,
        template=template,
        draft=draft,
        subject=subject,
        text=text,
    )


def _who(account: Account, person_id: int | str, when: Moment, follow_up: int | str, kind: str) -> tuple[Any, ...]:
    person, wanted = _number(person_id), _number(follow_up)
    first: list[Any] = [wanted]
    which = "?"
    if not follow_up:
        which, first = ("NULL", []) if kind else (_FIRST_OPEN, [when.today])
    sql = _WHO.format(follow_up=which)
    found = rows(sql, (*first, when.today, str(_kind(kind)), account.id, person))
    if not found:
        raise NotFound(f"There is no person {person_id} here.")
    if follow_up and found[0][6] is None:
        raise NotFound(f"There is no follow-up {follow_up} here.")
    return found[0]


def _number(identifier: int | str) -> int:
    text = str(identifier)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0


def _kind(kind: str) -> NoteKind:
    return NoteKind(kind) if kind in set(NoteKind) else NoteKind.CHECK_IN


def _panel(
    account: Account, interview: int | None, person: int, opportunity: int | None, kind: NoteKind, held_on: Any
) -> tuple[tuple[str, ...], dict[str, str]]:
    """The others of the panel, and their notes: what was sent since the interview, else what is being written."""
    if interview is None:
        return (), {}
    found = rows(
        f"""
        SELECT {_CALLED.format("p")}, p.name,
            (SELECT t.text FROM touchpoint t JOIN touchpoint_person tp ON tp.touchpoint_id = t.id
                WHERE tp.person_id = p.id AND t.kind = ? AND t.direction = 'outgoing' AND t.happened_on >= ?
                ORDER BY t.id DESC LIMIT 1),
            (SELECT d.text FROM draft d WHERE d.person_id = p.id AND d.opportunity_id = ? AND d.kind = ?
                ORDER BY d.id DESC LIMIT 1)
        FROM panelist n JOIN person p ON p.id = n.person_id
        WHERE n.account_id = ? AND n.interview_id = ? AND n.person_id <> ? AND p.deleted_at IS NULL ORDER BY n.id
        """,
        (str(touch_kind(kind)), held_on, opportunity, str(kind), account.id, interview, person),
    )
    names: list[str] = []
    notes: dict[str, str] = {}
    for called, name, sent, draft in found:
        shown = name if called in names else called
        names.append(shown)
        if sent or draft:
            notes[shown] = sent or draft
    return tuple(names), notes


def _ways(account: Account, person: int) -> tuple[tuple[str, ...], str]:
    """Email addresses, and the address of the LinkedIn profile."""
    found = rows(
        "SELECT kind, value FROM contact_method WHERE account_id = ? AND person_id = ? "
        "AND kind IN ('email', 'link') ORDER BY id",
        (account.id, person),
    )
    emails = tuple(value for kind, value in found if kind == "email")
    profiles = (safe_link(value) for kind, value in found if kind == "link" and profile_slug(value))
    return emails, next((link for link in profiles if link), "")
