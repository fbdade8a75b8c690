"""What a good note does (Rule 10): the kinds of notes, and the points that each is checked for."""

from enum import StrEnum
from typing import NamedTuple


class NoteKind(StrEnum):
    """Kinds of notes that one writes."""

    THANK_YOU = "thank-you"
    SECOND_NOTE = "second-note"
    FEEDBACK_REQUEST = "feedback-request"
    CHECK_IN = "check-in"
    CONGRATULATION = "congratulation"
    CONNECT = "connect"
    WITHDRAWAL = "withdrawal"
    GOOD_NEWS = "good-news"


class Point(StrEnum):
    """One thing that a good note does, or leaves alone."""

    SHORT = "short"
    THANKS = "thanks"
    SPECIFIC = "specific"
    WHY = "why"
    KEENER = "keener"
    FORGOTTEN = "forgotten"
    FORWARD = "forward"
    PRAISE = "praise"
    NO_PRESUMPTION = "no-presumption"
    NO_PRESSURE = "no-pressure"
    NO_APOLOGY = "no-apology"
    ASKS = "asks"
    NO_ARGUMENT = "no-argument"
    GIVES = "gives"
    GRATITUDE = "gratitude"
    FITS = "fits"


#: Points that ask for something to be left out; the rest ask for something to be there.
LEFT_OUT = frozenset((Point.NO_PRESUMPTION, Point.NO_PRESSURE, Point.NO_APOLOGY, Point.NO_ARGUMENT))

_THANK_YOU = (
    Point.SHORT, Point.THANKS, Point.SPECIFIC, Point.WHY, Point.KEENER, Point.FORGOTTEN, Point.FORWARD,
)  # fmt: skip
POINTS: dict[NoteKind, tuple[Point, ...]] = {
    NoteKind.THANK_YOU: _THANK_YOU,
    NoteKind.SECOND_NOTE: (
        *_THANK_YOU, Point.PRAISE, Point.NO_PRESUMPTION, Point.NO_PRESSURE, Point.NO_APOLOGY,
    ),
    NoteKind.FEEDBACK_REQUEST: (Point.ASKS, Point.NO_ARGUMENT),
    NoteKind.CHECK_IN: (Point.GIVES,),
    NoteKind.CONGRATULATION: (Point.GIVES,),
    NoteKind.CONNECT: (Point.FITS,),
    NoteKind.WITHDRAWAL: (Point.SHORT, Point.GRATITUDE),
    NoteKind.GOOD_NEWS: (Point.GRATITUDE,),
}  # fmt: skip


class Said(NamedTuple):
    """What the screen says about a point: its title, and the hint while it is not met."""

    title: str
    hint: str


SAID: dict[Point, Said] = {
    Point.SHORT: Said("Stays short", "One screen is enough."),
    Point.THANKS: Said("Thanks them for their time", "One line, for the time they gave you."),
    Point.SPECIFIC: Said("Names one thing from the interview", "Something only the two of you would know."),
    Point.WHY: Said("Says why this role, and why you", "What draws you, and what you did that they need."),
    Point.KEENER: Said("Says the talk made you keener", "What the talk did to your wish for the role."),
    Point.FORGOTTEN: Said("Adds what you forgot to say", "One line for what you thought of afterwards."),
    Point.FORWARD: Said("Looks forward to hearing", "One closing line, without pressing."),
    Point.PRAISE: Said("Says something good about them", "One thing they do well, as you saw it."),
    Point.NO_PRESUMPTION: Said("Leaves the answer open", "Silence is no answer yet. Leave this out:"),
    Point.NO_PRESSURE: Said("Does not press", "There may be good reasons for the wait. Leave this out:"),
    Point.NO_APOLOGY: Said("Does not apologise", "Asking is no fault. Leave this out:"),
    Point.ASKS: Said("Asks what to do better", "One question, easy to answer in a line or two."),
    Point.NO_ARGUMENT: Said("Does not argue", "The decision stands. Leave this out:"),
    Point.GIVES: Said("Gives before it asks", "An article, a name, a word of thanks: something for them."),
    Point.GRATITUDE: Said("Says thank you", "One line, for what they did."),
    Point.FITS: Said("Fits an invitation", "LinkedIn cuts longer ones off."),
}

#: Hints for a point that is met by half or the wrong way round.
WHY_HALF_ROLE = "What draws you to the role, in a few words of your own?"
WHY_HALF_YOU = "What did you do before that they need now?"
ASKS_FIRST = "Give something first. This asks too early:"
NOTHING_FORGOTTEN = "You noted nothing that you forgot."


_CUSTOM = {"withdrawn": NoteKind.WITHDRAWAL, "offer": NoteKind.GOOD_NEWS}


def note_kind(follow_up_kind: str, outcome: str = "") -> NoteKind:
    """The note that a follow-up asks for. `outcome` is how its opportunity ended, empty while it waits.

    A follow-up of kind custom is the kind note after withdrawing, or the thanks to everybody who helped after an offer
    (Rule 4). What asks for no note of its own (ask-when, call-it-quiet) yields a note to keep in touch.
    """
    if follow_up_kind == "custom" and outcome in _CUSTOM:
        return _CUSTOM[outcome]
    try:
        return NoteKind(follow_up_kind)
    except ValueError:
        return NoteKind.CHECK_IN
