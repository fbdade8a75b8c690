"""Whether a draft names something from the interview: against the notes, however inflected and however partly."""

from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from crm.domain.drafts.finder import Span
from crm.domain.drafts.reading import Reading
from crm.domain.drafts.words import Word, alike

#: So many words may lie between two words of a note for them to belong together.
_GAP = 6
#: So many words a quotation has at the most, and so many places are looked at.
_QUOTED = 12
_PLACES = 50


class _Note(NamedTuple):
    """A note from the interview: the words that tell it from others, all that mean something, and the small ones."""

    telling: frozenset[str]
    all: frozenset[str]
    small: frozenset[str]


def named(reading: Reading, notes: Iterable[str]) -> Span | None:
    """The words of a draft that take up one of the notes; None where none does.

    Two telling words of a note, near each other, are enough; of a note that has only one or two, one.
    """
    for note in notes:
        if found := _taken_up(reading, _note(reading, note)):
            return found
    return None


def told(reading: Reading) -> Span | None:
    """What a draft says was asked, said or talked about ("your question about …"), where it is more than a commonplace.

    For what was specific but was never noted.
    """
    for opener in islice(reading.language.finder("told").all(reading.plain), _PLACES):
        words = [word for word in reading.sentence(opener) if word.start >= opener.end]
        telling = [index for index, word in enumerate(words[:_QUOTED]) if reading.is_telling(word)]
        if len({words[index].stem for index in telling}) >= 2:
            return Span(words[telling[0]].start, words[telling[-1]].end)
    for closer in islice(reading.language.finder("stayed").all(reading.plain), _PLACES):
        words = [word for word in reading.sentence(closer) if word.end <= closer.start][-_QUOTED:]
        telling = [index for index, word in enumerate(words) if reading.is_telling(word)]
        if len({words[index].stem for index in telling}) >= 2:
            return Span(words[telling[0]].start, words[telling[-1]].end)
    return None


def _note(reading: Reading, note: str) -> _Note:
    words = reading.language.inflection.words(note)
    meant = frozenset(word.stem for word in words if word.stem not in reading.language.small and len(word.stem) > 1)
    telling = frozenset(word.stem for word in words if reading.is_telling(word))
    return _Note(telling, meant, frozenset(word.stem for word in words) - meant)


def _taken_up(reading: Reading, note: _Note) -> Span | None:
    wanted = note.telling or note.all
    if not wanted:
        return None
    same = {word.stem: _same(word.stem, wanted) for word in reading.words}
    hits = [(index, same[word.stem]) for index, word in enumerate(reading.words) if same[word.stem]]
    # Commonplace words alone ("the team") name nothing unless all of the note is there.
    enough = min(2, -(-len(note.telling) // 2)) if note.telling else len(wanted)
    if not note.telling and enough < 2:
        return None
    for cluster in _clusters(hits):
        if len({stem for _, stem in cluster}) >= enough:
            return _quotation(reading, note, cluster)
    return None


def _same(stem: str, wanted: Iterable[str]) -> str:
    """The wanted stem that a word of the draft stands for, or nothing."""
    if stem in (wanted := tuple(wanted)):
        return stem
    return next((one for one in sorted(wanted) if alike(stem, one)), "")


def _clusters(hits: Sequence[tuple[int, str]]) -> Iterable[list[tuple[int, str]]]:
    """The hits that stand near each other."""
    cluster = list(hits[:1])
    for before, hit in pairwise(hits):
        if hit[0] - before[0] > _GAP:
            yield cluster
            cluster = []
        cluster.append(hit)
    if cluster:
        yield cluster


def _quotation(reading: Reading, note: _Note, cluster: Sequence[tuple[int, str]]) -> Span:
    """The longest unbroken run of the note's words; where no two stand together, all from the first to the last."""
    first, last = cluster[0][0], cluster[-1][0]
    words = reading.words[first : last + 1]
    quoted = _longest_run(words, note.all)
    if len(quoted) < 2:
        quoted = words[:_QUOTED]
    if len(quoted) < 2:
        around = reading.words[max(0, first - _GAP) : last + 1 + _GAP]
        quoted = _without_small(_longest_run(around, note.all | note.small), note) or words
    return Span(quoted[0].start, quoted[-1].end)


def _without_small(words: list[Word], note: _Note) -> list[Word]:
    """The words without small ones at either end."""
    meant = [index for index, word in enumerate(words) if word.stem not in note.small]
    return words[meant[0] : meant[-1] + 1] if meant else []


def _longest_run(words: Sequence[Word], wanted: frozenset[str]) -> list[Word]:
    """The longest unbroken run of wanted words; of two as long, the first."""
    runs: list[list[Word]] = [[]]
    for word in words:
        if _same(word.stem, wanted):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return max(runs, key=len)
