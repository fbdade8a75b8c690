"""Whether the program and its database answer."""

import logging

from flask import Blueprint, Response

from crm.models import connected, database
from crm.web.signed_in import without_account

health = Blueprint("health", __name__)
log = logging.getLogger("kith")


@health.get("/healthz")
@without_account
def healthz() -> Response:
    """200 `ok` when the database answers, else 503."""
    try:
        with connected():
            database.execute_sql("SELECT 1").fetchone()
    except Exception:
        log.exception("the database does not answer")
        return Response("the database does not answer\n", status=503, mimetype="text/plain")
    return Response("ok\n", mimetype="text/plain")
