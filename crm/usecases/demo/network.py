"""Everybody else in the demo's network: drawn from the words of network.toml, the same ones every time."""

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from crm.domain.cadence import parse_cadence
from crm.usecases.demo.members import EXPORTED, Job, Member
from crm.usecases.demo.story import slug_of

_FILE = Path(__file__).with_name("network.toml")
_SEED = "kith"
_OLDEST_CONNECTION = 4_000
_NEW_IN_THE_LAST_EXPORT = 34
_NEW_JOBS = {EXPORTED[1]: 22, EXPORTED[2]: 17}
_RESPELT = 9
_DECORATED = 14
_SHOW_AN_EMAIL = 16
_CADENCES = {"3 months": 4, "6 months": 5, "1 year": 4, "2 months": 1}
_KEPT_IN_TOUCH = 62
# When the first of them are due, in days from today; the rest have longer to wait.
_WAITING = (1, 1, 4, 5, 8, 9, 9, 11, 12, 13)


@cache
def words() -> dict[str, Any]:
    """What network.toml says."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def drawn_members(count: int) -> list[Member]:
    """So many members, none of the same name as another."""
    draw = random.Random(_SEED)  # noqa: S311  # nothing here is a secret
    members = [_member(draw, given, family) for given, family in _names(draw, count)]
    for member in members[:_NEW_IN_THE_LAST_EXPORT]:
        member.connected = draw.randint(EXPORTED[2] + 1, EXPORTED[1] - 10)
    _move_on(draw, members)
    _decorate(draw, members)
    _tag(draw, members)
    _keep_in_touch(draw, members)
    return members


def _names(draw: random.Random, count: int) -> list[tuple[str, str]]:
    pools = [[(given, family) for given in pool["given"] for family in pool["family"]] for pool in words()["names"]]
    for pool in pools:
        draw.shuffle(pool)
    scripts = [(given, family) for given, family in words()["scripts"]["names"]]
    # One of each in turn, so that no part of the world is forgotten.
    turns = [pool[turn] for turn in range(max(map(len, pools))) for pool in pools if turn < len(pool)]
    found = scripts + turns[: count - len(scripts)]
    draw.shuffle(found)
    return found


def _member(draw: random.Random, given: str, family: str) -> Member:
    ladder = draw.choice(words()["work"]["ladders"])
    step = draw.randrange(len(ladder))
    company = _company(draw)
    connected = min(int(draw.expovariate(1 / 900)) + EXPORTED[1] + 5, _OLDEST_CONNECTION)
    place = draw.choice(words()["work"]["places"])
    return Member(
        given, family, [Job(_OLDEST_CONNECTION, ladder[step], company)], connected, slug_of(given, family), place
    )


def _company(draw: random.Random) -> str:
    companies = list(words()["companies"].values())
    chosen = draw.choices(companies, [company["weight"] for company in companies])[0]
    spellings = chosen["spellings"]
    return str(draw.choices(spellings, [12] + [1] * (len(spellings) - 1))[0])


def _move_on(draw: random.Random, members: list[Member]) -> None:
    """New jobs, promotions and new spellings between one export and the next."""
    for export, number in _NEW_JOBS.items():
        known_before = EXPORTED[EXPORTED.index(export) - 1]
        for member in draw.sample([m for m in members if m.connected > known_before and len(m.jobs) == 1], number):
            before = member.jobs[0]
            higher = _next_step(before.title)
            company = _company(draw) if draw.random() < 0.6 or not higher else before.company
            member.jobs.insert(0, Job(export + draw.randint(5, 60), higher or before.title, company))
    respelt = [m for m in members if m.connected > EXPORTED[1] and len(m.jobs) == 1]
    for member in draw.sample(respelt, _RESPELT):
        spellings = next(
            c["spellings"] for c in words()["companies"].values() if member.jobs[0].company in c["spellings"]
        )
        before = member.jobs[0]
        other = spellings[(spellings.index(before.company) + 1) % len(spellings)]
        member.jobs.insert(0, Job(EXPORTED[2] + 30, before.title, other))


def _next_step(title: str) -> str:
    for ladder in words()["work"]["ladders"]:
        if title in ladder[:-1]:
            return str(ladder[ladder.index(title) + 1])
    return ""


def _decorate(draw: random.Random, members: list[Member]) -> None:
    signs = words()["scripts"]
    for member in draw.sample(members, _DECORATED):
        member.decoration = draw.choice(
            [f", {draw.choice(signs['credentials'])}", f" {draw.choice(signs['pronouns'])}"]
        )
    for member in draw.sample([m for m in members if m.slug.isascii()], _SHOW_AN_EMAIL):
        member.email, member.shows_email = f"{member.slug.replace('-', '.')}@mail.example", True


def _tag(draw: random.Random, members: list[Member]) -> None:
    for tag, about in words()["tags"].items():
        for member in draw.sample(members, about["people"]):
            member.tags.append(tag)
            member.met = member.met or draw.choice(words()["talk"]["met"])


def _keep_in_touch(draw: random.Random, members: list[Member]) -> None:
    """A cadence for some, most of them tagged, with the next check-ins spread over the time to come."""
    wanted = sorted((m for m in members if m.connected > EXPORTED[1]), key=lambda m: (not m.tags, draw.random()))
    for number, member in enumerate(wanted[:_KEPT_IN_TOUCH]):
        cadence = parse_cadence(draw.choices(list(_CADENCES), list(_CADENCES.values()))[0])
        assert cadence is not None
        member.cadence = cadence
        longest = int(cadence.days) - 2
        member.due_in = _WAITING[number] if number < len(_WAITING) else draw.randint(14, longest)
        if draw.random() < 0.45:
            member.notes.append(draw.choice(words()["talk"]["notes"]))
