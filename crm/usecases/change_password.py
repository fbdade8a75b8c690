"""Changing a password, by whoever knows the old one or runs the server."""

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, database
from crm.usecases import passwords, sessions
from crm.usecases.attempts import count_try


class WrongPassword(Refused):
    """The current password is another one."""

    def __init__(self) -> None:
        super().__init__("That is not your current password.")


def change_password(
    account: Account, current: str, new: str, when: Moment, *, secret: str, address: str, session_id: int
) -> None:
    """Change a password and sign every other browser out.

    Raises WrongPassword, TooManyTries after too many of those, or Refused for a new one that is too weak.
    """
    passwords.refuse_weak(new)
    refuse_wrong_password(account, current, when, secret=secret, address=address)
    set_password(account, new, when, but=session_id)


def refuse_wrong_password(account: Account, current: str, when: Moment, *, secret: str, address: str) -> None:
    """Raise WrongPassword where this is not the account's password, TooManyTries after too many of those."""
    tried = count_try(account.email_key, address, when, secret)
    if not passwords.fits(current, account.password_hash):
        raise WrongPassword
    tried.succeeded()


def set_password(account: Account, new: str, when: Moment, *, but: int | None = None) -> None:
    """Set a password and sign every browser out, except perhaps the one in use. Raises Refused for a weak one."""
    hashed = passwords.hashed(new)
    with database.atomic():
        Account.update(password_hash=hashed, password_set_at=when.instant).where(Account.id == account.id).execute()
        sessions.end_all(account, but=but)
