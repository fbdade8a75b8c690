"""Text -> the words it is found by. What is stored and what is asked go through here, so that they meet."""

import re
from functools import lru_cache

from crm.domain.folding import fold

_WORD = re.compile("[a-z0-9]+")
# Scripts written without spaces: a given name must be found although a surname stands before it.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0eff\U00020000-\U0002ffff]{2,}")
_LONGEST_RUN = 12
# In a file of thousands the same names and companies come again and again; long texts do not.
_WORTH_KEEPING = 200


def searchable(text: str) -> str:
    """The text as ASCII in which words stand apart. Capitals and punctuation may remain: both engines drop them."""
    if text.isascii():
        return text.replace("'", "") if "'" in text else text
    return _kept(text) if len(text) <= _WORTH_KEEPING else _spelt_out(text)


def _spelt_out(text: str) -> str:
    """A text that is not ASCII as ASCII."""
    tails = [run[at : at + _LONGEST_RUN] for run in _UNSPACED.findall(text) for at in range(1, len(run))]
    return " ".join(map(fold, (text, *tails)))


_kept = lru_cache(maxsize=4096)(_spelt_out)


def searchable_name(key: str, folded: str) -> str:
    """What a name is found by, given its `name_key` and the folded words of it that are at hand already."""
    return searchable(key) if key.isascii() or _UNSPACED.search(key) else folded


def words(text: str) -> list[str]:
    """The words of a text that is searched or searched for: lower-case ASCII letters and digits."""
    return _WORD.findall(searchable(text).lower())


def asked(text: str) -> list[str]:
    """The words of a question, each once, at most twelve, so that no pasted page becomes a query."""
    return list(dict.fromkeys(_WORD.findall(fold(text))))[:12]
