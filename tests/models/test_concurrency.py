"""Many who read and then write at once."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import peewee
import pytest

from crm.domain.moment import Moment
from crm.models import Account, SavedList, connected
from crm.usecases.transaction import writing

pytestmark = pytest.mark.slow

TRANSACTIONS, THREADS = 240, 12

_READ_THEN_WRITE = """
import sys
from crm.models import Account, SavedList, connected, open_database
from crm.usecases.transaction import writing
database = open_database(sys.argv[1])
for number in range(40):
    with connected():
        account = Account.select().first()
        with writing(account):
            SavedList.create(account=account, name="list", place=SavedList.of(account).count())
"""


def test_240_transactions_that_read_and_then_write_at_once_all_succeed(account: Account, moment: Moment) -> None:
    """Without IMMEDIATE, most of these end at once with "database is locked", however long they may wait."""

    def read_then_write(number: int) -> None:
        # As a request does: a connection of its own, given back at the end.
        with connected():
            owner = Account.get_by_id(account.id)
            with writing(owner):
                before = SavedList.of(owner).count()
                SavedList.create(account=owner, name=f"list {number}", place=before)

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(read_then_write, range(TRANSACTIONS)))
    after = Account.get_by_id(account.id)
    assert SavedList.of(after).count() == TRANSACTIONS
    assert after.revision == account.revision + TRANSACTIONS


def test_on_sqlite_each_of_them_sees_what_the_one_before_it_wrote(
    account: Account, database: peewee.Database, engine: str
) -> None:
    """PostgreSQL lets two read the same state; what must not be decided twice is locked or unique there."""

    def read_then_write(_: int) -> None:
        with connected(), writing(account):
            SavedList.create(account=account, name="list", place=SavedList.of(account).count())

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(read_then_write, range(60)))
    places = sorted(saved.place for saved in SavedList.of(account))
    assert places == list(range(60)) or engine == "postgresql"
    assert len(places) == 60


def test_several_processes_that_read_and_then_write_at_once_all_succeed(account: Account, database_url: str) -> None:
    command = [sys.executable, "-c", _READ_THEN_WRITE, database_url]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [process.communicate(timeout=120)[1] for process in processes] == [""] * 4
    assert SavedList.of(account).count() == 160


def test_readers_are_not_kept_waiting_by_a_writer(account: Account) -> None:
    def read(_: int) -> int:
        with connected():
            return SavedList.of(account).count()

    with writing(account):
        SavedList.create(account=account, name="not yet there")
        with ThreadPoolExecutor(4) as threads:
            assert set(threads.map(read, range(20))) == {0}
    assert read(0) == 1
