"""The pages of people who may be one."""

import re

import pytest

from crm.domain.moment import Moment
from crm.models import Account, ContactMethod, MergedPerson, Person, TwoPeople
from crm.usecases.add_person import add_person
from tests.web.visitor import Visitor


@pytest.fixture
def two(account: Account, moment: Moment) -> tuple[Person, Person]:
    """Two records of one person, who share an address."""
    one, _ = add_person(
        account, "Yusuf Karadere", moment, emails=["yusuf@karadere.example"], company="Brackmoor", title="Consultant"
    )
    other, _ = add_person(
        account, "Y. Karadere", moment, emails=["YUSUF@karadere.example", "y@kestrelby.example"], company="Kestrelby"
    )
    return one, other


def pairs_of(account: Account, moment: Moment, number: int) -> None:
    for n in range(number):
        for name in ("Ada Nwosu", "Ada Nwosu-Lind"):
            add_person(account, f"{name} {n}", moment, emails=[f"ada{n}@nwosu.example"])


def test_the_page_tells_of_each_pair_with_the_reason(client: Visitor, two: tuple[Person, Person]) -> None:
    page = client.get("/duplicates").text
    assert "One pair among 2 people. Nothing is merged without you, and a merge can be undone." in page
    assert "Yusuf Karadere and Y. Karadere" in page
    assert "Both have yusuf@karadere.example." in page
    assert "Added by hand, twice" in page
    assert f'href="/duplicates/{two[0].id}/{two[1].id}"' in page
    assert "One pair shares an address, a number or a profile." in page


def test_nobody_twice_is_an_empty_page(client: Visitor, account: Account) -> None:
    page = client.get("/duplicates").text
    assert "Everybody is here once" in page
    assert "No pairs among 0 people." in page


def test_one_comes_there_from_the_list_a_person_and_two_ticked(client: Visitor, two: tuple[Person, Person]) -> None:
    one, other = two
    assert 'href="/duplicates"' in client.get("/people").text
    assert f'href="/duplicates/{one.id}"' in client.get(f"/people/{one.id}").text
    ticked = client.post("/people/bulk/merge", data={"person": [str(one.id), str(other.id)]})
    assert ticked.location == f"/duplicates/{one.id}/{other.id}"
    alone = client.post("/people/bulk/merge", data={"person": [str(one.id)]})
    assert (alone.status_code, "Tick two people" in alone.text) == (400, True)


def test_both_stand_side_by_side_with_what_would_stay(client: Visitor, two: tuple[Person, Person]) -> None:
    one, other = two
    page = client.get(f"/duplicates/{one.id}/{other.id}").text
    assert "One Yusuf or two?" in page
    assert "1 of 1" in page
    assert "in both" in page
    assert page.count("yusuf@karadere.example") == 3  # the reason, the first column, the preview
    assert "kept as an earlier position" in page
    assert "A merge can be undone until 24 December. What you add afterwards stays with Yusuf Karadere." in page
    assert re.search(rf'name="name" value="{one.id}" checked', page)
    assert "Everything is kept: 2 positions." in page


def test_the_preview_follows_the_choices(client: Visitor, two: tuple[Person, Person]) -> None:
    one, other = two
    address = f"/duplicates/{one.id}/{other.id}"
    chosen = {"name": other.id, "position": other.id, "chosen": "1", "shown": _methods(client, address)}
    part = client.get(address, query_string=chosen, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert ">Y. Karadere<" in part
    assert ">Kestrelby<" in part
    assert "@" not in part
    # Without JavaScript a button asks for the same.
    whole = client.post(address, data={**chosen, "preview": "1"}).text
    assert re.search(rf'name="name" value="{other.id}" checked', whole)
    assert not re.search(r'name="method" value="\d+" checked', whole)
    assert MergedPerson.of(1).count() == 0


def _methods(client: Visitor, address: str) -> list[str]:
    return re.findall(r'name="shown" value="(\d+)"', client.get(address).text)


def test_they_become_one_and_the_old_address_leads_there(
    client: Visitor, account: Account, two: tuple[Person, Person]
) -> None:
    one, other = two
    address = f"/duplicates/{one.id}/{other.id}"
    shown = _methods(client, address)
    sent = {"name": other.id, "position": one.id, "chosen": "1", "shown": shown, "method": shown[:1]}
    assert client.post(address, data=sent).location == "/duplicates"
    page = client.get("/duplicates").text
    assert "Yusuf Karadere and Y. Karadere are one person now." in page
    assert "Merged lately" in page
    assert [row.key for row in ContactMethod.of(account)] == ["yusuf@karadere.example"]
    for path in ("", ".vcf", "/phone", "/edit"):
        answer = client.get(f"/people/{other.id}{path}")
        assert (answer.status_code, answer.location) == (302, f"/people/{one.id}{path}")
    assert "Y. Karadere" in client.get(f"/people/{one.id}").text
    # And back again.
    undo = re.search(r'action="(/undo/\d+)"', page)
    assert undo
    client.post(undo[1])
    assert client.get(f"/people/{other.id}").status_code == 200
    assert "Merged lately" not in client.get("/duplicates").text


def test_somebody_of_another_account_leads_nowhere(
    client: Visitor, account: Account, other_account: Account, moment: Moment
) -> None:
    stranger, _ = add_person(other_account, "Olu Tveitnes", moment)
    MergedPerson.create(account=other_account, person=stranger.id, former_id=9_999, uuid="-")
    assert client.get("/people/9999").status_code == 404


def test_two_people_are_remembered_and_may_be_asked_about_again(
    client: Visitor, account: Account, two: tuple[Person, Person]
) -> None:
    one, other = two
    assert client.post(f"/duplicates/{one.id}/{other.id}/two").location == "/duplicates"
    page = client.get("/duplicates").text
    assert "Yusuf Karadere and Y. Karadere are two people." in page
    assert "Both have" not in page
    assert "Kith does not ask about them again." in page
    assert f"/duplicates/{one.id}/{other.id}/ask" in client.get("/duplicates?show=two").text
    client.post(f"/duplicates/{one.id}/{other.id}/ask")
    assert TwoPeople.of(account).count() == 0
    assert "Both have" in client.get("/duplicates").text


def test_the_sure_ones_are_merged_together_each_with_its_own_undo(
    client: Visitor, account: Account, moment: Moment
) -> None:
    pairs_of(account, moment, 3)
    assert "Merge these 3" in client.get("/duplicates").text
    client.post("/duplicates/sure")
    assert Person.of(account).count() == 3
    assert len(re.findall(r'action="/undo/\d+"', client.get("/duplicates").text)) == 3


def test_with_whom_to_merge_is_asked_by_name(client: Visitor, account: Account, moment: Moment) -> None:
    ada, _ = add_person(account, "Ada Nwosu", moment)
    kofi, _ = add_person(account, "Kofi Boatengmaa", moment)
    for number in range(2):
        add_person(account, "Jonas Verbeek", moment, company=f"Brackmoor {number}")
    assert "Who else is Ada Nwosu?" in client.get(f"/duplicates/{ada.id}").text
    assert client.get(f"/duplicates/{ada.id}?with=Kofi").location == f"/duplicates/{ada.id}/{kofi.id}"
    several = client.get(f"/duplicates/{ada.id}?with=Jonas").text
    assert "Which one?" in several
    assert "Brackmoor 1" in several
    assert "There is nobody else called “Ada”" in client.get(f"/duplicates/{ada.id}?with=Ada").text
    unlike = client.get(f"/duplicates/{ada.id}/{kofi.id}").text
    assert "Kith sees nothing that says so." in unlike
    assert client.post(f"/duplicates/{ada.id}/{kofi.id}").location == f"/people/{ada.id}"


def test_the_pages_take_ten_statements_whatever_there_is(
    client: Visitor, account: Account, moment: Moment, statements: list[str]
) -> None:
    def cost(path: str) -> int:
        # A change, so that nothing that was worked out before is of use.
        add_person(account, "Olu Tveitnes", moment)
        statements.clear()
        assert client.get(path).status_code == 200
        return len(statements)

    pairs_of(account, moment, 2)
    one, other = [row.id for row in Person.of(account).order_by(Person.id).limit(2)]
    paths = ("/duplicates", f"/duplicates/{one}/{other}")
    few = [cost(path) for path in paths]
    pairs_of(account, moment, 20)
    assert [cost(path) for path in paths] == few
    assert max(few) <= 10
