"""An account with something of everything, and its state in a form in which two accounts can be compared."""

import base64
import json
from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qsl

from crm.domain.moment import Moment
from crm.models import (
    TABLES,
    Account,
    Company,
    Draft,
    Feed,
    Import,
    MergedPerson,
    OwnTemplate,
    Person,
    Photo,
    SavedList,
    Tag,
)
from crm.models.base import Owned
from crm.usecases.accounts import create_account
from crm.usecases.bin import delete_for_good, delete_people
from crm.usecases.demo.fill import fill_demo
from crm.usecases.feeds.keep import add_feed, revoke_feed
from crm.usecases.log_touchpoint import log_touchpoint
from tests.world import World

SECRET = "a secret key for tests, long enough"
#: Columns that differ between an account and the one that was read back from its export, each for a reason that
#: docs/export-format.md gives.
DIFFERENT = {
    "account": {"id", "email", "email_key", "created_at", "password_hash", "password_set_at", "revision"},
    "feed": {"nonce", "token_hash"},
    "import": {"stored_as"},
}
#: Tables that are not read back at all.
NOT_THERE = {"session", "attempt", "feed_copy", "feed_reader"}
_LOOSE = {"import_id": "import", "change_id": "import_change", "former_id": "person"}
PICTURE = base64.b64encode(b"\xff\xd8\xff\xe0 not much of a picture").decode()


def full_account(moment: Moment) -> Account:
    """The demo, one row of every table, and what is easily lost: gaps, ghosts, ids inside of texts."""
    account = create_account("ines@valderrey.example", "", moment, name="Ines Valderrey", timezone="Europe/Lisbon")
    Account.update(theme="dark", single_keys=False, country="NL", advice='{"per_day": 4}').execute()
    account = Account.get_by_id(account.id)
    fill_demo(account, moment, secret=SECRET)
    somebody, other, gone = Person.of(account).order_by(Person.id).limit(3)
    delete_people(account, [gone.id], moment)
    delete_for_good(account, gone.id)
    world = World(account, moment)
    tag, company = Tag.of(account).first(), Company.of(account).order_by(Company.id.desc()).first()
    template = OwnTemplate.of(account).first()
    # Who introduced them came to Kith later than they did.
    Person.change(account, introduced_by=world["person"].id).where(Person.id == somebody.id).execute()
    Photo.create(account=account, person=other.id, image=PICTURE, updated_at=moment.instant)
    query = (
        f"q=ada&tag={tag.id}&company={company.id}&company={company.id - 1}&place=Tr%C3%A9s+%26+co&tag=99999999999999"
    )
    SavedList.create(account=account, name="Several", query=query, place=9)
    Draft.create(
        account=account,
        person=somebody.id,
        template=f"own-{template.id}",
        text="Dear …",
        created_at=moment.instant,
        updated_at=moment.instant,
    )
    MergedPerson.create(account=account, person=somebody.id, former_id=gone.id, uuid="0" * 32)
    feed, _ = add_feed(account, "For one tag", moment, secret=SECRET)
    Feed.change(account, tags=str(tag.id)).where(Feed.id == feed.id).execute()
    revoked, _ = add_feed(account, "Revoked", moment, secret=SECRET)
    revoke_feed(account, revoked.id, moment)
    log_touchpoint(account, [other.id], moment, text="Coffee, and a promise.", kind="coffee")
    Import.create(account=account, state="previewed", stored_as="0" * 32, created_at=moment.instant)
    return Account.get_by_id(account.id)  # type: ignore[no-any-return]


def state_of(account: Account) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, with ids replaced by what they stand for: the how-manieth row of its table."""
    held: dict[str, list[dict[str, Any]]] = {}
    for model in TABLES:
        table = model._meta.table_name
        if table in NOT_THERE:
            continue
        rows: Any = model.of(account) if issubclass(model, Owned) else Account.select().where(Account.id == account.id)
        found = list(rows.order_by(*model._meta.get_primary_keys()))
        held[table] = [
            {field.column_name: row.__data__[name] for name, field in model._meta.fields.items()} for row in found
        ]
    held["feed"] = [row for row in held["feed"] if row["revoked_at"] is None]
    held["import"] = [row for row in held["import"] if row["format"] != "kith" and row["state"] != "previewed"]
    with_feeds = {row["step_id"] for row in held["step_row"] if row["table_name"] == "feed"}
    held["step_row"] = [row for row in held["step_row"] if row["step_id"] not in with_feeds]
    held["step"] = [row for row in held["step"] if row["id"] not in with_feeds]
    return _Named(held).state()


class _Named:
    def __init__(self, held: dict[str, list[dict[str, Any]]]) -> None:
        self._held = held
        self._places: dict[str, dict[int, int]] = defaultdict(dict)
        for table, rows in held.items():
            if rows and "id" in rows[0]:
                self._places[table] = {row["id"]: place for place, row in enumerate(rows)}
        self._refers = {
            (model._meta.table_name, field.column_name): field.rel_model._meta.table_name
            for model in TABLES
            for field in model._meta.sorted_fields
            if hasattr(field, "rel_model")
        }

    def state(self) -> dict[str, list[dict[str, Any]]]:
        return {table: [self.row(table, row) for row in rows] for table, rows in self._held.items()}

    def row(self, table: str, columns: dict[str, Any]) -> dict[str, Any]:
        named = {}
        for name, value in columns.items():
            if name == "account_id" or name in DIFFERENT.get(table, ()):
                continue
            refers = table if name == "id" else self._refers.get((table, name)) or _LOOSE.get(name)
            if refers and value:
                named[name] = self.one(refers, value)
            elif table == "step_row" and name in ("before", "after"):
                named[name] = self.row(columns["table_name"], json.loads(value)) if value else ""
            elif table == "step_row" and name == "row_key":
                named[name] = self.key(columns["table_name"], value)
            else:
                named[name] = self.inside(table, name, value)
        if table == "account":
            named["forgotten_under"] = columns["forgotten_under"] or str(columns["id"])
        return named

    def one(self, table: str, number: int) -> Any:
        return self._places[table].get(number, "gone")

    def key(self, table: str, text: str) -> Any:
        if text.isdigit():
            return self.one(table, int(text))
        first, second = json.loads(text)
        tables = {"person_tag": ("person", "tag"), "touchpoint_person": ("touchpoint", "person")}[table]
        return [self.one(tables[0], first), self.one(tables[1], second)]

    def inside(self, table: str, name: str, value: Any) -> Any:
        if (table, name) == ("saved_list", "query"):
            return [
                (what, self.one(what, int(text)) if what in ("tag", "company") and text.isdigit() else text)
                for what, text in parse_qsl(value)
            ]
        if (table, name) == ("feed", "tags"):
            return [self.one("tag", int(word)) for word in value.split()]
        if (table, name) == ("draft", "template") and value.startswith("own-"):
            return self.one("own_template", int(value.removeprefix("own-")))
        if (table, name) == ("follow_up", "key") and value:
            first, *rest = value.split(":")
            of = {"ask-when": ["interview"], "thank-you": ["interview", "person"]}.get(first, ["opportunity", "person"])
            of = ["opportunity", "person"] if "offer" in rest else of
            ids = [word for word in rest if word.isdigit()]
            named = [self.one(kind, int(number)) if number != "0" else 0 for kind, number in zip(of, ids, strict=False)]
            return [first, [word for word in rest if not word.isdigit()], named]
        if (table, name) == ("import", "answers"):
            answers = json.loads(value)
            return {**answers, "congratulate": [self.one("person", one) for one in answers.get("congratulate", [])]}
        if (table, name) == ("import", "counts"):
            counts = json.loads(value)
            demo = {kind: [self.one(kind, one) for one in ids] for kind, ids in counts.get("demo", {}).items()}
            return {**counts, "demo": demo}
        return _plain(value)


def _plain(value: Any) -> Any:
    """Instants as the journal notes them, too."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def counts(account: Account) -> dict[str, int]:
    """How many rows the account has in each of its tables."""
    return {model._meta.table_name: model.of(account).count() for model in TABLES if issubclass(model, Owned)}
