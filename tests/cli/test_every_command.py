"""What holds for every command there is."""

import os
import re
from collections.abc import Callable

import pytest

from crm.models import Account
from tests.cli.commands import WORDS, Command, every_command
from tests.cli.conftest import Ran

COMMANDS = list(every_command())
ABOUT_THE_SERVER = ("account create", "backup", "restore", "doctor", "serve")


@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_every_command_explains_itself_with_an_example(crm: Callable[..., Ran], command: Command) -> None:
    done = crm(*command.words, "--help")
    assert done.status == 0
    assert re.search(rf"Example:\s+crm {command}\b", done.out)


@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_every_command_takes_an_account_and_answers_in_json(command: Command) -> None:
    assert {"--account", "--json"} <= command.options


@pytest.mark.parametrize("command", [c for c in COMMANDS if str(c) not in ABOUT_THE_SERVER], ids=str)
def test_an_account_that_is_not_there_is_one_sentence_and_status_1(
    crm: Callable[..., Ran], account: Account, command: Command
) -> None:
    typed = [WORDS.get(name, "1") for name in command.arguments] + command.demanded
    done = crm(*command.words, *typed, "--account", "nobody@valderrey.example", stdin="a long enough password\n")
    assert (done.status, done.out) == (1, "")
    assert done.err.count("\n") == 1


def test_octets_that_are_no_text_are_one_sentence_and_change_nothing(crm: Callable[..., Ran], account: Account) -> None:
    not_text = os.fsdecode(b"Caf\xe9")
    for words in (("person", "add", not_text), ("log", not_text, "x"), ("feed", "add", not_text)):
        done = crm(*words)
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
        assert "not UTF-8 text" in done.err
    assert (crm("people", "--json").json, crm("feed", "list", "--json").json) == ([], [])
