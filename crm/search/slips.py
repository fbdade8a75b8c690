"""Slips of the pen: which words of names and companies somebody may have meant who typed another."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from crm.models import Account
from crm.models.database import rows
from crm.models.kept import newest
from crm.search.words import words

#: One slip is allowed from four letters on, two from eight: a letter more, less or other, or two neighbours swapped.
ONE_FROM, TWO_FROM = 4, 8
# While a longer name is being typed its beginning may hold a slip; from so many letters on.
_BEGUN_FROM = 5
_MOST_MEANT = 20

#: Words by their length.
Vocabulary = dict[int, list[str]]


def nearest(account: Account, asked_for: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each word that may hold a slip, the words of the account's names and companies that differ by no more."""
    may_slip = [word for word in asked_for if len(word) >= ONE_FROM and word.isalpha()]
    if not may_slip:
        return {}
    known = newest(account, "vocabulary", lambda: _vocabulary(account))
    found = {word: _near(known, word) for word in may_slip}
    return {word: near for word, near in found.items() if near}


def _near(known: Vocabulary, word: str) -> tuple[str, ...]:
    slips = 2 if len(word) >= TWO_FROM else 1
    lengths = range(len(word) - slips, len(word) + slips + 1)
    alike = [one for length in lengths for one in known.get(length, ())]
    found = process.extract(word, alike, scorer=OSA.distance, score_cutoff=slips, limit=_MOST_MEANT)
    # What the word begins is found without a slip.
    meant = [one for one, _, _ in found if not one.startswith(word)]
    if not meant and len(word) >= _BEGUN_FROM:
        longer = [one for length, some in known.items() if length > len(word) for one in some if one[0] == word[0]]
        for length in (len(word), len(word) - 1, len(word) + 1):
            beginnings = [one[:length] for one in longer]
            found = process.extract(word, beginnings, scorer=OSA.distance, score_cutoff=1, limit=_MOST_MEANT)
            meant += [longer[place] for _, _, place in found if not longer[place].startswith(word)]
        meant = list(dict.fromkeys(meant))[:_MOST_MEANT]
    return tuple(meant)


def _vocabulary(account: Account) -> Vocabulary:
    """The words of an account's names and companies."""
    # Sorted by names are folded already; they are what is dear among thirty thousand people.
    sql = (
        "SELECT sort_key FROM person WHERE account_id = ? UNION ALL SELECT key FROM other_name WHERE account_id = ? "
        "UNION ALL SELECT name FROM company_spelling WHERE account_id = ?"
    )
    texts = "\n".join(text for (text,) in rows(sql, (account.id,) * 3))
    known: Vocabulary = {}
    for word in set(words(texts)):
        if len(word) >= ONE_FROM - 1:
            known.setdefault(len(word), []).append(word)
    return known
