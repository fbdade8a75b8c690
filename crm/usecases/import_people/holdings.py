"""What is known of people, as far as an address book may add to it: a constant number of statements."""

from collections.abc import Iterator

from crm.domain.complement import Holding, digest
from crm.domain.folding import name_key
from crm.domain.identity import company_key, phone_key, title_key
from crm.models import Account
from crm.models.database import rows
from crm.usecases.import_people.known import FORMER_LINK, Stored, Told

_METHODS = "SELECT person_id, kind, key FROM contact_method WHERE account_id = ?"
_TAGS = "SELECT x.person_id, 'tag', t.key FROM person_tag x JOIN tag t ON t.id = x.tag_id WHERE x.account_id = ?"
_NOTES = "SELECT person_id, 'note', text FROM note WHERE account_id = ?"
_OTHERS = (
    "SELECT person_id, 'other_name', key FROM other_name WHERE account_id = ? "
    "UNION ALL SELECT person_id, 'card', text FROM card WHERE account_id = ? "
    "UNION ALL SELECT person_id, 'photo', '-' FROM photo WHERE account_id = ? "
    "UNION ALL SELECT p.person_id, 'employer', s.key FROM position p "
    "JOIN company_spelling s ON s.company_id = p.company_id WHERE p.account_id = ?"
)
_PEOPLE = "SELECT id, place, goes_by, CAST(met_on AS text), met_how FROM person WHERE account_id = ?"


class Holdings:
    """An account's people as `complement` wants them."""

    def __init__(self, account: Account, told: dict[int, Told], calling_code: str) -> None:
        self._told = told
        self._keys: dict[int, dict[str, set[str]]] = {}
        for person, field, key in self._everything(account.id, calling_code):
            if key:
                self._keys.setdefault(person, {}).setdefault(field, set()).add(key)

    def of(self, person: Stored) -> Holding:
        """What is known of somebody."""
        keys: dict[str, set[str]] = dict(self._keys.get(person.id, {}))
        names = {name_key(f"{person.given} {person.family}"), person.name_key}
        keys["other_name"] = keys.get("other_name", set()) | names
        for field, key in (("company", company_key(person.company)), ("title", title_key(person.title))):
            if key:
                keys[field] = {key}
        told = self._told.get(person.id)
        return Holding(keys, person.by_hand, frozenset(told.text.split("\n")) if told else frozenset())

    def _everything(self, owner: int, calling_code: str) -> Iterator[tuple[int, str, str]]:
        for person, kind, key in rows(_METHODS, (owner,)):
            if kind == "phone" and not key.startswith("+"):
                key = phone_key(key, calling_code)
            yield person, "link" if kind == FORMER_LINK else kind, key
        yield from rows(_TAGS, (owner,))
        for person, field, text in (*rows(_NOTES, (owner,)), *rows(_OTHERS, (owner,) * 4)):
            yield person, field, digest(text) if field in ("note", "card") else text
        for person, place, goes_by, met_on, met_how in rows(_PEOPLE, (owner,)):
            yield person, "place", name_key(place) or place.casefold()
            yield person, "nickname", name_key(goes_by)
            yield person, "met_on", met_on or ""
            yield person, "met_how", digest(met_how) if met_how.strip() else ""
