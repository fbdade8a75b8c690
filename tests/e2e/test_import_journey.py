"""From a file that is dropped to people who are known, and back, in a real browser."""

import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.invented import write_connections
from crm.models import Account, FollowUp, Import, Person
from crm.settings import read
from crm.usecases.import_people.uploads import Progress
from tests.e2e.accessibility import assert_accessible, assert_fits
from tests.e2e.kith import Kith
from tests.usecases.network import AFTER, BEFORE, TRUTH, brought, everything

# What `DataTransfer` needs to hold a file that a hand would drop.
_DROP = """
([name, text]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], name, { type: 'text/csv' }));
  return transfer;
}
"""


def runs_scripts(page: Page) -> bool:
    return page.locator(".no-js-only").first.is_hidden()


def choose(page: Page, kith: Kith, file: Path) -> None:
    """Drop the file where scripts run; elsewhere choose it and send the form."""
    page.goto(f"{kith.url}/imports")
    if runs_scripts(page):
        transfer = page.evaluate_handle(_DROP, [file.name, file.read_text(encoding="utf-8")])
        page.dispatch_event("form[data-drop]", "dragenter", {"dataTransfer": transfer})
        page.dispatch_event("form[data-drop]", "drop", {"dataTransfer": transfer})
    else:
        page.set_input_files("input[name=file]", file)
        page.get_by_role("button", name="Read the file").click()


def look_at(page: Page) -> None:
    """Nothing sticks out, and axe-core, which needs scripts, finds nothing."""
    assert_fits(page)
    assert_accessible(page)


def heading(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def test_a_file_is_dropped_looked_at_applied_and_taken_back(kith: Kith, owner: Account, any_page: Page) -> None:
    page = kith.open(any_page, owner, "/imports")
    with kith.database():
        brought(owner, BEFORE, kith.moment)
        before = everything(owner)
    assert_fits(page)

    choose(page, kith, AFTER)
    heading(page, "Here is what would change")
    with kith.database():
        assert everything(owner) == before
    assert_fits(page)
    expect(page.get_by_role("button", name="Apply 28 changes")).to_be_visible()

    # A congratulation is ticked, and stays ticked from part to part.
    page.get_by_role("checkbox", name="Congratulate Ada Nwosu").check()
    for part, words in (("Cannot read", "This line has more cells"), ("New", "Nuria Casademunt"), ("Gone", "Petra")):
        page.locator(".stats button", has_text=part).first.click()
        expect(page.get_by_text(words).first).to_be_visible()
        assert_fits(page)
    page.get_by_role("button", name=re.compile(r"^21\b")).click()
    expect(page.get_by_role("checkbox", name="Congratulate Ada Nwosu")).to_be_checked()
    page.get_by_role("button", name=re.compile("^Name")).click()
    expect(page.get_by_text("Mina Thorvaldsen")).to_be_visible()
    expect(page.get_by_text("Leilani Kaneakua")).to_have_count(0)

    # One question is answered, changed, and answered again; another one is two people.
    esther = page.get_by_role("group", name="Esther Adomakoh and Esther Adomako")
    esther.get_by_role("button", name="Two people").click()
    expect(esther.get_by_text("Two people")).to_be_visible()
    esther.get_by_role("button", name="Change").click()
    esther.get_by_role("button", name="Same person").click()
    expect(esther.get_by_text("One person")).to_be_visible()
    viktor = page.get_by_role("group", name="Viktor Hallbergson and Viktor Hallbergson")
    viktor.get_by_role("button", name="Two people").click()
    expect(page.get_by_text("30 changes ready.")).to_be_visible()
    expect(page.get_by_text("2 wait until you have looked.")).to_be_visible()
    assert_fits(page)

    page.get_by_role("button", name="Apply 30 changes").click()
    heading(page, "8 people added, 22 brought up to date")
    expect(page.get_by_text("Now Director of engineering at Brackmoor.")).to_be_visible()
    expect(page.get_by_role("link", name="Whom to start with")).to_be_visible()
    assert_fits(page)
    with kith.database():
        assert Person.of(owner).count() == TRUTH["before"]["new"] + 8
        assert [follow_up.due_on for follow_up in FollowUp.of(owner)] == [kith.moment.today]

    # Those about whom nothing was answered can be looked at later.
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page.get_by_role("heading", name=re.compile("^Need a look"))).to_be_visible()
    expect(page.get_by_role("button", name="Same person", exact=True)).to_have_count(2)
    page.get_by_role("button", name="Discard").click()
    heading(page, "Import")

    page.get_by_role("link", name=re.compile("^Look again ?: after.csv")).click()
    page.get_by_role("button", name="Undo this import").click()
    heading(page, "This import was taken back")
    assert_fits(page)
    with kith.database():
        assert everything(owner) == before
    page.goto(f"{kith.url}/imports")
    expect(page.get_by_role("link", name=re.compile("^Taken back ?: after.csv"))).to_be_visible()
    assert_fits(page)


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_page_of_an_import_is_accessible(
    kith: Kith, owner: Account, new_page: Callable[..., Page], size: str
) -> None:
    page = kith.open(new_page(size), owner, "/imports")
    look_at(page)
    with kith.database():
        brought(owner, BEFORE, kith.moment)
    choose(page, kith, AFTER)
    heading(page, "Here is what would change")
    for part in ("New", "Changed", "Unchanged", "Need a look", "Cannot read", "Withheld", "Gone"):
        page.locator(".stats button", has=page.get_by_text(part, exact=True)).click()
        expect(page.locator(".stats [aria-current]")).to_contain_text(part)
        look_at(page)
    page.locator(".applybar .go").click()
    heading(page, "7 people added, 21 brought up to date")
    look_at(page)
    page.get_by_role("button", name="Undo this import").click()
    heading(page, "This import was taken back")
    look_at(page)
    for state, step in (("reading", "Comparing with the people you have"), ("applying", "Adding people")):
        with under_way(kith, owner, state, step) as path:
            page.goto(f"{kith.url}{path}")
            heading(page, step)
            look_at(page)
    wrong = kith.log.parent / "cv.pdf"
    wrong.write_bytes(b"%PDF-1.7")
    page.goto(f"{kith.url}/imports")
    page.set_input_files("input[name=file]", wrong)
    heading(page, "That file was not imported")
    look_at(page)


@contextmanager
def under_way(kith: Kith, owner: Account, state: str, step: str) -> Iterator[str]:
    """While this lasts, an import is under way, at that step."""
    folder = read(kith.environment).uploads_folder
    folder.mkdir(exist_ok=True)
    with kith.database():
        run = Import.create(
            account=owner, file_name="Connections.csv", stored_as=f"{owner.id}{state}", state=state,
            created_at=kith.moment.instant,
        )  # fmt: skip
    progress = Progress(folder, run.stored_as)
    lock = progress.begin()
    assert lock is not None
    with lock:
        progress.tell(step, 271, 399)
        yield f"/imports/{run.id}"


def test_the_page_of_progress_goes_on_by_itself(kith: Kith, owner: Account, any_page: Page) -> None:
    """It asks every second with scripts, and loads itself anew without."""
    page = kith.open(any_page, owner, "/imports")
    with under_way(kith, owner, "reading", "Comparing with the people you have") as path:
        page.goto(f"{kith.url}{path}")
        expect(page.get_by_text("271 of 399")).to_be_visible()
        expect(page.get_by_text("You can leave this page.")).to_be_visible()
    # The process that read it is gone.
    heading(page, "The reading stopped half-way")
    expect(page.get_by_text("It stopped half-way, and nothing was changed.")).to_be_visible()


def test_a_file_beyond_the_limit_is_refused_in_words(
    kith: Kith, owner: Account, wide_page: Page, tmp_path: Path
) -> None:
    page = kith.open(wide_page, owner, "/imports")
    large = tmp_path / "large.zip"
    with large.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    page.set_input_files("input[name=file]", large)
    heading(page, "That is too large")
    expect(page.get_by_text("Kith reads files of up to 64 MB.")).to_be_visible()
    with kith.database():
        assert Import.of(owner).count() == 0


@pytest.mark.slow
def test_a_server_killed_while_it_applies_leaves_nothing_half_written(
    sqlite_template: Path, tmp_path: Path, kith: Kith, new_page: Callable[..., Page]
) -> None:
    shutil.copy(sqlite_template, tmp_path / "kith.db")
    file = tmp_path / "Connections.csv"
    write_connections(file, 20_000)
    mine = Kith(f"sqlite:///{tmp_path}/kith.db", tmp_path, kith.moment, {})
    page = new_page("wide", javascript=False)
    with mine.running():
        owner = mine.new_account()
        mine.open(page, owner)
        page.goto(f"{mine.url}/imports")
        page.set_input_files("input[name=file]", file)
        page.get_by_role("button", name="Read the file").click()
        heading(page, "Here is what would change")
        address = page.url
        with mine.database():
            before = everything(owner)
        page.get_by_role("button", name=re.compile("^Apply")).click()
        uploads = read(mine.environment).uploads_folder
        while not any("Adding people" in told.read_text(encoding="utf-8") for told in uploads.glob("*.progress")):
            time.sleep(0.01)
        mine.kill()
    with mine.database():
        assert everything(owner) == before
    with mine.running():
        page.goto(address)
        heading(page, "Here is what would change")
        expect(page.get_by_text("It stopped half-way, and nothing was changed. Start it once more.")).to_be_visible()
        page.get_by_role("button", name=re.compile("^Apply")).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("19,600 people added", timeout=60_000)
