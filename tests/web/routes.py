"""Every route there is, with its arguments filled in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from crm.models import TABLES
from tests.world import World

#: Arguments that name a thing by another word than its table's.
_THINGS = {
    "other_id": "person",
    "followup_id": "follow_up",
    "list_id": "saved_list",
    "method_id": "contact_method",
    "change_id": "import_change",
    "row_id": "step",
}
#: Arguments that name nothing that anybody owns; a calendar address is a secret and is tested on its own.
_WORDS = {"facet": "tag", "filename": "css/base.css", "token": "no-such-token", "name": "kith", "number": "per_day"}
_CHANGING = ("POST", "PUT", "PATCH", "DELETE")
_INPUT = re.compile(r"""\bname="([\w-]+)"|(?:field|area|select|stepper|switch)\("([\w-]+)\"""")


@dataclass(frozen=True)
class Call:
    """A route with its arguments filled in."""

    method: str
    path: str
    endpoint: str

    def __str__(self) -> str:
        return f"{self.method} {self.path} ({self.endpoint})"

    @property
    def changes(self) -> bool:
        """Whether it may change something."""
        return self.method in _CHANGING


def every_call(app: Flask, mine: World, theirs: World | None = None) -> Iterator[Call]:
    """Every route and method; with `theirs`, only the routes about things, with one or more of the things theirs.

    A route with an argument that is not known here is an error: say in this file what it names.
    """
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        for values in _fillings(rule, mine, theirs):
            for method in methods:
                yield Call(method, adapter.build(rule.endpoint, values, method=method), rule.endpoint)


def _fillings(rule: Rule, mine: World, theirs: World | None) -> Iterator[dict[str, Any]]:
    words = {name: _WORDS[name] for name in rule.arguments if name in _WORDS}
    things = sorted(rule.arguments - set(words))
    tables = {name: _table(name, rule) for name in things}
    if theirs is None:
        yield words | {name: mine[table].id for name, table in tables.items()}
        return
    for whose in product((mine, theirs), repeat=len(things)):
        if theirs in whose:
            yield words | {name: world[tables[name]].id for name, world in zip(things, whose, strict=True)}


def _table(argument: str, rule: Rule) -> str:
    table = _THINGS.get(argument, argument.removesuffix("_id"))
    if not argument.endswith("_id") or table not in {model._meta.table_name for model in TABLES}:
        raise LookupError(f"{rule.rule}: say in tests/web/routes.py what the argument “{argument}” names")
    return table


def every_field(app: Flask) -> list[str]:
    """The names of all form fields in the templates."""
    found: set[str] = set()
    for template in Path(app.template_folder or "").rglob("*.html"):
        for one, other in _INPUT.findall(template.read_text(encoding="utf-8")):
            found.add(one or other)
    return sorted(found - {"csrf_token", "viewport", "color-scheme", "csrf-token", "htmx-config"})


def is_open_to_all(app: Flask, call: Call) -> bool:
    """Whether the route needs no sign-in."""
    return bool(getattr(app.view_functions[call.endpoint], "open_to_all", False))
