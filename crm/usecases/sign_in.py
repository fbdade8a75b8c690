"""Signing in."""

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account
from crm.usecases import passwords, sessions
from crm.usecases.accounts import email_key
from crm.usecases.attempts import count_try

_NUMBERS = ("No", "One", "Two", "Three", "Four")


class DoNotMatch(Refused):
    """The address and the password do not belong together. Nothing tells whether there is such an account."""

    def __init__(self, left: int) -> None:
        said = "That email and password do not match."
        if left <= 0:
            said += " That was the last try for ten minutes."
        elif left < len(_NUMBERS):
            said += f" {_NUMBERS[left]} more {'try' if left == 1 else 'tries'}, then a ten minute rest."
        super().__init__(said)


def sign_in(
    email: str,
    password: str,
    when: Moment,
    *,
    secret: str,
    address: str = "",
    program: str = "",
    stays: bool = True,
) -> tuple[Account, str]:
    """The account of an address and password, and the token of its new session.

    `secret` keys the hashes under which tries are counted, `address` is the network address they come from, `program`
    the browser. Raises DoNotMatch, or TooManyTries after too many of those.
    """
    key = email_key(email)
    tried = count_try(key, address, when, secret)
    account = Account.by_email(key)
    if not passwords.fits(password, account.password_hash if account else "") or account is None:
        raise DoNotMatch(tried.left)
    tried.succeeded()
    renewed = passwords.renewed(password, account.password_hash)
    if renewed:
        Account.update(password_hash=renewed).where(Account.id == account.id).execute()
    return account, sessions.begin(account, when, address=address, program=program, stays=stays)
