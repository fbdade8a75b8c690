"""`crm backup` and `crm restore`."""

from pathlib import Path

import click

from crm.cli.terminal import Terminal, example, on_server

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(epilog=example("crm backup /backups/kith.db"))
@click.argument("file", type=_FILE)
@on_server
def backup(terminal: Terminal, file: Path) -> None:
    """Copy the whole database into a file, while Kith is serving. An older backup of that name is replaced."""
    from crm.usecases.back_up import back_up

    size = back_up(terminal.settings, file)
    terminal.answer({"file": str(file), "bytes": size}, f"Backed up into {file} ({size / 1_000_000:.1f} MB).")


@click.command(epilog=example("crm restore /backups/kith.db"))
@click.argument("file", type=_FILE)
@on_server
def restore(terminal: Terminal, file: Path) -> None:
    """Put a backup in the place of the database.

    What was there is kept in a file beside it. Everybody is signed out.
    """
    from crm.usecases.restore import restore as bring_back

    kept = bring_back(terminal.settings, file, terminal.clock.moment("UTC"))
    said = [f"What was there is in {kept}."] if kept else []
    document = {"restored": str(file), "kept": str(kept) if kept else None}
    terminal.answer(document, f"Brought back {file}.", *said)
