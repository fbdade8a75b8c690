"""Web addresses: which ones are safe to offer as a link, and when two spellings lead to the same place."""

import re
from urllib.parse import quote, unquote, urlsplit

PROFILE = "https://www.linkedin.com/in/"
_PLAIN_SLUG = re.compile(r"[a-z0-9-]+")
_LINKEDIN = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[a-z0-9-]+\.)*linkedin\.com(?::\d+)?(/.*)", re.IGNORECASE | re.DOTALL
)
_IN = re.compile(r"/+(?:mwlite/|comm/|m/)?in/+([^/?#]+)", re.IGNORECASE)
_PUB = re.compile(r"/+pub/+([^/?#]+)(?:/+([0-9a-f]{1,3})/+([0-9a-f]{1,3})/+([0-9a-f]{1,3}))?(?=[/?#]|$)", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,24}(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)
_UNSAFE = re.compile('[\x00-\x20\x7f-\xa0<>"\\\\^`{|}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]')
_TRACKING = re.compile(
    r"(?:utm_[a-z]+|trk|trkinfo|originalsubdomain|lipi|licu|fbclid|gclid|mc_[a-z]+|ref|ref_src)=", re.IGNORECASE
)


def profile_slug(url: str) -> str:
    """The canonical name of the LinkedIn profile an address leads to; empty where it leads to none.

    http and https, any country's host, "www." and "m.", a missing scheme, a trailing slash, language, query or
    fragment, upper case and percent-escapes make no difference. The old form /pub/jane-doe/1a/2b3/4c5 is the
    profile to which LinkedIn forwards it: jane-doe-4c52b31a. Slugs come percent-decoded and in lower case.
    """
    if url.startswith(PROFILE) and _PLAIN_SLUG.fullmatch(url, 28):
        return url[28:]
    match = _LINKEDIN.fullmatch(url.strip())
    if not match:
        return ""
    path = match.group(1)
    if old := _PUB.match(path):
        name, first, second, third = old.groups()
        slug = f"{name}-{third.zfill(3)}{second.zfill(3)}{first}" if first else name
    elif new := _IN.match(path):
        slug = new.group(1)
    else:
        return ""
    return _clean_slug(slug)


def _clean_slug(slug: str) -> str:
    try:
        decoded = unquote(slug, errors="strict")
    except UnicodeDecodeError:
        decoded = slug
    decoded = decoded.strip().lower()
    if not decoded or not decoded.strip(".") or "/" in decoded or any(not _showable(letter) for letter in decoded):
        return ""
    return decoded


def _showable(letter: str) -> bool:
    # Emoji joiners and direction marks are legal in a slug, as LinkedIn itself puts them there.
    return (
        (letter.isprintable() and letter != " ")
        or letter in "\u200c\u200d\u200e\u200f\u2060\u200b"
        or letter > "\U000e0000"
    )


def profile_address(slug: str) -> str:
    """The address of a profile as LinkedIn writes it, percent-encoded."""
    return PROFILE + quote(slug, safe="-_.~")


def safe_link(text: str) -> str:
    """The address, if a page may offer it as a link; empty otherwise.

    Only http, https, mailto and tel are safe. A bare host ("ada.example/cv") becomes https.
    """
    text = text.strip()
    if not text or _UNSAFE.search(text):
        return ""
    scheme, colon, rest = text.partition(":")
    if colon and scheme.lower() in ("mailto", "tel"):
        return text if rest.strip("/") else ""
    if not re.match(r"https?://", text, re.IGNORECASE):
        if not _BARE_HOST.fullmatch(text):
            return ""
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return ""
    return text if parts.hostname and "@" not in parts.netloc else ""


def link_key(text: str) -> str:
    """What two addresses are compared by: equal keys lead to the same page. Empty for what is no safe link.

    A LinkedIn profile's key is its canonical address; elsewhere scheme, "www.", a trailing slash, the fragment and
    tracking parameters make no difference.
    """
    if slug := profile_slug(text):
        return profile_address(slug)
    link = safe_link(text)
    if not link:
        return ""
    if not re.match(r"https?://", link, re.IGNORECASE):
        scheme, _, rest = link.partition(":")
        return f"{scheme.lower()}:{rest.strip('/').lower()}"
    parts = urlsplit(link)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = "&".join(part for part in parts.query.split("&") if part and not _TRACKING.match(part))
    path = parts.path.rstrip("/")
    return f"https://{host}{port}{path}" + (f"?{query}" if query else "")
