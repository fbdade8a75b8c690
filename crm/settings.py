"""Settings, typed, from the environment. A wrong one stops the start and names itself (see `docs/settings.md`)."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

KNOWN = (
    "KITH_DATABASE",
    "KITH_SECRET_KEY",
    "KITH_SECRET_KEY_FILE",
    "KITH_BASE_URL",
    "KITH_REGISTRATION",
    "KITH_NOW",
    "KITH_TRUSTED_PROXIES",
)
REGISTRATION = ("first", "open", "closed")


class WrongSetting(Exception):
    """A setting cannot be used; the message names it and says what it should be."""


@dataclass(frozen=True)
class Settings:
    """What the program is told from outside. Build it with `read`."""

    database: str
    data_folder: Path
    base_url: str = ""
    registration: str = "first"
    now: datetime | None = None
    trusted_proxies: int = 0
    _secret: str | None = field(default=None, repr=False)
    _secret_file: Path | None = None

    @property
    def sqlite_path(self) -> Path | None:
        """The file of a SQLite database, else None."""
        return sqlite_path(self.database)

    @property
    def uploads_folder(self) -> Path:
        """Where uploaded files wait to be imported; never served."""
        return self.data_folder / "uploads"

    @property
    def secret_file(self) -> Path | None:
        """The file that holds the secret key; None where the environment itself gives the key."""
        return None if self._secret else self._secret_file or self.data_folder / "secret-key"

    def secret_key(self) -> str:
        """The secret from which sessions, form tokens and feed addresses are derived.

        Made once and kept in a file with mode 600 beside the database when none is given. Two processes that start at
        once agree on one: the file is linked into place whole, and the first one stays.
        """
        if self._secret:
            return self._secret
        path = self.secret_file
        assert path is not None
        if not path.exists():
            if self._secret_file:
                raise WrongSetting(f"KITH_SECRET_KEY_FILE: there is no file {path}.")
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft = path.with_name(f".secret-key-{os.getpid()}-{secrets.token_hex(4)}")
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_hex(32), encoding="ascii")
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        secret = path.read_text(encoding="utf-8").strip()
        if len(secret) < 32:
            raise WrongSetting(f"KITH_SECRET_KEY_FILE: {path} holds fewer than 32 characters.")
        return secret


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings in an environment (the process's own by default).

    Raises WrongSetting for an unknown `KITH_…` name or a value that cannot be used.
    """
    env = os.environ if environment is None else environment
    for name in env:
        if name.startswith("KITH_") and name not in KNOWN:
            raise WrongSetting(f"{name} is not a setting of Kith. The settings are {', '.join(KNOWN)}.")
    if env.get("KITH_SECRET_KEY") and env.get("KITH_SECRET_KEY_FILE"):
        raise WrongSetting("KITH_SECRET_KEY and KITH_SECRET_KEY_FILE are both set; keep one of them.")
    secret = env.get("KITH_SECRET_KEY") or None
    if secret is not None and len(secret) < 32:
        raise WrongSetting("KITH_SECRET_KEY must be at least 32 characters long.")
    secret_file = env.get("KITH_SECRET_KEY_FILE")
    database = _database(env.get("KITH_DATABASE", ""), env)
    path = sqlite_path(database)
    return Settings(
        database=database,
        data_folder=path.parent if path else _user_data_folder(env),
        base_url=_base_url(env.get("KITH_BASE_URL", "")),
        registration=_one_of("KITH_REGISTRATION", env.get("KITH_REGISTRATION") or "first", REGISTRATION),
        now=_now(env.get("KITH_NOW", "")),
        trusted_proxies=_count("KITH_TRUSTED_PROXIES", env.get("KITH_TRUSTED_PROXIES", "")),
        _secret=secret,
        _secret_file=Path(secret_file) if secret_file else None,
    )


def sqlite_path(url: str) -> Path | None:
    """The file that a `sqlite:` URL names, else None. `sqlite:////a/b` is absolute, `sqlite:///a/b` relative."""
    if not url.startswith("sqlite:"):
        return None
    return Path(unquote(url.removeprefix("sqlite:///"))).absolute()


def _database(url: str, env: Mapping[str, str]) -> str:
    if not url:
        return f"sqlite:///{quote(str(_user_data_folder(env) / 'kith.db'))}"
    if url.startswith("sqlite:"):
        if not url.startswith("sqlite:///") or len(url) <= len("sqlite:///"):
            raise WrongSetting("KITH_DATABASE: write a SQLite file as sqlite:////folder/kith.db.")
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in ("postgresql", "postgres") and parts.path.strip("/"):
        return url
    raise WrongSetting("KITH_DATABASE must be sqlite:////folder/kith.db or postgresql://user@host/name.")


def _user_data_folder(env: Mapping[str, str]) -> Path:
    home = env.get("XDG_DATA_HOME", "")
    base = Path(home) if home.startswith("/") else Path(env.get("HOME") or Path.home()) / ".local" / "share"
    return base / "kith"


def _base_url(value: str) -> str:
    if not value:
        return ""
    wrong = WrongSetting("KITH_BASE_URL must be an address without a path, such as https://kith.example.")
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise wrong from None
    beyond_the_host = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    if parts.scheme not in ("http", "https") or not parts.hostname or beyond_the_host:
        raise wrong
    return f"{parts.scheme}://{parts.netloc}"


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise WrongSetting(f"{name} must be one of {', '.join(allowed)}, not “{value}”.")
    return value


def _now(value: str) -> datetime | None:
    if not value:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise WrongSetting("KITH_NOW must be an ISO date-time such as 2026-11-24T09:00.") from None


def _count(name: str, value: str) -> int:
    if not value:
        return 0
    if value not in tuple("0123456789"):
        raise WrongSetting(f"{name} must be the number of proxies in front of Kith, 0 to 9.")
    return int(value)
