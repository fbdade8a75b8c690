"""The links with which somebody subscribes a calendar program to a feed."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

LONGEST_ADDRESS = 255  # Google fails without a word from 256 characters on


@dataclass(frozen=True, slots=True)
class SubscribeLinks:
    """One link a program. `copy` is the feed's address itself, for every program that is not listed."""

    copy: str
    google: str
    apple: str
    outlook: str
    outlook_at_work: str


def subscribe_links(feed_url: str, name: str) -> SubscribeLinks:
    """The links to subscribe to `feed_url` (https, or http on one's own machine) as a calendar called `name`.

    Google takes the address only as `webcal://`, Outlook on the web only as `https://`, and iOS knows `webcal://` but
    not `webcals://`. Raises ValueError for an address of another kind, and for one of more than 255 characters.
    """
    scheme, separator, rest = feed_url.partition("://")
    if not separator or scheme not in ("http", "https"):
        raise ValueError(f"A feed's address begins with https://, and this one does not: {scheme}")
    if len(feed_url) > LONGEST_ADDRESS:
        raise ValueError(
            f"A feed's address has at most {LONGEST_ADDRESS} characters, and this one has {len(feed_url)}."
        )
    webcal = f"webcal://{rest}"
    query = f"url={quote(feed_url, safe='')}&name={quote(name, safe='', errors='ignore')}"
    return SubscribeLinks(
        copy=feed_url,
        google=f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
        apple=webcal,
        outlook=f"https://outlook.live.com/calendar/0/addfromweb?{query}",
        outlook_at_work=f"https://outlook.office.com/calendar/0/addfromweb?{query}",
    )


def reachable_from_outside(feed_url: str) -> bool:
    """Whether Google's and Microsoft's servers can possibly fetch this address, judging by its host alone.

    They cannot reach a machine's own or a home network's addresses; a program on the same machine or network can.
    """
    host = urlsplit(feed_url).hostname or ""
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost", ".lan", ".home", ".internal", ".home.arpa"))
