"""What Kith exports, it reads back without loss: people -> vCards or a table -> people of an empty account."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.domain.moment import Moment
from crm.feeds.photos import small_jpeg
from crm.feeds.spreadsheet import PEOPLE, person_row, table
from crm.feeds.vcards import stream
from crm.models import (
    Account,
    Card,
    Company,
    ContactMethod,
    Note,
    OtherName,
    Person,
    PersonTag,
    Photo,
    Tag,
)
from crm.usecases.accounts import create_account
from crm.usecases.cards import cards
from crm.usecases.import_people.from_terminal import import_file
from importers import ImportedPerson, Method, More
from tests.usecases.address_books import imported, photo

pytestmark = pytest.mark.slow

NAMES = [
    ("Ada", "Nwosu-Lind"), ("Jean-Luc", "de la Tour"), ("Ольга", "Громова"), ("美玲", "张"), ("Zoë", "O'Brien"),
    ("Cher", ""), ("Łukasz", "Żółć"), ("R. J.", "Carraway"), ("Văn Đức", "Trần"), ("محمد", "الفارسي"),
]  # fmt: skip
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="⁂\u200b\ufeff")
LINE = st.text(LETTERS, min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
AWKWARD = st.sampled_from(
    ["=1+1", "'=1", "+44", "a,b;c", "C:\\new", "\\n", "-", "@x", '"quoted"', "home: x", "née", "Paris, then Rome"]
)
text = st.one_of(LINE, AWKWARD)
texts = st.lists(text, min_size=1, max_size=4).map("\n".join)
labels = st.one_of(
    st.sampled_from(["", "work", "home", "mobile", "Choir", "Büro, 2. Stock"]),
    st.text("abcÄß -/", min_size=1, max_size=12).map(lambda label: " ".join(label.split())),
)
emails = st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,5})?@[a-z]{2,8}\.example", fullmatch=True)
phones = st.from_regex(r"\+44 20 7946 0[0-9]{3}|\+49 30 23125 [0-9]{3}|0161 496 0[0-9]{3}", fullmatch=True)
links = st.from_regex(
    r"https://(www\.linkedin\.com/in/[a-z]{3,9}-[0-9]{3}|[a-z]{3,9}\.example/[a-z]{1,6})", fullmatch=True
)
KEPT = ["BDAY:1980-04-12", "X-PHONETIC-FIRST-NAME:エイダ", "item1.X-ABDATE:2019-05-01"]


@st.composite
def people(draw: st.DrawFn) -> ImportedPerson:
    def reached(kind: str, values: st.SearchStrategy[str]) -> list[Method]:
        found = draw(st.lists(values, max_size=3, unique=True))
        # A card calls every profile LinkedIn, as address books then show it.
        return [Method(kind, value, "LinkedIn" if "linkedin" in value else draw(labels)) for value in found]

    first, last = draw(st.sampled_from(NAMES))
    methods = [*reached("email", emails), *reached("phone", phones), *reached("link", links)]
    kept = draw(st.lists(st.sampled_from(KEPT), max_size=2, unique=True))
    more = More(
        methods=tuple(methods),
        tags=tuple(draw(st.lists(text, max_size=3))),
        note=draw(st.one_of(st.just(""), texts)),
        notes=tuple(draw(st.lists(texts, max_size=2))),
        place=draw(st.one_of(st.just(""), text)),
        nickname=draw(st.sampled_from(["", "Addie", "Bob, the one"])),
        former=draw(st.sampled_from(["", "Blom", "van Rijn"])),
        also=draw(st.sampled_from([(), (("Adaeze", "Okafor"),)])),
        met_on=draw(st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2026, 11, 24)))),
        met_how=draw(st.one_of(st.just(""), texts)),
        photo=draw(st.sampled_from([b"", PHOTO])),
        prefix=draw(st.sampled_from(["", "Dr.", "Prof. Dr., h.c.; C:\\new"])),
        kept=tuple([*kept, "item1.X-ABLabel:_$!<Anniversary>!$_"] if KEPT[2] in kept else kept),
        uuid=draw(st.uuids()).urn,
    )
    company = draw(st.one_of(st.just(""), text))
    return ImportedPerson(first, last, "", "", company, draw(st.one_of(st.just(""), text)), None, 0, more=more)


PHOTO = small_jpeg(photo(120))
_numbers = iter(range(10**6))


def fresh(moment: Moment) -> Account:
    return create_account(f"reader{next(_numbers)}@valderrey.example", "", moment, timezone="Europe/Lisbon")


def portraits(account: Account, *, whole: bool) -> list[dict[str, Any]]:
    """Everybody, as far as a file holds them: all of it, or what a table has columns for."""
    companies = {row.id: row.name for row in Company.of(account)}
    tags = {row.id: row.name for row in Tag.of(account)}

    def hanging(model: Any, person: Person) -> Iterable[Any]:
        return model.of(account).where(model.person == person.id)

    found = []
    for person in Person.of(account).order_by(Person.uuid):
        about: dict[str, Any] = {
            name: getattr(person, name)
            for name in (
                "uuid",
                "name",
                "given",
                "family",
                "credentials",
                "goes_by",
                "place",
                "met_on",
                "met_how",
                "title",
            )
        }
        about["company"] = companies.get(person.company, "")
        about["methods"] = sorted((row.kind, row.key, row.label) for row in hanging(ContactMethod, person))
        about["tags"] = sorted(tags[row.tag] for row in hanging(PersonTag, person))
        about["notes"] = sorted(row.text for row in hanging(Note, person))
        about["names"] = sorted(row.key for row in hanging(OtherName, person))
        if whole:
            about["kept"] = sorted(line for row in hanging(Card, person) for line in row.text.splitlines())
            about["photo"] = [row.image for row in hanging(Photo, person)]
        found.append(about)
    return found


once = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.mark.slow
@given(several=st.lists(people(), max_size=4))
@once
def test_vcards_are_read_back_without_loss(
    several: list[ImportedPerson], account: Account, moment: Moment, tmp_path: Path
) -> None:
    writer, reader = fresh(moment), fresh(moment)
    imported(writer, several, moment)
    file = tmp_path / "people.vcf"
    file.write_bytes(b"".join(stream(cards(writer))))
    if not Person.of(writer).exists():
        return
    import_file(reader, file, moment)
    for read, written in zip(portraits(reader, whole=True), portraits(writer, whole=True), strict=True):
        assert read == written
    again, _ = import_file(reader, file, moment)
    assert (again.unchanged, again.changed, again.new, again.open) == (Person.of(reader).count(), [], [], [])


@pytest.mark.slow
@given(several=st.lists(people(), max_size=4))
@once
def test_the_table_of_people_is_read_back_without_loss(
    several: list[ImportedPerson], account: Account, moment: Moment, tmp_path: Path
) -> None:
    writer, reader = fresh(moment), fresh(moment)
    imported(writer, several, moment)
    file = tmp_path / "people.csv"
    file.write_bytes(b"".join(table(PEOPLE, map(person_row, cards(writer)))))
    if not Person.of(writer).exists():
        return
    import_file(reader, file, moment)
    for read, written in zip(portraits(reader, whole=False), portraits(writer, whole=False), strict=True):
        assert read == written
    again, _ = import_file(reader, file, moment)
    assert (again.unchanged, again.changed, again.new, again.open) == (Person.of(reader).count(), [], [], [])
