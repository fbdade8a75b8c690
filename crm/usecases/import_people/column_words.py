"""What a column of a table becomes, in words."""

from importers import Sheet

#: What a column may become, in words.
WORDS = {
    "name": "Name, taken apart",
    "given": "Given name",
    "family": "Family name",
    "email-work": "Email, work",
    "email-home": "Email, home",
    "phone": "Phone",
    "company": "Company",
    "title": "Title",
    "place": "Place",
    "met-day-first": "Met on, day first",
    "met-month-first": "Met on, month first",
    "met-year-first": "Met on, year first",
    "note": "Note",
    "tag": "Tag",
    "link": "Link",
    "": "Leave out",
}


def taken_for(sheet: Sheet) -> list[str]:
    """What each column was taken for, in a sentence each, and why a day is read as it is."""
    said = [f"Column “{column.heading}”: {WORDS[column.becomes].lower()}." for column in sheet.columns]
    return [*said, *(column.doubt for column in sheet.columns if column.doubt)]
