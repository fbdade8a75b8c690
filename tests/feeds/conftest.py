"""What the tests of the feeds share: other programs to read them with."""

from collections.abc import Iterator

import pytest

from tests.feeds.other_programs import Programs


@pytest.fixture(scope="session")
def programs() -> Iterator[Programs]:
    """Other people's programs, ready to be asked."""
    running = Programs()
    yield running
    running.close()
