"""The people of a batch, with the reasons to start with them and what was decided."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from crm.domain.cadence import Cadence
from crm.domain.starting import Candidate, Group, reason
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.start_with.groups import Employer


class Proposed(NamedTuple):
    """Somebody on the page: the id, and the group whose reason is shown."""

    person: int
    group: Group


class Pick(NamedTuple):
    """A row: who, why, and what was decided. `cadence` is None and `not_now` false while nothing is."""

    person: int
    name: str
    called: str
    title: str
    company: str
    group: Group
    because: str
    cadence: Cadence | None
    not_now: bool
    next_check_in: date | None
    has_news: bool


def picks_of(
    account: Account, batch: Sequence[Proposed], employers: Sequence[Employer] | None, today: date
) -> list[Pick]:
    """The rows in the order of the batch; somebody who is no longer here is left out.

    `employers` are those where most are known; None leaves the reasons out.
    """
    if not batch:
        return []
    ids = [one.person for one in batch]
    marks = ", ".join("?" * len(ids))
    news = _news(account, ids)
    known = {employer.id: employer for employer in employers or ()}
    most = employers[0].id if employers else None
    found = rows(
        "SELECT p.id, p.name, COALESCE(NULLIF(p.goes_by, ''), NULLIF(p.given, ''), p.name), p.title, "
        "COALESCE(c.name, ''), p.company_id, p.connected_on, p.last_touch_on, p.cadence_count, p.cadence_unit, "
        "p.not_now_until, p.next_check_in, "
        "EXISTS (SELECT 1 FROM contact_method m WHERE m.person_id = p.id AND m.kind = 'email'), "
        "EXISTS (SELECT 1 FROM follow_up f "
        "WHERE f.person_id = p.id AND f.kind = 'congratulation' AND f.state = 'open') "
        "FROM person p LEFT JOIN company c ON c.id = p.company_id "
        f"WHERE p.account_id = ? AND p.deleted_at IS NULL AND p.id IN ({marks})",
        (account.id, *ids),
    )
    reasons = {one.person: one.group for one in batch}
    picks = {}
    for row in found:
        number, name, called, title, company, at, connected, touch, count, unit, not_now, due, mail, told = row
        moved_from, news_title, news_on = news.get(number, ("", "", None))
        candidate = Candidate(
            number,
            called,
            company=company,
            connected_on=date_of(connected),
            has_email=bool(mail),
            colleagues=known[at].people if at in known else 0,
            most=at is not None and at == most,
            moved_from=moved_from or company,
            news_title=news_title or title,
            news_on=news_on,
            last_touch=date_of(touch),
        )
        cadence = Cadence(count, unit) if count else None
        asked_again = date_of(not_now)
        picks[number] = Pick(
            number,
            name,
            called,
            title,
            company,
            reasons[number],
            reason(candidate, reasons[number], today) if employers is not None else "",
            cadence,
            cadence is None and asked_again is not None and asked_again > today,
            date_of(due),
            bool(told),
        )
    return [picks[number] for number in ids if number in picks]


def _news(account: Account, ids: Sequence[int]) -> dict[int, tuple[str, str, date | None]]:
    """The newest news of each person: the employer before, the title now, the day of the export that told it."""
    marks = ", ".join("?" * len(ids))
    found = rows(
        "SELECT person_id, kind, field, old, new, seen_on FROM import_change "
        f"WHERE account_id = ? AND kind IN ('new_company', 'new_title', 'started') AND person_id IN ({marks}) "
        "ORDER BY seen_on, id",
        (account.id, *ids),
    )
    newest: dict[int, tuple[str, str, date | None]] = {}
    for person, _, field, old, new, seen in found:
        seen_on = date_of(seen)
        before, title, told_on = newest.get(person, ("", "", None))
        if told_on != seen_on:
            before, title = "", ""
        if field == "company":
            before = old
        elif field == "title":
            title = new
        newest[person] = (before, title, seen_on)
    return newest
