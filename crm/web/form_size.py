"""How large a form may be, said beside the view that takes it."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, request

View = TypeVar("View", bound=Callable[..., Any])


def takes_up_to(size: int) -> Callable[[View], View]:
    """Let a view take a request of so many bytes, as an upload needs; others take what `create_app` says."""

    def mark(view: View) -> View:
        view.takes_up_to = size  # type: ignore[attr-defined]
        return view

    return mark


def register(app: Flask) -> None:
    """Set the size before anything reads the form."""

    @app.before_request
    def allow() -> None:
        size = getattr(app.view_functions.get(request.endpoint or ""), "takes_up_to", None)
        if size is not None:
            request.max_content_length = size
