"""Deleting an account: every row of every table, every file that was kept for it, and the octets of both."""

from pathlib import Path
from typing import Any, NamedTuple

from crm.domain.refusals import Refused
from crm.models import TABLES, Account, Import, database
from crm.models.base import Owned
from crm.models.kept import forget
from crm.models.values import column
from crm.models.wiping import wipe_what_was_deleted
from crm.search.index import forget_deleted
from crm.settings import Settings
from crm.usecases.accounts import anybody
from crm.usecases.attempts import forget_tries
from crm.usecases.import_people import uploads

_OWNED: Any = [model for model in reversed(TABLES) if issubclass(model, Owned)]


class Deleted(NamedTuple):
    """What is left to say of a deleted account: whether the database's file is wiped, and copies that still hold it."""

    email: str
    wiped: bool
    copies: list[Path]


def delete_account(account: Account, settings: Settings) -> Deleted:
    """Delete an account with everything it owns, in one transaction; then its files, then what the database's own file
    still has of it. Other accounts are not touched. The password is the caller's to ask for.

    Raises Refused while a file is being read or applied for it.
    """
    folder = settings.uploads_folder
    stored = column(Import.of(account, Import.stored_as).where(Import.stored_as != ""))
    _refuse_at_work(account, folder)
    with database.atomic():
        Account.update(revision=Account.revision + 1).where(Account.id == account.id).execute()
        # Children before parents: nothing has to be looked for that goes anyway.
        for model in _OWNED:
            model.drop(account).execute()
        Account.delete().where(Account.id == account.id).execute()
        forget_tries(account.email_key, settings.secret_key())
        forget_deleted()
    for name in stored:
        uploads.forget(folder, name)
    if not anybody():
        uploads.forget_everything(folder)
    forget(account)
    return Deleted(account.email, wipe_what_was_deleted(), copies_beside(settings))


def copies_beside(settings: Settings) -> list[Path]:
    """Copies of the database that Kith itself made, before a new release or a restore: they stay, and hold everything
    that was there. (Backups made with `crm backup` are wherever somebody put them.)"""
    path = settings.sqlite_path
    folder, name = (path.parent, path.name) if path is not None else (settings.data_folder, "kith")
    return sorted(folder.glob(f"{name}.before-*")) if folder.is_dir() else []


def _refuse_at_work(account: Account, folder: Path) -> None:
    """A job in the background would write its progress, and perhaps people, after everything is gone."""
    under_way = Import.of(account, Import.stored_as).where(Import.state.in_(("reading", "applying")))
    if any(uploads.Progress(folder, name).is_alive() for name in column(under_way) if name):
        raise Refused("A file is being read just now. Wait until that is done, then delete the account.")
