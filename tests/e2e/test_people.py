"""People in a real browser: found, opened, kept in touch with, changed, put away, brought back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from crm.domain.cadence import Cadence
from crm.models import Account, Person
from crm.usecases.add_person import add_person
from crm.usecases.contact_methods import read_method
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.notes import add_note
from tests.e2e.accessibility import assert_accessible, assert_fits
from tests.e2e.kith import Kith


def has_javascript(page: Page) -> bool:
    return bool(page.evaluate("matchMedia('(scripting: enabled)').matches"))


@pytest.fixture
def people(kith: Kith, owner: Account) -> dict[str, int]:
    """Three people with enough about them to look at."""
    with kith.database():
        methods = [
            read_method("email", "ada@fernhollow.example", "Work"),
            read_method("phone", "+44 20 7946 0321", "Mobile"),
            read_method("link", "https://www.linkedin.com/in/ada-nwosu-lind"),
        ]
        ada, _ = add_person(
            owner,
            "Ada Nwosu-Lind",
            kith.moment,
            methods=[one for one in methods if one],
            company="Fernhollow",
            title="Engineering lead",
            place="Rotterdam",
            tags=["Interviewer"],
            cadence=Cadence(3, "month"),
        )
        olu, _ = add_person(
            owner, "Olu Berg", kith.moment, company="Ashhollow Trust", title="Analyst", tags=["Recruiter"]
        )
        lukasz, _ = add_person(owner, "Łukasz Żółty", kith.moment, company="Kestrelby")
        log_touchpoint(owner, [ada.id, olu.id], kith.moment, kind="coffee", text="Talked about Gdynia.")
        add_note(owner, ada.id, "Rows at dawn.", kith.moment)
        return {person.name: person.id for person in (ada, olu, lukasz)}


def rows(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("a.who").all_inner_texts()]


def filter_by(page: Page, text: str) -> None:
    field = page.get_by_role("searchbox", name="Filter people")
    field.fill(text)
    if has_javascript(page):
        page.wait_for_url(lambda url: f"q={text}" in url)
    else:
        field.press("Enter")


def names_in(page: Page, count: int) -> list[str]:
    expect(page.locator("a.who")).to_have_count(count)
    return [text.split("\n")[-1] for text in rows(page)]


def test_people_are_filtered_by_what_is_typed_and_chosen(
    kith: Kith, owner: Account, people: dict[str, int], any_page: Page
) -> None:
    page = kith.open(any_page, owner, "/people")
    assert_fits(page)
    filter_by(page, "hollow")
    assert set(names_in(page, 2)) == {"Ada Nwosu-Lind", "Olu Berg"}
    expect(page.locator("mark").first).to_have_text("hollow")
    expect(page.locator("#people-count")).to_have_text("2 of 3")
    page.locator(".facets summary", has_text="Tag").click()
    page.locator(".facets details[open]").get_by_label("Recruiter").check()
    if not has_javascript(page):
        page.locator(".facets details[open]").get_by_role("button", name="Filter").click()
    assert names_in(page, 1) == ["Olu Berg"]
    expect(page.get_by_text("1 more person matches without the tag.")).to_be_visible()
    if has_javascript(page):
        page.keyboard.press("Escape")
    page.get_by_role("link", name="Show them").click()
    names_in(page, 2)
    filter_by(page, "lukasz")
    assert names_in(page, 1) == ["Łukasz Żółty"]
    page.reload()
    assert names_in(page, 1) == ["Łukasz Żółty"]


def test_the_way_back_through_filters_works(
    kith: Kith, owner: Account, people: dict[str, int], wide_page: Page
) -> None:
    page = kith.open(wide_page, owner, "/people")
    filter_by(page, "ada")
    names_in(page, 1)
    page.locator("nav.tabs a", has_text="No cadence").click()
    names_in(page, 0)
    page.go_back()
    names_in(page, 1)


def test_a_filter_is_kept_as_a_list(kith: Kith, owner: Account, people: dict[str, int], any_page: Page) -> None:
    page = kith.open(any_page, owner, "/people?q=hollow")
    page.locator("#keep-list summary").click()
    page.get_by_label("Name of the list").fill("At a hollow")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("At a hollow")
    page.get_by_label("This list").click()
    page.get_by_role("textbox", name="Name of the list").fill("Hollows")
    page.get_by_role("button", name="Rename").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hollows")


def test_several_people_are_tagged_and_archived_at_once(
    kith: Kith, owner: Account, people: dict[str, int], any_page: Page
) -> None:
    page = kith.open(any_page, owner, "/people")
    page.get_by_label("Select Olu Berg").check()
    page.get_by_label("Select Łukasz Żółty").check()
    bar = page.locator("#bulk")
    if has_javascript(page):
        expect(bar).to_contain_text("2 selected")
    bar.locator("summary", has_text="Tag").click()
    bar.get_by_label("A new tag").fill("Panel")
    bar.get_by_role("button", name="Add").click()
    expect(page.locator(".toast:not(.bulk)")).to_contain_text("Tagged 2 people “Panel”.")
    page.get_by_label("Select Olu Berg").check()
    bar.locator("summary", has_text="Tag").click()
    bar.get_by_label("A new tag").fill("Fair")
    bar.get_by_label("A new tag").press("Enter")
    expect(page.locator(".toast:not(.bulk)")).to_contain_text("Tagged one person “Fair”.")
    page.get_by_label("Select Olu Berg").check()
    page.locator("#bulk").get_by_role("button", name="Archive").click()
    expect(page.locator(".toast:not(.bulk)")).to_contain_text("Archived Olu Berg.")
    names_in(page, 2)
    page.locator("[data-undo]").click()
    names_in(page, 3)


def test_a_person_is_added_opened_and_edited(kith: Kith, owner: Account, any_page: Page) -> None:
    page = kith.open(any_page, owner, "/people")
    page.get_by_role("link", name="Add a person").first.click()
    page.get_by_label("Given").fill("Jane (She/Her)")
    page.get_by_label("Family").fill("Okafor")
    email = page.get_by_role("group", name="Email")
    if has_javascript(page):
        email.get_by_role("button", name="Email").click()
    email.get_by_label("Email", exact=True).last.fill("jane@okafor.example")
    page.get_by_label("How often").select_option("3 months")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jane Okafor")
    expect(page.locator(".ident .av")).to_have_text("JO")
    expect(page.get_by_text("jane@okafor.example").first).to_be_visible()
    assert_fits(page)
    page.locator("h2 a", has_text="Edit").first.click()
    page.get_by_label("Goes by").fill("Janey")
    page.get_by_label("Tags").fill("Mentor")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".chip.tag", has_text="Mentor")).to_be_visible()
    expect(page.locator(".toast")).to_contain_text("Saved Jane Okafor.")
    page.locator("[data-undo]").click()
    expect(page.locator("a.chip.tag")).to_have_count(0)


def test_a_wrong_line_is_named_beside_it(kith: Kith, owner: Account, people: dict[str, int], any_page: Page) -> None:
    page = kith.open(any_page, owner, f"/people/{people['Ada Nwosu-Lind']}/edit")
    page.get_by_role("group", name="Links").get_by_label("Link", exact=True).first.fill("javascript:alert(1)")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was saved yet.")
    expect(page.locator(".err")).to_contain_text("is not a link that Kith keeps")
    page.get_by_role("group", name="Links").get_by_label("Link", exact=True).first.fill("https://ada.example")
    page.get_by_role("group", name="Links").get_by_label("Label of this link").first.select_option("Website")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".reach")).to_contain_text("ada.example Website")


def test_a_cadence_is_set_by_one_press_and_taken_back(
    kith: Kith, owner: Account, people: dict[str, int], any_page: Page
) -> None:
    page = kith.open(any_page, owner, f"/people/{people['Łukasz Żółty']}")
    page.get_by_role("button", name="Every 6 months").click()
    expect(page.locator(".toast")).to_contain_text("Every 6 months. Łukasz is next on 24 May.")
    expect(page.get_by_role("button", name="Every 6 months")).to_have_attribute("aria-pressed", "true")
    page.locator("[data-undo]").click()
    expect(page.get_by_text("Choose how often Kith should remind you of Łukasz.")).to_be_visible()


def test_a_note_is_kept_changed_and_deleted(kith: Kith, owner: Account, people: dict[str, int], any_page: Page) -> None:
    page = kith.open(any_page, owner, f"/people/{people['Olu Berg']}")
    page.get_by_label("A new note").fill("Plays bassoon.")
    page.get_by_role("button", name="Keep").click()
    note = page.locator("#notes .jot")
    expect(note).to_contain_text("Plays bassoon.")
    expect(page.get_by_label("A new note")).to_have_value("")
    note.hover()
    note.get_by_role("link", name="Edit").click()
    page.get_by_label("The note").fill("Plays the oboe.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#notes")).to_contain_text("Plays the oboe.")
    expect(page.locator(".toast")).to_contain_text("Undo")
    page.locator("#notes .jot").hover()
    page.locator("#notes .jot").get_by_role("link", name="Edit").click()
    page.locator("form.jot.editing").get_by_role("button", name="Delete").click()
    expect(page.locator("#notes .jot")).to_have_count(0)
    page.locator("[data-undo]").click()
    expect(page.locator("#notes .jot")).to_contain_text("Plays the oboe.")


def test_somebody_deleted_waits_in_the_bin_and_comes_back(
    kith: Kith, owner: Account, people: dict[str, int], any_page: Page
) -> None:
    page = kith.open(any_page, owner, f"/people/{people['Olu Berg']}")
    page.locator(".ident summary[aria-label=More]").click()
    page.get_by_role("button", name="Delete Olu").click()
    expect(page.locator(".toast:not(.bulk)")).to_contain_text("Olu Berg moved to the bin, until 24 December.")
    page.goto(f"{kith.url}/bin")
    assert_fits(page)
    expect(page.locator(".binrow")).to_contain_text("With one touchpoint.")
    page.get_by_role("button", name="Restore").click()
    expect(page.get_by_text("The bin is empty")).to_be_visible()
    page.goto(f"{kith.url}/people/{people['Olu Berg']}")
    expect(page.get_by_text("Talked about Gdynia.").first).to_be_visible()


def test_the_code_for_the_phone_opens_in_a_dialog_or_on_a_page(
    kith: Kith, owner: Account, people: dict[str, int], any_page: Page
) -> None:
    page = kith.open(any_page, owner, f"/people/{people['Ada Nwosu-Lind']}")
    page.get_by_role("link", name="To phone").locator("visible=true").first.click()
    expect(page.get_by_role("heading", name="Put Ada in your phone")).to_be_visible()
    expect(page.get_by_role("img", name="QR code with Ada’s contact card")).to_be_visible()
    with page.expect_download() as download:
        page.locator(".qr").get_by_role("link", name="Download vCard").click()
    assert download.value.suggested_filename == "Ada Nwosu-Lind.vcf"


def test_the_keyboard_moves_selects_and_filters(
    kith: Kith, owner: Account, people: dict[str, int], wide_page: Page
) -> None:
    page = kith.open(wide_page, owner, "/people")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Filter people")).to_be_focused()
    page.keyboard.type("olu")
    names_in(page, 1)
    page.keyboard.press("Escape")
    names_in(page, 3)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("[data-select]:checked")).to_have_count(1)
    expect(page.locator("tr.at [data-select]")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator(".ident")).to_be_visible()


def test_copying_an_address_says_so(
    kith: Kith, owner: Account, people: dict[str, int], new_page: Callable[..., Page]
) -> None:
    page = new_page("wide", permissions=["clipboard-read", "clipboard-write"])
    kith.open(page, owner, f"/people/{people['Ada Nwosu-Lind']}")
    page.get_by_label("Copy ada@fernhollow.example").click()
    expect(page.locator("#live")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "ada@fernhollow.example"


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_page_of_people_is_accessible_and_fits(
    kith: Kith, owner: Account, people: dict[str, int], new_page: Callable[..., Page], size: str
) -> None:
    page = new_page(size)
    ada = people["Ada Nwosu-Lind"]
    kith.open(page, owner, "/people")
    with kith.database():
        from crm.usecases.bin import delete_people

        gone, _ = add_person(owner, "Zora Quist", kith.moment)
        delete_people(owner, [gone.id], kith.moment)
    for path in (
        "/people", "/people?q=hollow", "/people?q=nobody", "/people?archived=1", "/people/new", f"/people/{ada}",
        f"/people/{ada}/edit", f"/people/{ada}/phone", "/bin", "/tags",
    ):  # fmt: skip
        page.goto(f"{kith.url}{path}")
        assert_fits(page)
        assert_accessible(page)
    page.goto(f"{kith.url}/people")
    page.get_by_label("Select Olu Berg").check()
    assert_fits(page)
    assert_accessible(page)
    page.locator(".facets summary", has_text="Company").click()
    expect(page.locator(".facets .menu").get_by_text("Kestrelby")).to_be_visible()
    assert page.url == f"{kith.url}/people"
    # What the open menu half covers is no target while it is open.
    assert_accessible(page, within=".facets")


def test_a_printed_person_carries_no_controls(
    kith: Kith, owner: Account, people: dict[str, int], wide_page: Page
) -> None:
    page = kith.open(wide_page, owner, f"/people/{people['Ada Nwosu-Lind']}")
    page.emulate_media(media="print")
    for hidden in (".side", ".logbox", ".ident .acts", ".cad button[aria-pressed=false]"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.get_by_text("Printed from Kith on 24 November 2026. Private.")).to_be_visible()


def test_nobody_else_sees_them(kith: Kith, owner: Account, people: dict[str, int], wide_page: Page) -> None:
    other = kith.new_account(name="Olu Adebanjo")
    page = kith.open(wide_page, other, "/people")
    expect(page.get_by_text("Nobody here yet")).to_be_visible()
    page.goto(f"{kith.url}/people/{people['Ada Nwosu-Lind']}")
    expect(page.get_by_text("There is no person")).to_be_visible()
    with kith.database():
        assert Person.of(other).count() == 0
