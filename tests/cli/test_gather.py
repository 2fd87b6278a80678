"""Which files a folder offers, in which order, and how much of each is read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.listings import IngestReport, IngestResult
from retriever.limits import Limits
from ui.gather import Offer, admit, batches, find, succeeded


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with everything a folder can hold."""
    root = tmp_path / "letters"
    for path in ("b.md", "a.md", ".hidden", "deep/er/c.md", ".git/config"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)
    (tmp_path / "outside.md").write_text("outside")
    (root / "inside-link.md").symlink_to("a.md")
    (root / "outside-link.md").symlink_to(tmp_path / "outside.md")
    (root / "dangling.md").symlink_to("nothing.md")
    (root / "loop.md").symlink_to("loop.md")
    (root / "parent").symlink_to(tmp_path)
    os.mkfifo(root / "pipe")
    return root


def test_a_folder_is_walked_in_order(folder: Path) -> None:
    offers = {Path(offer.source).relative_to(folder).as_posix(): offer.refusal for offer in find([str(folder)])}
    assert list(offers) == [
        "a.md",
        "b.md",
        "dangling.md",
        "deep/er/c.md",
        "inside-link.md",
        "loop.md",
        "outside-link.md",
        "parent",
        "pipe",
    ]
    assert {path for path, refusal in offers.items() if not refusal} == {
        "a.md",
        "b.md",
        "deep/er/c.md",
        "inside-link.md",
    }


def test_names_are_as_they_were_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert find(["letters/a.md", "./letters/deep"]) == [Offer("letters/a.md"), Offer("./letters/deep/er/c.md")]


# (why, the path, words of the reason)
REFUSED = [
    ("not there", "none.md", "no such"),
    ("a pipe", "letters/pipe", "regular"),
    ("a device", "/dev/zero", "regular"),
    ("a link to nothing", "letters/dangling.md", "regular"),
]


@pytest.mark.parametrize(("why", "path", "words"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch, why: str, path: str, words: str) -> None:
    monkeypatch.chdir(folder.parent)
    [offer] = find([path])
    assert words in offer.refusal


def test_a_hidden_file_is_read_when_it_is_named(folder: Path) -> None:
    assert find([str(folder / ".hidden")]) == [Offer(str(folder / ".hidden"))]


def test_no_more_is_read_than_the_limit(tmp_path: Path) -> None:
    (tmp_path / "small").write_bytes(b"x" * 10)
    (tmp_path / "large").write_bytes(b"x" * 11)
    [(done, [large, small])] = batches(find([str(tmp_path)]), Limits(file_bytes=10, files=20))
    assert (done, large.content, small.content) == (2, b"", b"x" * 10)
    assert "larger" in large.refusal


def test_batches_hold_no_more_files_than_a_call_takes(tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.md").write_text("x")
    found = list(batches(find([str(tmp_path)]), Limits(file_bytes=10, files=2)))
    assert [(done, len(batch)) for done, batch in found] == [(2, 2), (4, 2), (5, 1)]
    assert list(batches([], Limits(file_bytes=10, files=2))) == []


def test_a_file_that_goes_away_meanwhile_is_refused(tmp_path: Path) -> None:
    [(_, [reading])] = batches([Offer(str(tmp_path / "gone"))], Limits(file_bytes=10, files=2))
    assert "cannot be read" in reading.refusal


def test_results_keep_the_order_of_the_files(folder: Path) -> None:
    [(_, batch)] = batches(
        [Offer("x", "no"), Offer(str(folder / "a.md")), Offer("y", "no")], Limits(file_bytes=10, files=20)
    )

    def ingest(uploads: Sequence[tuple[str, bytes]]) -> IngestReport:
        return IngestReport.of([IngestResult(source=name, status="admitted", id="1") for name, _ in uploads])

    assert [(r.source, r.status) for r in admit(batch, ingest)] == [
        ("x", "refused"),
        (str(folder / "a.md"), "admitted"),
        ("y", "refused"),
    ]


# (why, statuses, succeeded)
ENDS = [
    ("something was added", ["admitted", "refused"], True),
    ("it was all there already", ["unchanged", "unchanged"], True),
    ("it joined another", ["grouped"], True),
    ("nothing was accepted", ["refused", "refused"], False),
    ("there was nothing", [], False),
]


@pytest.mark.parametrize(("why", "statuses", "expected"), ENDS, ids=[row[0] for row in ENDS])
def test_when_an_ingest_succeeds(why: str, statuses: list[str], expected: bool) -> None:
    rows = [IngestResult.model_validate({"source": "a", "status": status, "reason": "r"}) for status in statuses]
    assert succeeded(IngestReport.of(rows)) is expected
