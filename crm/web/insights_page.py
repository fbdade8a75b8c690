"""What the page of insights shows, in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from crm.domain.days import calendar_day, number_words
from crm.domain.insights.answers import NAMES
from crm.domain.insights.growth import Year
from crm.domain.insights.rhythm import YearOfWeeks
from crm.usecases.insights.page import Insights
from crm.web.insights_charts import bars, dots, dots_by_halves, in_rows, key, year_label


def shown(found: Insights, today: date, thank_you_days: int) -> dict[str, Any]:
    """Everything that `insights/index.html` shows. `thank_you_days` is how long a note of thanks may take (Rule 2)."""
    return {
        "growth": _growth(found) if found.years else None,
        "rhythm": _rhythm(found, today) if found.weeks else None,
        "doors": [
            {
                "id": one.id,
                "name": one.name,
                "people": one.people,
                "interviewed": one.interviewed,
                "share": _percent(one.people / found.doors[0].people),
            }
            for one in found.doors
        ],
        "thanks": _thanks(found, thank_you_days) if found.thanks else None,
        "answers": _answers(found) if found.answered else None,
    }


def _growth(found: Insights) -> dict[str, Any]:
    best = max(found.years, key=lambda year: year.people)
    return {
        "title": found.growth,
        "summary": f"People added per year, {_span(found.years)}. Most in {year_label(best)}: {best.people:,}.",
        "chart": bars(found.years),
        "years": [
            {
                "label": year_label(year),
                "people": year.people,
                "interviewed": year.interviewed,
                "share": _percent(year.people / best.people),
                "foot": _percent(year.interviewed / best.people),
            }
            for year in found.years
        ],
    }


def _span(years: Sequence[Year] | Sequence[YearOfWeeks]) -> str:
    first, last = years[0].year, years[-1].year
    return str(last) if first == last else f"{first} to {last}"


def _rhythm(found: Insights, today: date) -> dict[str, Any]:
    weeks = [week for year in found.weeks for week in year.weeks]
    whole, busiest = sum(week.touches for week in weeks), max(weeks, key=lambda week: (week.touches, week.monday))
    line = "What you wrote and whom you met, week by week. A bigger dot is a busier week"
    if found.quiet_summers:
        last = "" if found.quiet_summers == 1 else f"{number_words(found.quiet_summers)} "
        line += f"; your last {last}quiet {'summer shows' if found.quiet_summers == 1 else 'summers show'}"
    return {
        "title": found.rhythm,
        "line": f"{line}.",
        "summary": f"Touchpoints per week, {_span(found.weeks)}: {whole:,} altogether. "
        f"Most in the week of {calendar_day(busiest.monday, today)}: {busiest.touches:,}.",
        "wide": dots(found.weeks, today),
        "narrow": dots_by_halves(found.weeks, today),
        "key": key(found.weeks),
        "years": [year.year for year in found.weeks],
        "table": [
            (number + 1, [year.weeks[number].touches if number < len(year.weeks) else None for year in found.weeks])
            for number in range(max(len(year.weeks) for year in found.weeks))
        ],
    }


def _thanks(found: Insights, days: int) -> dict[str, Any]:
    good, whole = sum(found.thanks), len(found.thanks)
    within = "a day" if days == 1 else f"{number_words(days)} days"
    line = f"{good} of {whole} {'note' if whole == 1 else 'notes'} went out within {within}."
    return {
        "title": found.punctual,
        "line": line,
        "chart": in_rows(found.thanks),
        "in_time": good,
        "late": whole - good,
    }


def _answers(found: Insights) -> dict[str, Any]:
    rows = [
        {
            "words": NAMES[one.kind][0],
            "share": _percent(one.share),
            "percent": round(one.share * 100),
            "answered": one.answered,
            "sent": one.sent,
        }
        for one in found.answered
    ]
    return {"title": found.heard, "since": found.weeks[0].year if found.weeks else None, "rows": rows}


def _percent(share: float) -> str:
    """A length for SVG."""
    return f"{share * 100:.1f}%"
