"""How alike two names are, and in what way."""

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from crm.domain.folding import fold, name_key
from crm.domain.names import split_name
from crm.domain.nicknames import formal_names, may_be_one_name

#: Two surnames this alike (Jaro-Winkler, 0 to 1) may be one with a slip of the pen.
CLOSE = 0.93
#: So many letters at the beginning of a given name may stand for it.
_TELLING = 3


class Likeness(IntEnum):
    """From nothing in common to the same name; the higher, the stronger."""

    NONE = 0
    GIVEN_NAME = 1  # the same given name only
    SURNAME = 2  # the same surname only
    PART_OF_SURNAME = 3  # the same given name, and one surname of two
    CLOSE = 4  # a slip of the pen apart
    SHORTENED = 5  # "Far" and "Farhan", the same surname
    INITIAL = 6  # "A. Hebrard" and "Aurelie Hebrard"; "Pasquale Z" and "Pasquale Zanetti"
    NICKNAME = 7  # "Sam" and "Samuel", the same surname
    SWAPPED = 8  # "Carraway Edward" and "Edward Carraway"
    MIDDLE = 9  # the same but for a middle name or initial
    SPELLING = 10  # the same letters in another script or spelling ("Jörg Müller", "Joerg Mueller")
    SAME = 11


class Keys(NamedTuple):
    """A name made ready to be compared: given and surname as `name_key`, without decoration; a surname given up."""

    given: str
    family: str
    former: str = ""
    nickname: str = ""

    @property
    def full(self) -> str:
        """Given name and surname in one."""
        return f"{self.given} {self.family}".strip()


def keys_of(given: str, family: str) -> Keys:
    """Makes a name ready to be compared."""
    if given.isascii() and given.isalpha() and family.isascii() and family.isalpha():
        return Keys(given.lower(), family.lower())
    name = split_name(given, family)
    return Keys(name_key(name.given), name_key(name.family), name_key(name.former), name_key(name.nickname))


def compare_names(one: Keys, other: Keys) -> Likeness:
    """In what way two names are alike. Whether they belong to one person is for other evidence to say."""
    if one.full == other.full:
        return Likeness.SAME if one.full else Likeness.NONE
    if spelling(one.full) == spelling(other.full):
        return Likeness.SPELLING
    if one.family and one.family == other.family:
        return _compare_given(one, other)
    if sorted(spelling(one.full).split()) == sorted(spelling(other.full).split()):
        return Likeness.SWAPPED
    if one.given and first_word(one.given) == first_word(other.given):
        return _compare_families(one, other)
    if not (one.family and other.family):
        return Likeness.GIVEN_NAME if _is_among(one, other) else Likeness.NONE
    if spelling(one.family) == spelling(other.family):
        return _compare_given(_in_latin(one), _in_latin(other))
    if _is_cut_short(one.family, other.family) and _short_for(first_word(one.given), first_word(other.given)):
        return Likeness.INITIAL
    return _compare_turned_round(_in_latin(one), _in_latin(other))


def _short_for(one: str, other: str) -> bool:
    """Whether one given name is a short form of the other, or its beginning."""
    short, long = sorted((one, other), key=len)
    return may_be_one_name(short, long) or (len(short) >= _TELLING and long.startswith(short))


def _is_cut_short(one: str, other: str) -> bool:
    """Whether one surname is the initial of the other."""
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _is_among(one: Keys, other: Keys) -> bool:
    """Whether the only name of one, or its short form, is the given name of the other, whichever way round that is."""
    single, whole = (other, one) if one.family else (one, other)
    mine = first_word(single.given or single.family)
    theirs = (first_word(whole.given), whole.family if " " not in whole.family else "")
    return bool(mine) and any(name and _short_for(mine, name) for name in theirs)


def _compare_turned_round(one: Keys, other: Keys) -> Likeness:
    """Names of which one has the surname first and the other an initial or short form: "Lind Anouk" and "A. Lind"."""
    alike = Likeness.NONE
    for straight, turned in ((one, other), (other, one)):
        if turned.given == straight.family:
            alike = max(alike, _compare_given(straight, Keys(turned.family, turned.given)))
    return alike if alike >= Likeness.SHORTENED else Likeness.NONE


def contradict(alike: Likeness, one: Keys, other: Keys, *, strict: bool = False) -> bool:
    """Whether two names say that these are two people, although they have an address or number in common.

    A family shares a telephone; who marries keeps an email address. `strict`: another surname contradicts too.
    """
    if not one.full or not other.full:
        return False
    if alike in (Likeness.NONE, Likeness.SURNAME):
        return True
    return strict and alike is Likeness.GIVEN_NAME and bool(one.family and other.family)


def _in_latin(name: Keys) -> Keys:
    return Keys(fold(name.given), fold(name.family), name.former, fold(name.nickname))


def _compare_given(one: Keys, other: Keys) -> Likeness:
    """Both have the same surname."""
    mine, theirs = one.given.split(), other.given.split()
    if not mine or not theirs:
        return Likeness.SURNAME
    short, long = sorted((mine[0], theirs[0]), key=len)
    if short == long:
        return Likeness.MIDDLE
    if len(short) == 1 and (long.startswith(short) or any(name.startswith(short) for name in formal_names(long))):
        return Likeness.INITIAL
    if may_be_one_name(short, long) or (one.nickname or short) == (other.nickname or long):
        return Likeness.NICKNAME
    if one.nickname in theirs or other.nickname in mine:
        return Likeness.NICKNAME
    if len(short) >= _TELLING and long.startswith(short):
        return Likeness.SHORTENED
    if short in (theirs if mine[0] == short else mine):
        return Likeness.MIDDLE
    if JaroWinkler.similarity(short, long) >= CLOSE:
        return Likeness.CLOSE
    return Likeness.SURNAME


def _compare_families(one: Keys, other: Keys) -> Likeness:
    """Both have the same first given name."""
    if not one.family or not other.family:
        return Likeness.GIVEN_NAME
    short, long = sorted((one.family, other.family), key=len)
    if len(short) == 1:
        return Likeness.INITIAL if long.startswith(short) else Likeness.GIVEN_NAME
    if len(short) >= 2 and JaroWinkler.similarity(short, long) >= CLOSE and abs(len(short) - len(long)) <= 2:
        return Likeness.CLOSE
    if {word for word in short.split() if len(word) > 3} & set(long.split()):
        return Likeness.PART_OF_SURNAME
    if (one.former and one.former == other.family) or (other.former and other.former == one.family):
        return Likeness.PART_OF_SURNAME
    return Likeness.GIVEN_NAME


def first_word(text: str) -> str:
    """The first word of a text, or nothing."""
    return text.partition(" ")[0]


@lru_cache(maxsize=65536)
def spelling(key: str) -> str:
    """A name so folded that scripts and the ways to write an umlaut make no difference."""
    return fold(key).replace("ae", "a").replace("oe", "o").replace("ue", "u")
