"""Making accounts, and what an account may change about itself."""

from concurrent.futures import ThreadPoolExecutor

import peewee
import pytest

from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, connected
from crm.usecases import passwords, preferences
from crm.usecases.accounts import change_email, create_account, the_account


@pytest.mark.parametrize("email", ["", "ines", "ines@", "@valderrey.example", "a b@c.example", "a@b", "a@b.example\nc"])
def test_what_is_no_email_address_is_refused(database: peewee.Database, moment: Moment, email: str) -> None:
    with pytest.raises(Refused, match="not an email address"):
        create_account(email, "", moment)


@pytest.mark.parametrize("zone", ["", "Lisbon", "../etc/passwd", "/etc/localtime", "Europe", "Europe/Lisbon\0"])
def test_what_is_no_time_zone_is_refused(database: peewee.Database, moment: Moment, zone: str) -> None:
    with pytest.raises(Refused, match="no time zone"):
        create_account("ines@valderrey.example", "", moment, timezone=zone)


def test_two_who_make_the_first_account_at_once_make_one(database: peewee.Database, moment: Moment) -> None:
    def make(number: int) -> bool:
        with connected():
            try:
                create_account(f"{number}@valderrey.example", "", moment, registration="first")
            except Refused:
                return False
            return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(make, range(8))) == 1
    assert Account.select().count() == 1


def test_two_who_take_one_address_at_once_make_one(database: peewee.Database, moment: Moment) -> None:
    def make(number: int) -> bool:
        with connected():
            try:
                create_account("ines@valderrey.example" if number % 2 else "INES@valderrey.example", "", moment)
            except Refused:
                return False
            return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(make, range(8))) == 1


def test_the_only_account_need_not_be_named(account: Account) -> None:
    assert the_account(None).id == account.id
    assert the_account("INES@valderrey.example").id == account.id
    with pytest.raises(NotFound, match="no account olu@"):
        the_account("olu@adebanjo.example")


def test_one_of_several_accounts_must_be_named(account: Account, other_account: Account) -> None:
    with pytest.raises(Refused, match="Say which"):
        the_account(None)


def test_without_any_account_the_way_to_make_one_is_said(database: peewee.Database) -> None:
    with pytest.raises(NotFound, match="crm account create"):
        the_account(None)


def test_an_address_of_somebody_else_cannot_be_taken(account: Account, other_account: Account) -> None:
    with pytest.raises(Refused, match="already"):
        change_email(account, other_account.email.upper())
    change_email(account, "Ines@Valderrey.example")
    change_email(account, "ines.v@valderrey.example")
    found = Account.by_email("ines.v@valderrey.example")
    assert found is not None
    assert found.id == account.id


def test_another_time_zone_has_the_day_planned_anew_and_the_feeds_rendered_anew(account: Account) -> None:
    Account.update(planned_on="2026-11-24").execute()
    before = Account.select().first()
    preferences.choose_zone(account, "Pacific/Auckland")
    after = Account.select().first()
    assert before is not None
    assert after is not None
    assert (after.timezone, after.planned_on) == ("Pacific/Auckland", "")
    assert after.revision > before.revision
    with pytest.raises(Refused):
        preferences.choose_zone(account, "Europe/Atlantis")


def test_the_same_time_zone_changes_nothing(account: Account) -> None:
    preferences.choose_zone(account, account.timezone)
    after = Account.select().first()
    assert after is not None
    assert after.revision == account.revision


def test_a_name_is_tidied_and_never_empty(account: Account) -> None:
    preferences.rename(account, "  Inês   Valderrey ")
    assert account.name == "Inês Valderrey"
    with pytest.raises(Refused):
        preferences.rename(account, "  ")


def test_a_theme_is_one_of_three(account: Account) -> None:
    for theme in ("dark", "light", ""):
        preferences.choose_theme(account, theme)
        assert account.theme == theme
    with pytest.raises(Refused):
        preferences.choose_theme(account, '"><script>')


def test_an_account_without_a_name_is_called_by_its_address(database: peewee.Database, moment: Moment) -> None:
    assert create_account("ines@valderrey.example", "", moment).called == "ines@valderrey.example"


def test_a_hash_of_weaker_days_is_made_anew() -> None:
    password = "three odd words: kelp, ladder, noon"
    weaker = passwords.PasswordHasher(time_cost=1, memory_cost=1024).hash(password)
    assert passwords.fits(password, weaker)
    assert passwords.renewed(password, weaker).startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.renewed(password, passwords.hashed(password)) == ""
    assert not passwords.fits(password, "no hash at all")
