"""Checking a page with axe-core."""

from typing import Any

from playwright.sync_api import Page

from tests.npm import node_modules

#: WCAG 2.2 A and AA, and what axe calls best practices (landmarks, headings).
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def findings(page: Page, within: str = "html") -> list[str]:
    """What axe-core finds on the page as it stands, a line each; contrast also in the other colour scheme.

    `within` is a selector of the part that is looked at. The page must run JavaScript.
    """
    page.evaluate((node_modules() / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = _run(page, within, {"type": "tag", "values": RULES})
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    page.emulate_media(color_scheme="light" if dark else "dark")
    found += _run(page, within, {"type": "rule", "values": ["color-contrast"]})
    page.emulate_media(color_scheme="dark" if dark else "light")
    return found


def _run(page: Page, within: str, only: dict[str, Any]) -> list[str]:
    result = page.evaluate(
        "([within, only]) => axe.run(within, {runOnly: only, resultTypes: ['violations']})", [within, only]
    )
    return [
        f"{found['id']}: {found['help']} — {node['html'][:200]} {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]


def assert_accessible(page: Page, within: str = "html") -> None:
    """Fail, with the findings, where axe-core has any."""
    found = findings(page, within)
    assert not found, f"{page.url}:\n" + "\n".join(found)


def assert_fits(page: Page) -> None:
    """Fail where the page is wider than its window and would have to be moved sideways."""
    wide, window = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= window, f"{page.url} is {wide} px wide in a window of {window} px"
