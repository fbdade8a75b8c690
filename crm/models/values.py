"""The values of a query without the rows around them."""

from typing import Any


def column(query: Any) -> list[Any]:
    """The first selected column."""
    return [values[0] for values in query.tuples()]


def pairs(query: Any) -> dict[Any, Any]:
    """The second selected column by the first."""
    return dict(query.tuples())
