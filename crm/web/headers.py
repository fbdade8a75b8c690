"""The headers that keep a page from doing what it was not meant to do."""

from flask import Flask, request
from werkzeug.wrappers import Response

# No inline script or style anywhere; `data:` is for the small pictures that stylesheets draw.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: behind HTTPS the form check needs to see that a form came from this site.
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def register(app: Flask) -> None:
    """Send them with every answer."""
    secure = app.config["SESSION_COOKIE_SECURE"]

    @app.after_request
    def add(response: Response) -> Response:
        headers = response.headers
        for name, value in _ALWAYS.items():
            headers.setdefault(name, value)
        if secure:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if request.endpoint != "static":
            # People's data; also keeps the back button from showing it after signing out.
            headers.setdefault("Cache-Control", "no-store")
        return response
