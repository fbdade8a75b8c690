"""People as the command line answers with them in JSON."""

from collections.abc import Sequence
from typing import Any

from crm.domain.cadence import Cadence
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of

_AT_ONCE = 500


def described(account: Account, person_ids: Sequence[int]) -> list[dict[str, Any]]:
    """The people with these ids, in that order, as the contract of `crm people --json` has them. `met` is the day the
    account met the person, or connected with them where nothing else is known."""
    found: dict[int, dict[str, Any]] = {}
    for start in range(0, len(person_ids), _AT_ONCE):
        found |= _portion(account, person_ids[start : start + _AT_ONCE])
    return [found[number] for number in person_ids if number in found]


def _portion(account: Account, these: Sequence[int]) -> dict[int, dict[str, Any]]:
    marks = ", ".join("?" * len(these))
    mine = (account.id, *these)
    found: dict[int, dict[str, Any]] = {}
    sql = (
        "SELECT p.id, p.name, p.given, p.family, p.title, coalesce(c.name, ''), p.cadence_count, p.cadence_unit, "
        "p.last_touch_on, p.next_check_in, coalesce(p.met_on, p.connected_on) "
        f"FROM person p LEFT JOIN company c ON c.id = p.company_id WHERE p.account_id = ? AND p.id IN ({marks})"
    )
    for number, name, given, family, title, company, count, unit, touch, check_in, met in rows(sql, mine):
        found[number] = {
            "id": number,
            "name": name,
            "given": given,
            "family": family,
            "title": title,
            "company": company,
            "emails": [],
            "phones": [],
            "links": [],
            "tags": [],
            "cadence": str(Cadence(count, unit)) if count is not None else None,
            "last_touch": date_of(touch),
            "next_check_in": date_of(check_in),
            "met": date_of(met),
        }
    sql = (
        f"SELECT person_id, kind, value FROM contact_method WHERE account_id = ? AND person_id IN ({marks}) ORDER BY id"
    )
    lists = {"email": "emails", "phone": "phones", "link": "links"}
    for number, kind, value in rows(sql, mine):
        if kind in lists:
            found[number][lists[kind]].append(value)
    sql = (
        "SELECT x.person_id, t.name FROM person_tag x JOIN tag t ON t.id = x.tag_id "
        f"WHERE x.account_id = ? AND x.person_id IN ({marks}) ORDER BY t.name, t.id"
    )
    for number, name in rows(sql, mine):
        found[number]["tags"].append(name)
    return found
