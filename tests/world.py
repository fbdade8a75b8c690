"""One row of everything that an account can own, made from the tables themselves, so that new tables join unasked."""

import json
import uuid
from datetime import timedelta
from typing import Any

from peewee import BigIntegerField, BlobField, BooleanField, DateField, Field, ForeignKeyField, IntegerField, TextField

from crm.domain.moment import Moment
from crm.models import TABLES, Account, Note, Step
from crm.models.base import Owned
from crm.models.fields import UTCDateTimeField
from crm.usecases.journal import changing

#: Stands wherever somebody's own words may stand. No page may carry it as it is.
MARKUP = "<img src=x onerror=alert(1)>\"'&"

_OWN_WORDS = {
    "because", "credentials", "family", "file_name", "given", "label", "message", "met_how", "name", "new", "old",
    "forgotten", "notes", "place", "program", "pronouns", "reason", "role", "round", "sentence", "specific", "text",
    "title",
}  # fmt: skip
# Columns in which only certain words make sense.
_WORDS: dict[str, Any] = {
    "cadence_count": 3,
    "cadence_unit": "month",
    "cadence_source": "hand",
    "position.started": "2019",
    "position.ended": "2024-03",
    "contact_method.kind": "link",
    # No form and no file lets this in; should it ever be there, no page may make a link of it.
    "contact_method.value": "javascript:alert(1)",
    "contact_method.key": "javascript:alert(1)",
    "direction": "outgoing",
    "feed.kinds": "",
    "feed.tags": "",
    "field": "title",
    "former_id": 0,
    "follow_up.kind": "check-in",
    "import.state": "applied",
    "import_change.kind": "new_title",
    "saved_list.query": "company=brackmoor",
    "felt": "",
    "interview.kind": "video",
    "interview.zone": "Europe/Lisbon",
    "opportunity.outcome": "",
    "source": "linkedin",
    "table_name": "note",
    "touchpoint.kind": "coffee",
    "unit": "month",
}
#: Nothing that anybody asks for by its number.
_NOT_MADE = {"step", "step_row"}


class World:
    """An account's rows by table: `world["person"]` is the person, to whom everything else belongs."""

    def __init__(self, account: Account, moment: Moment) -> None:
        self.account = account
        self._moment = moment
        self._rows: dict[str, Any] = {"account": account}
        for model in TABLES:
            table = model._meta.table_name
            if issubclass(model, Owned) and table not in _NOT_MADE:
                self._rows[table] = model.create(**self._values(model))
        with changing(account, f"Noted. {MARKUP}", moment) as changes:
            changes.create(
                Note, person=self["person"], text=MARKUP, created_at=moment.instant, updated_at=moment.instant
            )
            self._rows["step"] = changes.step

    def __getitem__(self, table: str) -> Any:
        """The row of that table."""
        return self._rows[table]

    def __contains__(self, table: str) -> bool:
        """Whether there is a table of that name."""
        return table in self._rows

    def everything(self) -> str:
        """All rows of the account as they stand now, to be compared with later."""
        rows = []
        for model in TABLES:
            if issubclass(model, Owned):
                rows += [[model._meta.table_name, *row] for row in model.of(self.account).tuples()]
        account = Account.select().where(Account.id == self.account.id).tuples().first()
        return json.dumps([*sorted(rows, key=repr), account], default=repr)

    def _values(self, model: Any) -> dict[str, Any]:
        return {
            name: self._value(model._meta.table_name, name, field)
            for name, field in model._meta.fields.items()
            if name != "id"
        }

    def _value(self, table: str, name: str, field: Field) -> Any:
        if isinstance(field, ForeignKeyField):
            other = field.rel_model._meta.table_name
            return None if other == table else self._rows[other]
        for key in (f"{table}.{name}", name):
            if key in _WORDS:
                return _WORDS[key]
        if isinstance(field, UTCDateTimeField):
            # What is over (undone, deleted, revoked, archived) is left open where that is possible.
            open_ended = field.null and name != "applied_at"
            return None if open_ended else self._moment.instant - timedelta(hours=1)
        if isinstance(field, DateField):
            return None if name in ("not_now_until", "lapses_on", "closed_on") else self._moment.today
        if isinstance(field, BooleanField):
            return bool(field.default)
        if isinstance(field, IntegerField | BigIntegerField):
            return self._rows["import"].id if name == "import_id" and "import" in self._rows else field.default
        if isinstance(field, BlobField):
            return b"-"
        if isinstance(field, TextField):
            if name in _OWN_WORDS:
                return MARKUP
            return field.default if field.default not in (None, "") else uuid.uuid4().hex
        raise TypeError(f"{table}.{name}: say in tests/world.py what stands in a {type(field).__name__}")


def a_step(world: World) -> Step:
    """The account's change that can be undone."""
    step: Step = world["step"]
    return step
