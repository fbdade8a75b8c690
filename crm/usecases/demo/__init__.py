"""The demo: an invented network of about 400 people with two years of history, and its removal without a trace."""

from crm.usecases.demo.fill import fill_demo
from crm.usecases.demo.remove import has_demo, remove_demo

__all__ = ["fill_demo", "has_demo", "remove_demo"]
