"""Signing in, and how often one may try."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import peewee
import pytest

from crm.domain.moment import Moment
from crm.models import Account, Attempt, Session, connected
from crm.usecases import passwords, sessions
from crm.usecases.accounts import create_account
from crm.usecases.attempts import TRIES_FROM_AN_ADDRESS, TooManyTries, count_try
from crm.usecases.change_password import WrongPassword, change_password
from crm.usecases.sign_in import DoNotMatch, sign_in

PASSWORD = "three odd words: kelp, ladder, noon"
WRONG = "three odd words: kelp, ladder, moon"
SECRET = "a secret key for tests, long enough"


@pytest.fixture(autouse=True)
def _hashes_that_cost_little(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """These tests sign in hundreds of times."""
    monkeypatch.setattr(passwords, "_hasher", passwords.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    passwords._nobody.cache_clear()
    yield
    passwords._nobody.cache_clear()


@pytest.fixture
def ines(database: peewee.Database, moment: Moment) -> Account:
    return create_account("Ines@Valderrey.example", PASSWORD, moment)


@pytest.fixture
def enter(moment: Moment) -> Callable[..., str]:
    """Tries to sign in some minutes after `moment`, and says how it went."""

    def attempt(
        password: str, *, email: str = "ines@valderrey.example", after: float = 0, address: str = "192.0.2.7"
    ) -> str:
        when = Moment(moment.instant + timedelta(minutes=after), "UTC")
        try:
            sign_in(email, password, when, secret=SECRET, address=address, program="Firefox")
        except TooManyTries as error:
            return f"rest {error.wait // timedelta(seconds=1)}"
        except DoNotMatch:
            return "wrong"
        return "in"

    return attempt


def test_whoever_knows_the_password_is_signed_in_whatever_the_capitals_of_the_address(
    ines: Account, moment: Moment
) -> None:
    account, token = sign_in(" INES@valderrey.example", PASSWORD, moment, secret=SECRET, address="192.0.2.7")
    assert account.id == ines.id
    found = sessions.found(token, moment)
    assert found is not None
    assert found[0].id == ines.id


def test_the_database_holds_only_a_hash_of_a_sessions_token(ines: Account, moment: Moment) -> None:
    _, token = sign_in("ines@valderrey.example", PASSWORD, moment, secret=SECRET)
    stored = next(iter(Session.of(ines))).token_hash
    assert stored != token
    assert sessions.found(stored, moment) is None


def test_five_wrong_tries_are_followed_by_ten_minutes_rest(ines: Account, enter: Callable[..., str]) -> None:
    assert [enter(WRONG, after=minute) for minute in range(5)] == ["wrong"] * 5
    assert enter(PASSWORD, after=5) == "rest 540"
    assert enter(WRONG, after=13.5) == "rest 30"
    assert enter(PASSWORD, after=14) == "in"


def test_after_the_rest_there_are_tries_again(ines: Account, enter: Callable[..., str]) -> None:
    for minute in range(5):
        enter(WRONG, after=minute)
    assert [enter(WRONG, after=15) for _ in range(6)] == ["wrong"] * 5 + ["rest 600"]


def test_tries_further_apart_are_never_too_many(ines: Account, enter: Callable[..., str]) -> None:
    assert {enter(WRONG, after=minute) for minute in range(0, 60, 3)} == {"wrong"}


def test_signing_in_forgets_the_tries_before_it(ines: Account, enter: Callable[..., str]) -> None:
    for _ in range(3):
        assert [enter(WRONG) for _ in range(4)] == ["wrong"] * 4
        assert enter(PASSWORD) == "in"


def test_the_limit_of_an_account_holds_from_every_address(ines: Account, enter: Callable[..., str]) -> None:
    assert [enter(WRONG, address=f"192.0.2.{host}") for host in range(6)] == ["wrong"] * 5 + ["rest 600"]
    assert enter(PASSWORD, address="198.51.100.1") == "rest 600"


def test_the_limit_of_an_address_holds_for_every_account(ines: Account, enter: Callable[..., str]) -> None:
    tried = [enter(WRONG, email=f"{number}@valderrey.example") for number in range(TRIES_FROM_AN_ADDRESS + 1)]
    assert tried == ["wrong"] * TRIES_FROM_AN_ADDRESS + ["rest 600"]
    assert enter(PASSWORD) == "rest 600"
    assert enter(PASSWORD, address="198.51.100.1") == "in"


def test_signing_in_to_ones_own_account_does_not_pay_for_tries_at_others(
    ines: Account, enter: Callable[..., str]
) -> None:
    for number in range(TRIES_FROM_AN_ADDRESS):
        enter(WRONG, email=f"{number}@valderrey.example")
        assert enter(PASSWORD) == ("in" if number < TRIES_FROM_AN_ADDRESS - 1 else "rest 600")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::3", "2001:db8:1:2:ffff::4", True),
        ("2001:db8:1:2::3", "2001:db8:1:3::3", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("", "", True),
    ],
)
def test_an_ipv6_household_is_one_address(
    database: peewee.Database, moment: Moment, one: str, other: str, same: bool
) -> None:
    for number in range(TRIES_FROM_AN_ADDRESS):
        count_try(f"{number}@valderrey.example", one, moment, SECRET)
    if same:
        with pytest.raises(TooManyTries):
            count_try("x@valderrey.example", other, moment, SECRET)
    else:
        count_try("x@valderrey.example", other, moment, SECRET)


def test_the_table_of_tries_names_nobody_and_forgets_after_an_hour(
    ines: Account, enter: Callable[..., str], moment: Moment
) -> None:
    enter(WRONG)
    rows = list(Attempt.select())
    assert len(rows) == 2
    assert all(len(row.key) == 64 and "ines" not in row.key and "192" not in row.key for row in rows)
    enter(WRONG, after=61)
    assert all(row.happened_at > moment.instant for row in Attempt.select())


def test_tries_made_all_at_once_are_counted_one_by_one(ines: Account, moment: Moment) -> None:
    def attempt(_: int) -> bool:
        with connected():
            try:
                count_try("ines@valderrey.example", "192.0.2.7", moment, SECRET)
            except TooManyTries:
                return False
            return True

    with ThreadPoolExecutor(16) as threads:
        assert sum(threads.map(attempt, range(48))) == 5


def test_changing_the_password_signs_every_other_browser_out(ines: Account, moment: Moment) -> None:
    _, here = sign_in("ines@valderrey.example", PASSWORD, moment, secret=SECRET)
    _, elsewhere = sign_in("ines@valderrey.example", PASSWORD, moment, secret=SECRET)
    found = sessions.found(here, moment)
    assert found is not None
    change_password(ines, PASSWORD, "quite another one", moment, secret=SECRET, address="", session_id=found[1])
    assert sessions.found(here, moment) is not None
    assert sessions.found(elsewhere, moment) is None
    assert sign_in("ines@valderrey.example", "quite another one", moment, secret=SECRET)[0].id == ines.id
    with pytest.raises(DoNotMatch):
        sign_in("ines@valderrey.example", PASSWORD, moment, secret=SECRET)


def test_the_current_password_cannot_be_guessed_at_leisure_either(ines: Account, moment: Moment) -> None:
    def change() -> None:
        change_password(ines, WRONG, "quite another one", moment, secret=SECRET, address="", session_id=0)

    for _ in range(5):
        with pytest.raises(WrongPassword):
            change()
    with pytest.raises(TooManyTries):
        change()
