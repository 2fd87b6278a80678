"""Uploads: names are labels, sizes have limits, and nothing is written to a disk on the way."""

from __future__ import annotations

import tempfile

import pytest
from fastapi.testclient import TestClient
from paper_desk import PaperDesk

from retriever.limits import Limits
from retriever.service import create_app

NAMES = ["../../etc/passwd", "/etc/shadow", "letters/a b.md", "réponse “1”.pdf", "a\nb.md", "x" * 900]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_only_a_label(calls: TestClient, name: str) -> None:
    form = {"files": [("files", ("f", b"hello"))], "data": {"sources": [name]}}
    [row] = calls.post("/v1/documents", **form).json()["results"]
    assert (row["source"], row["status"]) == (name, "admitted")


def test_a_file_has_its_own_name_unless_told_otherwise(calls: TestClient) -> None:
    [row] = calls.post("/v1/documents", files=[("files", ("../a.md", b"hello"))]).json()["results"]
    assert row["source"] == "../a.md"


def test_each_file_is_told_apart(calls: TestClient) -> None:
    files = [("files", ("a.md", b"hello")), ("files", ("b.md", b" ")), ("files", ("a.md", b"hello"))]
    report = calls.post("/v1/documents", files=files).json()
    assert [(row["source"], row["status"]) for row in report["results"]] == [
        ("a.md", "admitted"),
        ("b.md", "refused"),
        ("a.md", "admitted"),
    ]
    assert report["counts"] == {"admitted": 2, "refused": 1}


# (why, what is sent, status)
FORMS = [
    ("no file", {"data": {"sources": ["a"]}, "files": [("other", ("a", b"x"))]}, 422),
    ("a field nobody knows", {"files": [("files", ("a", b"x")), ("more", ("b", b"x"))]}, 422),
    ("text where a file should be", {"data": {"files": "text"}, "files": [("files", ("a", b"x"))]}, 422),
    ("more names than files", {"data": {"sources": ["a", "b"]}, "files": [("files", ("a", b"x"))]}, 422),
    ("an empty name", {"data": {"sources": [" "]}, "files": [("files", ("a", b"x"))]}, 422),
    ("a name without end", {"data": {"sources": ["x" * 1001]}, "files": [("files", ("a", b"x"))]}, 422),
    ("too many files", {"files": [("files", (f"{n}", b"x")) for n in range(21)]}, 413),
    ("JSON", {"json": {"files": []}}, 415),
    ("nothing", {}, 422),
]


@pytest.mark.parametrize(("why", "sent", "status"), FORMS, ids=[row[0] for row in FORMS])
def test_forms_that_are_refused(calls: TestClient, why: str, sent: dict[str, object], status: int) -> None:
    answer = calls.post("/v1/documents", **sent)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


@pytest.mark.parametrize(
    "body", [b"", b"--b", b"--b\r\n\r\n--b--", b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", b"\x00" * 99]
)
def test_broken_forms(calls: TestClient, body: bytes) -> None:
    answer = calls.post("/v1/documents", content=body, headers={"Content-Type": "multipart/form-data; boundary=b"})
    assert answer.status_code == 422
    unbounded = calls.post("/v1/documents", content=body, headers={"Content-Type": "multipart/form-data"})
    assert unbounded.status_code == 422


def test_letters_are_never_spooled_to_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    rolled: list[object] = []
    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", lambda self: rolled.append(self))
    calls = TestClient(create_app(PaperDesk(), limits=Limits()), base_url="http://127.0.0.1")
    big = b"x" * (3 * 1024 * 1024)
    assert calls.post("/v1/documents", files=[("files", ("big.md", big))]).status_code == 200
    assert rolled == []
