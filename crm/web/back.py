"""Back to the page from which a form was sent."""

from urllib.parse import urlsplit

from flask import redirect, request
from werkzeug.wrappers import Response


def came_from(default: str) -> str:
    """The path of this site from which the browser came, else the default."""
    came = urlsplit(request.headers.get("Referer", ""))
    if came.netloc != request.host or not came.path.startswith("/") or came.path.startswith("//"):
        return default
    return came.path + (f"?{came.query}" if came.query else "")


def back(default: str) -> Response:
    """Send the browser there."""
    return redirect(came_from(default), 303)
