"""At most five check-ins on one day (Rule 8): the rest move to later days."""

import heapq
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

PER_DAY = 5


class Due(NamedTuple):
    """One reminder to be placed on a day.

    `due` is the day its rule gives, `cadence_days` its cadence's length (a congratulation's is its fourteen days).
    `placed` is the day it has so far, None if none. `pinned`: it stays where it is placed, because the account chose
    that day; it counts in the day's load all the same.
    """

    id: int
    due: date
    cadence_days: float
    placed: date | None = None
    pinned: bool = False


def level(reminders: Iterable[Due], today: date, per_day: int = PER_DAY) -> dict[int, date]:
    """The day on which each reminder falls, by id: never before it is due, and at most `per_day` on one day.

    What already fell on a day before today stays there, overdue. Where a day is crowded, the longest overdue relative
    to its cadence comes first, then the one that was due first; the others wait for the next day. Pinned reminders
    stay, and may crowd a day. The same reminders give the same days, in whatever order they come. What was placed
    after today may come nearer, but never to today: who is done with today's few shall not find tomorrow's there.
    """
    days: dict[int, date] = {}
    load: Counter[date] = Counter()
    movable: list[tuple[date, Due]] = []
    tomorrow = today + timedelta(days=1)
    for reminder in reminders:
        if reminder.placed is not None and (reminder.pinned or reminder.placed < today):
            days[reminder.id] = reminder.placed
            load[reminder.placed] += 1
        else:
            ahead = reminder.placed is not None and reminder.placed > today
            movable.append((max(reminder.due, tomorrow if ahead else today), reminder))
    movable.sort(key=lambda entry: (entry[0], entry[1].id), reverse=True)
    # Among reminders of one cadence the order of urgency never changes, so each cadence has its own queue.
    queues: dict[float, list[tuple[date, int]]] = {}
    day = today
    while movable or queues:
        if not queues and movable[-1][0] > day:
            day = movable[-1][0]
        while movable and movable[-1][0] <= day:
            _, reminder = movable.pop()
            heapq.heappush(queues.setdefault(max(reminder.cadence_days, 1.0), []), (reminder.due, reminder.id))
        free = sum(map(len, queues.values())) if day == date.max else per_day - load[day]
        while free > 0 and queues:
            length = min(queues, key=lambda length: (-(day - queues[length][0][0]).days / length, queues[length][0]))
            days[heapq.heappop(queues[length])[1]] = day
            free -= 1
            if not queues[length]:
                del queues[length]
        if day < date.max:
            day += timedelta(days=1)
    return days
