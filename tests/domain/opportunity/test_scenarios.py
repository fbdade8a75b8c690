"""The dated scenarios: facts in; follow-ups with dates and reasons out. See tests/data/scenarios/README.md."""

from typing import Any

import pytest

from tests.domain.opportunity.scenario import Life, scenarios

ALL = list(scenarios())


@pytest.mark.parametrize(("file", "told"), [pytest.param(*one, id=f"{one[0]}: {one[1]['name']}") for one in ALL])
def test_what_follows_is_what_the_scenario_tells(file: str, told: dict[str, Any]) -> None:
    life = Life(told)
    looked_at = 0
    for today in life.days():
        look = life.looks[today]
        if "see" in look:
            assert life.seen() == look["see"].strip().splitlines(), f"on {look['on']}"
        if "keep" in look:
            assert life.kept(today) == look["keep"].strip().splitlines(), f"on {look['on']}"
        looked_at += 1
    assert looked_at == len(life.looks)


def test_there_are_at_least_eighty_and_no_two_of_one_name() -> None:
    names = [told["name"] for _, told in ALL]
    assert len(names) >= 80
    assert len(set(names)) == len(names)
