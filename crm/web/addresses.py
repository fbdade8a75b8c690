"""Whole addresses, for what leaves the browser: calendar programs, phones, letters."""

from urllib.parse import urlsplit

from flask import current_app, request

# A probe on the same machine asks by these names, whatever the address for people is.
_ALWAYS = ["127.0.0.1", "localhost"]


def base_url() -> str:
    """What every whole address begins with: KITH_BASE_URL, else the address by which the browser or program asked."""
    return current_app.extensions["kith"].settings.base_url or f"{request.scheme}://{request.host}"


def absolute(path: str) -> str:
    """The whole address of a path of this site, such as `/feed/…/kith.ics`.

    It begins with KITH_BASE_URL; where that is not set, with the address the browser used, which is then all there is.
    """
    return f"{base_url()}{path}"


def answered_hosts(base_url: str) -> list[str] | None:
    """The names under which requests are answered: those of KITH_BASE_URL and this machine's own; None for any.

    A forged Host header can then put no other name into an address. (Werkzeug compares no IPv6 addresses.)
    """
    name = urlsplit(base_url).hostname
    return [name, *_ALWAYS] if name and ":" not in name else None
