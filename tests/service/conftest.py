"""A service over a desk of one letter, called without a network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from paper_desk import PaperDesk

from retriever.service import create_app


@pytest.fixture
def paper() -> PaperDesk:
    return PaperDesk()


@pytest.fixture
def calls(paper: PaperDesk) -> Iterator[TestClient]:
    """Calls to a local service without keys."""
    with TestClient(create_app(paper), base_url="http://127.0.0.1", raise_server_exceptions=True) as client:
        yield client
