"""Making several pairs one, each a change that can be taken back by itself."""

from crm.domain.moment import Moment
from crm.domain.resemblance import How
from crm.models import Account, Step
from crm.usecases.duplicates.found import duplicates
from crm.usecases.duplicates.shown import shown
from crm.usecases.merge_people.became import became
from crm.usecases.merge_people.merge import merge_people
from crm.usecases.transaction import writing

#: So many at once: each is looked at, moved and planned anew.
MOST = 100


def merge_the_sure(account: Account, when: Moment) -> list[Step]:
    """Make the sure pairs one, all or none, a hundred at most. Who was merged a moment ago is who they became."""
    pairs = shown(account, [pair for pair in duplicates(account).questions if pair.how is How.SURE][:MOST])
    steps = []
    with writing(account):
        for pair in pairs:
            first = became(account, pair.first.id) or pair.first.id
            second = became(account, pair.second.id) or pair.second.id
            if first != second:
                steps.append(merge_people(account, first, second, when))
    return steps
