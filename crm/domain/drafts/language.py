"""The language of a note as a table: its phrases, words, days, lines and templates. The rules know none of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from crm.domain.drafts.finder import Finder
from crm.domain.drafts.phrases import compiled
from crm.domain.drafts.points import Point
from crm.domain.drafts.template import Fact, Placeholder, Template
from crm.domain.drafts.words import Inflection


class Days(NamedTuple):
    """Days in words. The forms hold {weekday}, {day}, {month} and {year}."""

    today: str
    yesterday: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    on_weekday: str
    on_date: str
    on_date_with_year: str
    date: str
    date_with_year: str


@dataclass(frozen=True, eq=False)
class Language:
    """Everything that the rules need to know of a language.

    `phrases` are kept under names that the rules ask for ("thanks", "interest", "fit" …), `unless` under the same names
    the phrases that cancel them; `groups` are parts that phrases share. `small_words` bind and mean nothing,
    `everyday_words` are said in every interview: neither is specific. `inflection` makes forms of one word alike.
    `note_openers` begin notes that are no phrase one could put into a sentence ("Asked how …"). `capitals` are words
    that keep theirs within a sentence. `talks` name the kinds of interviews. `lines` are what can be
    added to a note for a point it does not meet. `sign_offs` are phrases that begin the end of a letter.
    """

    code: str
    groups: Mapping[str, str]
    phrases: Mapping[str, tuple[str, ...]]
    unless: Mapping[str, tuple[str, ...]]
    small_words: frozenset[str]
    everyday_words: frozenset[str]
    inflection: Inflection
    note_openers: frozenset[str]
    capitals: frozenset[str]
    nouns_have_capitals: bool
    greetings: tuple[str, ...]
    sign_offs: tuple[str, ...]
    days: Days
    talks: Mapping[str, str]
    you: str
    and_word: str
    in_your_words: str
    placeholders: Mapping[Fact, Placeholder]
    lines: Mapping[Point, str]
    templates: tuple[Template, ...]
    _finders: dict[str, Finder] = field(default_factory=dict, init=False, repr=False)
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, init=False, repr=False)

    def finder(self, name: str) -> Finder:
        """What finds the phrases kept under a name. They are made ready when first asked for, which takes a moment."""
        if name not in self._finders:
            unless = self.unless.get(name)
            self._finders[name] = Finder(
                compiled(self.phrases.get(name, ()), self.groups), compiled(unless, self.groups) if unless else None
            )
        return self._finders[name]

    @cached_property
    def small(self) -> frozenset[str]:
        """The stems of the words that bind and mean nothing."""
        return frozenset(map(self.inflection.stem, self.small_words))

    @cached_property
    def everyday(self) -> frozenset[str]:
        """The stems of the words that are said in every interview."""
        return frozenset(map(self.inflection.stem, self.everyday_words))

    def opens(self, paragraph: str) -> bool:
        """Whether a paragraph is, or begins with, the greeting of a letter."""
        return bool(self._pattern("greetings", self.greetings).match(paragraph.strip()))

    def closes(self, paragraph: str) -> bool:
        """Whether a paragraph begins the end of a letter: "Best wishes," with or without the name below."""
        head = paragraph.strip().partition("\n")[0].rstrip(" ,.!–—-\r")
        return bool(self._pattern("sign-offs", self.sign_offs).fullmatch(head))

    def _pattern(self, name: str, phrases: tuple[str, ...]) -> re.Pattern[str]:
        if name not in self._patterns:
            self._patterns[name] = compiled(phrases, self.groups)
        return self._patterns[name]

    def day_words(self, day: date, today: date | None) -> str:
        """The day without a preposition: "yesterday", "Friday", "19 November"."""
        return self._day(day, today, "{weekday}", self.days.date, self.days.date_with_year)

    def on_day(self, day: date, today: date | None) -> str:
        """The day as a sentence needs it: "yesterday", "on Friday", "on 19 November"."""
        return self._day(day, today, self.days.on_weekday, self.days.on_date, self.days.on_date_with_year)

    def date_words(self, day: date, today: date | None) -> str:
        """The date, with the year where it is a year away or more: "4 December"."""
        far = today is not None and abs((day - today).days) >= 365
        return self._form(self.days.date_with_year if far else self.days.date, day)

    def _day(self, day: date, today: date | None, weekday: str, near: str, far: str) -> str:
        past = (today - day).days if today else 7
        if past in (0, 1):
            return self.days.yesterday if past else self.days.today
        if 1 < past < 7:
            return self._form(weekday, day)
        return self._form(far if abs(past) >= 365 else near, day)

    def _form(self, form: str, day: date) -> str:
        return form.format(
            weekday=self.days.weekdays[day.weekday()], day=day.day, month=self.days.months[day.month - 1], year=day.year
        )

    def listed(self, names: tuple[str, ...]) -> str:
        """Names in a row: "Jonas and Anneke", "you, Jonas and Anneke"."""
        head, last = names[:-1], names[-1:]
        return f" {self.and_word} ".join(part for part in (", ".join(head), *last) if part)
