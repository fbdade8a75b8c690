"""The page that asks which column is what, in words."""

from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from crm.domain.days import calendar_day, counted, number_words
from crm.domain.moment import Moment
from crm.usecases.import_people.column_words import WORDS
from crm.usecases.import_people.facts import name_of
from crm.usecases.import_people.tables import SHOWN, Asked
from importers import BECOMES, Columns, ImportedPerson

Data = dict[str, Any]

_DELIMITERS = (("comma", ","), ("semicolon", ";"), ("tab", "tab"), ("bar", "|"))
_LETTERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_LONGEST = 160


def read_columns(sent: "MultiDict[str, str]") -> Columns:
    """What was chosen. With another delimiter or heading the columns are others: then nothing is known of them yet."""
    again = sent.get("delimiter") == sent.get("was_delimiter") and sent.get("heading", "") == sent.get("was_heading")
    told = {
        "becomes": sent.getlist("becomes") if again else [],
        "delimiter": _LETTERS.get(sent.get("delimiter", ""), ","),
        "heading": sent.get("heading") == "1",
    }
    return Columns.of(told)


def page(asked: Asked, tag: str, tags: list[str], when: Moment, wrong: str = "") -> Data:
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
                "left_out": not column.becomes,
            }
            for column in sheet.columns
        ],
        "choices": [(word, WORDS[word]) for word in BECOMES],
        "doubts": [*filter(None, [wrong, *(column.doubt for column in sheet.columns)])],
        "tag": tag,
        "tags": tags,
        "delimiters": _DELIMITERS,
        "delimiter": next(word for word, letter in _LETTERS.items() if letter == columns.delimiter),
        "heading": columns.heading,
        "cards": [_card(record, tag, when.today) for record in asked.people],
        "shown": f"{min(SHOWN, asked.number)} of {asked.number:,}" if asked.number else "",
        "used": _used(used, columns.names_somebody),
    }


def _used(used: int, names_somebody: bool) -> str:
    if not names_somebody:
        return "No column is a name yet."
    return f"{number_words(used).capitalize()} {'column' if used == 1 else 'columns'} used."


def _card(record: ImportedPerson, tag: str, today: date) -> Data:
    more = record.more
    facts: list[Data] = []
    if more:
        icons = {"email": "mail", "phone": "phone", "link": "link"}
        facts += [_fact(icons[kind], value) for kind, value, _ in more.methods]
        met = f"met on {calendar_day(more.met_on, today)}" if more.met_on else ""
        if where := ", ".join(filter(None, (more.place, met))):
            facts.append(_fact("map-pin", f"{where[0].upper()}{where[1:]}"))
        if tags := ", ".join(filter(None, (*more.tags, tag))):
            facts.append(_fact("tag", tags))
        facts += [_fact("sticky-note", note, hand=True) for note in (more.note, *more.notes) if note]
    line = ", ".join(part for part in (record.title, record.company) if part)
    return {"name": name_of(record).full, "line": line, "facts": facts}


def _fact(icon: str, text: str, *, hand: bool = False) -> Data:
    text = " ".join(text.split())
    return {"icon": icon, "text": text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…", "hand": hand}
