"""Which program fetches a feed, told by its User-Agent, and how often such a program looks."""

import re
from dataclasses import dataclass

_A_BROWSER = "a web browser"


@dataclass(frozen=True, slots=True)
class Reader:
    """A calendar program: its name as people know it, and a sentence on how often it looks ("" where nobody knows)."""

    name: str
    how_often: str

    @property
    def subscribes(self) -> bool:
        """Whether it comes again by itself."""
        return self.name != _A_BROWSER


ANOTHER = Reader("another program", "")

# The first that fits counts: Outlook for iOS comes before the iPhone, Thunderbird before the browsers.
_READERS = tuple(
    (re.compile(mark, re.IGNORECASE), Reader(name, how_often))
    for mark, name, how_often in (
        ("google-calendar", "Google Calendar", "Google looks a few times a day."),
        (r"outlook|microsoft.(office|exchange)|exchangeservices", "Outlook", "Outlook looks every 3 to 24 hours."),
        ("thunderbird|lightning/", "Thunderbird", "Thunderbird looks every 30 minutes while it is open."),
        ("icsx5", "ICSx5", "ICSx5 looks as often as its settings say."),
        ("davx5|davdroid", "DAVx5", "DAVx5 looks as often as its settings say."),
        # An iPhone says "iOS/26.6 (23G71) dataaccessd/1.0". Browsers on iPhones say CriOS/ or FxiOS/.
        (r"(?<![a-z])ios/", "Calendar on iPhone", "The iPhone looks as often as its Fetch setting says."),
        (r"ipados/", "Calendar on iPad", "The iPad looks as often as its Fetch setting says."),
        (
            r"macos/|mac.os.x/|calendaragent|dataaccessd|coredav",
            "Apple Calendar",
            "Apple Calendar looks as often as its Auto-refresh setting says.",
        ),
        ("evolution", "Evolution", "Evolution looks as often as the calendar's settings there say."),
        ("nextcloud", "Nextcloud", "Nextcloud looks as often as its server is set to."),
        (
            r"^mozilla/5\.0 (?!\(compatible)",
            _A_BROWSER,
            "Somebody opened the link. That does not subscribe to it.",
        ),
    )
)


def reader(user_agent: str | None) -> Reader:
    """The program that sent this User-Agent; `ANOTHER` where it is none of those known here."""
    sent = user_agent or ""
    return next((known for mark, known in _READERS if mark.search(sent)), ANOTHER)


def called(name: str) -> Reader:
    """The program of that name, as `reader` gives it; `ANOTHER` where it is none of those known here."""
    return next((known for _, known in _READERS if known.name == name), ANOTHER)
