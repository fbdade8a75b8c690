"""Photos on the pages: shown where there is one, kept by the browser, removed."""

import io
import re

from PIL import Image

from crm.domain.moment import Moment
from crm.models import Account, Person
from crm.usecases.import_people.report import counts_of
from crm.usecases.journal import last_step
from tests.usecases.address_books import card, imported, photo
from tests.web.visitor import Visitor


def someone(account: Account, moment: Moment) -> Person:
    imported(account, [card("Ada Lind", "email: ada@lind.example", photo=photo())], moment)
    person: Person = Person.of(account).get()
    return person


def test_the_page_shows_the_photo_and_the_browser_keeps_it(account: Account, moment: Moment, client: Visitor) -> None:
    ada = someone(account, moment)
    address = re.search(r'src="(/people/\d+/photo\?since=\d+)"', client.get(f"/people/{ada.id}").text)
    assert address
    answer = client.get(address[1])
    image = Image.open(io.BytesIO(answer.data))
    assert (image.format, image.size, answer.content_type) == ("JPEG", (192, 192), "image/jpeg")
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    plain = client.get(f"/people/{ada.id}/photo")
    assert plain.headers["Cache-Control"] == "private, no-cache"
    same = client.get(f"/people/{ada.id}/photo", headers={"If-None-Match": plain.headers["ETag"]})
    assert (same.status_code, same.data) == (304, b"")


def test_somebody_without_a_photo_has_initials(account: Account, moment: Moment, client: Visitor) -> None:
    imported(account, [card("Olu Berg", "email: olu@berg.example")], moment)
    olu: Person = Person.of(account).get()
    assert "/photo" not in client.get(f"/people/{olu.id}").text
    assert client.get(f"/people/{olu.id}/photo").status_code == 404
    assert "Remove the photo" not in client.get(f"/people/{olu.id}/edit").text


def test_a_photo_that_was_removed_stays_away_until_it_is_undone(
    account: Account, moment: Moment, client: Visitor
) -> None:
    cards = [card("Ada Lind", "email: ada@lind.example", photo=photo())]
    imported(account, cards, moment)
    ada: Person = Person.of(account).get()
    assert f'action="/people/{ada.id}/photo/removal"' in client.get(f"/people/{ada.id}/edit").text
    gone = client.post(f"/people/{ada.id}/photo/removal", follow_redirects=True)
    assert "Removed the photo of Ada." in gone.text
    assert client.get(f"/people/{ada.id}/photo").status_code == 404
    plan, _ = imported(account, cards, moment)
    assert counts_of(plan)["unchanged"] == 1
    assert client.get(f"/people/{ada.id}/photo").status_code == 404
    client.post(f"/undo/{last_step(account).id}")
    assert client.get(f"/people/{ada.id}/photo").status_code == 200
