"""How the parts are put together: what is loaded when, who waits for whom, and what the settings change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import FoiError, Unavailable
from corpus.results import Filters
from retriever.embed import Embedder, HashEmbedder
from retriever.opening import Opening
from ui.settings import Settings
from ui.turns import Turns
from ui.wiring import Workbench

PATIENCE = 20


def hashing(_: Settings) -> Embedder:
    return HashEmbedder()


def none_needed(_: Settings) -> Embedder:
    raise AssertionError("the embedding model was loaded for something that needs none")


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    return Settings.load({}, home=str(tmp_path / "home"))


def test_looking_things_up_needs_no_model(small: Settings) -> None:
    with Workbench.open(small, none_needed) as bench:
        assert bench.documents().total >= 90
        letter = bench.document("IC-347414-P2W0")
        assert (letter.outcome, letter.source) == ("partly", "corpus/responses/IC-347414-P2W0.md")
        assert "Open Government Licence" in str(letter.licence)
        assert str(letter.url).startswith("https://ico.org.uk/")
        assert bench.exemption("31").documents
        assert bench.ready().ready is False


def test_shipped_documents_are_read_once(small: Settings) -> None:
    seen: list[tuple[int, int, str]] = []
    for _ in range(2):
        with Workbench.open(small, hashing, lambda done, total, what: seen.append((done, total, what))) as bench:
            bench.load()
            assert bench.ready().documents == bench.documents().total
    last = {what: (done, total) for done, total, what in seen}
    assert set(last) == {"Reading the shipped documents", "Bringing the index up to date"}
    assert all(done == total for done, total in last.values())
    assert len(seen) == len(set(seen))


def test_other_shipped_documents_are_read_again_and_nothing_is_doubled(small: Settings) -> None:
    with Workbench.open(small, none_needed) as bench:
        before = bench.documents().total
    (small.home / "shipped").write_text("an earlier version")
    with Workbench.open(small, none_needed) as bench:
        assert bench.documents().total == before
    assert (small.home / "shipped").read_text() != "an earlier version"


def test_loading_stops_when_asked(small: Settings) -> None:
    with Workbench.open(small, hashing) as bench:
        bench.stop()
        with pytest.raises(Unavailable, match="Stopped"):
            bench.load()


def test_a_home_in_use_is_said_and_let_go_afterwards(small: Settings) -> None:
    with Workbench.open(small, none_needed), pytest.raises(Unavailable, match="Another foi command"):
        Workbench.open(small, none_needed)
    Workbench.open(small, none_needed).close()


def test_a_library_that_is_none_is_said(small: Settings) -> None:
    small.home.mkdir()
    (small.home / "library.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(Unavailable, match="library"):
        Workbench.open(small, none_needed)
    (small.home / "library.sqlite").unlink()
    Workbench.open(small, none_needed).close()


def test_examples_are_left_out_when_the_setting_says_so(tmp_path: Path) -> None:
    chosen = Settings.load({"FOI_EXAMPLES": "no"}, home=str(tmp_path))
    with Workbench.open(chosen, hashing) as bench:
        found = bench.search("information", k=100, filters=Filters(examples=True)).results
        assert found
        assert not any(hit.document.example for hit in found)


def test_decisions_of_ones_own_body_come_first_and_say_so(tmp_path: Path) -> None:
    chosen = Settings.load({"FOI_AUTHORITY": "information commissioner's office"}, home=str(tmp_path))
    with Workbench.open(chosen, hashing) as bench:
        [found, *_] = bench.precedents("minutes of meetings on facial recognition with stakeholders").precedents
        assert found.document.authority == "Information Commissioner's Office"
        assert "decided by your own body" in found.why


def test_readers_share_and_a_writer_is_alone() -> None:
    turns, order = Turns(), []
    both_reading = threading.Barrier(2, timeout=PATIENCE)
    wrote = threading.Event()

    def read() -> None:
        with turns.reading():
            both_reading.wait()
            order.append("read")

    def write() -> None:
        with turns.writing():
            order.append("write")
        wrote.set()

    readers = [threading.Thread(target=read) for _ in range(2)]
    with turns.reading():
        writer = threading.Thread(target=write)
        writer.start()
        assert not wrote.wait(0.05)
    writer.join(PATIENCE)
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(PATIENCE)
    assert order == ["write", "read", "read"]


# (why, what opening the desk raises, words of the reason)
FAULTS: list[tuple[str, Exception, str]] = [
    ("a reason we know", Unavailable("the model is not there"), "the model is not there"),
    ("a fault of our own", ZeroDivisionError("secret"), "ZeroDivisionError"),
]


@pytest.mark.parametrize(("why", "fault", "words"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_desk_that_cannot_be_opened_says_so_for_good(why: str, fault: Exception, words: str) -> None:
    told: list[FoiError] = []

    def fail() -> Workbench:
        raise fault

    failing: Callable[[], Workbench] = fail
    opening = Opening(failing, told.append)
    opening.begin()
    assert opening.settled(PATIENCE)
    with pytest.raises(Unavailable, match=words) as raised:
        opening.desk()
    assert "secret" not in str(raised.value)
    assert len(told) == 1
