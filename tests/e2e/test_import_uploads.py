"""Uploads as programs send them that do not keep to the rules, to the real server."""

import http.client
import socket
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from crm.models import Account, Import
from crm.settings import read
from tests.e2e.kith import PASSWORD, Kith
from tests.usecases.network import BEFORE
from tests.web.visitor import csrf_token

MEGABYTE = 1024 * 1024
HEAD = b'--x\r\nContent-Disposition: form-data; name="file"; filename="Connections.csv"\r\n\r\n'
TAIL = b"\r\n--x--\r\n"


class Program:
    """A program that is signed in and sends uploads by hand."""

    def __init__(self, kith: Kith, account: Account) -> None:
        self._host = urlsplit(kith.url).netloc
        self._cookie = ""
        form = {"email": account.email, "password": PASSWORD, "csrf_token": csrf_token(self._ask("GET", "/sign-in"))}
        body = urlencode(form).encode()
        self._ask("POST", "/sign-in", body, {"Content-Type": "application/x-www-form-urlencoded"})
        self._token = csrf_token(self._ask("GET", "/imports"))

    def _ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> str:
        connection = http.client.HTTPConnection(self._host, timeout=60)
        connection.request(method, path, body, {"Cookie": self._cookie, **(headers or {})})
        answer = connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self._cookie = cookie.partition(";")[0]
        text = answer.read().decode()
        connection.close()
        return text

    def upload(self, length: str, pieces: list[bytes], chunked: bool = False) -> int:
        """Send an upload with that Content-Length, or without one; the status of the answer."""
        host, port = self._host.split(":")
        lines = [
            "POST /imports HTTP/1.1", f"Host: {self._host}", f"Cookie: {self._cookie}", f"X-CSRFToken: {self._token}",
            "Content-Type: multipart/form-data; boundary=x", "Connection: close",
            "Transfer-Encoding: chunked" if chunked else f"Content-Length: {length}", "", "",
        ]  # fmt: skip
        with socket.create_connection((host, int(port)), timeout=60) as connection:
            connection.sendall("\r\n".join(lines).encode())
            try:
                for piece in pieces:
                    connection.sendall(b"%x\r\n%b\r\n" % (len(piece), piece) if chunked else piece)
                if chunked:
                    connection.sendall(b"0\r\n\r\n")
            except ConnectionError:
                pass  # it answered and closed before everything was sent, as it may
            answer = connection.makefile("rb").readline()
        return int(answer.split()[1])


@pytest.fixture
def program(kith: Kith, owner: Account) -> Program:
    return Program(kith, owner)


def imports(kith: Kith, owner: Account) -> int:
    with kith.database():
        return Import.of(owner).count()


def test_an_upload_that_does_not_say_its_length_is_taken(kith: Kith, owner: Account, program: Program) -> None:
    data = BEFORE.read_bytes()
    assert program.upload("", [HEAD, data[:1000], data[1000:], TAIL], chunked=True) == 302
    assert imports(kith, owner) == 1


def test_an_upload_that_does_not_say_its_length_is_stopped_at_the_limit(
    kith: Kith, owner: Account, program: Program
) -> None:
    before = set(uploads(kith))
    assert program.upload("", [HEAD, *[b"x" * MEGABYTE] * 66, TAIL], chunked=True) == 413
    assert imports(kith, owner) == 0
    assert set(uploads(kith)) == before


def test_an_upload_that_says_it_is_too_large_is_not_waited_for(kith: Kith, owner: Account, program: Program) -> None:
    assert program.upload(str(70 * MEGABYTE), [HEAD]) == 413
    assert imports(kith, owner) == 0


def test_an_upload_is_no_longer_than_it_says(kith: Kith, owner: Account, program: Program) -> None:
    """What follows the announced length is not read: the form ends in the middle, and nothing is imported."""
    assert program.upload(str(len(HEAD) + 100), [HEAD, b"x" * MEGABYTE, TAIL]) in (302, 400)
    with kith.database():
        assert not Import.of(owner).where(Import.state.in_(("previewed", "applied"))).exists()


def uploads(kith: Kith) -> list[Path]:
    folder = read(kith.environment).uploads_folder
    return list(folder.iterdir()) if folder.exists() else []
