"""Making accounts, and finding the one that is meant."""

from email_validator import EmailNotValidError, validate_email

from crm.domain.moment import Moment, zone
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, database
from crm.usecases import passwords


def email_key(email: str) -> str:
    """What account addresses are compared by: capitals and surrounding space do not count."""
    return email.strip().casefold()


def create_account(
    email: str, password: str, when: Moment, *, name: str = "", timezone: str = "UTC", registration: str = "open"
) -> Account:
    """A new account.

    Raises Refused where the address or password cannot be used, somebody has the address, the zone is unknown, or
    registration does not allow it (`first`: only the first account; `closed`: none).
    """
    address = email.strip()
    try:
        # Deliverability is the mail server's to judge; `.test` and `.example` are fine on a private server.
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise Refused(f"“{address}” is not an email address: {str(error).rstrip('.')}.") from error
    try:
        zone(timezone)
    except ValueError as error:
        raise Refused(str(error)) from error
    with database.atomic():
        refuse_registration(registration)
        if Account.by_email(email_key(address)):
            raise Refused(f"There is an account for {address} already. Sign in instead.")
        return Account.create(
            email=address,
            email_key=email_key(address),
            name=name.strip(),
            password_hash=passwords.hashed(password) if password else "",
            timezone=timezone,
            created_at=when.instant,
        )


def refuse_registration(registration: str) -> None:
    """Raise Refused unless somebody may make an account now."""
    if registration == "closed":
        raise Refused("New accounts are closed here. Ask whoever runs this server.")
    if registration == "first" and Account.select().exists():
        raise Refused("This server has its account already. Ask whoever runs it to open registration.")


def the_account(email: str | None) -> Account:
    """The account of that address, or the only one there is.

    Raises NotFound where there is none, Refused where there are several and none was named.
    """
    if email:
        found = Account.by_email(email_key(email))
        if found is None:
            raise NotFound(f"There is no account {email} here.")
        return found
    accounts = list(Account.select().order_by(Account.id).limit(2))
    if not accounts:
        raise NotFound("There is no account yet. Make one: crm account create you@mail.example")
    if len(accounts) > 1:
        raise Refused("There are several accounts here. Say which: --account you@mail.example")
    return accounts[0]
