"""What the columns of any table become, as plain data that can be kept for the next file with the same columns."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from importers.days import Order

LEAVE_OUT = ""
NAME, GIVEN, FAMILY = "name", "given", "family"
EMAIL_WORK, EMAIL_HOME, PHONE, LINK = "email-work", "email-home", "phone", "link"
COMPANY, TITLE, PLACE = "company", "title", "place"
MET_DAY_FIRST, MET_MONTH_FIRST, MET_YEAR_FIRST = "met-day-first", "met-month-first", "met-year-first"
NOTE, TAG = "note", "tag"
#: What a column may become, in the order in which it is offered.
BECOMES = (
    NAME,
    GIVEN,
    FAMILY,
    EMAIL_WORK,
    EMAIL_HOME,
    PHONE,
    COMPANY,
    TITLE,
    PLACE,
    MET_DAY_FIRST,
    MET_MONTH_FIRST,
    MET_YEAR_FIRST,
    NOTE,
    TAG,
    LINK,
    LEAVE_OUT,
)
MET: dict[str, Order] = {MET_DAY_FIRST: "day", MET_MONTH_FIRST: "month", MET_YEAR_FIRST: "year"}
#: Without one of these there is nobody in a row.
SOMEBODY = frozenset((NAME, GIVEN, FAMILY, EMAIL_WORK, EMAIL_HOME, PHONE, COMPANY))
DELIMITERS = (",", ";", "\t", "|")


class Columns(NamedTuple):
    """How a table is read: what each column becomes, one of `BECOMES`; what parts the columns; and whether the first
    row is a heading."""

    becomes: tuple[str, ...]
    delimiter: str = ","
    heading: bool = True

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Columns":
        """The mapping that `as_dict` wrote, or a page sent; what makes no sense in it is left out."""
        becomes = told.get("becomes", ())
        words = becomes if isinstance(becomes, list | tuple) else ()
        delimiter = told.get("delimiter", ",")
        return cls(
            tuple(word if word in BECOMES else LEAVE_OUT for word in words),
            delimiter if delimiter in DELIMITERS else ",",
            bool(told.get("heading", True)),
        )

    def as_dict(self) -> dict[str, Any]:
        """The mapping as JSON can hold it."""
        return {"becomes": list(self.becomes), "delimiter": self.delimiter, "heading": self.heading}

    @property
    def used(self) -> int:
        """How many columns become something."""
        return sum(map(bool, self.becomes))

    @property
    def names_somebody(self) -> bool:
        """Whether a person can come of a row."""
        return not SOMEBODY.isdisjoint(self.becomes)


def signature(headings: Iterable[str]) -> str:
    """The headings as one text: equal for two files with the same columns."""
    return "\n".join(" ".join(heading.casefold().split()) for heading in headings)
