"""How companies are written: read once after a change, for every question looks whether it names one."""

from typing import NamedTuple

from crm.models import Account
from crm.models.database import rows
from crm.models.kept import newest
from crm.search.words import words

_MOST_NAMES = 40


class _Spellings(NamedTuple):
    """Keys and names (see `company_key`), and all keys in one text, a line each, which is looked through soonest."""

    pairs: list[tuple[str, str]]
    lines: str


def begins_a_company(account: Account, key: str) -> bool:
    """Whether the key of a spelling begins so."""
    return f"\n{key}" in _spellings(account).lines


def longer_words(account: Account, word: str) -> tuple[str, ...]:
    """The words of company names that hold the word further inside, at most forty."""
    known = _spellings(account)
    if word not in known.lines:
        return ()
    names = dict.fromkeys(name for key, name in known.pairs if key.find(word) > 0)
    longer = {part for name in [*names][:_MOST_NAMES] for part in words(name) if part.find(word) > 0}
    return tuple(sorted(longer)[:_MOST_NAMES])


def _spellings(account: Account) -> _Spellings:
    return newest(account, "spellings", lambda: _read(account))


def _read(account: Account) -> _Spellings:
    sql = "SELECT key, name FROM company_spelling WHERE account_id = ? ORDER BY id"
    pairs = [(key, name) for key, name in rows(sql, (account.id,))]
    return _Spellings(pairs, "\n".join(["", *(key for key, _ in pairs)]))
