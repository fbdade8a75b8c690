"""Pages asked for over HTTP from a server of its own, beside an empty Flask route on the same kind of server."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

PASSWORD = "an evening for the bench"
EMAIL = "bench@kith.example"


@contextmanager
def server(application: str, environment: dict[str, str] | None = None) -> Iterator[int]:
    """gunicorn with one worker process, as `crm serve` sets it up; yields its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [
        "--workers",
        "1",
        "--worker-class",
        "gthread",
        "--threads",
        "4",
        "--keep-alive",
        "60",
        "--log-level",
        "error",
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", *options, "--no-control-socket", application],
        env={**os.environ, **(environment or {})},
    )
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(20)


class Browser:
    """One kept-alive connection, with the cookie of a signed-in account."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port)
        self._cookies: dict[str, str] = {}

    def ask(self, path: str, headers: dict[str, str] | None = None, expect: int = 200) -> tuple[float, bytes, str]:
        """Seconds until the whole answer is there, its body, and its ETag."""
        sent = {"Cookie": self.cookie, **(headers or {})} if self.cookie else dict(headers or {})
        began = time.perf_counter()
        self._connection.request("GET", path, headers=sent)
        answer = self._connection.getresponse()
        body = answer.read()
        took = time.perf_counter() - began
        if answer.status != expect:
            raise RuntimeError(f"{path} answered {answer.status}")
        self._keep(answer)
        return took, body, answer.headers.get("ETag", "")

    def sign_in(self) -> None:
        """Sign in by the form, as a browser does."""
        _, page, _ = self.ask("/sign-in")
        token = re.search(rb'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert token
        form = urlencode({"csrf_token": token[1].decode(), "email": EMAIL, "password": PASSWORD})
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie}
        self._connection.request("POST", "/sign-in", form, headers)
        answer = self._connection.getresponse()
        answer.read()
        if answer.status != 302:
            raise RuntimeError(f"signing in answered {answer.status}")
        self._keep(answer)

    def _keep(self, answer: http.client.HTTPResponse) -> None:
        for found in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = found.split(";")[0].partition("=")
            self._cookies[name] = value

    @property
    def cookie(self) -> str:
        """The cookies, as a request carries them."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())


def median_of(browser: Browser, path: str, times: int = 200, **options: object) -> float:
    """The median seconds of an address, after a warm-up."""
    for _ in range(10):
        browser.ask(path, **options)  # type: ignore[arg-type]
    return sorted(browser.ask(path, **options)[0] for _ in range(times))[times // 2]  # type: ignore[arg-type]


def database_url(folder: Path) -> str:
    """The database of the bench in a folder."""
    return f"sqlite:///{folder / 'kith.db'}"
