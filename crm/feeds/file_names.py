"""A name for the file that a card is saved as."""

import re
import unicodedata

LONGEST = 60  # characters, so at most 240 octets: every file system takes 255

# What separates folders, what Windows refuses, and what cannot be seen but turns text around.
_UNSAFE = re.compile(
    r"""[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"""
)
_RESERVED_ON_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_name(name: str) -> str:
    """`name` with ".vcf", without folders or anything invisible. Letters of any script stay.

    "person.vcf" where nothing of the name can stay.
    """
    kept = _UNSAFE.sub(" ", unicodedata.normalize("NFC", name))
    stem = " ".join(kept.split())[:LONGEST].strip(" .-")
    if not stem or _RESERVED_ON_WINDOWS.fullmatch(stem):
        stem = f"person {stem}".strip()
    return f"{stem}.vcf"
