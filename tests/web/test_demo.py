"""The demo, from the welcome page and the foot of the navigation."""

from crm.models import Account, Person
from tests.web.visitor import Visitor


def test_one_press_brings_the_demo_and_one_removes_it(client: Visitor, account: Account) -> None:
    page = client.get("/welcome/choose").get_data(as_text=True)
    assert 'action="/demo"' in page
    assert client.post("/demo").status_code == 302
    assert Person.of(account).count() == 400
    page = client.get("/imports").get_data(as_text=True)
    assert 'action="/demo/remove"' in page
    assert client.post("/demo/remove").status_code == 302
    assert Person.of(account).count() == 0
    assert 'action="/demo/remove"' not in client.get("/imports").get_data(as_text=True)


def test_an_account_with_people_keeps_them(client: Visitor, account: Account) -> None:
    client.post("/demo")
    before = Person.of(account).count()
    assert client.post("/demo").status_code in (400, 409, 422)
    assert Person.of(account).count() == before


def test_the_demo_needs_its_form_token(client: Visitor, account: Account) -> None:
    assert client.post("/demo", csrf=False).status_code == 400
    assert Person.of(account).count() == 0
