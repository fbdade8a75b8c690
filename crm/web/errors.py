"""What somebody sees when a thing could not be done."""

import logging

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from crm.domain.refusals import NotFound, Refused

log = logging.getLogger("kith")

_SENTENCES = {
    400: ("That did not work", "Kith could not read what the page sent. Go back and try once more."),
    403: ("Not allowed", "This page is not for you."),
    404: ("Nothing here", "There is no such page, or it is no longer here."),
    405: ("Nothing here", "That address does not take this kind of request."),
    413: ("Too large", "That file or form is larger than Kith takes. A file may have 64 MB."),
    429: ("A moment, please", "There were too many tries. Wait a few minutes, then try again."),
    500: ("Something broke", "The server met an error. It was noted; what you had saved before is safe."),
}


def register(app: Flask) -> None:
    """Answer errors with a page in plain words, or with one line for a part of a page."""

    def page(code: int, title: str, sentence: str) -> tuple[str, int]:
        if request.headers.get("HX-Request"):
            return sentence, code
        return render_template("errors/error.html", code=code, title=title, sentence=sentence), code

    @app.errorhandler(NotFound)
    def not_found(error: NotFound) -> tuple[str, int]:
        return page(404, "Nothing here", str(error))

    @app.errorhandler(Refused)
    def refused(error: Refused) -> tuple[str, int]:
        return page(400, "That did not work", str(error))

    @app.errorhandler(CSRFError)
    def stale_form(_: CSRFError) -> tuple[str, int]:
        return page(400, "That form has grown old", "Reload the page and send it once more. Nothing was changed.")

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
        # The path names ids at most; query strings and forms may hold personal data and stay out of the log.
        log.exception("%s %s failed", request.method, request.endpoint)
        return page(500, *_SENTENCES[500])
