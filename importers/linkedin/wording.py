"""Texts that people wrote, as text: with their line breaks, and without the HTML that some of them come in."""

import html
import re

from importers.tidying import UNSHOWN, tidy

HTML = re.compile(r"\s*<(?:!doctype|html|body|head|div|p|span|br|ul|ol|table|h[1-6])(?=[\s>/])", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
TAG = re.compile(r"(/?)([a-z][a-z0-9]{0,15})(?=[\s/]|$)", re.IGNORECASE)
BREAKS = {"br", "p", "div", "li", "ul", "ol", "tr", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
HIDDEN = {"style", "script", "title", "head"}


def text_of(cell: str) -> str:
    """The cell's text: HTML made plain, line breaks kept, no white space at the ends and no control characters."""
    if cell.isprintable():
        if not cell or cell[0] not in " <":
            return cell.rstrip()
        if not HTML.match(cell):
            return cell.strip()
    if HTML.match(cell):
        cell = plain(cell)
    if "\r" in cell:
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    if UNSHOWN.search(cell):
        cell = UNSHOWN.sub("", cell)
    return cell.strip() if "\n" not in cell else "\n".join(map(str.rstrip, cell.split("\n"))).strip()


def plain(page: str) -> str:
    """The words of a piece of HTML, a line for each paragraph. One pass from "<" to "<", so that it is linear.

    Python's own HTMLParser is not: some texts keep it busy for minutes.
    """
    first, *pieces = page.split("<")
    lines = [first]
    hidden = ""
    for piece in pieces:
        inside, closed, after = piece.partition(">")
        tag = TAG.match(inside)
        name = tag[2].lower() if tag else ""
        if not tag and not inside.startswith("!"):
            after = f"<{piece}"  # "a < b" is no tag
        elif not closed:
            after = ""
        if hidden:
            hidden = "" if tag and tag[1] and name == hidden else hidden
            after = "" if hidden else after
        elif name in HIDDEN and tag and not tag[1]:
            hidden, after = name, ""
        if name in BREAKS:
            lines.append("\n")
        lines.append(" ".join(after.split()) if after.isspace() else _words(after))
    text = ENTITY.sub(lambda found: html.unescape(found[0]), "".join(lines))
    return "\n".join(line for line in map(tidy, text.split("\n")) if line)


def _words(text: str) -> str:
    """The text with its runs of white space as one space each: line breaks mean nothing in HTML."""
    words = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + words + (" " if text[-1:].isspace() else "")
