"""The page of people who may be one, in words."""

from typing import Any

from crm.domain.days import counted, number_words
from crm.domain.duplicates import Duplicate
from crm.domain.moment import Moment
from crm.domain.resemblance import How
from crm.models import Account
from crm.usecases.duplicates.found import Found, duplicates
from crm.usecases.duplicates.shown import Known, Pair, known, longer_history, shown
from crm.usecases.duplicates.two_people import pairs_of_two
from crm.usecases.merge_people.lately import merged_lately
from crm.usecases.merge_people.several import MOST
from crm.web.faces import face

#: So many pairs of each kind are shown at first, and so many where one asks for the rest.
_AT_FIRST, _AT_MOST = 12, 300

_GROUPS = (
    (How.SURE, "Sure", "circle-check", "The same address, number or profile"),
    (How.LIKELY, "Likely", "circle", "The same name and one more thing"),
    (How.PERHAPS, "Perhaps", "circle-dashed", "Only the names are alike"),
)
_FROM = {
    "demo": "from the demo",
    "hand": "added by hand",
    "interview": "from an interview",
    "vcard": "from an address book",
    "google-csv": "from Google Contacts",
    "outlook-csv": "from Outlook",
    "csv": "from a table",
    "kith": "from an export of Kith",
}


def duplicates_page(account: Account, show: str, when: Moment) -> dict[str, Any]:
    """What the page shows; `show` is a kind of pair to show all of, or "two" for those who are two people."""
    found = duplicates(account)
    by_how = {how: [pair for pair in found.questions if pair.how is how] for how, *_ in _GROUPS}
    these = {how: pairs[: _AT_MOST if show == how.value else _AT_FIRST] for how, pairs in by_how.items()}
    rows = iter(shown(account, [pair for pairs in these.values() for pair in pairs]))
    sure = len(by_how[How.SURE])
    return {
        "line": _line(found),
        "groups": [
            {
                "key": how.value,
                "name": name,
                "icon": icon,
                "why": why,
                "count": len(by_how[how]),
                "pairs": [_row(next(rows), merge=how is How.SURE) for _ in these[how]],
                "more": 0 if show == how.value else len(by_how[how]) - len(these[how]),
            }
            for how, name, icon, why in _GROUPS
            if these[how]
        ],
        "sure": min(sure, MOST),
        "sure_line": _sure_line(sure),
        "two": found.two_people,
        "two_pairs": _two(account) if show == "two" else [],
        "lately": [{"step": one.step, "sentence": one.sentence} for one in merged_lately(account, when)],
    }


def place_of(found: Found, one: int, other: int) -> int | None:
    """The place of a pair among the questions, from 0."""
    wanted = (min(one, other), max(one, other))
    return next((n for n, pair in enumerate(found.questions) if (pair.one, pair.other) == wanted), None)


def pair_url(account: Account, pair: Duplicate) -> str:
    """Where a pair is looked at, who would stay first."""
    people = known(account, (pair.one, pair.other))
    first, second = longer_history(people[pair.one], people[pair.other])
    return f"/duplicates/{first.id}/{second.id}"


def origin(source: str) -> str:
    """Where somebody comes from, as it stands in a sentence."""
    return "from LinkedIn" if source.startswith("linkedin") else _FROM.get(source, f"from {source}")


def _line(found: Found) -> str:
    pairs, people = len(found.questions), f"{found.people:,} {'person' if found.people == 1 else 'people'}"
    if not pairs:
        return f"No pairs among {people}."
    words = counted(pairs, "pair")
    return f"{words[0].upper()}{words[1:]} among {people}. Nothing is merged without you, and a merge can be undone."


def _sure_line(number: int) -> str:
    if number == 1:
        return "One pair shares an address, a number or a profile."
    words = number_words(number)
    return (
        f"{words[0].upper()}{words[1:]} pairs share an address, a number or a profile. You can merge them together; "
        "each merge can be undone by itself."
    )


def _row(pair: Pair, *, merge: bool) -> dict[str, Any]:
    return {
        "names": f"{pair.first.name} and {pair.second.name}",
        "faces": [face(one.name, one.given, one.family) for one in (pair.first, pair.second)],
        "because": pair.because,
        "from": _origins(pair.first, pair.second),
        "url": f"/duplicates/{pair.first.id}/{pair.second.id}",
        "merge": merge,
    }


def _origins(first: Known, second: Known) -> str:
    one, other = origin(first.source), origin(second.source)
    words = f"{one}, twice" if one == other else f"{one}, and {other}"
    return f"{words[0].upper()}{words[1:]}"


def _two(account: Account) -> list[dict[str, Any]]:
    pairs = pairs_of_two(account, _AT_MOST)
    people = known(account, (number for pair in pairs for number in pair))
    return [
        {
            "names": f"{people[one].name} and {people[other].name}",
            "faces": [face(who.name, who.given, who.family) for who in (people[one], people[other])],
            "url": f"/duplicates/{one}/{other}",
        }
        for one, other in pairs
    ]
