"""Every error is a problem document (RFC 9457) that says what to do and gives nothing away."""

from __future__ import annotations

import logging

import pytest
from fastapi.testclient import TestClient
from paper_desk import PaperDesk

from corpus.errors import (
    Conflict,
    FoiError,
    Forbidden,
    Invalid,
    NotAllowed,
    NotFound,
    TooLarge,
    Unavailable,
    Unreadable,
)
from retriever.problems import Problem, of_error, of_status, to_error
from retriever.service import create_app

JSON = {"Content-Type": "application/json"}

# (why it is here, method, path, body, headers, status)
REFUSED = [
    ("an unknown path", "GET", "/nowhere", b"", {}, 404),
    ("a path that only looks like ours", "GET", "/v1/search/", b"", {}, 404),
    ("a document that is not held", "GET", "/v1/documents/none", b"", {}, 404),
    ("no key at all where a key should be", "GET", "/v1/documents/", b"", {}, 404),
    ("a NUL in a path", "GET", "/v1/documents/%00", b"", {}, 404),
    ("a broken escape in a path", "GET", "/v1/documents/%ff%fe", b"", {}, 404),
    ("an exemption that cannot be one", "GET", "/v1/exemptions/zz", b"", {}, 422),
    ("the wrong method", "GET", "/v1/search", b"", {}, 405),
    ("a method nobody has heard of", "BREW", "/v1/search", b"", {}, 405),
    ("no body", "POST", "/v1/search", b"", {}, 422),
    ("a form instead of JSON", "POST", "/v1/search", b"query=a", {"Content-Type": "text/plain"}, 415),
    ("no content type", "POST", "/v1/search", b'{"query": "a"}', {}, 415),
    ("half of a JSON value", "POST", "/v1/search", b'{"query": ', JSON, 422),
    ("JSON nested too deep to read", "POST", "/v1/search", b"[" * 100_000, JSON, 400),
    ("a number too long to read", "POST", "/v1/search", b'{"query": "a", "k": ' + b"9" * 5000 + b"}", JSON, 400),
    ("bytes that are not UTF-8", "POST", "/v1/search", b'{"query": "\xff\xfe"}', JSON, 400),
    ("a lone surrogate", "POST", "/v1/search", b'{"query": "\\ud800"}', JSON, 422),
    ("nothing but control characters", "POST", "/v1/search", b'{"query": "\\u0000\\u0007 "}', JSON, 422),
    ("an empty query", "POST", "/v1/search", b'{"query": ""}', JSON, 422),
    ("the query under both its names", "POST", "/v1/search", b'{"query": "a", "text": "a"}', JSON, 422),
    ("a field nobody knows", "POST", "/v1/search", b'{"query": "a", "size": 3}', JSON, 422),
    ("no results wanted", "POST", "/v1/search", b'{"query": "a", "k": 0}', JSON, 422),
    ("too many results wanted", "POST", "/v1/search", b'{"query": "a", "k": 101}', JSON, 422),
    ("a number written as text", "POST", "/v1/search", b'{"query": "a", "k": "5"}', JSON, 422),
    ("true as a number", "POST", "/v1/search", b'{"query": "a", "k": true}', JSON, 422),
    ("seconds as a date", "POST", "/v1/search", b'{"query": "a", "since": 0}', JSON, 422),
    ("a day that never was", "POST", "/v1/search", b'{"query": "a", "since": "2026-02-30"}', JSON, 422),
    ("an outcome that is not one", "POST", "/v1/search", b'{"query": "a", "outcome": ["lost"]}', JSON, 422),
    ("a text over the limit", "POST", "/v1/search", b'{"query": "' + b"a" * 100_001 + b'"}', JSON, 422),
    ("a body over the limit", "POST", "/v1/search", b'"' + b"a" * 2_200_000 + b'"', JSON, 413),
    ("a query field nobody knows", "GET", "/v1/documents?size=3", b"", {}, 422),
    ("an offset beyond any library", "GET", "/v1/documents?offset=99999999999999999999", b"", {}, 422),
    ("a letter in an unknown form", "GET", "/v1/drafts/d1/letter?form=odt", b"", {}, 422),
    ("approving a draft that is not there", "POST", "/v1/drafts/none/approval", b'{"who": "A"}', JSON, 404),
    ("approving under no name", "POST", "/v1/drafts/none/approval", b'{"who": " "}', JSON, 422),
]


@pytest.mark.parametrize(
    ("why", "method", "path", "body", "headers", "status"), REFUSED, ids=[row[0] for row in REFUSED]
)
def test_refusals(
    calls: TestClient, why: str, method: str, path: str, body: bytes, headers: dict[str, str], status: int
) -> None:
    answer = calls.request(method, path, content=body, headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = Problem.model_validate_json(answer.content)
    assert problem.status == status
    assert problem.title
    assert problem.detail
    assert "Traceback" not in problem.detail
    assert "\n" not in problem.detail


def test_validation_says_where_and_what(calls: TestClient) -> None:
    answer = calls.post("/v1/search", json={"query": "a", "k": 0, "size": 3})
    faults = {fault["where"]: fault["what"] for fault in answer.json()["errors"]}
    assert set(faults) == {"body.k", "body.size"}
    assert faults["body.size"] == "there is no such field"


def test_wrong_method_names_every_right_one(calls: TestClient) -> None:
    assert calls.put("/v1/documents").headers["allow"] == "GET, POST"


class FaultyDesk(PaperDesk):
    def documents(self, *args: object, **kwargs: object) -> None:  # type: ignore[override]
        raise ZeroDivisionError("the requester was Jane Roe")

    def ask(self, *args: object, **kwargs: object) -> None:  # type: ignore[override]
        raise Unavailable("The disk is full; free some space and try again.")


def test_unexpected_fault_gives_nothing_away(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO), TestClient(create_app(FaultyDesk()), base_url="http://localhost") as calls:
        answer = calls.get("/v1/documents")
    assert answer.status_code == 500
    assert "Jane Roe" not in answer.text + caplog.text
    assert "ZeroDivisionError" not in answer.text
    mark = answer.json()["detail"].rstrip(".").rpartition(" ")[2]
    assert f"fault {mark}: ZeroDivisionError" in caplog.text


def test_unavailable_says_why() -> None:
    with TestClient(create_app(FaultyDesk()), base_url="http://localhost") as calls:
        answer = calls.post("/v1/ask", json={"question": "a"})
    assert (answer.status_code, answer.json()["detail"]) == (503, "The disk is full; free some space and try again.")


@pytest.mark.parametrize("kind", [Invalid, NotFound, Conflict, TooLarge, Unreadable, NotAllowed, Unavailable])
def test_errors_survive_the_journey(kind: type[FoiError]) -> None:
    problem = of_error(kind("say what to do"), "/v1/search")
    there = to_error(Problem.model_validate_json(problem.model_dump_json()))
    assert (type(there), str(there)) == (kind, "say what to do")


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, Invalid), (401, NotAllowed), (403, Forbidden), (404, NotFound), (413, TooLarge), (503, Unavailable)],
)
def test_bare_statuses_become_the_nearest_error(status: int, kind: type[FoiError]) -> None:
    assert type(to_error(of_status(status, "because", "/"))) is kind


def test_control_characters_become_spaces(calls: TestClient) -> None:
    answer = calls.post("/v1/search", json={"query": "min\x00utes\x9b of\tthe\nmeeting"})
    assert answer.json()["query"] == "min utes  of\tthe\nmeeting"


def test_places_hold_in_a_text_with_control_characters(calls: TestClient) -> None:
    text = "\x00\x07 see section 99."
    [finding] = calls.post("/v1/checks", json={"text": text}).json()["findings"]
    assert text[finding["start"] : finding["end"]] == "section 99"
