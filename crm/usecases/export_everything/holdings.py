"""What an account or an export holds, in one line."""

from crm.domain.days import counted
from crm.models import Account
from crm.usecases.export_everything.lines import count
from crm.usecases.export_everything.tables import tables_by_name

_SAID = (
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
    return {table: count(tables_by_name()[table], account) for table, _, _ in _SAID}


def holdings_words(rows: dict[str, int]) -> str:
    """The same in words: "400 people, 456 touchpoints and six tags"."""
    said = [counted(rows[table], one, many) for table, one, many in _SAID if rows.get(table)]
    if len(said) < 2:
        return said[0] if said else "nothing yet"
    return f"{', '.join(said[:-1])} and {said[-1]}"
