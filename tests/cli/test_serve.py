"""`crm serve` says what keeps it from serving."""

import socket
from collections.abc import Callable

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
