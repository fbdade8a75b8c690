"""The keys by which two records turn out to be one person: email, phone, and those of the neighbouring modules."""

import re

from crm.domain.employers import company_key
from crm.domain.folding import name_key
from crm.domain.links import link_key, profile_slug, safe_link
from crm.domain.titles import title_key

__all__ = [
    "company_key",
    "email_key",
    "is_shared_mailbox",
    "link_key",
    "name_key",
    "phone_key",
    "profile_slug",
    "safe_link",
    "title_key",
    "uuid_key",
]

_EMAIL = re.compile(r"[^\s@,;:<>()\[\]\"\\\x00-\x1f]+@[^\s@,;:<>()\[\]\"\\/]+\.[^\s@,;:<>()\[\]\"\\/.]+")
_ROLE_NAMES = """
info office hello hallo contact kontakt contacto hi team mail post admin support help service sales press presse
media jobs job career careers karriere bewerbung recruiting recruitment talent hr people personal privacy legal
marketing noreply no-reply donotreply enquiries inquiries enquiry reception welcome events newsletter accounts
billing
"""
_UUID = re.compile(r"[0-9a-f]{32}")
_ROLES = frozenset(_ROLE_NAMES.split())
_EXTENSION = re.compile(r"(?:;ext=|,|#|\bext\.?|\bextension|\bx|\bdurchwahl|\bdw\.?)\s*\d*\s*$", re.IGNORECASE)


def email_key(text: str) -> str:
    """The address in the form in which addresses are compared; empty where it is not one address.

    Case makes no difference. Dots and "+tags" do: what they mean is the mail server's business.
    """
    key = text.strip()
    if key[:7].lower() == "mailto:":
        key = key[7:].partition("?")[0]
    key = key.strip("<> ")
    return key.lower() if _EMAIL.fullmatch(key) else ""


def is_shared_mailbox(key: str) -> bool:
    """Whether an address belongs to an office rather than to a person (info@, jobs@): it identifies nobody."""
    return key.partition("@")[0].partition("+")[0] in _ROLES


def uuid_key(text: str) -> str:
    """A card's UID as it is compared: 32 digits where it is a UUID (RFC 9562), else the text as it stands."""
    text = text.strip()
    plain = text[9:] if text[:9].lower() == "urn:uuid:" else text
    plain = plain.strip("{}").replace("-", "").lower()
    return plain if _UUID.fullmatch(plain) else text


def phone_key(text: str, calling_code: str = "") -> str:
    """The number as "+" and digits (ITU-T E.164), as far as it can be known; empty where there are too few digits.

    `calling_code` is the country's ("49"), for numbers written as they are dialled at home ("030 23125 099"); without
    it such a number keeps its own digits, without "+", and equals only numbers written likewise.
    """
    text = text.strip()
    if text[:4].lower() == "tel:":
        text = text[4:]
    text = _EXTENSION.sub("", text).replace("(0)", "")
    digits = "".join(str(int(letter)) for letter in text if letter.isdecimal())
    if not 5 <= len(digits) <= 17:
        return ""
    if "+" in text[:2]:
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    if calling_code:
        return f"+{calling_code}{digits.removeprefix('0')}"
    return digits
