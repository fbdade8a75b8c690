"""The floor of a page: a Flask route that does nothing."""

from flask import Flask

app = Flask("empty")


@app.get("/")
def nothing() -> str:
    """An answer without work."""
    return "ok"
