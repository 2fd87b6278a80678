"""A workbench over the law and three letters, one of them in a collection; and its twin without that one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bench_over import bench_of
from letters_of_hidden import HIDDEN, OPEN, SECOND

from ui.wiring import Workbench


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with bench_of(tmp_path_factory.mktemp("with") / "home", OPEN, SECOND, HIDDEN) as made:
        yield made


@pytest.fixture(scope="session")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with bench_of(tmp_path_factory.mktemp("without") / "home", OPEN, SECOND) as made:
        yield made
