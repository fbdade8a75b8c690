"""`crm serve` says where it serves, or what keeps it from serving."""

import json
import os
import socket
from collections.abc import Callable

import pytest

from tests.cli.conftest import Ran


def test_a_port_that_is_taken_is_one_sentence(crm: Callable[..., Ran]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = crm("serve", "--port", str(port))
    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert f"127.0.0.1:{port}" in ran.err
    assert "--port" in ran.err


def test_a_script_is_told_where_it_serves(
    crm: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    started: list[str] = []
    monkeypatch.setattr(os, "execv", lambda _, words: started.extend(words))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ran = crm("serve", "--port", str(port), "--account", "ines@valderrey.example", "--json")
    assert json.loads(ran.out) == {
        "url": f"http://127.0.0.1:{port}",
        "database": database_url.removeprefix("sqlite:///"),
    }
    assert (ran.status, ran.err.count("\n")) == (0, 1)
    assert f"127.0.0.1:{port}" in started
