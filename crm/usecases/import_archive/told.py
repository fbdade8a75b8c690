"""What files told of before: by keys that are the same in every later file."""

import hashlib
from typing import NamedTuple

from crm.models import Account
from crm.models.database import rows

#: Keys longer than this are kept as a hash.
_LONGEST = 200


class Thing(NamedTuple):
    """Something told of before. Both numbers are None for what the account deleted since."""

    id: int
    touchpoint: int | None
    opportunity: int | None
    told: str


def thing_key(*parts: str) -> str:
    """The key of a thing: words joined by spaces, the last of them as the file has it."""
    key = " ".join(parts)
    if len(key) <= _LONGEST:
        return key
    return f"{parts[0]} {hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()}"


def told_things(account: Account) -> dict[str, Thing]:
    """Everything told of before, in one statement."""
    found = rows(
        "SELECT key, id, touchpoint_id, opportunity_id, told FROM imported_thing WHERE account_id = ?", (account.id,)
    )
    return {key: Thing(number, touchpoint, opportunity, told) for key, number, touchpoint, opportunity, told in found}
