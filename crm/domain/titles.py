"""Job titles: when two spellings are the same title."""

import re
from functools import lru_cache

from crm.domain.folding import name_key

_GENDER = r"(?:[mwfdxhigs*]|all genders?|gn)"
_GENDERS = re.compile(rf"[(\[]\s*{_GENDER}(?:\s*[/|,]\s*{_GENDER})*\s*[)\]]", re.IGNORECASE)
_SHORT = {
    "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "mgr": "manager", "eng": "engineer",
    "vp": "vice president", "svp": "senior vice president", "evp": "executive vice president",
    "avp": "assistant vice president", "dir": "director", "assoc": "associate", "asst": "assistant",
    "exec": "executive", "dept": "department", "ceo": "chief executive officer",
    "cto": "chief technology officer", "cfo": "chief financial officer",
    "coo": "chief operating officer", "cofounder": "co founder",
}  # fmt: skip


@lru_cache(maxsize=8192)
def title_key(title: str) -> str:
    """What titles are compared by: "Sr. Engineer (m/w/d)" and "Senior  engineer" are one title, "Engineer" another."""
    if not title.strip():
        return ""
    words = name_key(_GENDERS.sub(" ", title).replace("&", " and ").replace("+", " and ")).split()
    return " ".join(_SHORT.get(word, word) for word in words) or title.strip().casefold()
