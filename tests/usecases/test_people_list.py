"""The list of people: filters, facets, order, pages, and what its counts cost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Company, Person, SavedList, Tag
from crm.models.values import pairs
from crm.usecases import saved_lists, shell_counts
from crm.usecases.add_person import add_person
from crm.usecases.archive import archive
from crm.usecases.bin import delete_people
from crm.usecases.bulk_people import those_ticked, those_who_match
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.people_list import counts
from crm.usecases.people_list.filter import Filter
from crm.usecases.people_list.rows import FOUND_PAGE, PAGE, one_page
from crm.usecases.set_cadence import set_cadence
from crm.usecases.tagging import delete_tag, rename_tag, tag_people, untag_people
from crm.usecases.take_back import take_back

TODAY = date(2026, 11, 24)
Add = Callable[..., Person]


@pytest.fixture
def add(account: Account, moment: Moment) -> Add:
    def make(name: str, touched: date | None = None, due: date | None = None, **more: object) -> Person:
        person, _ = add_person(account, name, moment, **more)  # type: ignore[arg-type]
        if due:
            set_cadence(account, [person.id], Cadence(3, "month"), moment)
        Person.change(account, last_touch_on=touched, next_check_in=due).where(Person.id == person.id).execute()
        return person

    return make


def names(account: Account, filter_: Filter, sort: str = "name", page: int = 1) -> list[str]:
    return [person.name for person in one_page(account, filter_, sort, page, TODAY).people]


def company(account: Account, name: str) -> int:
    return int(Company.of(account).where(Company.name == name).get().id)


def tag(account: Account, name: str) -> int:
    return int(Tag.of(account).where(Tag.name == name).get().id)


def test_names_are_sorted_by_surname_without_regard_to_accents_and_small_particles(
    account: Account, add: Add, engine: str
) -> None:
    for name in ("Émile Vautrin", "Anneke van den Berg", "Łukasz Zając", "Zora Éclair", "Ada Eco", "Jonas Bering"):
        add(name)
    expected = ["Anneke van den Berg", "Jonas Bering", "Zora Éclair", "Ada Eco", "Émile Vautrin", "Łukasz Zając"]
    assert names(account, Filter(), "name") == expected
    assert names(account, Filter(), "-name") == expected[::-1]


def test_the_next_check_in_comes_first_and_those_without_come_last_by_name(
    account: Account, add: Add, engine: str
) -> None:
    add("Zora Quist")
    add("Ada Lind", due=date(2026, 12, 1))
    add("Olu Berg", due=date(2026, 11, 20))
    add("Ida Ahl")
    assert names(account, Filter(), "next") == ["Olu Berg", "Ada Lind", "Ida Ahl", "Zora Quist"]
    assert names(account, Filter(), "-next") == ["Ada Lind", "Olu Berg", "Ida Ahl", "Zora Quist"]
    assert names(account, Filter(text="a"), "-next") == ["Ada Lind", "Ida Ahl"]


def test_people_are_sorted_by_last_touch_and_by_position(account: Account, add: Add, engine: str) -> None:
    add("Zora Quist", company="Tallowick", title="Analyst")
    add("Ada Lind", touched=date(2026, 11, 1), company="Brackmoor", title="Lead")
    add("Olu Berg", touched=date(2026, 11, 20), company="Brackmoor", title="Engineer")
    add("Ida Ahl")
    assert names(account, Filter(), "-last") == ["Olu Berg", "Ada Lind", "Ida Ahl", "Zora Quist"]
    assert names(account, Filter(), "last") == ["Ada Lind", "Olu Berg", "Ida Ahl", "Zora Quist"]
    assert names(account, Filter(), "position") == ["Olu Berg", "Ada Lind", "Zora Quist", "Ida Ahl"]


@pytest.mark.parametrize("sort", ["next", "-next", "last", "name", "position"])
def test_pages_share_out_everybody_once(account: Account, add: Add, sort: str, engine: str) -> None:
    for number in range(2 * PAGE + 7):
        due = date(2026, 12, 1 + number % 9) if number % 2 else None
        add(f"Ada {chr(65 + number % 26)}lind", due=due, touched=due)
    everybody = [one_page(account, Filter(), sort, number, TODAY) for number in (1, 2, 3)]
    in_order = [person.id for page in everybody for person in page.people]
    assert ([len(page.people) for page in everybody], len({*in_order})) == ([PAGE, PAGE, 7], 2 * PAGE + 7)
    found = [one_page(account, Filter(text="ada"), sort, number, TODAY) for number in range(1, 7)]
    assert [len(page.people) for page in found] == [FOUND_PAGE] * 5 + [2 * PAGE + 7 - 5 * FOUND_PAGE]
    assert [person.id for page in found for person in page.people] == in_order
    assert all(page.in_tabs == counts.tabs(account, Filter(), TODAY) for page in found)
    # Beyond the last page stands the last.
    assert one_page(account, Filter(), sort, 9, TODAY) == everybody[-1]
    assert one_page(account, Filter(text="ada"), sort, 9, TODAY) == found[-1]


def test_a_row_shows_position_tags_and_dates(account: Account, add: Add, engine: str) -> None:
    due = date(2026, 12, 1)
    add("Ada Lind", touched=TODAY, due=due, company="Fernhollow", title="Lead", tags=["Routing", "Interviewer"])
    (row,) = one_page(account, Filter(), "next", 1, TODAY).people
    assert (row.title, row.company, row.tags) == ("Lead", "Fernhollow", ("Interviewer", "Routing"))
    assert (row.last_touch_on, row.next_check_in, row.cadence) == (TODAY, due, (3, "month"))


def test_facets_narrow_each_other_and_choices_within_one_are_alternatives(
    account: Account, add: Add, engine: str
) -> None:
    add("Ada", company="Fernhollow", tags=["Interviewer"], place="Rotterdam", touched=date(2026, 11, 1))
    add("Olu", company="Fernhollow", tags=["Recruiter"], place="Lisbon")
    add("Ida", company="Kestrelby", tags=["Recruiter", "Interviewer"], touched=date(2025, 1, 1))
    add("Zora")
    fern, interviewer, recruiter = (
        company(account, "Fernhollow"),
        tag(account, "Interviewer"),
        tag(account, "Recruiter"),
    )
    assert names(account, Filter(companies=(fern,))) == ["Ada", "Olu"]
    assert names(account, Filter(tags=(interviewer, recruiter))) == ["Ada", "Ida", "Olu"]
    assert names(account, Filter(companies=(fern,), tags=(recruiter,))) == ["Olu"]
    assert names(account, Filter(places=("Lisbon", "Rotterdam"))) == ["Ada", "Olu"]
    assert names(account, Filter(touched=("30",))) == ["Ada"]
    assert names(account, Filter(touched=("older", "never"))) == ["Ida", "Olu", "Zora"]
    assert names(account, Filter(sources=("hand",))) == ["Ada", "Ida", "Olu", "Zora"]
    assert names(account, Filter(sources=("linkedin",))) == []
    assert names(account, Filter(text="gdynia", tags=(recruiter,))) == []
    assert names(account, Filter(text="fern", tags=(recruiter,))) == ["Olu"]


def test_a_facet_counts_those_who_meet_the_rest_of_the_filter(account: Account, add: Add, engine: str) -> None:
    add("Ada", company="Fernhollow", tags=["Interviewer"], place="Rotterdam", touched=date(2026, 11, 1))
    add("Olu", company="Fernhollow", tags=["Recruiter"], place="Lisbon")
    add("Ida", company="Kestrelby", tags=["Recruiter", "Interviewer"])
    fern = company(account, "Fernhollow")
    filter_ = Filter(companies=(fern,), text="o")
    found = counts.facets(account, replace(filter_, text=""), TODAY)
    shown = {name: [(value.label, value.people, value.chosen) for value in values] for name, values in found.items()}
    assert shown == {
        "tag": [("Interviewer", 1, False), ("Recruiter", 1, False)],
        "company": [("Fernhollow", 2, True), ("Kestrelby", 1, False)],
        "place": [("Lisbon", 1, False), ("Rotterdam", 1, False)],
        "source": [("hand", 2, False)],
        "touched": [("30", 1, False), ("never", 1, False)],
    }
    assert counts.facet(account, Filter(text="ida"), "company", TODAY)[0].label == "Kestrelby"


def test_a_chosen_company_stays_in_its_facet_beyond_the_commonest(account: Account, add: Add, engine: str) -> None:
    for number in range(counts.MOST_VALUES + 5):
        add(f"Ada {number}", company=f"Company {number}")
        add(f"Olu {number}", company=f"Company {number}")
    last = add("Zora", company="Tallowick")
    values = counts.facets(account, Filter(companies=(Person.find(account, last.id).company,)), TODAY)["company"]
    assert (values[0].label, values[0].chosen, len(values)) == ("Tallowick", True, counts.MOST_VALUES + 1)


def test_the_tabs_share_out_everybody(account: Account, add: Add, engine: str) -> None:
    add("Late", due=date(2026, 11, 23))
    add("Today", due=TODAY)
    add("Soon", due=date(2026, 12, 8))
    add("Later", due=date(2026, 12, 9))
    add("None")
    assert counts.tabs(account, Filter(), TODAY) == {"": 5, "overdue": 1, "soon": 2, "on-track": 1, "none": 1}
    for tab, expected in {
        "overdue": ["Late"],
        "soon": ["Soon", "Today"],
        "on-track": ["Later"],
        "none": ["None"],
    }.items():
        assert names(account, Filter(tab=tab)) == expected
        assert names(account, Filter(tab=tab), "next") == sorted(expected, key=lambda name: name != "Today")


def test_the_archive_and_the_bin_are_out_of_the_list(account: Account, add: Add, moment: Moment, engine: str) -> None:
    ada, olu = add("Ada"), add("Olu")
    add("Ida")
    archive(account, [ada.id], moment)
    delete_people(account, [olu.id], moment)
    assert names(account, Filter()) == ["Ida"]
    assert names(account, Filter(archived=True)) == ["Ada"]
    assert counts.tabs(account, Filter(archived=True), TODAY)[""] == 1


def test_counts_are_kept_until_something_changes(
    account: Account, add: Add, moment: Moment, statements: list[str], engine: str
) -> None:
    ada = add("Ada", tags=["A"])
    counts.facets(account, Filter(), TODAY), counts.tabs(account, Filter(), TODAY)
    statements.clear()
    assert counts.tabs(account, Filter(), TODAY)[""] == 1
    counts.facets(account, Filter(), TODAY)
    assert statements == []
    delete_people(account, [ada.id], moment)
    assert counts.tabs(account, Filter(), TODAY)[""] == 0


def test_a_filter_is_read_from_an_address_and_written_back() -> None:
    filter_ = Filter("ada lind", (1, 2), (7,), ("São Paulo",), ("linkedin",), ("30", "never"), "soon", True)
    assert Filter.from_query(filter_.query()) == filter_
    assert Filter.from_query("q=%00&tag=x&tag=-1&tag=3&tag=3&touched=9&tab=x&sort=next&archived=0") == Filter(tags=(3,))
    assert Filter.from_query("") == Filter()
    assert not Filter(tab="soon").narrows
    assert Filter(text="a").narrows


def test_a_filter_is_kept_as_a_list_with_its_count(account: Account, add: Add, moment: Moment, engine: str) -> None:
    add("Ada", tags=["Interviewer"])
    add("Olu", company="Fernhollow")
    first, _ = saved_lists.keep_as_list(
        account, " Interviewed me ", Filter(tags=(tag(account, "Interviewer"),)), moment
    )
    second, step = saved_lists.keep_as_list(account, "Everyone called O", Filter(text="o"), moment)
    shown = [(one["name"], one["count"]) for one in shell_counts.of(account, TODAY).lists]
    assert shown == [("Interviewed me", 1), ("Everyone called O", 1)]
    saved_lists.move_list(account, second.id, -1, moment)
    assert [one.id for one in saved_lists.all_of(account)] == [second.id, first.id]
    saved_lists.rename_list(account, first.id, "Panels", moment)
    gone = saved_lists.delete_list(account, first.id, moment)
    assert [one.name for one in saved_lists.all_of(account)] == ["Everyone called O"]
    take_back(account, gone.id, moment)
    assert SavedList.find(account, first.id).name == "Panels"
    assert SavedList.find(account, first.id).query == f"tag={tag(account, 'Interviewer')}"
    held, changed = saved_lists.change_filter(account, first.id, Filter(sources=("hand",), tab="none"), moment)
    assert (held.id, SavedList.find(account, first.id).query) == (first.id, "source=hand&tab=none")
    assert [one["count"] for one in shell_counts.of(account, TODAY).lists] == [1, 2]
    with pytest.raises(Refused):
        saved_lists.change_filter(account, first.id, Filter(), moment)
    take_back(account, changed.id, moment)
    assert SavedList.find(account, first.id).query == f"tag={tag(account, 'Interviewer')}"
    for name, filter_ in (("panels", Filter(text="x")), ("", Filter(text="x")), ("New", Filter())):
        with pytest.raises(Refused):
            saved_lists.keep_as_list(account, name, filter_, moment)
    assert saved_lists.list_of(account, Filter(text="o")) is not None
    take_back(account, step.id, moment)


def test_the_counts_beside_the_navigation_take_the_same_few_statements_for_many_lists(
    account: Account, add: Add, moment: Moment, statements: list[str], engine: str
) -> None:
    ada = add("Ada")
    for number in range(10):
        saved_lists.keep_as_list(account, f"List {number}", Filter(places=(f"Place {number}",)), moment)
    statements.clear()
    assert len(shell_counts.of(account, TODAY).lists) == 10
    assert len(statements) == 2
    statements.clear()
    assert shell_counts.of(account, TODAY).people == 1
    assert statements == []
    delete_people(account, [ada.id], moment)
    assert shell_counts.of(account, TODAY).people == 0


def test_the_list_takes_as_many_statements_however_many_people(
    account: Account, add: Add, statements: list[str], engine: str
) -> None:
    taken = []
    for number in (5, 50):
        for more in range(number):
            add(f"Ada {number} {more}", tags=["A", "B"], company="Fernhollow")
        statements.clear()
        one_page(account, Filter(text="ada"), "name", 1, TODAY)
        taken.append(len(statements))
    assert taken == [3, 3]


def test_a_selection_is_those_ticked_or_everybody_who_matches(
    account: Account, other_account: Account, add: Add, moment: Moment, engine: str
) -> None:
    ada, olu = add("Ada Lind"), add("Olu Lind")
    stranger, _ = add_person(other_account, "Zora Lind", moment)
    assert those_ticked(account, [str(olu.id), "x", str(stranger.id), str(ada.id)]) == [ada.id, olu.id]
    assert those_who_match(account, Filter(text="lind"), TODAY) == [ada.id, olu.id]
    for nobody in ([str(stranger.id)], []):
        with pytest.raises(Refused, match="Tick"):
            those_ticked(account, nobody)
    with pytest.raises(Refused):
        those_who_match(account, Filter(text="quist"), TODAY)


def test_many_people_are_tagged_set_and_archived_at_once_and_it_is_taken_back(
    account: Account, add: Add, moment: Moment, engine: str
) -> None:
    people = [add(f"Ada {number}").id for number in range(30)]
    tag_people(account, people[:3], "Routing", moment)
    tagged = tag_people(account, people, "routing", moment)
    assert names(account, Filter(tags=(tag(account, "Routing"),))).__len__() == 30
    cadence = set_cadence(account, people, Cadence(6, "month"), moment)
    assert cadence.sentence == "Every 6 months for 30 people."
    assert counts.tabs(account, Filter(), TODAY)["none"] == 0
    away = archive(account, people, moment)
    assert away.sentence == "Archived 30 people."
    assert counts.tabs(account, Filter(), TODAY)[""] == 0
    for step in (away, cadence, tagged):
        take_back(account, step.id, moment)
    assert counts.tabs(account, Filter(), TODAY) == {"": 30, "overdue": 0, "soon": 0, "on-track": 0, "none": 30}
    assert len(names(account, Filter(tags=(tag(account, "Routing"),)))) == 3


def test_a_tag_gives_its_cadence_to_those_whose_cadence_nobody_chose(
    account: Account, add: Add, moment: Moment, engine: str
) -> None:
    from crm.usecases.tag_cadence import set_tag_cadence

    ada, olu, ida = add("Ada", tags=["Panel"]), add("Olu"), add("Ida")
    set_cadence(account, [olu.id], None, moment)
    set_tag_cadence(account, tag(account, "Panel"), Cadence(4, "month"), moment)
    step = tag_people(account, [olu.id, ida.id], "Panel", moment)
    cadences = pairs(Person.of(account, Person.id, Person.cadence_count))
    assert cadences == {ada.id: 4, olu.id: None, ida.id: 4}
    assert Person.find(account, ida.id).next_check_in == date(2027, 3, 24)
    take_back(account, step.id, moment)
    assert Person.find(account, ida.id).next_check_in is None


def test_a_tag_is_taken_off_renamed_and_deleted(account: Account, add: Add, moment: Moment, engine: str) -> None:
    ada = add("Ada", tags=["Panel", "Routing"])
    panel = tag(account, "Panel")
    with pytest.raises(Refused):
        rename_tag(account, panel, "ROUTING", moment)
    rename_tag(account, panel, "Interviewer", moment)
    assert names(account, Filter(text="interv")) == ["Ada"]
    off = untag_people(account, [ada.id], panel, moment)
    assert names(account, Filter(text="interv")) == []
    take_back(account, off.id, moment)
    gone = delete_tag(account, panel, moment)
    assert names(account, Filter(tags=(panel,))) == []
    take_back(account, gone.id, moment)
    assert names(account, Filter(tags=(panel,))) == ["Ada"]


def test_a_touchpoint_moves_somebody_in_the_list(account: Account, add: Add, moment: Moment, engine: str) -> None:
    ada, _ = add("Ada", cadence=Cadence(1, "month")), add("Olu")
    log_touchpoint(account, [ada.id], moment, kind="coffee", on=date(2026, 11, 20))
    (row, *_) = one_page(account, Filter(), "-last", 1, TODAY).people
    assert (row.name, row.last_touch_on) == ("Ada", date(2026, 11, 20))


@pytest.mark.slow
def test_taking_back_a_change_of_very_many_leaves_what_was_edited_since(
    account: Account, add: Add, moment: Moment, statements: list[str], engine: str
) -> None:
    people = [add(f"Ada {number}").id for number in range(150)]
    tagged = tag_people(account, people, "Panel", moment)
    cadence = set_cadence(account, people, Cadence(6, "month"), moment)
    set_cadence(account, people[:1], Cadence(1, "year"), moment)
    statements.clear()
    undone = take_back(account, cadence.id, moment)
    assert len(statements) < 100
    cadences = pairs(Person.of(account, Person.id, Person.cadence_unit))
    assert cadences == {number: "year" if number == people[0] else None for number in people}
    assert len(undone.kept) == 1
    assert undone.people == set(people)
    take_back(account, tagged.id, moment)
    assert names(account, Filter(tags=(tag(account, "Panel"),))) == []
    assert counts.tabs(account, Filter(), TODAY)[""] == 150


def test_lists_with_words_are_counted_with_as_many_statements_for_many_as_for_one(
    account: Account, statements: list[str], moment: Moment
) -> None:
    add_person(account, "Ada Nwosu-Lind", moment, company="Fernhollow")
    add_person(account, "Olu Berg", moment, company="Ashhollow Trust")
    texts = ["hollow", "ada", "…", "berg hollow", "nobody"]
    statements.clear()
    assert counts.how_many(account, [Filter(text="hollow")], moment.today) == [2]
    one = len(statements)
    statements.clear()
    assert counts.how_many(account, [*(Filter(text=text) for text in texts), Filter()], moment.today) == [
        2,
        1,
        0,
        1,
        0,
        2,
    ]
    # How companies are written, and the words of names, since some may be slips, were read for the first.
    assert (one, len(statements)) == (3, 1)


def test_a_list_with_words_counts_those_found_by_a_slip_as_it_shows_them(
    account: Account, add: Add, moment: Moment, engine: str
) -> None:
    for name in ("Nora Lindqvist", "Ada Lindqvist", "Olu Berg", "Ola Berg", "Ole Berg"):
        add(name)
    archived = add("Ada Lindquist")
    archive(account, [archived.id], moment)
    wanted = [Filter(text=text) for text in ("lindqvist", "lindqist", "berg", "borg", "nora lindqist", "quist")]
    wanted += [Filter(text="lindqist", archived=True), Filter(text="berg", tab="overdue"), Filter()]
    sizes = counts.how_many(account, wanted, TODAY)
    assert sizes == [counts.tabs(account, one, TODAY)[one.tab] for one in wanted]
    assert sizes == [2, 2, 3, 3, 1, 0, 1, 0, 5]
