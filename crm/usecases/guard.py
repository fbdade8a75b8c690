"""What manners ask about besides the person: the account's numbers, and what passed with the company (Rule 9)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from crm.domain.advice import Settings
from crm.domain.followups import UNDELAYED, FollowUpKind
from crm.domain.manners import Verdict, manners
from crm.domain.touches import Touch, TouchKind
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.opportunities.advice_of import advice_of
from crm.usecases.touch_history import NOTHING, History, histories

_NOT_ABOUT_WRITING = (FollowUpKind.ASK_WHEN, FollowUpKind.CALL_IT_QUIET)


class CompanyNow(NamedTuple):
    """A company where an opportunity is open: its name, and what was lately written to anybody there."""

    name: str
    touches: tuple[Touch, ...]


class Around(NamedTuple):
    """The account's numbers, and the companies where an opportunity is open, by id."""

    settings: Settings
    companies: Mapping[int, CompanyNow]

    def verdict(
        self,
        touches: Iterable[Touch],
        day: date,
        *,
        company: int | None,
        kind: str = TouchKind.OTHER,
        do_not_contact: bool = False,
        name: str = "",
    ) -> Verdict:
        """Whether it is decent to write to somebody who works for a company on a day."""
        there = self.companies.get(company or 0)
        return manners(
            touches,
            day,
            kind=kind,
            do_not_contact=do_not_contact,
            colleagues=there.touches if there else (),
            opportunity_open=there is not None,
            settings=self.settings,
            name=name,
            company=there.name if there else "",
        )


def around(account: Account, today: date) -> Around:
    """In one statement."""
    settings = advice_of(account)
    found = rows(
        "SELECT c.id, c.name, t.happened_on, t.direction, t.kind, tp.person_id "
        "FROM company c JOIN person p ON p.company_id = c.id "
        "LEFT JOIN touchpoint_person tp ON tp.person_id = p.id "
        "LEFT JOIN touchpoint t ON t.id = tp.touchpoint_id AND t.counts AND t.direction = 'outgoing' "
        "AND t.happened_on > ? "
        "WHERE c.account_id = ? "
        "AND c.id IN (SELECT company_id FROM opportunity WHERE account_id = ? AND outcome = '') "
        "ORDER BY t.happened_on, t.id",
        (today - timedelta(days=settings.company_days), account.id, account.id),
    )
    names: dict[int, str] = {}
    touches: dict[int, list[Touch]] = {}
    for company, name, happened_on, direction, kind, person in found:
        names[company] = name
        if direction is not None:
            day = date_of(happened_on)
            assert day
            touches.setdefault(company, []).append(Touch(day, direction, kind, person))
    return Around(
        settings, {company: CompanyNow(name, tuple(touches.get(company, ()))) for company, name in names.items()}
    )


class Guard:
    """Manners for several people on one day, read in three statements."""

    def __init__(self, account: Account, person_ids: Iterable[int], day: date) -> None:
        self._day = day
        self.around = around(account, day)
        wanted = sorted({int(number) for number in person_ids})
        self._histories: dict[int, History] = histories(account, wanted, day) if wanted else {}
        self._people = _people(account, wanted, day)

    def history(self, person: int) -> History:
        """What passed lately with one of them."""
        return self._histories.get(person, NOTHING)

    def verdict(self, person: int | None, kind: str = TouchKind.OTHER) -> Verdict:
        """Whether a kind of follow-up or touchpoint is decent. An override of today's says go ahead."""
        if person is None or kind in _NOT_ABOUT_WRITING or person not in self._people:
            return Verdict(True, self._day, "Nothing speaks against it.")
        called, do_not_contact, company, reason = self._people[person]
        verdict = self.around.verdict(
            self.history(person).touches,
            self._day,
            company=company,
            kind=kind,
            do_not_contact=do_not_contact,
            name=called,
        )
        if reason and not verdict.go_ahead and not do_not_contact and kind not in UNDELAYED:
            return Verdict(True, self._day, f"You write all the same: {reason}")
        return verdict


def _people(account: Account, wanted: list[int], day: date) -> dict[int, tuple[str, bool, int | None, str]]:
    if not wanted:
        return {}
    found: list[tuple[Any, ...]] = rows(
        "SELECT id, COALESCE(NULLIF(goes_by, ''), NULLIF(given, ''), name), do_not_contact, company_id, "
        '(SELECT MAX(o.reason) FROM "override" o WHERE o.person_id = person.id AND o.on_day = ?) '
        f"FROM person WHERE account_id = ? AND id IN ({', '.join(map(str, wanted))})",
        (day, account.id),
    )
    return {number: (called, bool(never), company, reason or "") for number, called, never, company, reason in found}
