"""What was typed, marked where it stands in a text."""

from markupsafe import Markup, escape

from crm.domain.excerpt import spans


def marked(text: str, words: tuple[str, ...]) -> str | Markup:
    """The text with <mark> around the typed words, which are folded (see `excerpt.spans`)."""
    found = spans(text, words)
    if not found:
        return text
    parts: list[str] = []
    at = 0
    for start, end in found:
        if start < at:
            continue
        parts += (escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>")
        at = end
    # Each part is escaped, or a tag of our own.
    return Markup("".join([*parts, escape(text[at:])]))  # noqa: S704
