"""A real server on a real database, driven by a real browser."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Page, expect

from crm.domain.moment import Moment
from crm.models import Account, connected, open_database
from crm.usecases.accounts import create_account
from crm.usecases.sessions import begin

PASSWORD = "three odd words: kelp, ladder, noon"
NOW = "2026-11-24T09:00:00+00:00"
_SECRET = "a secret key for tests, long enough"


class Kith:
    """`crm serve` on a port of its own; `url` is its address."""

    def __init__(
        self, database_url: str, folder: Path, moment: Moment, settings: dict[str, str], port: int = 0
    ) -> None:
        self.database_url = database_url
        self.moment = moment
        self.log = folder / "server.log"
        self._port = port or _free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._made = 0
        clean = {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}
        self.environment = {
            **clean,
            "KITH_DATABASE": database_url,
            "KITH_SECRET_KEY": _SECRET,
            "KITH_NOW": NOW,
            "XDG_DATA_HOME": str(folder),
            **settings,
        }

    @contextmanager
    def running(self) -> Iterator["Kith"]:
        """The server, from its first answer to its end."""
        command = [sys.executable, "-m", "crm.cli", "serve", "--port", str(self._port), "--workers", "1"]
        with self.log.open("wb") as log:
            process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, start_new_session=True)
        self._process = process
        try:
            self._wait(process)
            yield self
        finally:
            process.terminate()
            process.wait(60)

    def kill(self) -> None:
        """End the server and its workers as a power failure would."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(30)

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=5):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                if process.poll() is not None:
                    break
                time.sleep(0.05)
        raise RuntimeError(f"The server did not start:\n{self.log.read_text()}")

    def crm(self, *arguments: str, stdin: str = "") -> str:
        """Run a command on the server's database, and return what it printed. A failed one raises."""
        command = [sys.executable, "-m", "crm.cli", *arguments]
        done = subprocess.run(command, env=self.environment, input=stdin, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"crm {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    @contextmanager
    def database(self) -> Iterator[None]:
        """The server's database, open in this process, to put things into it with the use cases."""
        opened = open_database(self.database_url)
        try:
            with connected():
                yield
        finally:
            opened.close_all()

    def new_account(self, name: str = "Ines Valderrey", timezone: str = "Europe/Lisbon") -> Account:
        """A fresh account, so that tests can share the server. Its password is PASSWORD."""
        self._made += 1
        with self.database():
            email = f"ines{self._made}@valderrey.example"
            return create_account(email, PASSWORD, self.moment, name=name, timezone=timezone)

    def sign_in(self, page: Page, account: Account, path: str = "/") -> Page:
        """Sign in through the form, with or without JavaScript, and open a page."""
        page.goto(f"{self.url}/sign-in")
        page.fill("input[name=email]", account.email)
        page.fill("input[name=password]", PASSWORD)
        page.click("main button[type=submit], main button:not([type])")
        page.wait_for_url(lambda url: "/sign-in" not in url)
        if path != "/" or not page.url.rstrip("/").endswith(self.url):
            page.goto(f"{self.url}{path}")
        return page

    def open(self, page: Page, account: Account, path: str = "/") -> Page:
        """Open a page in a browser that is signed in already: the session and its cookie are made without the form."""
        with self.database():
            token = begin(account, self.moment, program="a test")
        application = Flask("kith")
        application.secret_key = _SECRET
        signer = SecureCookieSessionInterface().get_signing_serializer(application)
        assert signer is not None
        cookie = signer.dumps({"token": token, "_permanent": True})
        page.context.add_cookies([{"name": "kith", "value": cookie, "url": self.url, "httpOnly": True}])
        page.goto(f"{self.url}{path}")
        return page


def settled(page: Page) -> None:
    """Wait until nothing is being fetched or swapped, as a person does before the next key."""
    under_way = page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")
    expect(under_way).to_have_count(0)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
