"""What no text can hold: NUL, which PostgreSQL stores in none, and which no keyboard writes."""

from flask import Flask, request

from crm.domain.refusals import Refused

_SENTENCE = "There is a character in that form that no text can hold. Take out what was pasted last, and send it again."


def register(app: Flask) -> None:
    """Refuse such a form before any view reads it; that it may be read at all was checked before."""

    @app.before_request
    def refuse() -> None:
        if request.method == "POST" and any("\0" in value for _, value in request.form.items(multi=True)):
            raise Refused(_SENTENCE)
