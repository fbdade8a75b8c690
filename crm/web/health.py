"""Whether the program and its database answer."""

from flask import Blueprint, Response

from crm.models import database
from crm.web.signed_in import open_to_all

health = Blueprint("health", __name__)


@health.get("/healthz")
@open_to_all
def healthz() -> Response:
    """200 `ok` when the database answers, else 503."""
    try:
        database.execute_sql("SELECT 1").fetchone()
    except Exception:
        return Response("the database does not answer\n", status=503, mimetype="text/plain")
    return Response("ok\n", mimetype="text/plain")
