"""People of eight address books are recognised, and nobody is taken for somebody else."""

import pytest

from bench.alike import Score, against_connections, among_everybody, read
from crm.domain.known_people import KnownPeople, KnownPerson
from crm.domain.matching import match_entries
from crm.domain.resemblance import How

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=[against_connections, among_everybody])
def score(request: pytest.FixtureRequest) -> Score:
    found: Score = request.param()
    return found


def test_nearly_everybody_said_to_be_one_for_sure_or_likely_is_one(score: Score) -> None:
    assert score.precision >= 0.98


def test_nearly_everybody_who_shares_more_than_a_name_is_recognised(score: Score) -> None:
    assert score.recall >= 0.90
    assert score.possible >= 140


def test_who_shares_a_name_alone_is_at_most_perhaps() -> None:
    connections, listed = read()
    known = KnownPeople(
        KnownPerson(place, entry.given, entry.family, entry.connected_on, (entry.company,))
        for place, (_, entry) in enumerate(connections)
    )
    alone = [entry._replace(company="", emails=(), phones=()) for _, _, entry in listed]
    assert {match.how for match in match_entries(alone, known)} <= {How.PERHAPS, How.NEW, How.REPEATED}
