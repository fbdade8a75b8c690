"""Addresses of static files, which change when the file does, so that browsers may keep them for a year."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask


def register_assets(app: Flask) -> None:
    """Give templates `asset(path)`."""
    folder = Path(app.static_folder or "")

    @cache
    def asset(path: str) -> str:
        digest = hashlib.sha256((folder / path).read_bytes()).hexdigest()[:10]
        return f"/static/{path}?v={digest}"

    app.jinja_env.globals["asset"] = asset
