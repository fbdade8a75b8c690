"""The page that asks which column is what, in words."""

from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from crm.domain.days import calendar_day, counted, number_words
from crm.domain.moment import Moment
from crm.usecases.import_people.column_words import WORDS
from crm.usecases.import_people.tables import SHOWN, Asked, Looks

Data = dict[str, Any]

_DELIMITERS = (("comma", ","), ("semicolon", ";"), ("tab", "tab"), ("bar", "|"))
_LETTERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_LONGEST = 160
_WRONG = "Read like that, there is no table in this file. The columns are shown as Kith sees them."


def read_columns(sent: "MultiDict[str, str]") -> Data:
    """What was chosen. With another delimiter or heading the columns are others: then nothing is known of them yet."""
    again = sent.get("delimiter") == sent.get("was_delimiter") and sent.get("heading", "") == sent.get("was_heading")
    return {
        "becomes": sent.getlist("becomes") if again else [],
        "delimiter": _LETTERS.get(sent.get("delimiter", ""), ","),
        "heading": sent.get("heading") == "1",
    }


def page(asked: Asked, tag: str, tags: list[str], when: Moment) -> Data:
    """The columns, what they become, and how the first people will look."""
    sheet, columns = asked.sheet, asked.sheet.guess
    used = columns.used
    size = f"{counted(sheet.rows, 'row').capitalize()}, {counted(len(sheet.columns), 'column')}."
    return {
        "line": size if asked.before else f"{size} Kith has guessed from the names and the values.",
        "remembered": {
            "file": asked.before.file_name,
            "day": calendar_day(when.day_of(asked.before.used_at), when.today),
        }
        if asked.before
        else None,
        "columns": [
            {
                "name": column.heading,
                "filled": f"{column.filled:,} filled",
                "samples": column.samples,
                "becomes": column.becomes,
                "guessed": bool(column.doubt),
            }
            for column in sheet.columns
        ],
        "choices": list(WORDS.items()),
        "doubts": [_WRONG] * asked.wrong + [column.doubt for column in sheet.columns if column.doubt],
        "tag": tag,
        "tags": tags,
        "delimiters": _DELIMITERS,
        "delimiter": next(word for word, letter in _LETTERS.items() if letter == columns.delimiter),
        "heading": columns.heading,
        "cards": [_card(person, tag, when.today) for person in asked.people],
        "shown": f"{min(SHOWN, asked.number)} of {asked.number:,}" if asked.number else "",
        "used": _used(used, columns.names_somebody),
    }


def _used(used: int, names_somebody: bool) -> str:
    if not names_somebody:
        return "No column is a name yet."
    return f"{number_words(used).capitalize()} {'column' if used == 1 else 'columns'} used."


def _card(person: Looks, tag: str, today: date) -> Data:
    icons = {"email": "mail", "phone": "phone", "link": "link"}
    facts = [_fact(icons[kind], value) for kind, value in person.methods]
    met = f"met on {calendar_day(person.met_on, today)}" if person.met_on else ""
    if where := ", ".join(filter(None, (person.place, met))):
        facts.append(_fact("map-pin", f"{where[0].upper()}{where[1:]}"))
    if tags := ", ".join(filter(None, (*person.tags, tag))):
        facts.append(_fact("tag", tags))
    facts += [_fact("sticky-note", note, hand=True) for note in person.notes]
    line = ", ".join(part for part in (person.title, person.company) if part)
    return {"name": person.name, "line": line, "facts": facts}


def _fact(icon: str, text: str, *, hand: bool = False) -> Data:
    text = " ".join(text.split())
    return {"icon": icon, "text": text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…", "hand": hand}
