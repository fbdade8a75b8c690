"""The account's life with the people of the demo, as far as it is told so far."""

from crm.domain.moment import Moment
from crm.models import Account, Person, Tag
from crm.usecases.demo import by_hand
from crm.usecases.demo.days import days_ago, earlier_today
from crm.usecases.demo.history import histories
from crm.usecases.demo.members import Member
from crm.usecases.demo.story import shared_events
from crm.usecases.refresh import refresh_people


class Life:
    """Writes what the account did about those whom its imports have brought by then."""

    def __init__(self, account: Account, members: list[Member], when: Moment) -> None:
        self._account = account
        self._when = when
        self._to_meet = list(members)
        self._to_happen = [by_hand.Touch(event, [member.name]) for member, event in histories(members, when.today)]
        self._to_happen += [by_hand.Touch(event, names) for event, names in shared_events()]
        #: The ids of what has no source of its own, by table.
        self.brought: dict[str, list[int]] = {}

    def goes_on(self, *, until: int) -> None:
        """Everything up to so many days ago that was not told yet, and the check-ins that follow from it."""
        account, when = self._account, self._when
        ids = {person.name: person.id for person in Person.of(account, Person.id, Person.name)}
        met = [member for member in self._to_meet if member.name in ids]
        self._to_meet = [member for member in self._to_meet if member.name not in ids]
        by_hand.describe(account, met, ids, when)
        by_hand.reach(account, met, ids)
        by_hand.note(account, met, ids, when)
        by_hand.promise(account, met, ids, when)
        self._keep(by_hand.tag(account, met, ids))
        happened = [t for t in self._to_happen if t.event.ago >= until and all(name in ids for name in t.names)]
        self._to_happen = [touch for touch in self._to_happen if touch not in happened]
        by_hand.touch(account, happened, ids, when)
        refresh_people(account, ids.values(), days_ago(when, until) if until else earlier_today(when))

    def _keep(self, tags: list[Tag]) -> None:
        if not self.brought:
            lists = by_hand.keep_lists(self._account, tags)
            self.brought = {"tag": [tag.id for tag in tags], "saved_list": [saved.id for saved in lists]}
