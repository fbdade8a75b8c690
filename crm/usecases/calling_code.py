"""The calling code of an account's country, for phone numbers that are written as they are dialled at home."""

from crm.models import Account


def calling_code(account: Account) -> str:
    """The digits behind the plus, such as "49"; empty where the account has no country."""
    if not account.country:
        return ""
    from phonenumbers import country_code_for_region  # its tables take a moment to load, and are seldom needed

    code = country_code_for_region(account.country)
    return str(code) if code else ""
