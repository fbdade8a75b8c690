"""Email addresses, phone numbers and links as somebody types them: checked, and given the key they are compared by."""

from typing import NamedTuple

from crm.domain.identity import email_key, link_key, phone_key, profile_slug, safe_link
from crm.domain.refusals import Refused

KINDS = ("email", "phone", "link")
LONGEST = 2_000


class Method(NamedTuple):
    """A way to reach somebody: `value` as it is shown, `key` as it is compared."""

    kind: str
    value: str
    key: str
    label: str = ""


def read_method(kind: str, text: str, label: str = "") -> Method | None:
    """What was typed into a field of that kind; None for a blank one.

    Raises Refused, with a remedy, where it is no address, number or link that a page may offer.
    """
    typed = " ".join(text.split())
    label = " ".join(label.split())[:100]
    if not typed:
        return None
    if len(typed) > LONGEST:
        raise Refused(f"That {'address' if kind == 'email' else kind} is longer than {LONGEST:,} characters.")
    if kind == "email":
        if key := email_key(typed):
            return Method(kind, typed.removeprefix("mailto:"), key, label)
        raise Refused(f"“{typed}” is not an email address. It looks like ada@fernhollow.example.")
    if kind == "phone":
        if key := phone_key(typed):
            return Method(kind, typed.removeprefix("tel:"), key, label)
        raise Refused(f"“{typed}” is not a phone number. It looks like +44 20 7946 0321.")
    if link := safe_link(typed):
        slug = profile_slug(link)
        return Method(kind, link, slug or link_key(link), label or ("LinkedIn" if slug else ""))
    raise Refused(f"“{typed}” is not a link that Kith keeps. Links begin with https, http, mailto or tel.")
