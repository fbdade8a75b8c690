"""The pictures of the README and the docs, taken from the demo: `make screenshots`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from crm.domain.moment import Moment
from crm.migrations import migrate
from crm.models import Account, Company, Person, connected, open_database
from crm.usecases.demo import fill_demo
from crm.usecases.demo.exports import write_export
from crm.usecases.demo.fill import PEOPLE
from crm.usecases.demo.members import Job, Member
from crm.usecases.demo.network import drawn_members
from crm.usecases.demo.story import told_members
from tests.e2e.kith import Kith

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ZONE = "Europe/Lisbon"
# Where Kith usually is; the address stands in the picture of the calendar.
PORT = 8000
WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")


NEWS = {
    "Keiko Hoshinaga": ("Chief technology officer", "Osterbrook"),
    "Chidubem Anyaorah": ("Head of platform", "Tallowick"),
    "Bastien Oyarzun": ("Senior platform engineer", "Fernhollow"),
    "Marisol Hollowayne": ("Talent partner", "Glasswater"),
    "Hinewai Paraone": ("Director of policy", "Ashhollow Trust"),
    "Parveen Qureshi-Holt": ("Head of delivery", "Brackmoor"),
    "Lwazi Mthembu-Roy": ("Design lead", "Lumenhurst"),
    "Sanjeewa Hettiarachchi": ("Principal architect", "Lumenhurst"),
    "Nomvula Castellane": ("Finance director", "Quillbank"),
}
NEWCOMERS = {
    ("Maarika", "Tamm-Okoro"): ("Routing engineer", "Fernhollow"),
    ("Benedikt", "Sölvason"): ("Harbour master", "Copperlane Rail"),
    ("Xiulan", "Abernathy"): ("Data engineer", "Saltmere Health"),
}


class Picture(NamedTuple):
    """A file name, the page it shows, and how."""

    name: str
    path: str
    size: dict[str, int] = WIDE
    theme: str = "light"
    click: str = ""


def pictures(people: dict[str, int], companies: dict[str, int]) -> list[Picture]:
    """Everything that is drawn, by the ids of the people and companies in it."""
    ada = f"/people/{people['Ada Nwosu-Lind']}"
    company = f"/companies/{companies['Fernhollow']}"
    return [
        Picture("today", "/"),
        Picture("today-dark", "/", theme="dark"),
        Picture("people", "/people?sort=next"),
        Picture("person", ada),
        Picture("to-phone", ada, click="a[href$='/phone']:visible"),
        Picture("calendar", "/calendar"),
        Picture("start", "/start"),
        Picture("import-drop", "/imports"),
        Picture("company", company),
        Picture("merge", f"/duplicates/{people['Kofi Boatengmaa']}/{people['K. Boatengmaa']}"),
        Picture("insights", "/insights"),
        Picture("phone-today", "/", size=PHONE),
        Picture("phone-person", ada, size=PHONE),
        Picture("phone-people-dark", "/people?sort=next", size=PHONE, theme="dark"),
    ]


def main() -> None:
    """Take them all."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name, demo_server(Path(name)) as (server, owner, known), browser() as chromium:
        for picture in pictures(*known):
            take(chromium, server, owner, picture)
        take_preview(chromium, server, owner, Path(name))


@contextmanager
def demo_server(folder: Path) -> Iterator[tuple[Kith, Account, tuple[dict[str, int], dict[str, int]]]]:
    """A server with the demo in it, whose clock stands still."""
    settings = {"KITH_NOW": NOW.isoformat()}
    server = Kith(f"sqlite:///{folder / 'kith.db'}", folder, Moment(NOW, ZONE), settings, PORT)
    opened = open_database(server.database_url)
    with connected():
        migrate(opened)
    opened.close_all()
    owner = server.new_account("Ines Valderrey", ZONE)
    with server.database():
        fill_demo(owner, server.moment, secret=server.environment["KITH_SECRET_KEY"])
        people = {person.name: person.id for person in Person.of(owner, Person.id, Person.name)}
        companies = {company.name: company.id for company in Company.of(owner, Company.id, Company.name)}
    with server.running():
        yield server, owner, (people, companies)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a screen."""
    program = next((path for path in CHROMIUM if Path(path).exists()), None)
    if program is None:
        sys.exit("The pictures need the Chromium browser. On Debian and Ubuntu: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--force-color-profile=srgb"]
        )
        yield started
        started.close()


@contextmanager
def signed_in(chromium: Browser, server: Kith, owner: Account, picture: Picture) -> Iterator[Page]:
    """A page of that size and look, signed in."""
    context = chromium.new_context(
        viewport=picture.size,  # type: ignore[arg-type]
        device_scale_factor=1.5,
        color_scheme=picture.theme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        timezone_id=ZONE,
        locale="en-GB",
    )
    page = context.new_page()
    server.sign_in(page, owner, picture.path)
    yield page
    context.close()


def take(chromium: Browser, server: Kith, owner: Account, picture: Picture) -> None:
    """One picture of one page."""
    with signed_in(chromium, server, owner, picture) as page:
        if picture.click:
            page.click(picture.click)
            page.locator("dialog[open]").wait_for()
        shoot(page, picture.name)


def take_preview(chromium: Browser, server: Kith, owner: Account, folder: Path) -> None:
    """What a new export would change: some moved on, some came, and one may be two."""
    export = write_export(moved_on(), 0, server.moment.today, folder)
    with signed_in(chromium, server, owner, Picture("import-preview", "/imports")) as page:
        page.set_input_files("input[type=file]", export)
        page.wait_for_url("**/imports/*")
        page.get_by_role("button", name="Apply").first.wait_for()
        shoot(page, "import-preview")


def moved_on() -> list[Member]:
    """The demo's network some days later."""
    told = told_members()
    members = {member.name: member for member in told + drawn_members(PEOPLE - len(told))}
    for name, (title, company) in NEWS.items():
        members[name].jobs.insert(0, Job(1, title, company))
    # Kofi closed one profile and opened another, so that nothing but likeness speaks for him.
    kofi = members["Kofi Boatengmaa"]
    kofi.given, kofi.slug = "Kofi A.", "kofi-a-boatengmaa"
    came = [
        Member(given, family, [Job(4_000, title, company)], 1, f"{given}-{family}".lower())
        for (given, family), (title, company) in NEWCOMERS.items()
    ]
    return [*members.values(), *came]


def shoot(page: Page, name: str) -> None:
    """Write the picture when fonts and icons are there."""
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")
    print(f"docs/pictures/{name}.png")


if __name__ == "__main__":
    main()
