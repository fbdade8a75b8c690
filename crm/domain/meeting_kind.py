"""What kind of touchpoint a meeting in a calendar was, guessed from its words and its place."""

import re

from crm.domain.touches import TouchKind

#: More people than that make a meeting an event.
MANY = 20

_WORDS: tuple[tuple[TouchKind, str], ...] = (
    (
        TouchKind.COFFEE,
        r"coffees?|lunch|dinner|breakfast|brunch|drinks?|beers?|tea|kaffee|mittagessen|abendessen|frühstück|bier"
        r"|café|déjeuner|dîner|petit-déjeuner|almoço|jantar|comida|cena|desayuno|koffie|borrel|pranzo|caffè|kawa|obiad",
    ),
    (
        TouchKind.CALL,
        r"phone call|phone screen|phone|call|telefonat|telefon|anruf|appel|téléphone|llamada|chamada|telefonata",
    ),
    (
        TouchKind.EVENT,
        r"conference|konferenz|conférence|meet-?up|party|fair|messe|workshop|webinar|reception|all[- ]hands|offsite"
        r"|hackathon|summit|reunion|concert|festival|town hall|open day",
    ),
)
_PATTERNS = tuple((kind, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for kind, words in _WORDS)
_VIDEO = re.compile(
    r"(?<!\w)(?:video(?: ?call)?|videocall|videoanruf|visio(?:conférence)?|zoom|teams|microsoft teams|google meet|webex"
    r"|facetime|skype|whereby|jitsi|online|remote)(?!\w)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:tel\.?:?\s*)?\+?[\d\s()./-]{7,20}", re.IGNORECASE)


def meeting_kind(summary: str, location: str, *, online: bool, people: int, whole_day: bool) -> TouchKind:
    """The kind. What the title says comes before where it was; a meal is coffee, whatever link stands beside it.

    `online`: the entry names an address where one meets by video. `people`: how many were invited.
    """
    told = next((kind for kind, pattern in _PATTERNS if pattern.search(summary)), None)
    if told is TouchKind.COFFEE:
        return told
    if told is TouchKind.EVENT or whole_day or people > MANY:
        return TouchKind.EVENT
    if online or _VIDEO.search(summary) or _VIDEO.search(location):
        return TouchKind.VIDEO
    if told:
        return told
    return TouchKind.CALL if _NUMBER.fullmatch(location.strip()) else TouchKind.MEETING
