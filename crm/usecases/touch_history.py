"""What passed lately between the account and its people, as far as check-ins and manners ask.

An interview is a mutual touchpoint with everybody on its panel, and an outcome that somebody told is incoming (Rule 9),
without a row among the touchpoints. A touchpoint that does not count (an endorsement, a message to a whole group) is no
contact: nothing that reads touchpoints for a clock may take it for one.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from crm.domain.touches import Direction, Touch
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of

#: How many ids stand in one statement; who has more asks for the whole account.
FEW = 500

_WHOLE = (
    "SELECT id FROM person WHERE account_id = {account} AND cadence_unit IS NOT NULL "
    "UNION SELECT person_id FROM follow_up WHERE account_id = {account} AND state = 'open'"
)


#: Everything that counts as contact, with the columns of LoggedTouch. `{people}` are ids.
_CONTACTS = """
    SELECT tp.person_id, t.id, t.happened_on, t.direction, t.kind, t.text, 0 AS interview
    FROM touchpoint_person tp JOIN touchpoint t ON t.id = tp.touchpoint_id
    WHERE tp.account_id = ? AND tp.person_id IN ({people}) AND t.counts AND t.happened_on <= ?
    UNION ALL SELECT n.person_id, 0, i.over_on, 'mutual', 'meeting', '', i.id
    FROM panelist n JOIN interview i ON i.id = n.interview_id
    WHERE n.account_id = ? AND n.person_id IN ({people}) AND i.over_on <= ?
    UNION ALL SELECT o.told_by_id, 0, o.outcome_on, 'incoming', 'other', '', 0
    FROM opportunity o
    WHERE o.account_id = ? AND o.told_by_id IN ({people}) AND o.outcome IN ('offer', 'rejected') AND o.outcome_on <= ?
"""


class LoggedTouch(NamedTuple):
    """A touchpoint with one person: its id, what the rules ask, and what was said.

    An interview has its id in `interview` and 0 as `id`; a told outcome has neither.
    """

    id: int
    day: date
    direction: str
    kind: str
    text: str
    interview: int = 0


class History(NamedTuple):
    """Somebody's touchpoints that matter, oldest first.

    These are everything outgoing since the last answer, that answer, and the newest outgoing or mutual one; none at all
    where there was never any contact.
    """

    logged: tuple[LoggedTouch, ...] = ()

    @property
    def touches(self) -> list[Touch]:
        """As the rules take them."""
        return [Touch(one.day, one.direction, one.kind, id=one.id) for one in self.logged]

    @property
    def last(self) -> LoggedTouch | None:
        """The newest touchpoint, in either direction."""
        return self.logged[-1] if self.logged else None

    def first_that_satisfies(self, not_before: date) -> LoggedTouch | None:
        """The first outgoing or mutual touchpoint from a day on."""
        fitting = (one for one in self.logged if one.direction != Direction.INCOMING and one.day >= not_before)
        return next(fitting, None)


NOTHING = History()


def whom(person_ids: Iterable[int] | None, account: Account) -> str:
    """SQL that yields the ids of these people; of everybody with a cadence or an open follow-up for None."""
    if person_ids is None:
        return _WHOLE.format(account=int(account.id))
    return ", ".join(str(int(number)) for number in person_ids) or "NULL"


def histories(account: Account, person_ids: Iterable[int] | None, until: date) -> dict[int, History]:
    """The history of each of these people (see `whom`) who has any, up to a day.

    One statement: a window counts, from the newest back, how many answers and how many outgoing or mutual touchpoints
    were met, and only the rows before the first of each are fetched.
    """
    contacts = _CONTACTS.format(people=whom(person_ids, account))
    found = rows(
        f"""
        WITH newest AS (
            SELECT person_id, id, happened_on, direction, kind, text, interview,
                SUM(CASE WHEN direction = 'outgoing' THEN 0 ELSE 1 END) OVER back AS answers,
                SUM(CASE WHEN direction = 'incoming' THEN 0 ELSE 1 END) OVER back AS ours
            FROM ({contacts}) AS contact
            WINDOW back AS (PARTITION BY person_id ORDER BY happened_on DESC, id DESC, interview DESC)
        )
        SELECT person_id, id, happened_on, direction, kind, text, interview FROM newest
        WHERE answers = 0 OR (answers = 1 AND direction <> 'outgoing') OR (ours = 1 AND direction <> 'incoming')
        ORDER BY person_id, happened_on, id, interview
        """,
        (account.id, until) * 3,
    )
    gathered: dict[int, list[LoggedTouch]] = {}
    for person, number, day, direction, kind, text, interview in found:
        happened_on = date_of(day)
        assert happened_on is not None
        gathered.setdefault(person, []).append(LoggedTouch(number, happened_on, direction, kind, text, interview))
    return {person: History(tuple(logged)) for person, logged in gathered.items()}
