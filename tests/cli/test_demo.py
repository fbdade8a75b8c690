"""`crm demo`."""

from collections.abc import Callable

from crm.models import Account, Person
from tests.cli.conftest import Ran


def test_the_demo_comes_and_goes(crm: Callable[..., Ran], account: Account) -> None:
    assert crm("demo", "--json").json == {"people": 400}
    assert Person.of(account).count() == 400
    assert crm("demo", "--remove", "--json").json == {"removed": 400}
    assert Person.of(account).count() == 0


def test_an_account_with_people_is_refused_in_one_sentence(crm: Callable[..., Ran], account: Account) -> None:
    crm("demo")
    again = crm("demo")
    assert again.status == 1
    assert again.err.strip().count("\n") == 0
    assert "without people" in again.err
