"""Whatever stands in an address book: people with clean texts, or one clear sentence; never a traceback."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import FIELDS, Columns, ImportedPerson, UnreadableFile, limits
from importers.columns.mapping import BECOMES
from importers.kith_table import COLUMNS, TELLING
from importers.recognising import look_at_table, open_content
from tests.importers.address_books import TABLES, TODAY, VCARDS, more_of

pytestmark = pytest.mark.slow

few = settings(max_examples=80, deadline=None)
UNCLEAN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

letters = st.sampled_from('ab\\;,:."=()* \t\r\n\0é😀\u2028\ufeff-+@/0123') | st.characters()
texts = st.text(letters, max_size=16)
line_names = st.sampled_from(
    "N FN NICKNAME ORG TITLE EMAIL TEL URL ADR NOTE CATEGORIES UID PHOTO BDAY X-SOCIALPROFILE item1.TEL "
    "item1.X-ABLabel X-ANDROID-CUSTOM VERSION AGENT KIND MEMBER X-KITH-ALSO X-KITH-NOTES X-KITH-MET-ON X-KITH-MET-HOW "
    "LOGO X-OTHER".split()
)
params = st.lists(
    st.sampled_from(
        "TYPE=work CELL PREF PREF=1 ENCODING=QUOTED-PRINTABLE ENCODING=b BASE64 CHARSET=UTF-8 CHARSET=shift_jis "
        'VALUE=uri CHARSET=utf-7 CHARSET=idna TYPE="a,b" X-CUSTOM(a=b,=4D) X="\\"a'.split()
    )
    | texts,
    max_size=3,
)
property_lines = st.builds(
    lambda name, given, value: ";".join([name, *given]) + ":" + value,
    line_names,
    params,
    texts | st.sampled_from(["=41=C3=A9=", "2.1", "4.0", "group", "1604-04-12", "data:image/png;base64,AAAA", "3,1"]),
)
marks = st.sampled_from(
    ["BEGIN:VCARD", "END:VCARD", "begin:vcard", "END:VCARD ", "", " ", "=", "VERSION:2.1", "AGENT:"]
)
ends = st.sampled_from(["\r\n", "\n", "\r"])
codecs = st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "latin-1", "shift_jis"])


@st.composite
def card_files(draw: st.DrawFn) -> bytes:
    """Cards, or nearly so."""
    lines = ["BEGIN:VCARD", *draw(st.lists(property_lines | marks | texts, max_size=14))]
    text = draw(ends).join(lines)
    return _damaged(draw, text.encode(draw(codecs), "replace"))


@st.composite
def table_files(draw: st.DrawFn, headings: tuple[str, ...], always: tuple[str, ...] = ()) -> bytes:
    """Tables under some of these headings and all that they `always` have, or nearly so."""
    heading = [*always, *draw(st.lists(st.sampled_from(headings) | texts, min_size=2, max_size=9))]
    cells = st.sampled_from(["Ada", "ada@mail.example", "* a ::: b", "03/11/2026", "0/0/00", "'=1"]) | texts
    rows = draw(st.lists(st.lists(cells, max_size=len(heading) + 1), max_size=6))
    between = draw(st.sampled_from(",;\t|"))
    quoted = draw(st.booleans())

    def written(row: list[str]) -> str:
        return between.join('"' + cell.replace('"', '""') + '"' if quoted else cell for cell in row)

    text = draw(ends).join(map(written, [heading, *rows]))
    return _damaged(draw, text.encode(draw(codecs), "replace"))


def _damaged(draw: st.DrawFn, data: bytes) -> bytes:
    found = bytearray(data)
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(found)))
        found[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    return bytes(found)


GOOGLE = tuple((TABLES / "google-of-2024.csv").read_text("utf-8").splitlines()[0].split(","))
OUTLOOK = tuple(
    cell.strip('"') for cell in (TABLES / "outlook-on-windows.csv").read_text("cp1252").splitlines()[0].split(",")
)
ANY = ("Name", "Vorname", "Mail", "Telefon", "Firma", "Date", "Note", "Tag", "Link", "City", "x")
READERS: dict[str, tuple[str | None, st.SearchStrategy[bytes]]] = {
    "cards": ("vcard", card_files()),
    "google": ("google-csv", table_files((*GOOGLE, "Given Name", "Labels", "E-mail 1 - Value"))),
    "outlook": ("outlook-csv", table_files((*OUTLOOK, "Given Yomi", "E-mail Address"))),
    "own": (None, table_files(COLUMNS, tuple(sorted(TELLING)))),
    "columns": ("csv", table_files(ANY)),
}
EXAMPLES = sorted([*VCARDS.iterdir(), *TABLES.iterdir()])
mappings = st.builds(
    Columns, st.lists(st.sampled_from(BECOMES), max_size=9).map(tuple), st.sampled_from(",;\t|"), st.booleans()
)


def people_or_a_sentence(data: bytes, format: str | None = None, columns: Columns | None = None) -> None:
    """Opens the bytes and looks at everybody in them."""
    try:
        export = open_content(data, format, TODAY, columns)
    except UnreadableFile as error:
        refused = str(error)
    else:
        refused = ""
    if refused:
        assert 20 < len(refused) < 300
        assert "\n" not in refused
        return
    lined = [row.line for row in export.rows] + [bad.line for bad in export.unreadable] + export.withheld
    assert len(set(lined)) == len(lined) == export.total
    for row, person in zip(export.rows, export.people(), strict=True):
        assert person.row == row.line >= 1
        if person.more is not None:
            assert len(row.cells) in (len(FIELDS) + 1, len(COLUMNS))
            sound(person)
    for bad in export.unreadable:
        "".join((bad.reason, *bad.cells)).encode()


def sound(person: ImportedPerson) -> None:
    """Nothing in the record that cannot be stored, shown or written into a card."""
    more = more_of(person)
    values = [value for method in more.methods for value in method]
    several = [*more.tags, *(part for name in more.also for part in name)]
    lines = [*person[:6], *values, *several, more.place, more.nickname, more.former, more.prefix, more.suffix]
    assert not UNCLEAN.search("".join(lines))
    assert all("\n" not in line for line in (*lines, *more.kept))
    assert not UNCLEAN.search("".join((*more.kept, more.met_how, more.note, *more.notes)).replace("\t", " "))
    assert all(len(text) <= limits.CELL for text in (*lines, *more.kept))
    assert all(len(text) <= limits.NOTE for text in (more.met_how, more.note, *more.notes))
    assert person.given or person.family or person.company or more.methods
    "".join((*lines, *person.warnings, more.uuid)).encode()


@pytest.mark.parametrize("reader", READERS)
@few
@given(data=st.data())
def test_any_address_book_is_people_or_a_sentence(reader: str, data: st.DataObject) -> None:
    format, files = READERS[reader]
    content = data.draw(files)
    people_or_a_sentence(content)
    people_or_a_sentence(content, format)


@few
@given(content=table_files(ANY), columns=mappings)
def test_any_table_is_looked_at_and_read_under_any_mapping(content: bytes, columns: Columns) -> None:
    people_or_a_sentence(content, None, columns)
    try:
        sheet = look_at_table(content, columns)
    except UnreadableFile:
        return
    assert len(sheet.guess.becomes) == len(sheet.columns)
    people_or_a_sentence(content, None, sheet.guess)


@few
@given(data=st.data())
def test_any_byte_of_any_example_of_an_address_book_may_be_wrong(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(EXAMPLES)).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    people_or_a_sentence(bytes(content))


@few
@given(data=st.binary(max_size=300), format=st.sampled_from(["vcard", "google-csv", "outlook-csv", "csv", None]))
def test_any_bytes_called_an_address_book_are_people_or_a_sentence(data: bytes, format: str | None) -> None:
    people_or_a_sentence(data, format)
    people_or_a_sentence(b"BEGIN:VCARD\n" + data, format)
