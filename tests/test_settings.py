"""Settings, from the environment."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crm.clock import Clock
from crm.settings import KNOWN, WrongSetting, read

KEY = "k" * 40


def test_without_any_setting_everything_has_its_default() -> None:
    settings = read({"HOME": "/home/ines"})
    assert settings.database == "sqlite:////home/ines/.local/share/kith/kith.db"
    assert settings.data_folder == Path("/home/ines/.local/share/kith")
    assert settings.sqlite_path == settings.data_folder / "kith.db"
    assert (settings.base_url, settings.registration, settings.now, settings.trusted_proxies) == ("", "first", None, 0)


def test_the_users_data_folder_may_be_elsewhere_but_never_relative() -> None:
    assert read({"XDG_DATA_HOME": "/data", "HOME": "/home/ines"}).data_folder == Path("/data/kith")
    assert read({"XDG_DATA_HOME": "data", "HOME": "/home/ines"}).data_folder == Path("/home/ines/.local/share/kith")


def test_an_empty_setting_is_no_setting() -> None:
    settings = read(dict.fromkeys(KNOWN, "") | {"HOME": "/home/ines"})
    assert settings == read({"HOME": "/home/ines"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KITH_COLOUR", "green"),
        ("KITH_", "x"),
        ("KITH_DATABASE", "mysql://kith@host/kith"),
        ("KITH_DATABASE", "sqlite:kith.db"),
        ("KITH_DATABASE", "sqlite://kith.db"),
        ("KITH_DATABASE", "sqlite:///"),
        ("KITH_DATABASE", "/srv/kith.db"),
        ("KITH_DATABASE", "postgresql://kith@host"),
        ("KITH_SECRET_KEY", "too short"),
        ("KITH_BASE_URL", "kith.example"),
        ("KITH_BASE_URL", "ftp://kith.example"),
        ("KITH_BASE_URL", "https://"),
        ("KITH_BASE_URL", "https://kith.example/kith"),
        ("KITH_BASE_URL", "https://kith.example/?a=b"),
        ("KITH_BASE_URL", "https://ines:secret@kith.example"),
        ("KITH_BASE_URL", "https://kith.example:port"),
        ("KITH_BASE_URL", "https://[kith.example"),
        ("KITH_DATABASE", "postgresql://[kith/kith"),
        ("KITH_REGISTRATION", "maybe"),
        ("KITH_REGISTRATION", "FIRST"),
        ("KITH_NOW", "noon"),
        ("KITH_NOW", "24.11.2026"),
        ("KITH_TRUSTED_PROXIES", "-1"),
        ("KITH_TRUSTED_PROXIES", "yes"),
        ("KITH_TRUSTED_PROXIES", "12"),
        ("KITH_TRUSTED_PROXIES", "²"),
    ],
)
def test_a_wrong_setting_names_itself(name: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=name):
        read({name: value, "HOME": "/home/ines"})


def test_a_secret_is_given_once() -> None:
    with pytest.raises(WrongSetting, match="KITH_SECRET_KEY and KITH_SECRET_KEY_FILE"):
        read({"KITH_SECRET_KEY": KEY, "KITH_SECRET_KEY_FILE": "/run/key"})


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    assert KEY not in repr(read({"KITH_SECRET_KEY": KEY, "HOME": "/home/ines"}))


@pytest.mark.parametrize(
    "written", ["https://kith.example:8443", "https://kith.example:8443/", "HTTPS://kith.example:8443"]
)
def test_a_base_url_is_kept_in_one_form(written: str) -> None:
    assert read({"KITH_BASE_URL": written}).base_url == "https://kith.example:8443"


def test_a_folder_may_have_any_name() -> None:
    assert read({"XDG_DATA_HOME": "/my%20data?"}).sqlite_path == Path("/my%20data?/kith/kith.db")


def test_a_sqlite_address_may_hold_escapes() -> None:
    assert read({"KITH_DATABASE": "sqlite:////srv/my%20data/kith.db"}).sqlite_path == Path("/srv/my data/kith.db")


class TestSecretKey:
    def test_a_key_is_made_once_and_kept_beside_the_database_for_its_owner_alone(self, tmp_path: Path) -> None:
        settings = read({"KITH_DATABASE": f"sqlite:///{tmp_path}/new/kith.db"})
        key = settings.secret_key()
        assert len(key) == 64
        assert settings.secret_key() == key
        assert settings.secret_file == tmp_path / "new" / "secret-key"
        assert settings.secret_file.stat().st_mode & 0o777 == 0o600
        assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret-key"]

    def test_a_key_from_a_file_is_read_without_its_line_end(self, tmp_path: Path) -> None:
        (tmp_path / "key").write_text(f"{KEY}\n")
        assert read({"KITH_SECRET_KEY_FILE": str(tmp_path / "key")}).secret_key() == KEY

    @pytest.mark.parametrize("content", [None, "short"])
    def test_a_file_without_a_key_names_its_setting(self, tmp_path: Path, content: str | None) -> None:
        if content is not None:
            (tmp_path / "key").write_text(content)
        with pytest.raises(WrongSetting, match="KITH_SECRET_KEY_FILE"):
            read({"KITH_SECRET_KEY_FILE": str(tmp_path / "key")}).secret_key()


class TestNow:
    def test_the_clock_runs_unless_it_is_told_to_stand(self) -> None:
        assert abs((Clock(None).instant() - datetime.now(UTC)).total_seconds()) < 60

    def test_a_time_with_an_offset_is_that_instant_everywhere(self) -> None:
        clock = Clock(read({"KITH_NOW": "2026-11-24T09:00:00+02:00"}).now)
        assert clock.instant("Asia/Tokyo") == clock.instant("UTC") == datetime(2026, 11, 24, 7, tzinfo=UTC)

    def test_a_time_without_an_offset_is_local_in_whichever_account_asks(self) -> None:
        clock = Clock(read({"KITH_NOW": "2026-11-24T09:00"}).now)
        assert clock.moment("Asia/Tokyo").local.hour == clock.moment("Europe/Lisbon").local.hour == 9
        assert clock.instant("Asia/Tokyo") == datetime(2026, 11, 24, 0, tzinfo=UTC)

    def test_a_day_alone_is_its_first_moment(self) -> None:
        moment = Clock(read({"KITH_NOW": "2026-11-24"}).now).moment("Pacific/Apia")
        assert (str(moment.today), moment.local.hour) == ("2026-11-24", 0)


@pytest.mark.parametrize("arguments", [("people",), ("serve", "--port", "65000"), ("account", "create", "a@b.example")])
def test_a_wrong_setting_stops_every_start_with_status_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin", "HOME": str(tmp_path), "KITH_COLOUR": "green"}
    command = [sys.executable, "-m", "crm.cli", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("KITH_COLOUR is not a setting of Kith.")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
