"""A filter as SQL. Written by hand, because the list is asked for on every keystroke."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from crm.models import Account, is_sqlite
from crm.search.question import Understood, ids_by, understood, within
from crm.usecases.people_list.filter import TOUCHED, Filter

#: "Due within 2 weeks".
SOON = timedelta(days=14)


class Source(NamedTuple):
    """`FROM … WHERE …` over people `p`, and its parameters. `narrow`: few people are expected to be left."""

    tables: str
    where: str
    parameters: tuple[Any, ...]
    narrow: bool

    @property
    def sql(self) -> str:
        """Both clauses."""
        return f"FROM {self.tables} WHERE {self.where}"


def source(account: Account, filter_: Filter, today: date, how: Understood | None = None) -> Source:
    """The people of an account who meet a filter; `how` its text is looked for, where that is known."""
    tables = "person p"
    parameters: list[Any] = []
    held = ""
    if filter_.text:
        how = how or understood(account, filter_.text)
        # The search comes first and yields ids: each engine would rather walk through everybody and look each up.
        yielding, words = ids_by(account, how.words)
        if is_sqlite():
            tables = f"({yielding}) s CROSS JOIN person p ON p.id = s.rowid"
        else:
            held = within("p.id", yielding)
        parameters += words
    elif filter_.tags:
        join = "CROSS JOIN" if is_sqlite() else "JOIN"
        marks = _marks(filter_.tags)
        tables = (
            f"(SELECT DISTINCT person_id FROM person_tag WHERE account_id = ? AND tag_id IN ({marks})) s "
            f"{join} person p ON p.id = s.person_id"
        )
        parameters += (account.id, *filter_.tags)
    where = [*filter(None, [held]), "p.account_id = ?", "p.deleted_at IS NULL"]
    where.append(f"p.archived_at IS {'NOT ' if filter_.archived else ''}NULL")
    parameters.append(account.id)

    def add(condition: str, *values: Any) -> None:
        where.append(condition)
        parameters.extend(values)

    if filter_.text and filter_.tags:
        marks = _marks(filter_.tags)
        add(f"EXISTS (SELECT 1 FROM person_tag x WHERE x.person_id = p.id AND x.tag_id IN ({marks}))", *filter_.tags)
    for column, values in (("company_id", filter_.companies), ("place", filter_.places), ("source", filter_.sources)):
        if values:
            add(f"p.{column} IN ({_marks(values)})", *values)
    if filter_.touched:
        ranges = [_touched(choice, today) for choice in filter_.touched]
        add(f"({' OR '.join(condition for condition, _ in ranges)})", *(day for _, days in ranges for day in days))
    if filter_.tab:
        add(*tab_condition(filter_.tab, today))
    narrow = bool(filter_.text or filter_.tags or filter_.companies or filter_.tab in ("overdue", "soon"))
    return Source(tables, " AND ".join(where), tuple(parameters), narrow)


def tab_condition(tab: str, today: date) -> tuple[Any, ...]:
    """What a tab asks of people, and the parameters of that. The four tabs share out everybody."""
    first, last = today.isoformat(), (today + SOON).isoformat()
    if tab == "overdue":
        return "p.next_check_in < ?", first
    if tab == "soon":
        return "p.next_check_in BETWEEN ? AND ?", first, last
    if tab == "none":
        return ("p.cadence_count IS NULL AND p.next_check_in IS NULL",)
    return "(p.next_check_in > ? OR (p.next_check_in IS NULL AND p.cadence_count IS NOT NULL))", last


def _touched(choice: str, today: date) -> tuple[str, list[str]]:
    earliest, latest = TOUCHED[choice]
    if earliest is None:
        return "p.last_touch_on IS NULL", []
    newest = (today - timedelta(days=earliest)).isoformat()
    if latest is None:
        return "p.last_touch_on <= ?", [newest]
    if earliest == 0:
        return "p.last_touch_on >= ?", [(today - timedelta(days=latest)).isoformat()]
    return "p.last_touch_on BETWEEN ? AND ?", [(today - timedelta(days=latest)).isoformat(), newest]


def _marks(values: tuple[Any, ...]) -> str:
    return ", ".join("?" * len(values))
