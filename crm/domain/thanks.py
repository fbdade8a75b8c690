"""Whether a text thanks somebody, in the languages that notes are written in."""

import re

from crm.domain.folding import plain_letters

#: Words of thanks by language. Another language is another line.
WORDS = {
    "da": ("tak for", "mange tak", "tusind tak"),
    "de": ("danke", "dankbar", "dank fur", "vielen dank", "herzlichen dank", "besten dank", "bedanke"),
    "en": ("thank", "thanks", "thankful", "thank-you", "grateful", "gratitude", "appreciate", "appreciated"),
    "es": ("gracias", "agradezco", "agradecido", "agradecida"),
    "fi": ("kiitos", "kiitan"),
    "fr": ("merci", "remercie", "reconnaissant", "reconnaissante"),
    "it": ("grazie", "ringrazio"),
    "nl": ("bedankt", "dank je", "dank jullie", "dank u", "hartelijk dank", "dankbaar"),
    "no": ("takk",),
    "pl": ("dziekuje", "dziekujemy", "dzieki"),
    "pt": ("obrigado", "obrigada", "agradeco"),
    "sv": ("tack",),
}
#: What only sounds like thanks.
_NOT = r"(?:no thanks?|thanks? in advance|thank(?:s|ing you)? beforehand)"
_THANKS = re.compile(rf"(?<!\w)(?:{_NOT}|({'|'.join(word for words in WORDS.values() for word in words)}))(?!\w)")


def says_thanks(text: str) -> bool:
    """Whether a text thanks: "Thank you for your time", "Danke für das Gespräch", not "thanks in advance"."""
    return any(match.group(1) for match in _THANKS.finditer(plain_letters(text)))
