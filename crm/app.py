"""The one place that wires settings, database and pages into a web application."""

from datetime import timedelta
from importlib.metadata import version
from typing import Any

from flask import Flask, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from crm import assets
from crm.clock import Clock
from crm.migrations import migrate
from crm.models import connected, open_database
from crm.settings import Settings, read
from crm.web import errors, form_size, headers, shell, signed_in, unfit_text
from crm.web.addresses import answered_hosts
from crm.web.cookie import Cookie
from crm.web.screens import SCREENS
from crm.web.static_files import register_assets

# A form of many small fields, such as 200 ticked people; uploads raise the size for themselves.
_FORM_PARTS = 5_000
_FORM_BYTES = 2 * 1024 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """The web application for these settings; without any, for those in the environment.

    Opens the database and brings it up to date. Raises WrongSetting for a setting that cannot be used.
    """
    settings = settings or read()
    opened = open_database(settings.database)
    with connected():
        migrate(opened)
    templates, static = str(assets.folder("templates")), str(assets.folder("static"))
    app = Application("kith", template_folder=templates, static_folder=static)
    secure = settings.base_url.startswith("https:")
    app.config.update(
        SECRET_KEY=settings.secret_key(),
        # Browsers take a name with this prefix from this very host over HTTPS only: no neighbour can plant one.
        SESSION_COOKIE_NAME="__Host-kith" if secure else "kith",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=secure,
        PERMANENT_SESSION_LIFETIME=timedelta(days=60),
        MAX_CONTENT_LENGTH=_FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=_FORM_BYTES,
        MAX_FORM_PARTS=_FORM_PARTS,
        WTF_CSRF_TIME_LIMIT=None,
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(days=365),
        TEMPLATES_AUTO_RELOAD=False,
        TRUSTED_HOSTS=answered_hosts(settings.base_url),
    )
    app.session_interface = Cookie(app)
    app.extensions["kith"] = Kith(settings)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    # In this order: nobody who is not signed in makes the server read a large form, not even to look for its token.
    for room in (signed_in, form_size):
        room.register(app)
    CSRFProtect(app)
    for room in (unfit_text, headers, errors, shell):
        room.register(app)
    register_assets(app)
    for blueprint in SCREENS:
        app.register_blueprint(blueprint)
    return app


class Application(Flask):
    """Flask, but what it logs of an error names the page and not the address, which may be secret or personal."""

    def ensure_sync(self, func: Any) -> Any:
        """The function itself. Nothing here is asynchronous, and Flask would look anew six times a request."""
        return func

    def log_exception(self, exc_info: Any) -> None:
        """Log an error that ended a request."""
        self.logger.error("%s %s failed", request.method, request.endpoint, exc_info=exc_info)


class Kith:
    """What handlers need besides the request: the settings and the clock."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = Clock(settings.now)
        self.version = version("kith")
