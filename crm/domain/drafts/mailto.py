"""The address that opens a note in a mail program (RFC 6068)."""

from typing import NamedTuple
from urllib.parse import quote

#: Longer addresses are cut off by some browsers and mail programs; Windows hands on about so many characters.
LONGEST = 2_000


class MailLink(NamedTuple):
    """A mailto address, and whether it holds the whole note. If not, it opens an empty one, and the text is copied."""

    address: str
    whole: bool


def mail_link(to: str, subject: str, body: str, longest: int = LONGEST) -> MailLink:
    """The address that opens a note to somebody, at most `longest` characters long.

    A note that would be too long is left out, then the subject too. Whatever the text, nothing of it becomes another
    header or another recipient.
    """
    for parts in ((subject, body), (subject, ""), ("", "")):
        address = mailto(to, *parts)
        if len(address) <= longest:
            break
    return MailLink(address, parts == (subject, body))


def mailto(to: str, subject: str = "", body: str = "") -> str:
    """The mailto address, however long: UTF-8, a space as %20, a line break as %0D%0A (RFC 6068, sections 2 and 5)."""
    local, at, domain = "".join(to.split()).rpartition("@")
    recipient = f"{_encoded(local)}{at}{_encoded(domain)}"
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fields = {"subject": _encoded(" ".join(subject.split())), "body": "%0D%0A".join(map(_encoded, lines))}
    query = "&".join(f"{name}={value}" for name, value in fields.items() if value)
    return f"mailto:{recipient}" + (f"?{query}" if query else "")


def _encoded(text: str) -> str:
    """Text with everything but unreserved characters as %XX (RFC 3986, section 2.3); signs that are none left out."""
    return quote("".join(sign for sign in text if sign >= " " or sign == "\t"), safe="", errors="ignore")
