"""The pages of people: the list, one person, the form, notes, lists, tags and the bin."""

from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO

import pytest
import vobject

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment
from crm.models import Account, Company, ContactMethod, Note, Person, SavedList, Step, Tag
from crm.usecases.add_person import add_person
from crm.usecases.archive import archive
from crm.usecases.bin import delete_people
from crm.usecases.contact_methods import read_method
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.notes import add_note
from crm.usecases.people_list.filter import Filter
from crm.usecases.saved_lists import keep_as_list
from tests.web.visitor import Visitor

PART = {"HX-Request": "true", "HX-Target": "people-list"}
Add = Callable[..., Person]


@pytest.fixture
def add(account: Account, moment: Moment) -> Add:
    return lambda name, **more: add_person(account, name, moment, **more)[0]


@pytest.fixture
def ada(add: Add) -> Person:
    methods = [
        read_method("email", "ada@fernhollow.example", "Work"),
        read_method("phone", "+44 20 7946 0321", "Mobile"),
        read_method("link", "https://www.linkedin.com/in/ada-lind"),
        read_method("link", "https://rowers.example/ada"),
    ]
    return add(
        "Ada Nwosu-Lind",
        methods=[one for one in methods if one],
        company="Fernhollow",
        title="Engineering lead",
        place="Rotterdam",
        tags=["Interviewer"],
        cadence=Cadence(3, "month"),
    )


def test_the_list_shows_people_with_their_position_and_counts(client: Visitor, ada: Person, add: Add) -> None:
    add("Olu Berg", company="Kestrelby")
    page = client.get("/people").text
    for words in (
        "Ada Nwosu-Lind",
        "Engineering lead",
        "Fernhollow",
        "Interviewer",
        "24 Feb",
        "no cadence",
        "1–2 of 2",
    ):
        assert words in page
    assert "<b>2</b>" in page


def test_htmx_gets_the_part_that_changes_with_the_counts_outside_it(client: Visitor, ada: Person, add: Add) -> None:
    add("Olu Berg", company="Kestrelby")
    part = client.get("/people?q=fern", headers=PART).text
    assert "<html" not in part
    assert "Olu Berg" not in part
    assert "<mark>Fern</mark>hollow" in part
    assert 'id="people-count" hx-swap-oob="true">1 of 2' in part
    whole = client.get("/people?q=fern").text
    assert "<html" in whole
    assert "<mark>Fern</mark>hollow" in whole


def test_what_was_typed_is_marked_without_regard_to_accents_and_stays_text(client: Visitor, add: Add) -> None:
    add("Łukasz <b>Żółty", company="A&B Łukasik")
    part = client.get("/people?q=lukas", headers=PART).text
    assert "<mark>Łukas</mark>z &lt;b&gt;Żółty" in part
    assert "A&amp;B <mark>Łukas</mark>ik" in part


def test_somebody_who_matches_without_a_facet_is_offered(
    client: Visitor, account: Account, ada: Person, add: Add
) -> None:
    add("Olu Berg", company="Fernhollow")
    tag = Tag.of(account).get().id
    part = client.get(f"/people?q=fern&tag={tag}", headers=PART).text
    assert "1 more person matches without the tag." in part


def test_a_cadence_that_rests_is_not_called_none(client: Visitor, ada: Person) -> None:
    client.post(f"/people/{ada.id}/archive", data={"archived": "1"})
    assert "at rest" in client.get("/people?archived=1").text
    client.post(f"/people/{ada.id}/do-not-contact", data={"do_not_contact": "1"})
    page = client.get("/people?archived=1").text
    assert "let be" in page
    assert "no cadence" not in page


def test_facets_hold_what_is_chosen_and_count_anew_when_opened(client: Visitor, account: Account, ada: Person) -> None:
    company = Company.of(account).get().id
    page = client.get(f"/people?company={company}").text
    assert f'name="company" value="{company}" data-label="Fernhollow" checked' in page
    assert "Rotterdam" in client.get("/people/facets/place?q=ada").text
    assert "Nothing to choose" in client.get("/people/facets/place?q=zora").text
    assert client.get("/people/facets/secret").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=99999999999", "page=x", "sort=x", "sort=--next", "tag=x", "tab=x", "q=%00", "q=((("],
)
def test_an_address_that_means_nothing_is_the_plain_list(client: Visitor, ada: Person, query: str) -> None:
    assert client.get(f"/people?{query}").status_code == 200


def test_the_list_takes_the_same_few_statements_for_5_and_50_people(
    client: Visitor, account: Account, add: Add, moment: Moment, statements: list[str]
) -> None:
    keep_as_list(account, "Everybody called Ada", Filter(text="ada"), moment)
    taken = []
    for number in (5, 50):
        for more in range(number):
            add(f"Ada {number} {more}", company=f"Company {more}", tags=["A", "B"])
        for path, headers in (("/people", {}), ("/people?q=ada", PART), ("/people?q=ada&sort=-name", {})):
            statements.clear()
            client.get(path, headers=headers)
            taken.append(len(statements))
    assert taken[:3] == taken[3:]
    assert max(taken) <= 10


def test_a_person_takes_the_same_few_statements_however_much_there_is(
    client: Visitor, account: Account, ada: Person, add: Add, moment: Moment, statements: list[str]
) -> None:
    taken = []
    for number in (5, 50):
        for more in range(number):
            log_touchpoint(account, [ada.id, add(f"Olu {number} {more}").id], moment, kind="coffee")
            add_note(account, ada.id, f"Note {more}", moment)
        for path in (f"/people/{ada.id}", f"/people/{ada.id}/edit", "/bin", "/tags"):
            statements.clear()
            client.get(path)
            taken.append(len(statements))
    assert taken[:4] == taken[4:]
    assert max(taken) <= 10


def test_a_person_is_shown_with_everything(
    client: Visitor, account: Account, ada: Person, add: Add, moment: Moment
) -> None:
    olu = add("Olu Berg")
    log_touchpoint(account, [ada.id, olu.id], moment, kind="coffee", text="Talked about Gdynia.")
    log_touchpoint(account, [ada.id], moment, kind="email", direction="incoming")
    add_note(account, ada.id, "Plays bassoon.", moment)
    page = client.get(f"/people/{ada.id}").text
    for words in (
        "Engineering lead",
        "with Olu Berg",
        "Talked about Gdynia.",
        "Ada wrote",
        "by email",
        "Plays bassoon.",
        "mailto:ada@fernhollow.example",
        "tel:+442079460321",
        'href="https://www.linkedin.com/in/ada-lind"',
        "rowers.example/ada",
        'data-copy="ada@fernhollow.example"',
        "Next on <b",
        "Printed from Kith on 24 November 2026. Private.",
    ):
        assert words in page, words
    only = client.get(f"/people/{ada.id}?show=touchpoints").text
    assert "Talked about Gdynia." in only
    assert "You noted" not in only


def test_a_link_that_is_not_safe_is_never_a_link(client: Visitor, account: Account, ada: Person) -> None:
    ContactMethod.create(account=account, person=ada.id, kind="link", value="javascript:alert(1)", key="x")
    page = client.get(f"/people/{ada.id}").text
    assert 'href="javascript' not in page


def test_a_person_in_the_bin_has_no_page(client: Visitor, account: Account, ada: Person, moment: Moment) -> None:
    delete_people(account, [ada.id], moment)
    for path in ("", "/edit", "/phone", ".vcf"):
        assert client.get(f"/people/{ada.id}{path}").status_code == 404


def test_a_person_is_added_by_the_form(client: Visitor, account: Account, ada: Person) -> None:
    answer = client.post(
        "/people",
        data={
            "given": "Jane (She/Her)",
            "family": "Okafor",
            "place": "Lisbon",
            "cadence": "6 months",
            "method_kind": ["email", "email", "phone"],
            "method_id": ["", "", ""],
            "method_label": ["Work", "", "Mobile"],
            "method_value": ["jane@okafor.example", "", "+351 912 345 678"],
            "position_id": [""],
            "position_title": ["Designer"],
            "position_company": ["Fernhollow"],
            "position_started": ["Feb 2026"],
            "position_ended": [""],
            "tag": ["Interviewer", "Design, Ally"],
            "introduced_by_name": "nwosu",
        },
    )
    jane = Person.of(account).order_by(Person.id.desc()).get()
    assert answer.headers["Location"] == f"/people/{jane.id}"
    assert (jane.name, jane.pronouns, jane.title, jane.introduced_by) == ("Jane Okafor", "She/Her", "Designer", ada.id)
    page = client.get(f"/people/{jane.id}").text
    for words in ("since Feb 2026", "Design", "Ally", "introduced you", "+351 912 345 678", "Added Jane Okafor."):
        assert words in page, words
    assert '<span class="av lg t' in page
    assert ">JO</span>" in page


def test_a_wrong_form_comes_back_with_what_was_typed_and_a_sentence(
    client: Visitor, account: Account, ada: Person
) -> None:
    sent = {
        "given": "",
        "method_kind": "email",
        "method_id": "",
        "method_label": "",
        "method_value": "ada at home",
        "met_on": "yesterday",
        "introduced_by_name": "nobody at all",
    }
    answer = client.post(f"/people/{ada.id}", data=sent)
    assert answer.status_code == 422
    for words in ("I cannot read “yesterday” as a date", "There is nobody called “nobody at all”", "ada at home"):
        assert words in answer.text, words
    sent |= {"met_on": "", "introduced_by_name": ""}
    answer = client.post(f"/people/{ada.id}", data=sent)
    assert "A person needs a name." in answer.text
    assert "“ada at home” is not an email address." in answer.text
    assert Person.find(account, ada.id).given == "Ada"
    answer = client.post("/people", data={"given": "Zora", "cadence": "now and then"})
    assert answer.status_code == 422
    assert "I cannot read “now and then” as a cadence" in answer.text


def test_the_form_as_it_is_shown_changes_nothing_when_it_is_sent(
    client: Visitor, account: Account, ada: Person
) -> None:
    class Form(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.sent: list[tuple[str, str]] = []
            self._select = ""
            self._hidden = 0
            self._area = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            named = {name: value or "" for name, value in attrs}
            if tag == "template":
                self._hidden += 1
            if self._hidden or (named.get("form") and named["form"] != "edit"):
                return
            if tag == "input" and named.get("name") and named.get("type") not in ("checkbox", "search"):
                self.sent.append((named["name"], named.get("value", "")))
            if tag == "textarea":
                self.sent.append((named["name"], ""))
            if tag == "select":
                self._select = named["name"]
                self.sent.append((self._select, ""))
            if tag == "option" and self._select and "selected" in named:
                self.sent[-1] = (self._select, named.get("value", ""))

        def handle_endtag(self, tag: str) -> None:
            if tag == "template":
                self._hidden -= 1
            if tag == "select":
                self._select = ""

    form = Form()
    page = client.get(f"/people/{ada.id}/edit").text
    form.feed(page[page.index('id="edit"') : page.index("</form>", page.index('id="edit"'))])
    data: dict[str, list[str]] = {}
    for name, value in form.sent:
        if name != "csrf_token":
            data.setdefault(name, []).append(value)
    before = Person.find(account, ada.id)
    assert client.post(f"/people/{ada.id}", data=data).status_code == 303
    after = Person.find(account, ada.id)
    assert (after.by_hand, after.edited_at, after.title) == (before.by_hand, before.edited_at, before.title)
    assert ContactMethod.of(account).count() == 4


def test_verbs_of_a_page_say_what_they_did_and_are_taken_back(client: Visitor, account: Account, ada: Person) -> None:
    for path, data, words in (
        ("cadence", {"cadence": "off"}, "No more reminders of Ada."),
        ("tags", {"new_tag": "Routing"}, "Tagged one person “Routing”."),
        ("archive", {"archived": "1"}, "Archived Ada Nwosu-Lind."),
        ("do-not-contact", {"do_not_contact": "1"}, "Kith lets Ada be."),
        ("delete", {}, "Ada Nwosu-Lind moved to the bin"),
    ):
        answer = client.post(
            f"/people/{ada.id}/{path}", data=data, headers={"Referer": f"http://localhost/people/{ada.id}"}
        )
        assert answer.status_code == 303
        shown = client.get(answer.headers["Location"]).text
        assert words in shown, path
        step = Step.of(account).order_by(Step.id.desc()).get()
        assert f'action="/undo/{step.id}"' in shown
        back = client.post(f"/undo/{step.id}", headers={"Referer": f"http://localhost/people/{ada.id}"})
        assert back.headers["Location"] == f"/people/{ada.id}"
    again = Person.find(account, ada.id)
    assert (again.cadence_count, again.archived_at, again.do_not_contact, again.deleted_at) == (3, None, False, None)
    assert client.post(f"/undo/{step.id}").status_code == 400


def test_undoing_an_addition_leads_to_the_list(client: Visitor, account: Account) -> None:
    client.post("/people", data={"given": "Zora"})
    zora, step = Person.of(account).get(), Step.of(account).get()
    back = client.post(f"/undo/{step.id}", headers={"Referer": f"http://localhost/people/{zora.id}"})
    assert back.headers["Location"] == "/people"


@pytest.mark.parametrize("came", ["http://evil.example/people", "http://localhost//evil.example/", "", "nonsense"])
def test_nobody_is_led_off_the_site(client: Visitor, ada: Person, came: str) -> None:
    answer = client.post(f"/people/{ada.id}/tags", data={"new_tag": "A"}, headers={"Referer": came})
    assert answer.headers["Location"] == f"/people/{ada.id}"


def test_several_people_are_changed_at_once(client: Visitor, account: Account, ada: Person, add: Add) -> None:
    olu, ida = add("Olu Berg"), add("Ida Ahl", company="Fernhollow")
    client.post("/people/bulk/cadence", data={"person": [ada.id, olu.id], "cadence": "1 year"})
    client.post("/people/bulk/tag", data={"everybody": "1", "filter_q": "fern", "new_tag": "Panel"})
    cadences = {person.name: person.cadence_unit for person in Person.of(account)}
    assert cadences == {"Ada Nwosu-Lind": "year", "Olu Berg": "year", "Ida Ahl": None}
    page = client.get(f"/people?tag={Tag.of(account).where(Tag.name == 'Panel').get().id}").text
    assert "Ada Nwosu-Lind" in page
    assert "Ida Ahl" in page
    assert "Olu Berg" not in page
    client.post("/people/bulk/archive", data={"person": [ida.id]})
    assert "Ida Ahl" in client.get("/people?archived=1").text
    client.post("/people/bulk/archive", data={"person": [ida.id], "filter_archived": "1"})
    assert Person.find(account, ida.id).archived_at is None
    for path, data in (("cadence", {"cadence": "1 year"}), ("tag", {"person": ada.id}), ("archive", {})):
        assert client.post(f"/people/bulk/{path}", data=data).status_code == 400


def test_cards_of_one_of_several_and_of_everybody_are_files(client: Visitor, ada: Person, add: Add) -> None:
    natalya = add("Наталья Ёлкина")
    one = client.get(f"/people/{natalya.id}.vcf")
    assert one.mimetype == "text/vcard"
    assert "filename*=UTF-8''%D0%9D%D0%B0" in one.headers["Content-Disposition"]
    assert "filename=person.vcf;" in one.headers["Content-Disposition"]
    several = client.post("/people/bulk/vcards", data={"person": [ada.id]})
    everybody = client.get("/people.vcf")
    names = [
        [card.fn.value for card in vobject.readComponents(BytesIO(answer.data).read().decode())]
        for answer in (one, several, everybody)
    ]
    assert names == [["Наталья Ёлкина"], ["Ada Nwosu-Lind"], ["Наталья Ёлкина", "Ada Nwosu-Lind"]]
    table = client.get("/people.csv")
    assert table.mimetype == "text/csv"
    assert table.data.decode("utf-8-sig").startswith("Name,")


def test_the_code_for_the_phone_is_a_part_or_a_page(client: Visitor, ada: Person) -> None:
    page = client.get(f"/people/{ada.id}/phone").text
    part = client.get(f"/people/{ada.id}/phone", headers={"HX-Request": "true"}).text
    assert "<html" in page
    assert "<html" not in part
    assert part.count('<svg role="img" aria-label="QR code with Ada') == 1


def test_a_filter_is_kept_as_a_list_renamed_moved_and_deleted(
    client: Visitor, account: Account, ada: Person, moment: Moment
) -> None:
    answer = client.post("/lists", data={"list_name": "At Fernhollow", "q": "fern"})
    assert answer.headers["Location"] == "/people?q=fern"
    page = client.get("/people?q=fern").text
    assert 'id="people-title" dir="auto">At Fernhollow</span>' in page
    assert "Keep as a list" not in page
    keep_as_list(account, "Second", Filter(text="a"), moment)
    saved = SavedList.of(account).where(SavedList.name == "At Fernhollow").get()
    assert f'<input type="hidden" name="list" value="{saved.id}">' in page
    # The filter is changed: the list stays at hand, by every link too, and takes the new filter.
    changed = client.get(f"/people?q=fern&source=hand&list={saved.id}").text
    assert "Keep as a list" in changed
    assert f'formaction="/lists/{saved.id}/filter" formnovalidate>Save to “<bdi>At Fernhollow</bdi>”' in changed
    assert f"source=hand&amp;tab=overdue&amp;list={saved.id}" in changed
    answer = client.post(f"/lists/{saved.id}/filter", data={"q": "fern", "source": "hand", "list_name": ""})
    assert answer.headers["Location"] == "/people?q=fern&source=hand"
    assert 'id="people-title" dir="auto">At Fernhollow</span>' in client.get(answer.headers["Location"]).text
    assert client.post(f"/lists/{saved.id}/filter").status_code == 400
    assert "Save to" not in client.get("/people?q=x&list=999999").text
    assert "Save to" not in client.get("/people?q=x&list=x").text
    client.post(f"/lists/{saved.id}/name", data={"list_name": "Fern"})
    client.post(f"/lists/{saved.id}/place", data={"to": "down"})
    page = client.get("/people").text
    assert page.index(">Second<") < page.index(">Fern<")
    client.post(f"/lists/{saved.id}/delete")
    assert ">Fern<" not in client.get("/settings").text
    assert client.post("/lists", data={"list_name": "", "q": "fern"}).status_code == 400


def test_a_person_reached_from_a_list_says_so(client: Visitor, account: Account, ada: Person, moment: Moment) -> None:
    keep_as_list(account, "At Fernhollow", Filter(text="fern"), moment)
    page = client.get(f"/people/{ada.id}", headers={"Referer": "http://localhost/people?q=fern"}).text
    assert '<a href="/people?q=fern" dir="auto">At Fernhollow</a>' in page


def test_tags_are_renamed_given_a_cadence_and_deleted(client: Visitor, account: Account, add: Add) -> None:
    olu = add("Olu Berg", tags=["Panel"])
    tag = Tag.of(account).get()
    client.post(f"/tags/{tag.id}/name", data={"name": "Interviewer"})
    client.post(f"/tags/{tag.id}/cadence", data={"cadence": "4 months"})
    assert Person.find(account, olu.id).cadence_count == 4
    page = client.get("/tags").text
    assert 'value="Interviewer"' in page
    assert '<option value="4 months" selected>' in page
    client.post(f"/tags/{tag.id}/delete")
    assert "No tags yet" in client.get("/tags").text


def test_notes_are_kept_changed_and_deleted_in_place_or_by_pages(
    client: Visitor, account: Account, ada: Person
) -> None:
    part = client.post(
        f"/people/{ada.id}/notes", data={"text": "Plays <b>bassoon</b>."}, headers={"HX-Request": "true"}
    )
    assert "Plays &lt;b&gt;bassoon&lt;/b&gt;." in part.text
    note = Note.of(account).get()
    assert "<html" not in client.get(f"/notes/{note.id}/edit", headers={"HX-Request": "true"}).text
    assert "<html" in client.get(f"/notes/{note.id}/edit").text
    saved = client.post(f"/notes/{note.id}", data={"text": "The oboe."}, headers={"HX-Request": "true"})
    assert "The oboe." in saved.text
    assert client.post(f"/notes/{note.id}", data={"text": "The harp."}).headers["Location"] == f"/people/{ada.id}"
    gone = client.post(f"/notes/{note.id}/delete", headers={"HX-Request": "true"})
    assert "Deleted the note." in gone.text
    assert "data-undo" in gone.text
    assert "The harp." not in gone.text
    bin_page = client.get("/bin").text
    assert "“The harp.”" in bin_page
    assert "A note about Ada Nwosu-Lind." in bin_page


def test_the_bin_restores_and_ends(client: Visitor, account: Account, ada: Person, add: Add, moment: Moment) -> None:
    olu = add("Olu Berg")
    add_note(account, ada.id, "A note.", moment)
    logged = log_touchpoint(account, [ada.id], moment, kind="coffee", text="Talked.")
    client.post(f"/touchpoints/{logged.touchpoint}/delete")
    delete_people(account, [ada.id, olu.id], moment)
    page = client.get("/bin").text
    for words in (
        "Engineering lead, Fernhollow. With one note.",
        "Coffee with Ada Nwosu-Lind, 24 November",
        "30 days left",
    ):
        assert words in page, words
    step = Step.of(account).where(Step.sentence.contains("ouchpoint") | Step.sentence.contains("eleted")).get()
    client.post(f"/bin/steps/{step.id}/restoration")
    client.post(f"/bin/people/{ada.id}/restoration")
    assert "Talked." in client.get(f"/people/{ada.id}").text
    client.post(f"/bin/people/{olu.id}/end")
    assert "The bin is empty" in client.get("/bin").text
    assert Person.of(account).count() == 1
    client.post(f"/people/{ada.id}/delete")
    client.post("/bin/empty")
    assert Person.of(account).count() == 0


def test_the_archive_is_a_list_of_its_own(
    client: Visitor, account: Account, ada: Person, add: Add, moment: Moment
) -> None:
    add("Olu Berg")
    archive(account, [ada.id], moment)
    page = client.get("/people").text
    assert "1 in the archive" in page
    assert "Ada Nwosu-Lind" not in page
    away = client.get("/people?archived=1").text
    assert "Ada Nwosu-Lind" in away
    assert "Bring back" in away
    assert "In the archive: no reminders" in client.get(f"/people/{ada.id}").text


def test_names_are_offered_while_typing(client: Visitor, ada: Person, other_account: Account, moment: Moment) -> None:
    add_person(other_account, "Ada Quist", moment)
    offered = client.get("/people/names?introduced_by_name=ada").text
    assert '<option value="Ada Nwosu-Lind">' in offered
    assert "Quist" not in offered
    assert "<option" not in client.get("/people/names").text
