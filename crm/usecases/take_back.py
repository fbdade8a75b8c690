"""Taking a change back, whichever verb made it."""

import json

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Step, StepRow
from crm.usecases.company.moving import people_of_companies
from crm.usecases.journal import Undone, undo
from crm.usecases.opportunities.planning import plan_opportunities
from crm.usecases.refresh import refresh_people
from crm.usecases.transaction import writing


def take_back(account: Account, step_id: int, when: Moment) -> Undone:
    """Undo a step of the journal, and work out anew what follows from it.

    Raises NotFound for a step that is not the account's, Refused for one already taken back or older than 30 days, and
    for what an import changed: that is taken back with everything else that it brought.
    """
    with writing(account):
        if Step.find(account, step_id).import_id is not None:
            raise Refused("That came with an import. Undo the import instead.")
        undone = undo(account, step_id, when)
        # A step may be about an opportunity alone, and about none of its people.
        plan_opportunities(account, when)
        refresh_people(account, undone.people | people_of_companies(account, _companies(account, step_id)), when)
        return undone


def _companies(account: Account, step_id: int) -> set[int]:
    """The companies of which a step changed the name or a spelling: by these, people are found."""
    noted = StepRow.of(account, StepRow.table_name, StepRow.before, StepRow.after).where(
        StepRow.step == step_id, StepRow.table_name.in_(("company", "company_spelling"))
    )
    found: set[int] = set()
    for one in list(noted):
        key = "id" if one.table_name == "company" else "company_id"
        found.update(json.loads(text)[key] for text in (one.before, one.after) if text)
    return found
