"""What a column takes: a value of an export as the database stores it, or the reason why it cannot be that."""

import base64
import binascii
import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from crm.domain.changes import Kind
from crm.domain.followups import FollowUpKind, State
from crm.domain.moment import zone
from crm.domain.opportunity.facts import Felt, OutcomeKind
from crm.domain.touches import Direction, TouchKind
from crm.usecases.export_everything.tables import Column, Form, Table
from crm.usecases.opportunities.promises import SIDES
from crm.usecases.preferences import THEMES

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?)Z")
#: From an instant one counts on and back, so that none may stand at either end of the calendar.
_YEARS = range(2, 9999)
#: The largest whole number that both engines store.
LARGEST = 2**31 - 1

_UNITS = frozenset(("day", "week", "month", "year"))
#: Columns in which only certain words mean something.
_WORDS: dict[tuple[str, str], frozenset[str]] = {
    ("account", "theme"): frozenset(THEMES),
    ("person", "cadence_unit"): _UNITS,
    ("tag", "cadence_unit"): _UNITS,
    ("opportunity", "outcome"): frozenset(("", *OutcomeKind)),
    ("interview", "felt"): frozenset(("", *Felt)),
    ("touchpoint", "kind"): frozenset(TouchKind),
    ("touchpoint", "direction"): frozenset(Direction),
    ("promise", "side"): frozenset(SIDES),
    ("promise", "state"): frozenset(("open", "kept", "broken", "moved")),
    ("follow_up", "kind"): frozenset(FollowUpKind),
    ("follow_up", "state"): frozenset(State),
    ("import", "state"): frozenset(("applied", "undone", "discarded", "failed")),
    ("import_change", "kind"): frozenset(Kind),
}
#: Columns that hold the name of a time zone.
_ZONES = {("account", "timezone"), ("interview", "zone")}
#: Columns whose text has a form of its own, and how that is called.
_WRITTEN: dict[tuple[str, str], tuple[re.Pattern[str], str]] = {
    **dict.fromkeys(
        ((table, "uuid") for table in ("person", "merged_person", "follow_up", "interview")),
        (re.compile(r"[0-9a-f]{32}"), "a UUID, without hyphens"),
    ),
    **dict.fromkeys(
        (("position", "started"), ("position", "ended")),
        (
            re.compile(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?"),
            "a date as exact as it is known, such as 2024-03",
        ),
    ),
}
#: Columns that hold JSON: an object or a list.
_JSON: dict[tuple[str, str], type] = {
    ("account", "advice"): dict,
    ("import", "counts"): dict,
    ("import", "answers"): dict,
    ("profile", "positions"): list,
    ("column_mapping", "choices"): dict,
}


class Unfit(ValueError):
    """A value cannot stand in its column; the text says what should."""


def fitting(table: Table, column: Column) -> Callable[[Any], Any]:
    """What turns a value of an export into what the driver takes, for one column. It raises Unfit."""
    fit = _FIT[column.form]
    place = (table.name, column.name)
    if any(place in special for special in (_WORDS, _ZONES, _WRITTEN, _JSON)):
        fit = _with_meaning(place)

    def fitted(value: Any) -> Any:
        if value is not None:
            return fit(value)
        if column.null:
            return None
        raise Unfit(column.form.value)

    return fitted


def refuse_unlike(column: Column, value: Any) -> None:
    """Raise Unfit unless a value noted in the journal is of its column's kind; there an instant carries its offset."""
    if value is None or (column.form is Form.YES_OR_NO and value in (0, 1)):
        return
    if column.form is Form.INSTANT:
        try:
            if datetime.fromisoformat(value).tzinfo is not None:
                return
        except (TypeError, ValueError):
            pass
        raise Unfit(Form.INSTANT.value)
    _FIT[column.form](value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise Unfit(Form.TEXT.value)
    if value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError as error:  # half a character
        raise Unfit(Form.TEXT.value) from error
    return value


def _number(value: Any) -> int:
    if type(value) is not int or abs(value) > LARGEST:
        raise Unfit(Form.NUMBER.value)
    return value


def _id(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise Unfit(Form.ID.value)
    return value


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unfit(Form.YES_OR_NO.value)
    return value


def _day(value: Any) -> str:
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise Unfit(Form.DAY.value)


def _instant(value: Any) -> str:
    found = _INSTANT.fullmatch(value) if isinstance(value, str) else None
    try:
        if found and int(found[1][:4]) in _YEARS:
            return datetime.fromisoformat(found[1]).isoformat(sep=" ")
    except ValueError:
        pass
    raise Unfit(Form.INSTANT.value)


def _bytes(value: Any) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except (TypeError, ValueError, binascii.Error) as error:
        raise Unfit(Form.BYTES.value) from error


_FIT: dict[Form, Callable[[Any], Any]] = {
    Form.TEXT: _text,
    Form.NUMBER: _number,
    Form.YES_OR_NO: _yes_or_no,
    Form.DAY: _day,
    Form.INSTANT: _instant,
    Form.BYTES: _bytes,
    Form.ID: _id,
}


def _with_meaning(place: tuple[str, str]) -> Callable[[Any], str]:
    """What looks at a text in which not everything means something."""

    def fitted(value: Any) -> str:
        text = _text(value)
        if place in _WORDS and text not in _WORDS[place]:
            raise Unfit("one of the words that Kith knows")
        if place in _ZONES:
            try:
                zone(text)
            except ValueError as error:
                raise Unfit("the name of a time zone") from error
        if place in _WRITTEN and not _WRITTEN[place][0].fullmatch(text):
            raise Unfit(_WRITTEN[place][1])
        if place in _JSON:
            _refuse_other_json(text, _JSON[place])
        return text

    return fitted


def _refuse_other_json(text: str, kind: type) -> None:
    try:
        fits = isinstance(json.loads(text), kind)
    except (ValueError, RecursionError):
        fits = False
    if not fits:
        raise Unfit(f"a JSON {'object' if kind is dict else 'list'}")
