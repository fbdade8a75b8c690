"""`crm serve`: the web server."""

import os
import socket
import sys

import click

from crm.cli.terminal import Terminal, example, on_server
from crm.domain.refusals import Refused


@click.command(epilog=example("crm serve --port 8080"))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Worker processes.")
@on_server
def serve(terminal: Terminal, host: str, port: int, workers: int) -> None:
    """Start the web server (gunicorn), after bringing the database up to date."""
    from crm.migrations import migrate
    from crm.models import connected, open_database

    settings = terminal.settings
    _refuse_taken(host, port)
    opened = open_database(settings.database)
    with connected():
        migrate(opened)
    opened.close_all()
    settings.secret_key()
    place = str(settings.sqlite_path or settings.database.split("@")[-1])
    url = settings.base_url or f"http://{host}:{port}"
    terminal.answer({"url": url, "database": place})
    terminal.say(f"Kith is at {url} (database: {place}). Ctrl C stops it.")
    options = ["--bind", f"{host}:{port}", "--workers", str(workers), "--worker-class", "gthread", "--threads", "8"]
    quiet = ["--log-level", "warning", "--no-control-socket", "--forwarded-allow-ips", "127.0.0.1,::1"]
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *options, *quiet, "crm.app:create_app()"])  # noqa: S606


def _refuse_taken(host: str, port: int) -> None:
    """Raise Refused where the address cannot be listened on; gunicorn would try for five seconds, then log it."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            why = f"Kith cannot listen on {host}:{port} ({error.strerror})."
            raise Refused(f"{why} Choose another port: crm serve --port {port + 1}") from error
