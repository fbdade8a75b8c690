"""Which company is meant by what somebody typed: any of its spellings, or a part of one."""

from crm.domain.folding import fold
from crm.domain.identity import company_key
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, Company, CompanySpelling

_MOST_CANDIDATES = 10


def find_company(account: Account, text: str) -> Company:
    """The one company that is meant. A spelling as it stands wins, then one without regard to accents, capitals and
    legal forms, then words that begin words of a spelling.

    Raises NotFound for none, Refused with the candidates for several.
    """
    typed = " ".join(text.split())
    spellings = [(one.company, one.name, one.key) for one in CompanySpelling.of(account).order_by(CompanySpelling.id)]
    key, asked = company_key(typed), fold(typed).split()
    for same in (
        [company for company, name, _ in spellings if name == typed],
        [company for company, name, _ in spellings if name.casefold() == typed.casefold()],
        [company for company, _, their in spellings if key and their == key],
        [company for company, name, _ in spellings if asked and _begins(asked, fold(name).split())],
    ):
        if same:
            return _only(account, typed, sorted(set(same)))
    raise NotFound(f"There is no company called “{typed}” here.")


def _begins(asked: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(begun) for word in words) for begun in asked)


def _only(account: Account, typed: str, candidates: list[int]) -> Company:
    found = list(Company.of(account).where(Company.id.in_(candidates[:_MOST_CANDIDATES])).order_by(Company.name))
    if len(candidates) == 1:
        return found[0]
    more = len(candidates) - len(found)
    names = "; ".join(one.name for one in found)
    raise Refused(
        f"“{typed}” may be any of {len(candidates)} companies: {names}{f'; and {more} more' if more else ''}. "
        "Write the name as it stands here."
    )
