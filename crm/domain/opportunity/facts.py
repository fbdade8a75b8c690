"""What the rules know of an opportunity: its interviews, its people, what was promised, and how it ended."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from crm.domain.cadence import Cadence
from crm.domain.moment import local_instant, zone
from crm.domain.touches import Touch


class OutcomeKind(StrEnum):
    """How an opportunity ends, as it is stored. While it is waiting it has no outcome."""

    OFFER = "offer"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    GONE_QUIET = "gone-quiet"


class Felt(StrEnum):
    """How an interview felt, as it is stored."""

    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"


class Outcome(NamedTuple):
    """How an opportunity ended.

    `on` is its date, `recorded_on` the day it was entered (None: the same). `told_by` is who told the account, None for
    the main contact.
    """

    kind: OutcomeKind
    on: date
    recorded_on: date | None = None
    told_by: int | None = None

    @property
    def known_on(self) -> date:
        """The day from which it can have consequences: the day it was entered, where that is later than its date."""
        return max(self.on, self.recorded_on or self.on)


class Promise(NamedTuple):
    """A day by which they said one would hear. A later one moves it; the earlier ones stay as its history.

    `told_on` is the day they said it, `entered_on` the day the account noted it (None: the same). `interview` is the
    interview it was said in, `kept_on` the day on which the account noted that it was kept.
    """

    due_on: date
    told_on: date
    entered_on: date | None = None
    interview: int | None = None
    kept_on: date | None = None


class Panelist(NamedTuple):
    """Somebody on a panel. `main`: marked as the main contact; `leads`: led the conversation."""

    person: int
    main: bool = False
    recruiter: bool = False
    hiring_manager: bool = False
    leads: bool = False


class InterviewFacts(NamedTuple):
    """One meeting. `starts` and `ends` are local times of the account (`lived_in`), without a zone.

    `asked`: they were asked when one would hear, whether or not a date came of it; `promised` is that date, noted on
    `promise_entered_on` (None: with the interview). `recorded_on` is the day on which the interview was entered.
    """

    id: int
    starts: datetime
    ends: datetime
    panel: tuple[Panelist, ...] = ()
    round: str = ""
    kind: str = ""
    specific: str = ""
    forgotten: str = ""
    felt: str | None = None
    asked: bool = False
    promised: date | None = None
    promise_entered_on: date | None = None
    recorded_on: date | None = None

    @property
    def day(self) -> date:
        """The local date on which it begins."""
        return self.starts.date()

    @property
    def day_zero(self) -> date:
        """The local date on which it ends, from which Rule 2 counts."""
        return self.ends.date()

    @property
    def known_on(self) -> date:
        """The day from which the account has reckoned with it."""
        return min(self.day, self.recorded_on or self.day)


class PersonFacts(NamedTuple):
    """A person of an opportunity, as far as the rules ask. `name` is how Kith calls them.

    `touches` are the touchpoints with that person, in the order in which they happened; interviews of this opportunity
    need not be among them. `here`: neither archived nor in the bin. `elsewhere`: works for another company than the
    opportunity's, as an agency's recruiter does. `connecting`: another opportunity suggests to connect already.
    `cadence_source` is who set the cadence: hand, tag or outcome.
    """

    id: int
    name: str = ""
    touches: tuple[Touch, ...] = ()
    has_profile: bool = False
    do_not_contact: bool = False
    here: bool = True
    elsewhere: bool = False
    connecting: bool = False
    cadence: Cadence | None = None
    cadence_source: str | None = None
    cadence_set_on: date | None = None

    @property
    def reachable(self) -> bool:
        """Whether reminders to write to that person make sense at all."""
        return self.here and not self.do_not_contact


class OpportunityFacts(NamedTuple):
    """One hiring process at one company for one role, with everybody the rules have to know.

    `promises` are theirs about hearing, besides those of the interviews. `people` has everybody named anywhere, by id.
    `main_contact` is who is marked for the opportunity as a whole; `others` are people of theirs who were on no panel;
    `helpers` are people who helped from outside: who introduced or recommended. `company_touches` are touchpoints with
    anybody at the company, `person` filled in; `company_open`: another opportunity there is waiting.
    """

    id: int
    company: str = ""
    interviews: tuple[InterviewFacts, ...] = ()
    people: Mapping[int, PersonFacts] = MappingProxyType({})
    promises: tuple[Promise, ...] = ()
    outcome: Outcome | None = None
    main_contact: int | None = None
    others: tuple[int, ...] = ()
    helpers: tuple[int, ...] = ()
    company_touches: tuple[Touch, ...] = ()
    company_open: bool = False


def lived_in(starts: datetime, minutes: int, zone_name: str, account_zone: str) -> tuple[datetime, datetime]:
    """When an interview begins and ends on the account's own clock, as InterviewFacts takes it.

    `starts` is local time in the interview's zone; the minutes are real ones, whatever the clocks do meanwhile.
    """
    here = zone(account_zone)
    begins = local_instant(starts.replace(tzinfo=None), zone_name)
    ends = begins + timedelta(minutes=minutes)
    return begins.astimezone(here).replace(tzinfo=None), ends.astimezone(here).replace(tzinfo=None)
