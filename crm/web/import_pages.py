"""What each kind of file shows before it is applied and after, and how its form is read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from crm.domain.moment import Moment
from crm.models import Account, Import
from crm.usecases.import_people import history
from crm.usecases.import_people.choices import Choices
from crm.usecases.journal import KEPT_FOR
from crm.web import calendar_import_page, import_preview_page, import_result_page, read_back_page
from crm.web.import_file import Data

#: A template, and what it shows.
Page = tuple[str, Data]


class Pages(NamedTuple):
    """The pages of a kind of file.

    `preview` gets the import, what was kept of its preview, and the query; `result` the import when it was applied;
    `answer` makes of the choices so far and the form of the preview those that count.
    """

    preview: Callable[[Import, Data, Data, Moment], Page]
    result: Callable[[Account, Import, Path, Moment], Page]
    answer: Callable[[Choices, Any], Choices]


def pages_of(run: Import) -> Pages:
    """The pages of the file that was imported; those of people where it is not known to be another."""
    return _PAGES.get(run.format, PEOPLE)


def _people(run: Import, kept: Data, asked: Data, when: Moment) -> Page:
    choices, until = Choices.from_json(run.answers), when.day_of(when.instant + KEPT_FOR)
    preview = import_preview_page.preview_page(run, kept, choices, asked, when.today, until)
    return "imports/preview.html", {"preview": preview}


def _people_done(account: Account, run: Import, folder: Path, when: Moment) -> Page:
    told = import_result_page.result_page(run, history.result(account, run, folder, when), when.today)
    return "imports/done.html", {"result": told}


def _calendar(run: Import, kept: Data, asked: Data, when: Moment) -> Page:
    until = when.day_of(when.instant + KEPT_FOR)
    page = calendar_import_page.preview(run, kept["calendar"], when.today, until)
    return "imports/calendar.html", {"page": page}


def _calendar_done(account: Account, run: Import, folder: Path, when: Moment) -> Page:
    template, told = _people_done(account, run, folder, when)
    return template, {"result": told["result"] | calendar_import_page.result(run, when.today)}


def _kith(run: Import, kept: Data, asked: Data, when: Moment) -> Page:
    return "imports/read_back.html", {"page": read_back_page.preview(kept["kith"], when)}


def _kith_done(account: Account, run: Import, folder: Path, when: Moment) -> Page:
    return "imports/read_back.html", {"page": read_back_page.result(run, when)}


PEOPLE = Pages(_people, _people_done, Choices.updated)
_PAGES = {
    "calendar": Pages(_calendar, _calendar_done, Choices.met),
    "kith": Pages(_kith, _kith_done, Choices.updated),
}
