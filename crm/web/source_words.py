"""Where people and what is known of them come from, in words."""

_WORDS = {
    "hand": "Added by hand",
    "interview": "Interviews",
    "vcard": "Address book",
    "google-csv": "Google Contacts",
    "outlook-csv": "Outlook",
    "csv": "A table",
}


def source_words(source: str) -> str:
    """The name of a source, as it stands in a list."""
    return "LinkedIn" if source.startswith("linkedin") else _WORDS.get(source, source)
