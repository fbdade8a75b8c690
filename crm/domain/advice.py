"""The numbers of the advice: each is a setting of the account, with its bounds and the sentence that explains it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from crm.domain.cadence import Cadence
from crm.domain.followups import FollowUpSettings
from crm.domain.manners import MannersSettings


@dataclass(frozen=True)
class Settings(FollowUpSettings, MannersSettings):
    """Every number that the rules depend on. Days are whole local days unless the name says working days.

    It is what `manners` and the planning of check-ins take too. All days of Rule 2 count from the day on which the
    interview ended.
    """

    thank_you_days: int = 1
    thank_you_late_days: int = 3
    thank_you_last_days: int = 7
    one_note_days: int = 2
    second_note_working_days: int = 2
    second_note_no_date_working_days: int = 7
    unanswered_notes: int = 2
    quiet_weeks: int = 3
    keep_months: int = 3
    keep_after_quiet_months: int = 4
    feedback_working_days: int = 1
    connect_days: int = 1
    note_words: int = 150

    @property
    def keep(self) -> Cadence:
        """The cadence of somebody kept after an outcome (Rule 4)."""
        return Cadence(self.keep_months, "month")

    @property
    def keep_after_quiet(self) -> Cadence:
        """The cadence of somebody kept after an opportunity went quiet (Rule 4)."""
        return Cadence(self.keep_after_quiet_months, "month")


USUAL = Settings()


class Number(NamedTuple):
    """One number as a settings page shows it: its name in Settings, label, unit, bounds, and the advice behind it."""

    name: str
    label: str
    unit: str
    least: int
    most: int
    advice: str

    @property
    def usual(self) -> int:
        """Kith's own number."""
        return int(getattr(USUAL, self.name))


NUMBERS = (
    Number(
        "thank_you_days", "Thank-you note", "day after", 1, 3,
        "A note the next day is read while the conversation is still fresh. On the day itself it looks prepared.",
    ),
    Number(
        "thank_you_late_days", "Then it is late", "days after", 2, 14,
        "A late note is still worth sending. Say thanks, and do not explain the delay.",
    ),
    Number(
        "thank_you_last_days", "Then let it go", "days after", 3, 30,
        "From the third day it is late and still worth sending. After a week it lapses in silence.",
    ),
    Number(
        "one_note_days", "One note for two interviews", "days apart", 0, 7,
        "Two talks with the same person close together ask for one note, after the later one.",
    ),
    Number(
        "second_note_working_days", "Second note, a date was given", "working days on", 1, 10,
        "Wait until the promised day has passed, and a little more. There are decent reasons for silence.",
    ),
    Number(
        "second_note_no_date_working_days", "Second note, no date was given", "working days", 3, 30,
        "A week and a bit is the least a hiring team needs. This is why you ask when you will hear.",
    ),
    Number(
        "unanswered_notes", "Notes without an answer", "at most", 1, 5,
        "After two unanswered notes Kith proposes nothing more for that opportunity. It asks you, once.",
    ),
    Number(
        "quiet_weeks", "Call it quiet", "weeks after it", 1, 12,
        "After two unanswered notes Kith proposes nothing more. It asks you, once.",
    ),
    Number(
        "keep_months", "Keep in touch", "months", 1, 24,
        "For everybody you keep after an outcome, unless they have a cadence of their own.",
    ),
    Number(
        "keep_after_quiet_months", "Keep in touch after it went quiet", "months", 1, 24,
        "They owe you an answer, and may feel it. A little more room is kind.",
    ),
    Number(
        "feedback_working_days", "Ask for feedback", "working day after", 1, 10,
        "Not on the day of the no. On the next working day it is a question and no longer a reply.",
    ),
    Number(
        "connect_days", "Connect on LinkedIn", "day after the note", 1, 14,
        "First thank them, then connect: the name is familiar by then.",
    ),
    Number(
        "congratulation_days", "Congratulate", "days", 1, 60,
        "News is a reason to write while it is news. After two weeks it lapses.",
    ),
    Number(
        "per_day", "Check-ins a day", "at most", 1, 50,
        "Five short notes take a quarter of an hour. The rest move to later days, longest overdue first.",
    ),
    Number(
        "pause_days", "One note without an answer", "days of peace", 1, 30,
        "An answer takes time. Less than five days after your last note, another one presses.",
    ),
    Number(
        "unanswered_limit", "Too many without an answer", "notes", 1, 5,
        "A second note may be a reminder. From then on it is theirs to answer.",
    ),
    Number(
        "unanswered_wait_days", "Two notes without an answer", "days of peace", 7, 180,
        "Then the cadence doubles until they answer. An answer to somebody who wrote last is always decent.",
    ),
    Number(
        "company_people", "People of one company", "in seven days", 1, 20,
        "They talk to each other. Thank-you notes do not count.",
    ),
    Number(
        "company_days", "What counts as together", "days", 1, 30,
        "The days within which several people of one company are too many, while an opportunity there is open.",
    ),
    Number(
        "note_words", "A note stays short", "words at most", 50, 400,
        "A note that fits on a screen is read to its end.",
    ),
)  # fmt: skip
_BY_NAME = {number.name: number for number in NUMBERS}


def settings_from(numbers: Mapping[str, int]) -> Settings:
    """The usual settings with some numbers changed. Raises ValueError, with a sentence, for one that cannot be."""
    for name, value in numbers.items():
        number = _BY_NAME.get(name)
        if number is None:
            raise ValueError(f"There is no setting called “{name}”.")
        if not number.least <= value <= number.most:
            raise ValueError(f"{number.label}: choose a number from {number.least} to {number.most}.")
    settings = replace(USUAL, **numbers)
    if not settings.thank_you_days < settings.thank_you_late_days <= settings.thank_you_last_days:
        raise ValueError("A thank-you note is due first, then late, then let go. Keep the days in that order.")
    return settings
