"""`crm people`: finding people."""

import click

from crm.cli.terminal import Terminal, example, on_account


@click.command(epilog=example("crm people fernhollow --tag interviewer --limit 5"))
@click.argument("query", required=False, default="")
@click.option("--tag", default="", help="Only people with this tag.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@on_account
def people(terminal: Terminal, query: str, tag: str, limit: int | None) -> None:
    """Find people by name, company now or formerly, title, tag, place, note or what was said, best first.

    Without QUERY, everybody.
    """
    from crm.usecases.described import described
    from crm.usecases.found_people import found_people

    found = described(terminal.account, found_people(terminal.account, query, tag, limit))
    lines = [line(person) for person in found]
    terminal.answer(found, *lines or ["Nobody matches."])


def line(person: dict[str, object]) -> str:
    """A person on one line: id, name, position, next check-in."""
    position = ", ".join(str(part) for part in (person["title"], person["company"]) if part)
    due = f"next on {person['next_check_in']}" if person["next_check_in"] else ""
    return "  ".join(str(part) for part in (f"{person['id']:>6}", person["name"], position, due) if part)
