"""Where ids stand inside a text: follow-ups' keys, lists' filters, feeds' tags, counts of imports, the journal.

Everything here is given `renamed`, which says the new id of an old one: `renamed("person", 7)`.
"""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from crm.usecases.export_everything.tables import Form, Table, tables_by_name
from crm.usecases.read_back.values import LARGEST, Unfit, refuse_unlike

Renamed = Callable[[str, int], int]

#: The keys by which planning knows its follow-ups again (`crm.domain.followups`, `crm.domain.opportunity`), and the
#: tables whose ids stand in them, in their order.
_KEYS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"thank-you:offer:([0-9]+):([0-9]+)"), ("opportunity", "person")),
    (re.compile(r"thank-you:([0-9]+):([0-9]+)"), ("interview", "person")),
    (re.compile(r"connect:([0-9]+):([0-9]+)"), ("opportunity", "person")),
    (re.compile(r"ask-when:([0-9]+)"), ("interview",)),
    (re.compile(r"(?:second-note|call-it-quiet):([0-9]+)"), ("opportunity",)),
    (re.compile(r"[a-z-]+:(?:offer|rejected|withdrawn|gone-quiet):([0-9]+)"), ("opportunity",)),
    (re.compile(r"congratulation:([0-9]+):[0-9-]*"), ("person",)),
    (re.compile(r"check-in:([0-9]+)"), ("person",)),
)
_FILTER = {"tag": "tag", "company": "company"}
_OWN_TEMPLATE = "own-"


def inside_of(table: str, column: str) -> Callable[[str, Renamed], str] | None:
    """What puts new ids into the texts of a column; most columns have no ids in theirs."""
    return _INSIDE.get((table, column))


def renamed_journal(values: dict[str, Any], renamed: Renamed) -> dict[str, Any]:
    """A row of the journal (a StepRow's columns) with the new ids in what it notes. Raises Unfit."""
    table = tables_by_name().get(values["table_name"])
    if table is None:
        raise Unfit("the name of a table")
    noted = {side: _noted(table, values[side], renamed) for side in ("before", "after")}
    return {**values, **noted, "row_key": _row_key(table, values["row_key"], renamed)}


def _noted(table: Table, text: str, renamed: Renamed) -> str:
    if not text:
        return ""
    columns = _object(text)
    changed: dict[str, Any] = {}
    for name, value in columns.items():
        column = table.column(name)
        if name == "account_id":
            changed[name] = renamed("account", 0)
        elif column is not None:
            refuse_unlike(column, value)
            if column.form is Form.ID:
                value = renamed(column.refers, value) if value else value
            elif value and (inside := inside_of(table.name, name)):
                value = inside(value, renamed)
            changed[name] = value
    return json.dumps(changed, ensure_ascii=False)


def _row_key(table: Table, text: str, renamed: Renamed) -> str:
    if table.has_ids:
        return str(renamed(table.name, _number(text)))
    try:
        ids = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unfit("the key of a row") from error
    if not isinstance(ids, list) or len(ids) != len(table.key) or not all(type(one) is int for one in ids):
        raise Unfit("the key of a row")
    columns = [table.column(name) for name in table.key]
    return json.dumps([renamed(column.refers, one) for column, one in zip(columns, ids, strict=True) if column])


def _key(text: str, renamed: Renamed) -> str:
    for pattern, tables in _KEYS:
        if found := pattern.fullmatch(text):
            for group in range(len(tables), 0, -1):
                old = _number(found[group])
                new = renamed(tables[group - 1], old) if old else 0  # 0 stands for nobody
                text = f"{text[: found.start(group)]}{new}{text[found.end(group) :]}"
            return text
    return text


def _filter(text: str, renamed: Renamed) -> str:
    pairs = [
        (name, str(renamed(_FILTER[name], int(value))) if name in _FILTER and _is_id(value) else value)
        for name, value in parse_qsl(text, keep_blank_values=True)
    ]
    return urlencode(pairs)


def _ids(text: str, renamed: Renamed) -> str:
    """Tag ids separated by spaces, in their order."""
    return " ".join(map(str, sorted(renamed("tag", _number(word)) for word in text.split())))


def _template(text: str, renamed: Renamed) -> str:
    number = text.removeprefix(_OWN_TEMPLATE)
    if text == number or not _is_id(number):
        return text
    return f"{_OWN_TEMPLATE}{renamed('own_template', int(number))}"


def _answers(text: str, renamed: Renamed) -> str:
    """Whom to congratulate; the other answers name lines of the file."""
    answers = _object(text)
    people = answers.get("congratulate")
    if isinstance(people, list):
        answers["congratulate"] = [renamed("person", _whole(one)) for one in people]
    return json.dumps(answers)


def _counts(text: str, renamed: Renamed) -> str:
    """What the demo brought. What an earlier reading back brought is a span of ids that mean nothing here."""
    counts = _object(text)
    for inner in ("brought", "settings"):
        counts.pop(inner, None)
    demo = counts.get("demo")
    if isinstance(demo, dict):
        known = {table: ids for table, ids in demo.items() if table in tables_by_name() and isinstance(ids, list)}
        counts["demo"] = {table: [renamed(table, _whole(one)) for one in ids] for table, ids in known.items()}
    return json.dumps(counts)


_INSIDE: dict[tuple[str, str], Callable[[str, Renamed], str]] = {
    ("follow_up", "key"): _key,
    ("saved_list", "query"): _filter,
    ("feed", "tags"): _ids,
    ("draft", "template"): _template,
    ("import", "answers"): _answers,
    ("import", "counts"): _counts,
}


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unfit("a JSON object") from error
    if not isinstance(found, dict):
        raise Unfit("a JSON object")
    return found


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 10 and int(text) <= LARGEST


def _number(text: str) -> int:
    return _whole(int(text) if _is_id(text) else None)


def _whole(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise Unfit(Form.ID.value)
    return value
