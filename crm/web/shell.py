"""What every page shows around its content: the account, the counts beside the navigation, the lists."""

from functools import cached_property, lru_cache
from typing import Any

from flask import Flask, g

from crm.domain.folding import tint
from crm.domain.names import initials, split_full_name
from crm.usecases import shell_counts
from crm.web.signed_in import account, when
from crm.web.theme import theme


@lru_cache(maxsize=4096)
def initials_of(name: str) -> str:
    """The letters on the avatar of somebody of whom a template has the whole name."""
    halves = split_full_name(name)
    return initials(halves.given, halves.family)


class Shell:
    """Worked out only when a whole page is drawn, not for a part of one."""

    @cached_property
    def _counts(self) -> shell_counts.Counts:
        return shell_counts.of(account(), when().today)

    @property
    def people_count(self) -> int:
        """People who are neither archived nor in the bin."""
        return self._counts.people

    @property
    def today_count(self) -> int:
        """Open follow-ups that are due."""
        return self._counts.due

    @property
    def waiting_count(self) -> int:
        """Opportunities that wait for an answer."""
        return self._counts.waiting

    @property
    def demo(self) -> bool:
        """Whether the invented network is here, and can be removed."""
        return self._counts.demo

    @property
    def lists(self) -> list[dict[str, Any]]:
        """Saved lists: name, url, count."""
        return self._counts.lists


def register(app: Flask) -> None:
    """Give templates `account`, `shell`, `theme`, `keys`, `today` and the filters for avatars."""
    app.jinja_env.filters["initials"] = initials_of
    app.jinja_env.filters["tint"] = tint

    @app.context_processor
    def around() -> dict[str, Any]:
        owner = g.get("account")
        return {
            "account": owner,
            "shell": Shell() if owner else None,
            "theme": theme(),
            "keys": "off" if owner and not owner.single_keys else "",
            "today": when().today,
        }
