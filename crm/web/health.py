"""Whether the program and its database answer."""

import logging

from flask import Blueprint, Response

from crm.models.database import refuse_unless_it_answers
from crm.web.signed_in import without_account

health = Blueprint("health", __name__)
log = logging.getLogger("kith")


@health.get("/healthz")
@without_account
def healthz() -> Response:
    """200 `ok` when the database answers, else 503."""
    try:
        refuse_unless_it_answers()
    except Exception:
        log.exception("the database does not answer")
        return Response("the database does not answer\n", status=503, mimetype="text/plain")
    return Response("ok\n", mimetype="text/plain")
