"""Files chosen on the page, in a browser without a screen."""

import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

from crm.domain.moment import Moment
from crm.models import Account, Import
from crm.usecases.import_people import uploads
from tests.usecases.network import (
    HEADER,
    PROFILE,
)
from tests.web.visitor import Visitor

ROW = f"Ada,Nwosu,{PROFILE}ada-nwosu,,Fernhollow,Engineer,14 Apr 2026"
MEGABYTE = 1024 * 1024


def sent(client: Visitor, data: bytes | Path, name: str = "Connections.csv") -> str:
    """Choose a file, wait until it was read, and return the address of its page."""
    content = data.read_bytes() if isinstance(data, Path) else data
    answer = client.post("/imports", data={"file": (io.BytesIO(content), name)})
    assert answer.status_code == 302, answer.get_data(as_text=True)
    jobs_end()
    assert answer.location.startswith("/imports/")
    return str(answer.location)


def in_one_piece(data: bytes) -> dict[str, Any]:
    """A large upload as a browser sends it; the test client would put it into a file of its own."""
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="large.csv"\r\n\r\n'
    return {"data": b"".join((head, data, b"\r\n--x--\r\n")), "content_type": "multipart/form-data; boundary=x"}


def jobs_end() -> None:
    """Wait for the jobs of this process."""
    for thread in threading.enumerate():
        if thread.name.startswith("import "):
            thread.join(60)


def chosen(client: Visitor, page: str, *kinds: str, **form: Any) -> str:
    """Say what shall be read of an archive, wait until it was, and return what the page says then."""
    assert client.post(f"{page}/choices", data={"include": list(kinds), **form}).location == page
    jobs_end()
    return text(client, page)


def applied(client: Visitor, page: str, **form: Any) -> str:
    """Press Apply, and return what the page says then."""
    assert client.post(f"{page}/application", data=form).location == page
    jobs_end()
    return text(client, page)


def text(client: Visitor, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_data(as_text=True)


def words(page: str) -> str:
    """The text of a page without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def run_of(account: Account, page: str) -> Import:
    return Import.find(account, page.rsplit("/", 1)[-1])


def fields(page: str, name: str) -> list[str]:
    """The values of a form's fields or buttons of that name, in order."""
    return re.findall(rf'name="{name}" value="([^"]*)"', page)


@contextmanager
def under_way(account: Account, folder: Path, moment: Moment, state: str, *step: Any) -> Iterator[str]:
    """While this lasts, an import is under way: somebody holds its lock and has told how far it is."""
    run = Import.create(account=account, file_name="b.csv", stored_as="0" * 32, state=state, created_at=moment.instant)
    folder.mkdir(exist_ok=True)
    progress = uploads.Progress(folder, run.stored_as)
    lock = progress.begin()
    assert lock is not None
    with lock:
        progress.tell(*step)
        yield f"/imports/{run.id}"


def many(count: int, title: str = "Engineer") -> bytes:
    lines = [f"Ada{n},Nwosu{n},{PROFILE}ada-{n},,Fernhollow,{title},14 Apr 2026" for n in range(count)]
    return "\n".join([HEADER, *lines]).encode()


def checked(page: str) -> list[str]:
    return re.findall(r'name="congratulate" value="(\d+)"[^>]* checked>', page)
