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
    always = [*_ALWAYS.items()]
    if app.config["SESSION_COOKIE_SECURE"]:
        always.append(("Strict-Transport-Security", "max-age=31536000"))

    @app.after_request
    def add(response: Response) -> Response:
        if response.status_code == 304:
            # What the browser kept has its headers (RFC 9110, 15.4.5).
            return response
        headers = response.headers
        # One look at what the page set itself: a search for each name would cost more than most of the rest.
        present = {name.lower() for name, _ in headers}
        for name, value in always:
            if name.lower() not in present:
                headers.add(name, value)
        if request.endpoint != "static" and "cache-control" not in present:
            # People's data; also keeps the back button from showing it after signing out.
            headers.add("Cache-Control", "no-store")
        return response
