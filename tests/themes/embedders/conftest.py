"""A server of embeddings on loopback."""

from collections.abc import Iterator

import pytest

from tests.themes.embedders.loopback import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that answers well until it is told otherwise."""
    with serving() as running:
        yield running
