"""What the page says once an import was applied, taken back, discarded or refused."""

from datetime import date

from crm.domain.days import calendar_day
from crm.models import Import
from crm.usecases.import_archive.in_words import sentences
from crm.usecases.import_people.history import Result
from crm.web.import_file import Data, brought, count, is_book, unit


def result_page(run: Import, result: Result, today: date) -> Data:
    """What was done."""
    counts = result.counts
    if run.state == "undone":
        title, line = "This import was taken back", "Everything it brought is gone again, except what you edited since."
    elif run.state == "discarded":
        title, line = "Nothing was imported", "The file was discarded."
    elif run.state == "stopped":
        title, line = "The reading stopped half-way", ""
    elif run.state != "applied":
        title, line = "That file was not imported", ""
    else:
        title = _done_title(counts)
        line = f"You now know {count(result.people, 'person', 'people')}."
    applied = run.state == "applied"
    return {
        "title": title,
        "line": line,
        "news": [
            {
                "person_id": news.person_id,
                "name": news.name,
                "role": f"last touch {calendar_day(news.last_touch_on, today)}" if news.last_touch_on else "",
                "why": news.because,
                "write_url": f"/people/{news.person_id}/write",
            }
            for news in result.news
        ]
        if applied
        else [],
        "things": sentences(counts["things"]) if applied and counts.get("things") else [],
        "newcomers": [{"id": person, "name": name} for person, name in result.newcomers] if applied else [],
        "newcomers_total": brought(counts)[0],
        "newcomers_url": "/people?sort=-connected",
        "may_undo": result.may_undo,
        "file_words": f"The file was read on your own server, and {_kept_words(result)}.",
        "undo_until": calendar_day(result.undo_until, today) if result.undo_until else "",
        "left": _left_over(run, result) if applied else [],
        "kept": run.message.splitlines() if run.state == "undone" else [],
        "start_url": "/start" if applied and brought(counts)[0] else "",
    }


def _done_title(counts: Data) -> str:
    new, changed = brought(counts)
    if new and changed:
        return f"{count(new, 'person', 'people')} added, {changed:,} brought up to date"
    if new:
        return f"{count(new, 'person', 'people')} added"
    if changed:
        return f"{count(changed, 'person', 'people')} brought up to date"
    touchpoints = counts.get("touchpoints", 0)
    if touchpoints:
        return f"{count(touchpoints, 'touchpoint')} added"
    added = any(
        counts.get("things", {}).get(name) for name in ("extended", "joined", "met", "opportunities", "profile")
    )
    return "Your archive was read" if added else "Nothing was new"


def _kept_words(result: Result) -> str:
    if result.may_look_again:
        return "is kept until you have looked, for thirty days at most"
    return "is deleted but for the rows that it could not read" if result.may_download else "is deleted"


def _left_over(run: Import, result: Result) -> list[Data]:
    counts, left = result.counts, []
    if waiting := counts.get("perhaps", 0) + counts.get("things", {}).get("contacts_open", 0):
        words = count(waiting, "person", "people")
        post = f"/imports/{run.id}/look" if result.may_look_again else ""
        left.append({"words": words, "small": "may already be in Kith", "post": post, "button": "Look"})
    if (is_book(run) and counts.get("new")) or counts.get("things", {}).get("contacts"):
        # Two address books may have brought one person each for themselves.
        left.append({"words": "Duplicates", "small": "who may be here twice", "url": "/duplicates", "button": "Look"})
    if counts.get("unreadable"):
        url = f"/imports/{run.id}/unreadable.csv" if result.may_download else ""
        words = count(counts["unreadable"], unit(run))
        left.append({"words": words, "small": "could not be read", "url": url, "button": "Download"})
    if counts.get("gone"):
        words = count(counts["gone"], "person", "people")
        left.append({"words": words, "small": "no longer in the file; they stay"})
    return left
