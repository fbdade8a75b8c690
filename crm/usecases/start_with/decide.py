"""One press: a cadence, or not now."""

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment
from crm.models import Account, Person, Step
from crm.usecases.journal import changing
from crm.usecases.plan_check_ins import plan
from crm.usecases.set_cadence import set_cadence

#: "Not now" is asked again after this.
AGAIN_AFTER = Cadence(1, "year")


def decide(account: Account, person_id: int | str, cadence: Cadence | None, when: Moment) -> Step:
    """Keep in touch this often; None is "not now": asked again in a year, not before. Raises NotFound."""
    person = Person.find(account, person_id)
    if cadence is not None:
        return set_cadence(account, [person.id], cadence, when)
    with changing(account, f"{person.called} is asked about again in a year.", when) as changes:
        changes.change(
            person,
            cadence_count=None,
            cadence_unit=None,
            cadence_source=None,
            cadence_set_on=None,
            not_now_until=AGAIN_AFTER.after(when.today),
        )
        plan(account, when, [person.id])
        return changes.step
