"""Companies that a question names, while one types it."""

from crm.domain.identity import company_key
from crm.models import Account
from crm.models.database import rows
from crm.search.spellings import begins_a_company

#: Fewer letters name too many.
LEAST_LETTERS = 2
_SQL = (
    "SELECT c.id, c.name FROM company c WHERE c.account_id = ? AND c.id IN "
    "(SELECT company_id FROM company_spelling WHERE account_id = ? AND key LIKE ? ESCAPE '!') "
    "AND (EXISTS (SELECT 1 FROM person p WHERE p.company_id = c.id AND p.deleted_at IS NULL) "
    "OR EXISTS (SELECT 1 FROM position j WHERE j.company_id = c.id) "
    "OR EXISTS (SELECT 1 FROM opportunity o WHERE o.company_id = c.id)) ORDER BY length(c.name), c.name, c.id LIMIT ?"
)


def companies_named(account: Account, typed: str, most: int) -> list[tuple[int, str]]:
    """Ids and names of companies with a spelling that begins so, where one knows or knew somebody; the shortest names
    first. One statement where a spelling begins so, none elsewhere."""
    key = company_key(typed)
    if len(key) < LEAST_LETTERS or not begins_a_company(account, key):
        return []
    begun = key.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return [(number, name) for number, name in rows(_SQL, (account.id, account.id, f"{begun}%", most))]
