"""Making accounts, and finding the one that is meant."""

from peewee import IntegrityError

from crm.domain.moment import Moment, zone
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, database
from crm.usecases import passwords

LONGEST_NAME = 200


def email_key(email: str) -> str:
    """What account addresses are compared by: capitals and surrounding space do not count."""
    return email.strip().casefold()


def usable_email(email: str) -> str:
    """The address without surrounding space. Raises Refused where it is none."""
    from email_validator import EmailNotValidError, validate_email  # slow to import, and few commands need it

    address = email.strip()
    try:
        # Deliverability is the mail server's to judge; `.test` and `.example` are fine on a private server.
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise Refused(f"“{address}” is not an email address. It looks like you@company.example.") from error
    return address


def usable_name(name: str) -> str:
    """The name without surrounding or repeated space. Raises Refused where it is too long."""
    tidy = " ".join(name.split())
    if len(tidy) > LONGEST_NAME:
        raise Refused(f"A name may have {LONGEST_NAME} characters here.")
    return tidy


def usable_zone(name: str) -> str:
    """The IANA name of a time zone. Raises Refused where there is none of that name."""
    try:
        zone(name)
    except ValueError as error:
        raise Refused(str(error)) from error
    return name


def create_account(
    email: str, password: str, when: Moment, *, name: str = "", timezone: str = "UTC", registration: str = "open"
) -> Account:
    """A new account; without a password nobody can sign in to it.

    Raises Refused where the address, password, name or zone cannot be used, somebody has the address, or registration
    does not allow it (`first`: only the first account; `closed`: none).
    """
    refuse_registration(registration)
    address, tidy_name, zone_name = usable_email(email), usable_name(name), usable_zone(timezone)
    hashed = passwords.hashed(password) if password else ""
    with database.atomic():
        Account.lock()
        refuse_registration(registration)
        refuse_taken(address)
        return Account.create(
            email=address,
            email_key=email_key(address),
            name=tidy_name,
            password_hash=hashed,
            password_set_at=when.instant if hashed else None,
            timezone=zone_name,
            created_at=when.instant,
        )


def refuse_registration(registration: str) -> None:
    """Raise Refused unless somebody may make an account now."""
    if registration == "closed":
        raise Refused("New accounts are closed here. Ask whoever runs this server.")
    if registration == "first" and anybody():
        raise Refused("This server has its account already. Ask whoever runs it to open registration.")


def refuse_taken(address: str) -> None:
    """Raise Refused where an account has that address."""
    if Account.by_email(email_key(address)):
        raise Refused(f"There is an account for {address} already. Sign in instead.")


def anybody() -> bool:
    """Whether there is an account at all."""
    return bool(Account.select().exists())


def change_email(account: Account, email: str) -> None:
    """Give an account another address to sign in with. Raises Refused where it cannot be used or is somebody's."""
    address = usable_email(email)
    if email_key(address) != account.email_key:
        refuse_taken(address)
    try:
        with database.atomic():
            Account.update(email=address, email_key=email_key(address)).where(Account.id == account.id).execute()
    except IntegrityError:
        refuse_taken(address)
        raise


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
