"""The cadence that comes with a tag."""

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment
from crm.models import Account, Step, Tag
from crm.usecases.journal import changing
from crm.usecases.refresh import refresh_people
from crm.usecases.tagging import give_default_cadence, tagged


def set_tag_cadence(account: Account, tag_id: int | str, cadence: Cadence | None, when: Moment) -> Step:
    """Let a tag carry a default cadence, or none. Its people take it where nobody chose a cadence for them."""
    tag = Tag.find(account, tag_id)
    sentence = f"{cadence.sentence} for “{tag.name}”." if cadence else f"“{tag.name}” sets no cadence any more."
    with changing(account, sentence, when) as changes:
        changes.change(
            tag,
            cadence_count=cadence.count if cadence else None,
            cadence_unit=cadence.unit if cadence else None,
        )
        if cadence:
            people = tagged(account, tag.id)
            give_default_cadence(changes, people, tag, when)
            refresh_people(account, people, when)
        return changes.step
