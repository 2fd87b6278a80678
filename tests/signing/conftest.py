from __future__ import annotations

from collections.abc import Iterator

import pytest
from provider import Provider, running


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running() as found:
        yield found
