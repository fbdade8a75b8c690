"""Which rows of one file say again what another row of it says."""

from collections.abc import Callable, Container, Sequence
from datetime import date

from crm.domain.entries import Entry
from crm.domain.identity import is_shared_mailbox
from crm.domain.likeness import Keys, Likeness, compare_names


def repeated_rows(entries: Sequence[Entry], keys: Callable[[int], Keys], settled: Container[int]) -> dict[int, int]:
    """The rows without a profile that repeat another row, each with the row it repeats.

    They share an email address and a name with it, or the name and the day of connecting, or say the very same. A row
    with a profile is always the one that is repeated. `keys` gives a row's name; rows in `settled` are left out.
    """
    bare = [row for row, entry in enumerate(entries) if not entry.slug]
    if not bare:
        return {}
    by_email: dict[str, list[int]] = {}
    by_day: dict[tuple[str, date], list[int]] = {}
    whole: dict[Entry, int] = {}
    found: dict[int, int] = {}
    for row in (*(row for row, entry in enumerate(entries) if entry.slug and row not in settled), *bare):
        entry, name = entries[row], keys(row)
        if not entry.slug and (said := _said_before(row, entry, keys, by_email, by_day)):
            found[row] = said[0]
            continue
        if not entry.slug and name.full and (earlier := whole.setdefault(entry, row)) != row:
            found[row] = earlier
            continue
        for email in entry.emails:
            by_email.setdefault(email, []).append(row)
        if entry.connected_on and name.full:
            by_day.setdefault((name.full, entry.connected_on), []).append(row)
    return found


def _said_before(
    row: int,
    entry: Entry,
    keys: Callable[[int], Keys],
    by_email: dict[str, list[int]],
    by_day: dict[tuple[str, date], list[int]],
) -> list[int]:
    """The row that says it before, or nothing where there is none or where it might be any of several."""
    for email in entry.emails:
        for earlier in by_email.get(email, ()):
            if not is_shared_mailbox(email) and compare_names(keys(row), keys(earlier)) >= Likeness.CLOSE:
                return [earlier]
    same = by_day.get((keys(row).full, entry.connected_on), []) if entry.connected_on else []
    return same if len(same) == 1 else []
