"""The time zones to choose from."""

from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones


@cache
def zone_names() -> tuple[str, ...]:
    """The zones that people live in, by name: those of the time zone database's own table, and UTC."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    lived_in = {line.split("\t")[2].strip() for line in table.splitlines() if line and not line.startswith("#")}
    return (*sorted(lived_in & available_timezones()), "UTC")


def choices(chosen: str) -> list[tuple[str, str]]:
    """(name, words) of each zone; one that is chosen under an older name comes first."""
    names = zone_names() if chosen in zone_names() else (chosen, *zone_names())
    return [(name, name.replace("_", " ")) for name in names]
