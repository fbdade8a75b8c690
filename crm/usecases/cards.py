"""Stored people -> cards for vCards, spreadsheets and QR codes: a handful of statements, however many people."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from crm.domain.kept_lines import prefix_in
from crm.domain.refusals import NotFound
from crm.feeds.card import Card, Labelled
from crm.models import Account, database, is_sqlite
from crm.models.fields import date_of, instant_of

_Grouped = dict[int, list[Any]]


def card_of(account: Account, person_id: int) -> Card:
    """One person's card. Raises NotFound for somebody who is not the account's."""
    for card in cards(account, [person_id]):
        return card
    raise NotFound(f"There is no person {person_id} here.")


def cards(account: Account, person_ids: Sequence[int] | None = None, *, photos: bool = True) -> Iterator[Card]:
    """Cards of these people, or of everybody who is neither archived nor in the bin, in the order of their names.

    Without `photos` where nobody looks at them.

    Nothing of what hangs on people is looked up person by person, and cards are made one by one as they are asked for.
    """
    these = None if person_ids is None else set(person_ids)
    if these is not None and not these:
        return
    if these is not None and len(these) <= 500:
        only = f" AND {{}} IN ({', '.join('?' * len(these))})"
        parameters: tuple[Any, ...] = (account.id, *sorted(these))
        these = None
    else:
        only, parameters = "", (account.id,)
    alive = " AND p.deleted_at IS NULL" + (" AND p.archived_at IS NULL" if person_ids is None else "")
    reach: dict[str, _Grouped] = {"email": {}, "phone": {}, "link": {}}
    sql = f"SELECT person_id, kind, value, label FROM contact_method WHERE account_id = ?{only.format('person_id')}"
    for person, kind, value, label in _rows(f"{sql} ORDER BY id", parameters):
        if kind in reach:
            reach[kind].setdefault(person, []).append(Labelled(value, label))
    emails, phones, links = reach["email"], reach["phone"], reach["link"]
    tags = _texts(
        "SELECT x.person_id, t.name FROM person_tag x JOIN tag t ON t.id = x.tag_id "
        f"WHERE x.account_id = ?{only.format('x.person_id')} ORDER BY t.name",
        parameters,
    )
    notes = _texts(
        f"SELECT person_id, text FROM note WHERE account_id = ?{only.format('person_id')} ORDER BY id", parameters
    )
    kept: _Grouped = {}
    others: _Grouped = {}
    narrowed = only.format("person_id")
    sql = (
        f"SELECT 'name', id, person_id, given, family FROM other_name WHERE account_id = ?{narrowed} "
        f"UNION ALL SELECT 'card', id, person_id, text, '' FROM card WHERE account_id = ?{narrowed} ORDER BY 1, 2"
    )
    for what, _, person, text, family in _rows(sql, parameters * 2):
        if what == "name":
            others.setdefault(person, []).append((text, family))
        else:
            kept.setdefault(person, []).append(text)
    image, joined = ("f.image", "LEFT JOIN photo f ON f.person_id = p.id ") if photos else ("NULL", "")
    sql = (
        "SELECT p.id, p.uuid, p.updated_at, p.given, p.family, p.name, p.credentials, c.name, p.title, p.place, "
        f"p.met_on, p.met_how, p.goes_by, {image} FROM person p LEFT JOIN company c ON c.id = p.company_id {joined}"
        f"WHERE p.account_id = ?{only.format('p.id')}{alive} ORDER BY p.sort_key, p.id"
    )
    for number, uid, changed, given, family, name, suffix, company, title, place, *rest in _rows(sql, parameters):
        if these is not None and number not in these:
            continue
        about = notes.get(number, ())
        met_on, met, goes_by, photo = rest
        also, former = _also(given, others[number]) if number in others else ((), "")
        yield Card(
            uid=_uid(uid),
            rev=_instant(changed),
            given=given,
            family=family,
            name=name,
            prefix=prefix_in(kept[number][0]) if number in kept else "",
            suffix=suffix,
            company=company or "",
            title=title,
            emails=emails.get(number, ()),
            phones=phones.get(number, ()),
            links=links.get(number, ()),
            tags=tags.get(number, ()),
            note="\n\n".join((met, *about) if met else about),
            place=place,
            met_on=date_of(met_on),
            met_how=met,
            notes=about,
            goes_by=goes_by,
            other_names=also,
            former=former,
            photo=photo or "",
            kept="\n".join(kept[number]) if number in kept else "",
        )


def _also(given: str, names: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], str]:
    """The names by which somebody is also known, and a surname given up: a name that differs in the surname alone."""
    former = next((family for first, family in names if first == given and family), "")
    return [name for name in names if not former or name != (given, former)], former


def _rows(sql: str, parameters: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """The rows as the driver gives them, one by one."""
    found: Iterator[tuple[Any, ...]] = database.execute_sql(sql if is_sqlite() else sql.replace("?", "%s"), parameters)
    return found


def _texts(sql: str, parameters: tuple[Any, ...]) -> _Grouped:
    found: _Grouped = {}
    for person, text in _rows(sql, parameters):
        found.setdefault(person, []).append(text)
    return found


def _uid(stored: str) -> str:
    """A UUID with its hyphens, as `urn:uuid:` wants it (RFC 9562, section 4)."""
    if len(stored) == 32:
        return f"{stored[:8]}-{stored[8:12]}-{stored[12:16]}-{stored[16:20]}-{stored[20:]}"
    return str(uuid.UUID(stored))


@lru_cache(maxsize=4096)  # an import gives thousands of people the same one
def _instant(stored: Any) -> datetime:
    found = instant_of(stored)
    assert found is not None
    return found
