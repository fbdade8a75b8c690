"""What a note may say of its sender: as LinkedIn's archive told of them, where one was imported with the profile."""

import json

from crm.models import Account
from crm.models.database import rows


def own_facts(account: Account) -> dict[str, str]:
    """The headline and the present job, in one statement; nothing where nothing is known."""
    found = rows("SELECT headline, positions FROM profile WHERE account_id = ? ORDER BY id LIMIT 1", (account.id,))
    if not found:
        return {}
    headline, positions = found[0]
    current: dict[str, object] = next((one for one in json.loads(positions or "[]") if one.get("current")), {})
    return {
        "headline": headline,
        "own_role": str(current.get("title", "")),
        "own_company": str(current.get("company", "")),
    }
