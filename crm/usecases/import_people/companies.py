"""Companies named in a file: found by their spelling, or made."""

from collections import Counter
from collections.abc import Iterable

from crm.domain.identity import company_key
from crm.models import Account, Company, CompanySpelling
from crm.models.bulk import insert_rows, reserve_ids
from crm.models.database import rows


class Companies:
    """The account's companies by spelling, and those that an import adds; written together by `write`."""

    def __init__(self, account: Account, import_id: int) -> None:
        self._account = account
        self._import_id = import_id
        self._by_name: dict[str, int] = {}
        self._by_key: dict[str, int] = {}
        spellings = rows("SELECT name, key, company_id FROM company_spelling WHERE account_id = ?", (account.id,))
        for name, key, company in spellings:
            self._by_name[name] = company
            self._by_key.setdefault(key, company)

    def add(self, names: Iterable[str]) -> None:
        """Make sure that each name has its company: in one go, so that a new company takes its commonest spelling."""
        unknown = Counter(name for name in names if name and name not in self._by_name)
        keys = {name: company_key(name) for name in unknown}
        fresh: dict[str, str] = {}
        for name, _ in unknown.most_common():
            if keys[name] not in self._by_key:
                fresh.setdefault(keys[name], name)
        ids = reserve_ids(Company, len(fresh)) if fresh else []
        account = self._account.id
        same = {"import_id": self._import_id}
        insert_rows(
            Company,
            ("id", "account", "name"),
            [(new, account, name) for new, name in zip(ids, fresh.values(), strict=True)],
            same,
        )
        self._by_key.update(zip(fresh, ids, strict=True))
        self._by_name.update((name, self._by_key[key]) for name, key in keys.items())
        insert_rows(
            CompanySpelling,
            ("account", "company", "name", "key"),
            [(account, self._by_key[key], name, key) for name, key in keys.items()],
            same,
        )

    def spellings(self) -> dict[int, str]:
        """All spellings in one text, of each company that has several."""
        several = "SELECT company_id FROM company_spelling WHERE account_id = ? GROUP BY company_id HAVING count(*) > 1"
        sql = f"SELECT company_id, name FROM company_spelling WHERE account_id = ? AND company_id IN ({several})"
        found: dict[int, list[str]] = {}
        for company, name in rows(sql, (self._account.id, self._account.id)):
            found.setdefault(company, []).append(name)
        return {company: " ".join(names) for company, names in found.items()}

    def id_of(self, name: str) -> int | None:
        """The company of a spelling that was added, or None for no name."""
        return self._by_name[name] if name else None
