"""A change of job in one sentence (Rule 7: news is a reason to write)."""

from datetime import date

from crm.domain.days import MONTHS
from crm.domain.employers import SELF_EMPLOYED, company_key


def now_line(title: str, company: str) -> str:
    """What somebody is now, as the reason to congratulate: "Now Head of data at Brackmoor. One line is enough." """
    return f"Now {_at(title, company)}. One line is enough."


def was_line(title: str, company: str) -> str:
    """What somebody was before: "was Operations manager, Osterbrook"; empty where nothing is known."""
    text = ", ".join(part for part in (title.strip(), company.strip()) if part)
    return f"was {text}" if text else ""


def moved_line(old_company: str, new_company: str, new_title: str, seen_on: date) -> str:
    """A change in one short sentence: "Moved from Merrowdale to Penhallick.", "Now Head of product at Penhallick."

    `seen_on` is the day of the export that showed it; a first job is "New job in November."
    """
    old, new = company_key(old_company), company_key(new_company)
    if new == SELF_EMPLOYED and old != new:
        return f"Left {old_company.strip()} to work independently." if old else "Now independent."
    if old and new and old != new:
        return f"Moved from {old_company.strip(' .')} to {new_company.strip(' .')}."
    if old and not new:
        return f"Left {old_company.strip(' .')}."
    if old and new and new_title.strip():
        return f"Now {_at(new_title, new_company)}."
    return f"New job in {MONTHS[seen_on.month - 1]}."


def _at(title: str, company: str) -> str:
    title, company = title.strip(), company.strip(" .")
    if company_key(company) == SELF_EMPLOYED:
        return f"{title}, independent" if title else "independent"
    return f"{title} at {company}" if title and company else title or f"at {company}"
