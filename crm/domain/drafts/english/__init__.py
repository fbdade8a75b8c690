"""English as a table: what people say in notes, the words they say it with, and notes to start from."""

from crm.domain.drafts.english.cancelled import CANCELLED
from crm.domain.drafts.english.groups import GROUPS
from crm.domain.drafts.english.said import SAID
from crm.domain.drafts.english.templates import LINES, PLACEHOLDERS, TEMPLATES
from crm.domain.drafts.english.unsaid import UNSAID
from crm.domain.drafts.english.words import ENDINGS, EVERYDAY_WORDS, IRREGULAR, NOTE_OPENERS, SMALL_WORDS
from crm.domain.drafts.language import Days, Language
from crm.domain.drafts.words import Inflection

ENGLISH = Language(
    code="en",
    groups=GROUPS,
    phrases=SAID | UNSAID,
    unless=CANCELLED,
    small_words=SMALL_WORDS,
    everyday_words=EVERYDAY_WORDS,
    inflection=Inflection(ENDINGS, IRREGULAR),
    note_openers=NOTE_OPENERS,
    capitals=frozenset(("I", "I'm", "I'd", "I've", "I'll", "I’m", "I’d", "I’ve", "I’ll")),
    nouns_have_capitals=False,
    greetings=(
        "(dear|hello|hi|hey|good morning|good afternoon|good evening|good day|greetings|to) **",
    ),
    sign_offs=(
        "(kind|best|warm|warmest|kindest|many|with|with kind|with best|with warm|all good|friendly)? (regards|wishes)",
        "(yours|sincerely|yours sincerely|yours truly|yours faithfully|respectfully|cheers|all the best|all best|best"
        "|warmly|cordially|take care|with thanks|many thanks|thanks again|thanks|thank you|thank you again|until then"
        "|love)",
    ),
    days=Days(
        today="today",
        yesterday="yesterday",
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        months=(
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ),
        on_weekday="on {weekday}",
        on_date="on {day} {month}",
        on_date_with_year="on {day} {month} {year}",
        date="{day} {month}",
        date_with_year="{day} {month} {year}",
    ),
    talks={
        "": "talk", "video": "call", "call": "call", "phone": "call", "panel": "panel", "onsite": "visit",
        "meeting": "meeting", "coffee": "coffee", "task": "task", "technical": "technical round",
    },
    you="you",
    and_word="and",
    in_your_words="in your words",
    placeholders=PLACEHOLDERS,
    lines=LINES,
    templates=TEMPLATES,
)  # fmt: skip
