"""The company that a name means: found by any of its spellings, or made."""

from crm.domain.identity import company_key
from crm.models import Account, Company, CompanySpelling


def company_for(account: Account, name: str) -> int | None:
    """The id of the company of that name; None for a blank name. A new spelling is remembered, a new company made.

    Call it within a transaction. What it makes is no step of the journal: a company without people shows nowhere.
    """
    written = " ".join(name.split())
    if not written:
        return None
    known = CompanySpelling.of(account, CompanySpelling.company)
    exact = known.where(CompanySpelling.name == written).tuples().first()
    if exact:
        return int(exact[0])
    key = company_key(written)
    alike = known.where(CompanySpelling.key == key).order_by(CompanySpelling.id).tuples().first()
    company = int(alike[0]) if alike else Company.create(account=account, name=written).id
    CompanySpelling.create(account=account, company=company, name=written, key=key)
    return int(company)
