"""Contacts as CSV from Outlook on Windows, Outlook on the web, and Windows itself: English headers, cp1252 or UTF-8."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from importers.days import in_the_past, read_day, votes
from importers.decoding import Text
from importers.export import OUTLOOK, Export
from importers.linkedin.header import folded
from importers.long_rows import read_long_rows
from importers.postal import Postal
from importers.records import ImportedPerson, Row
from importers.sheet import SheetRow, open_sheet, silent_about
from importers.tables import Header, possible_headers

#: Two of these are enough to know one of these files.
TELLING = frozenset(
    "e-mail address,given yomi,e-mail 2 address,e-mail type,e-mail display name,business phone,company yomi".split(",")
)
EMAILS = ("e-mail address", "e-mail 2 address", "e-mail 3 address")
PHONES = {
    "mobile phone": "mobile",
    "primary phone": "main",
    "business phone": "work",
    "business phone 2": "work",
    "company main phone": "company",
    "company phone": "company",
    "home phone": "home",
    "home phone 2": "home",
    "other phone": "other",
    "car phone": "car",
    "radio phone": "radio",
    "pager": "pager",
    "business fax": "work fax",
    "home fax": "home fax",
    "other fax": "fax",
    "assistant's phone": "assistant",
    "callback": "callback",
}
LINKS = {"web page": "", "personal web page": "", "personal website": "", "business web page": "work"}
ADDRESSES = ("business", "home", "other")
ADDRESS = ("address po box", "street", "city", "state", "postal code", "country/region")
DAYS = ("birthday", "anniversary")
RELATED = {
    "spouse": "spouse",
    "children": "child",
    "manager's name": "manager",
    "assistant's name": "assistant",
    "referred by": "referred by",
}
#: What else stands in such a file: settings of the program, and what is read from several columns at once.
IGNORED = frozenset(
    "e-mail type,e-mail display name,e-mail 2 type,e-mail 2 display name,e-mail 3 type,e-mail 3 display name,priority,"
    "sensitivity,private,initials,internet free busy,directory server,mileage,file as,name,isdn,telex,tty/tdd phone,"
    "gender,business street 2,business street 3,home street 2,home street 3,other street 2,other street 3,"
    "business country,home country,other country".split(",")
)
READ = (
    IGNORED.union(EMAILS, PHONES, LINKS, RELATED, DAYS)
    .union("first name,middle name,last name,title,suffix,nickname,company,job title,department".split(","))
    .union(("notes", "categories", "location"))
    .union(f"{which} {part}" for which in ADDRESSES for part in ADDRESS)
)
NO_DAY = frozenset(("0/0/00", "0.0.00", "00-00-00"))


def find_outlook(text: Text) -> Header | None:
    """The header of a file from Outlook, or None."""
    for header in possible_headers(text):
        cells = {folded(cell) for cell in header.cells}
        if len(cells & TELLING) >= 2 and not cells.isdisjoint(("first name", "last name", "name")):
            return header
    return None


def open_outlook(text: Text, header: Header, today: date | None = None) -> Export:
    """The people in a file from Outlook. Raises UnreadableFile where nobody is in it, and past a limit.

    `today` tells the century of a birthday.
    """
    places: dict[str, int] = {}
    for place, cell in enumerate(header.cells):
        places.setdefault(folded(cell), place)
    told = {"given", "family", "url"}
    told |= {field for field, name in (("email", EMAILS[0]), ("company", "company")) if name in places}
    told |= {"title"} if "job title" in places else set()
    order = votes(_days_in(text, header, places)).order(header.delimiter == ";")

    def day(written: str) -> date | None:
        read = read_day(written, order)
        return in_the_past(read, today) if read else None

    return open_sheet(OUTLOOK, text, header, partial(_person, places=places, silent=silent_about(told), day=day))


def _days_in(text: Text, header: Header, places: Mapping[str, int]) -> Iterator[str]:
    """Every day in the file, to find out in which order they are written."""
    at = [places[name] for name in DAYS if name in places]
    if at:
        for row in read_long_rows(text, header, list):
            if isinstance(row, Row):
                yield from (row.cells[place] for place in at if place < len(row.cells))


def _person(
    row: Row, places: Mapping[str, int], silent: tuple[str, ...], day: Callable[[str], date | None]
) -> ImportedPerson | None:
    draft = SheetRow(row, places)
    cell = draft.cell
    draft.given = draft.text(f"{cell('first name')} {cell('middle name')}")
    draft.family = draft.text(cell("last name"))
    draft.company = draft.text(cell("company"))
    draft.title = draft.text(cell("job title"))
    draft.more = draft.more._replace(
        nickname=draft.text(cell("nickname")), prefix=draft.text(cell("title")), suffix=draft.text(cell("suffix"))
    )
    draft.keep("X-DEPARTMENT", cell("department"))
    for name in EMAILS:
        draft.take_email(cell(name))
    for name, label in PHONES.items():
        draft.take_phone(cell(name), label)
    for name, label in LINKS.items():
        draft.take_link(cell(name), label)
    for which in ADDRESSES:
        draft.address(_postal(which, cell), which if which == "home" else "work" if which == "business" else "")
    if not draft.more.place:
        draft.more = draft.more._replace(place=draft.text(cell("location")))
    draft.note(cell("notes"))
    for tag in cell("categories").split(";"):
        draft.tag(tag)
    for name in DAYS:
        _day(draft, name, day)
    for name, label in RELATED.items():
        draft.keep("X-ABRELATEDNAMES", cell(name), label)
    draft.keep_others(READ, {})
    draft.whole_name("name", "file as")
    return draft.finished(silent)


def _postal(which: str, cell: Callable[[str], str]) -> Postal:
    street = ", ".join(filter(None, (cell(f"{which} street{part}").strip() for part in ("", " 2", " 3"))))
    country = cell(f"{which} country/region") or cell(f"{which} country")
    parts = ("address po box", "city", "state", "postal code")
    box, city, region, code = (cell(f"{which} {part}").strip() for part in parts)
    return Postal(box, "", street, city, region, code, country.strip())


def _day(draft: SheetRow, name: str, day: Callable[[str], date | None]) -> None:
    """Birthday or anniversary; Outlook writes 0/0/00 where there is none."""
    text = draft.cell(name).strip()
    if not text or text in NO_DAY:
        return
    read = day(text)
    told = read.isoformat() if read else text
    if name == "birthday":
        draft.birthday(told)
    else:
        draft.keep("X-ABDATE", told, name)
