"""Keeping a draft as it is written."""

from dataclasses import replace

from peewee import ModelSelect

from crm.domain.drafts.adding import with_line
from crm.domain.drafts.filling import fill
from crm.domain.drafts.points import Point
from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, Draft, Step
from crm.usecases.drafts.occasion import Occasion
from crm.usecases.journal import changing
from crm.usecases.transaction import writing

LONGEST_SUBJECT = 500
LONGEST_TEXT = 20_000


def written(occasion: Occasion, subject: str, text: str) -> Occasion:
    """The occasion with what somebody wrote, its line ends tidy. Raises Refused where it is too long."""
    tidy = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    line = " ".join(subject.replace("\0", "").split())
    if len(tidy) > LONGEST_TEXT or len(line) > LONGEST_SUBJECT:
        raise Refused(f"A note holds {LONGEST_TEXT:,} characters, and its subject {LONGEST_SUBJECT}.")
    return replace(occasion, subject=line, text=tidy)


def drafts_of(account: Account, occasion: Occasion) -> "ModelSelect[Draft]":
    """The drafts of this note; more than one only where it was begun in two windows at once."""
    mine = Draft.of(account).where(Draft.person == occasion.person)
    if occasion.follow_up:
        return mine.where(Draft.follow_up == occasion.follow_up)
    return mine.where(Draft.follow_up.is_null(), Draft.kind == str(occasion.kind))


def keep(account: Account, occasion: Occasion, when: Moment) -> Occasion:
    """Save the note as it stands, with its id; one that was emptied is forgotten, and begins anew next time."""
    with writing(account):
        draft = drafts_of(account, occasion).order_by(Draft.id.desc()).first()
        if not occasion.subject and not occasion.text.strip():
            for one in drafts_of(account, occasion):
                one.delete_instance()
            return replace(occasion, draft=None)
        if draft is None:
            draft = Draft(
                account=account,
                person=occasion.person,
                follow_up=occasion.follow_up,
                opportunity=occasion.opportunity,
                kind=str(occasion.kind),
                created_at=when.instant,
            )
        draft.template, draft.subject, draft.text = occasion.template, occasion.subject, occasion.text
        draft.updated_at = when.instant
        draft.save()
        return replace(occasion, draft=draft.id)


def start_from(account: Account, occasion: Occasion, key: str, when: Moment) -> Step:
    """Begin the note anew from a template; what stood there comes back with undo. Raises NotFound for no template."""
    template = next((one for one in occasion.templates if one.key == key), None)
    if template is None:
        raise NotFound("There is no such template here.")
    begun = fill(template, occasion.facts)
    with changing(account, f"Started from “{template.name}”.", when) as changes:
        kept = keep(account, occasion, when)
        if kept.draft is None:
            kept = keep(account, replace(occasion, subject=begun.subject, text=begun.text), when)
        draft = Draft.find(account, kept.draft or 0)
        values = {"template": key, "subject": begun.subject, "text": begun.text, "updated_at": when.instant}
        changes.change(draft, **values)
        return changes.step


def add_line(account: Account, occasion: Occasion, point: str, when: Moment) -> Occasion:
    """Add the line that a point of the checklist offers; nothing where it offers none."""
    for finding in occasion.checklist().findings:
        if finding.point == point and finding.line:
            occasion = replace(occasion, text=with_line(occasion.text, finding.line, Point(point)))
    return keep(account, occasion, when)
