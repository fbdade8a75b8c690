"""`crm account`."""

from collections.abc import Callable

import pytest

from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases import sessions
from crm.usecases.passwords import fits
from tests.cli.conftest import Ran

PASSWORD = "three odd words: kelp, ladder, noon"
Crm = Callable[..., Ran]


def test_an_account_is_made_with_a_password_from_standard_input(crm: Crm, engine: str) -> None:
    made = crm(
        *("account", "create", "ines@valderrey.example", "--name", "Inês Valderrey", "--timezone", "Europe/Lisbon"),
        *("--password-stdin", "--json"),
        stdin=f"{PASSWORD}\n",
    )
    assert made.json == {"email": "ines@valderrey.example", "timezone": "Europe/Lisbon"}
    stored = Account.by_email("ines@valderrey.example")
    assert stored is not None
    assert stored.name == "Inês Valderrey"
    assert fits(PASSWORD, stored.password_hash)


def test_an_account_for_the_command_line_alone_needs_no_password(crm: Crm) -> None:
    made = crm("account", "create", "ines@valderrey.example")
    assert (made.status, made.out) == (0, "Made the account ines@valderrey.example.\n")
    stored = Account.by_email("ines@valderrey.example")
    assert stored is not None
    assert (stored.password_hash, stored.timezone) == ("", "UTC")


@pytest.mark.parametrize(
    ("arguments", "stdin", "sentence"),
    [
        (("ines",), "", "“ines” is not an email address"),
        (("ines@valderrey.example", "--timezone", "Lisbon"), "", "There is no time zone called “Lisbon”."),
        (("ines@valderrey.example", "--password-stdin"), "short\n", "12 characters or more"),
        (("ines@valderrey.example", "--password-stdin"), "", "There was no password on standard input."),
        (("ines@valderrey.example", "--password-stdin"), b"\xff\xfe long enough\n", "not UTF-8"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_and_status_1(
    crm: Crm, arguments: tuple[str, ...], stdin: str | bytes, sentence: str
) -> None:
    refused = crm("account", "create", *arguments, "--json", stdin=stdin)
    assert (refused.status, refused.out) == (1, "")
    assert sentence in refused.err
    assert refused.err.count("\n") == 1
    assert not Account.select().exists()


def test_an_address_is_used_once(crm: Crm, account: Account) -> None:
    refused = crm("account", "create", "INES@valderrey.example")
    assert (refused.status, "already" in refused.err) == (1, True)


def test_whoever_runs_the_server_makes_accounts_whatever_the_registration(
    crm: Crm, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITH_REGISTRATION", "closed")
    assert crm("account", "create", "olu@adebanjo.example").status == 0


def test_a_missing_argument_is_wrong_usage(crm: Crm) -> None:
    assert crm("account", "create").status == 2
    assert crm("account", "destroy").status == 2


def test_a_forgotten_password_is_set_and_every_browser_signed_out(crm: Crm, account: Account, moment: Moment) -> None:
    token = sessions.begin(account, moment)
    done = crm("account", "password", "--password-stdin", "--json", stdin=f"{PASSWORD}\n")
    assert done.json == {"email": account.email}
    assert fits(PASSWORD, Account.get_by_id(account.id).password_hash)
    assert sessions.found(token, moment) is None


def test_a_password_is_set_for_the_account_that_is_named(crm: Crm, account: Account, other_account: Account) -> None:
    assert crm("account", "password", "--password-stdin", stdin=PASSWORD).status == 1
    assert crm("account", "password", "--account", other_account.email, "--password-stdin", stdin=PASSWORD).status == 0
    assert fits(PASSWORD, Account.get_by_id(other_account.id).password_hash)
    assert not Account.get_by_id(account.id).password_hash


def test_without_a_terminal_the_password_is_not_waited_for(crm: Crm, account: Account) -> None:
    refused = crm("account", "password")
    assert (refused.status, "--password-stdin" in refused.err) == (1, True)
