"""Templates of one's own."""

from crm.domain.drafts.points import NoteKind
from crm.domain.drafts.template import Template
from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, OwnTemplate, Step
from crm.usecases.journal import changing

LONGEST_NAME = 60
LONGEST_TEXT = 20_000
MOST = 100


def own_templates(account: Account) -> list[Template]:
    """The account's own templates, as the composer takes them. Their keys are "own-" and the id."""
    return [
        Template(f"own-{one.id}", one.name, NoteKind(one.step), one.subject, one.text, outcome=one.outcome)
        for one in list_templates(account)
        if one.step in set(NoteKind)
    ]


def list_templates(account: Account) -> list[OwnTemplate]:
    """By kind of note and name."""
    return list(OwnTemplate.of(account).order_by(OwnTemplate.step, OwnTemplate.name, OwnTemplate.id))


def keep_template(account: Account, name: str, kind: NoteKind, subject: str, text: str, when: Moment) -> Step:
    """Keep a note as a template for notes of its kind. One of the same kind and name is written over.

    Raises Refused without a name or a text, and for too many.
    """
    name = " ".join(name.replace("\0", "").split())[:LONGEST_NAME].strip()
    if not name:
        raise Refused("Give the template a name.")
    if not text.strip():
        raise Refused("There is nothing in the note to keep.")
    if len(text) > LONGEST_TEXT:
        raise Refused(f"A template holds {LONGEST_TEXT:,} characters.")
    with changing(account, f"Kept as the template “{name}”.", when) as changes:
        mine = OwnTemplate.of(account)
        same = mine.where(OwnTemplate.step == str(kind), OwnTemplate.name == name).first()
        values = {"subject": subject, "text": text, "updated_at": when.instant}
        if same:
            changes.change(same, **values)
            return changes.step
        if mine.count() >= MOST:
            raise Refused(f"There are {MOST} templates already. Delete one first.")
        changes.create(OwnTemplate, name=name, step=str(kind), created_at=when.instant, **values)
        return changes.step


def delete_template(account: Account, template_id: int | str, when: Moment) -> Step:
    """Delete a template. Raises NotFound."""
    template = OwnTemplate.find(account, template_id)
    with changing(account, f"Deleted the template “{template.name}”.", when) as changes:
        changes.delete(template)
        return changes.step
