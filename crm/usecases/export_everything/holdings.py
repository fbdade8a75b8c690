"""What an account or an export holds, in one line."""

from crm.domain.days import counted
from crm.models import Account
from crm.models.database import rows
from crm.usecases.export_everything.tables import condition, tables_by_name

#: Table, and its things in the singular and the plural.
HELD = (
    ("person", "person", "people"),
    ("touchpoint", "touchpoint", "touchpoints"),
    ("follow_up", "follow-up", "follow-ups"),
    ("note", "note", "notes"),
    ("opportunity", "opportunity", "opportunities"),
    ("photo", "photo", "photos"),
    ("tag", "tag", "tags"),
    ("saved_list", "list", "lists"),
    ("feed", "calendar address", "calendar addresses"),
)


def holdings_of(account: Account) -> dict[str, int]:
    """How many there are of what is spoken of, by table; the bin and the archive count."""
    tables = [tables_by_name()[table] for table, _, _ in HELD]
    counts = [f'(SELECT count(*) FROM "{table.name}" WHERE {condition(table, account)})' for table in tables]
    return dict(zip((table.name for table in tables), rows(f"SELECT {', '.join(counts)}")[0], strict=True))


def holdings_words(amounts: dict[str, int]) -> str:
    """The same in words: "400 people, 456 touchpoints and six tags"."""
    said = [counted(amounts[table], one, many) for table, one, many in HELD if amounts.get(table)]
    if len(said) < 2:
        return said[0] if said else "nothing yet"
    return f"{', '.join(said[:-1])} and {said[-1]}"
