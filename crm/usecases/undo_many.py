"""Taking back a step that changed very many rows alike, with a statement for five hundred of them."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from crm.models import Account, Person, PersonTag, StepRow

#: From so many rows on it is worth it.
MANY = 100
_AT_ONCE = 500

Values = Callable[[Any, dict[str, Any]], dict[str, Any]]
AsJson = Callable[[Any], Any]


def undo_alike(account: Account, noted: list[StepRow], values: Values, as_json: AsJson) -> list[StepRow]:
    """Take back what can be taken back in bulk; returns the rows that have to be looked at one by one.

    In bulk go tags that were put on people, and columns of people that are still as the step left them. `values` and
    `as_json` turn noted columns into values of fields and back, as the journal does.
    """
    keys = Counter((row.table_name, row.row_key) for row in noted)
    rest, tagged, changed = [], [], []
    for row in noted:
        if keys[row.table_name, row.row_key] > 1:
            rest.append(row)
        elif row.table_name == PersonTag._meta.table_name and not row.before:
            tagged.append(row)
        elif row.table_name == Person._meta.table_name and row.before and row.after:
            changed.append(row)
        else:
            rest.append(row)
    _untag(account, tagged)
    return rest + _change_back(account, changed, values, as_json)


def _untag(account: Account, tagged: list[StepRow]) -> None:
    people: dict[int, list[int]] = defaultdict(list)
    for row in tagged:
        person, tag = json.loads(row.row_key)
        people[tag].append(person)
    for tag, everybody in people.items():
        for these in _portions(everybody):
            PersonTag.drop(account).where(PersonTag.tag == tag, PersonTag.person.in_(these)).execute()


def _change_back(account: Account, changed: list[StepRow], values: Values, as_json: AsJson) -> list[StepRow]:
    """Set columns back where they are as the step left them; returns the rows where they are not."""
    alike: dict[tuple[str, ...], list[tuple[StepRow, dict[str, Any], dict[str, Any]]]] = defaultdict(list)
    for row in changed:
        before, after = json.loads(row.before), json.loads(row.after)
        differing = tuple(name for name, value in before.items() if after[name] != value)
        alike[differing].append((row, before, after))
    rest: list[StepRow] = []
    for names, rows in alike.items():
        fields = [Person._meta.columns[name] for name in names]
        for these in _portions(rows):
            ids = [int(row.row_key) for row, _, _ in these]
            query: Any = Person.of(account, Person.id, *fields).where(Person.id.in_(ids)).tuples()
            now = {number: [as_json(value) for value in found] for number, *found in query}
            groups: dict[str, list[int]] = defaultdict(list)
            for row, before, after in these:
                number = int(row.row_key)
                if now.get(number) == [after[name] for name in names]:
                    groups[json.dumps([before[name] for name in names])].append(number)
                elif number in now:
                    rest.append(row)
            for was, numbers in groups.items():
                back = dict(zip(names, json.loads(was), strict=True))
                if back:
                    Person.change(account, **values(Person, back)).where(Person.id.in_(numbers)).execute()
    return rest


def _portions(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
