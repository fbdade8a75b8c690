"""`crm company`: whom one knows there."""

from typing import Any

import click

from crm.cli.people import line
from crm.cli.terminal import Terminal, example, on_account


@click.command(epilog=example("crm company Fernhollow"))
@click.argument("name")
@on_account
def company(terminal: Terminal, name: str) -> None:
    """Tell whom you know at a company, now and formerly, warmest first. NAME is any spelling of it."""
    from crm.usecases.company.because import because
    from crm.usecases.company.find import find_company
    from crm.usecases.company.page import company_page
    from crm.usecases.described import described

    account, when = terminal.account, terminal.when
    page = company_page(account, find_company(account, name).id, when)
    documents = {one["id"]: one for one in described(account, [person.id for person in page.people])}

    def told(person: Any) -> dict[str, Any]:
        return {
            **documents[person.id],
            "warmth": person.warmth.value,
            "interviewed": [one.day for one in person.interviewed],
            "because": because(person, when.today),
        }

    document = {
        "company": page.name,
        "aliases": [one.name for one in page.spellings],
        "now": [told(one) for one in page.now],
        "formerly": [told(one) for one in page.formerly],
        "interviewers": [told(one) for one in page.interviewers],
        "introductions": [
            {"who": {"id": one.who[0], "name": one.who[1]}, "whom": {"id": one.whom[0], "name": one.whom[1]}}
            for one in page.introductions
        ],
        "opportunities": [
            {"id": one.id, "role": one.role, "outcome": one.outcome or None} for one in page.opportunities
        ],
    }
    lines = [page.name]
    for title, people in (
        ("There now", page.now),
        ("There formerly", page.formerly),
        ("Interviewed you", [one for one in page.interviewers if not one.now and not one.formerly]),
    ):
        if people:
            lines += [f"{title}:", *(f"{line(documents[one.id])}  {because(one, when.today)}" for one in people)]
    terminal.answer(document, *lines, *([] if page.people else ["You know nobody there yet."]))
