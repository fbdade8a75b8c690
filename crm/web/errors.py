"""What somebody sees when a thing could not be done."""

import logging

from flask import Flask, redirect, render_template, request
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response

from crm.domain.refusals import NotFound, Refused
from crm.usecases.attempts import TooManyTries
from crm.web.moved import moved

log = logging.getLogger("kith")

_SENTENCES = {
    400: (
        "That request was not understood",
        "Go back, reload the page and try once more. If a form stood open for long, it has to be filled in again.",
    ),
    403: ("This is not yours to open", "You are signed in, but this page is not for your account."),
    404: (
        "There is nothing here",
        "The address is wrong, or what it led to was deleted. Deleted things stay in the bin for thirty days.",
    ),
    405: ("There is nothing here", "That address does not take this kind of request."),
    413: (
        "That is too large",
        "Kith reads files of up to 64 MB. A LinkedIn export with Connections alone is far smaller.",
    ),
    429: ("That was a lot at once", "Kith rests for a few minutes. Wait, then try again."),
    500: (
        "Something broke on the server",
        "Nothing you saved is lost. Try again; if it happens again, the server’s log says why.",
    ),
}


def register(app: Flask) -> None:
    """Answer errors with a page in plain words, or with one line for a part of a page."""

    def page(code: int, title: str, line: str) -> tuple[str, int]:
        if request.headers.get("HX-Request"):
            return str(escape(line)), code
        return render_template("errors/page.html", title=title, line=line), code

    @app.errorhandler(NotFound)
    def not_found(error: NotFound) -> tuple[str, int] | Response:
        if address := moved():
            # Not for good: a merge can be taken back.
            return redirect(address, 302)
        return page(404, _SENTENCES[404][0], str(error))

    @app.errorhandler(Refused)
    def refused(error: Refused) -> tuple[str, int]:
        return page(400, "That did not work", str(error))

    @app.errorhandler(TooManyTries)
    def too_many(error: TooManyTries) -> tuple[str, int, dict[str, str]]:
        text, code = page(429, _SENTENCES[429][0], str(error))
        return text, code, {"Retry-After": str(int(error.wait.total_seconds()))}

    @app.errorhandler(CSRFError)
    def stale_form(_: CSRFError) -> tuple[str, int]:
        return page(400, "That form has grown old", "Reload the page and send it once more. Nothing was changed.")

    @app.errorhandler(SecurityError)
    def other_name(_: SecurityError) -> tuple[str, int]:
        return page(400, "Kith has another address", f"It answers at {app.extensions['kith'].settings.base_url}.")

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> tuple[str, int] | HTTPException:
        code = error.code or 500
        if code < 400:
            return error
        title, sentence = _SENTENCES.get(code, _SENTENCES[400 if code < 500 else 500])
        return page(code, title, sentence)

    @app.errorhandler(Exception)
    def broke(error: Exception) -> tuple[str, int]:
        if app.testing:
            raise error
        # Addresses may be secret, query strings and forms personal: the log gets the page's name alone.
        log.exception("%s %s failed", request.method, request.endpoint)
        return page(500, *_SENTENCES[500])
