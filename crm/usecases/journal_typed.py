"""Changes that are saved as one types: those that belong together are one step, not one for every pause."""

from datetime import timedelta
from typing import Any

from crm.domain.moment import Moment
from crm.models import Account, Step, StepRow
from crm.usecases.journal import Changes, changing
from crm.usecases.transaction import writing

#: A step holds what was typed within this time of its beginning, so that undo does not take back a whole morning.
TOGETHER = timedelta(minutes=10)


def change_as_typed(account: Account, row: Any, sentence: str, when: Moment, **values: Any) -> Step:
    """Set columns of a row within the account's newest step, where that began lately with the same change of the row.

    Otherwise within a new step of that sentence. Taking it back restores what stood there before the first change.
    """
    with writing(account):
        step = _begun(account, row, sentence, when)
        if step is None:
            with changing(account, sentence, when) as changes:
                changes.change(row, **values)
                return changes.step
        Changes(account, step).change(row, **values)
        first, *more = StepRow.of(account).where(StepRow.step == step.id).order_by(StepRow.id)
        if more and more[0].before == first.after:
            first.after = more[0].after
            first.save()
            more[0].delete_instance()
        return step


def _begun(account: Account, row: Any, sentence: str, when: Moment) -> Step | None:
    """The account's newest step, if it is about this row alone, says the same, stands, and began lately."""
    newest: Step | None = Step.of(account).order_by(Step.id.desc()).first()
    if newest is None or newest.sentence != sentence or newest.undone_at is not None:
        return None
    if not timedelta() <= when.instant - newest.happened_at < TOGETHER:
        return None
    noted = list(StepRow.of(account).where(StepRow.step == newest.id).limit(2))
    mine = len(noted) == 1 and (noted[0].table_name, noted[0].row_key) == (row._meta.table_name, str(row.id))
    return newest if mine else None
