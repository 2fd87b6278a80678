"""Who gets in, from where, and what is said of it afterwards."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from paper_desk import PaperDesk

from corpus.drafts import Draft
from corpus.results import SearchResult
from retriever.access import Access
from retriever.keys import Keys
from retriever.limits import Limits
from retriever.opening import Opening
from retriever.service import create_app

SEARCH = {"query": "minutes"}

# (why, Host header, admitted by a service on loopback)
HOSTS = [
    ("the usual address", "127.0.0.1:8756", True),
    ("its name", "localhost:8756", True),
    ("its name in capitals", "LOCALHOST", True),
    ("the same over IPv6", "[::1]:8756", True),
    ("a name rebound to loopback", "evil.example:8756", False),
    ("a name that starts like ours", "localhost.evil.example", False),
    ("an address that starts like ours", "127.0.0.1.evil.example", False),
    ("no name", "", False),
    ("an unfinished address", "[::1", False),
]


@pytest.mark.parametrize(("why", "host", "admitted"), HOSTS, ids=[row[0] for row in HOSTS])
def test_hosts_on_loopback(calls: TestClient, why: str, host: str, admitted: bool) -> None:
    assert calls.get("/healthz", headers={"Host": host}).status_code == (200 if admitted else 400)


# (why, headers, status of a search)
BROWSERS = [
    ("not a browser", {}, 200),
    ("our own page", {"Origin": "http://127.0.0.1", "Sec-Fetch-Site": "same-origin"}, 200),
    ("another site", {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, 403),
    ("another site in an old browser", {"Origin": "https://evil.example"}, 403),
    ("a page of no origin", {"Origin": "null"}, 403),
    ("another port of this machine", {"Origin": "http://127.0.0.1:9999", "Sec-Fetch-Site": "same-site"}, 403),
]


@pytest.mark.parametrize(("why", "headers", "status"), BROWSERS, ids=[row[0] for row in BROWSERS])
def test_pages_of_other_sites(calls: TestClient, why: str, headers: dict[str, str], status: int) -> None:
    assert calls.post("/v1/search", json=SEARCH, headers=headers).status_code == status


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(tmp_path)


@pytest.fixture
def guarded(keys: Keys) -> Iterator[tuple[TestClient, str]]:
    """A service with one key and a token of its own."""
    secret = keys.add("press-office")
    app = create_app(PaperDesk(), Access(keys=keys, token="own-token"))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client, secret


@pytest.mark.parametrize("path", ["/v1/documents", "/v1/exemptions", "/v1/nowhere", "/metrics"])
def test_a_key_is_needed(guarded: tuple[TestClient, str], path: str) -> None:
    answer = guarded[0].get(path)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/docs", "/openapi.json"])
def test_no_key_is_needed_to_look_whether_it_runs(guarded: tuple[TestClient, str], path: str) -> None:
    assert guarded[0].get(path).status_code == 200


def test_credentials(guarded: tuple[TestClient, str]) -> None:
    client, secret = guarded
    table = [
        (f"Bearer {secret}", 200),
        (f"bearer   {secret}", 200),
        ("Bearer own-token", 200),
        (f"Bearer {secret}x", 401),
        ("Bearer ", 401),
        ("Bearer", 401),
        (secret, 401),
        (f"Basic {secret}", 401),
    ]
    for authorization, status in table:
        assert client.get("/v1/documents", headers={"Authorization": authorization}).status_code == status


def test_a_removed_key_is_refused_at_once(guarded: tuple[TestClient, str], keys: Keys) -> None:
    client, secret = guarded
    keys.add("other")
    keys.remove("press-office")
    assert client.get("/v1/documents", headers={"Authorization": f"Bearer {secret}"}).status_code == 401


def test_no_keys_left_never_opens_a_service_on_the_network(keys: Keys) -> None:
    keys.add("only")
    app = create_app(PaperDesk(), Access(keys=keys, local=False))
    keys.remove("only")
    assert TestClient(app).get("/v1/documents").status_code == 401


def test_broken_key_file_admits_nobody(keys: Keys, tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("{")
    client = TestClient(create_app(PaperDesk(), Access(keys=keys)), base_url="http://127.0.0.1")
    assert client.get("/v1/documents").status_code == 503


def test_security_headers_on_every_answer(calls: TestClient) -> None:
    for path in ("/healthz", "/nowhere", "/v1/documents"):
        headers = calls.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["cache-control"] == "no-store"
        assert headers["x-frame-options"] == "DENY"


def test_docs_lists_every_route_and_calls_nobody(calls: TestClient) -> None:
    page = calls.get("/docs").text
    for path in calls.get("/openapi.json").json()["paths"]:
        assert f"<code>{path}</code>" in page
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page


def test_metrics_and_log_hold_routes_only(calls: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "foi.service"):
        calls.post("/v1/search", json={"query": "secretword"})
        calls.get("/v1/documents/secretword?secretword=1")
        calls.get("/secretword")
        calls.request("SECRETWORD", "/secretword")
    metrics = calls.get("/metrics").text
    assert 'foi_http_requests_total{method="POST",route="/v1/search",status="200"} 1.0' in metrics
    assert 'foi_http_requests_total{method="GET",route="none",status="404"} 1.0' in metrics
    assert 'foi_http_request_seconds_count{route="/v1/search"} 1.0' in metrics
    assert "secretword" not in (metrics + caplog.text).lower()


def test_services_count_apart() -> None:
    one, other = (TestClient(create_app(PaperDesk()), base_url="http://127.0.0.1") for _ in range(2))
    one.get("/healthz")
    assert "/healthz" not in other.get("/metrics").text


def test_a_long_upload_is_cut_off_whatever_it_claims() -> None:
    calls = TestClient(create_app(PaperDesk(), limits=Limits(upload_bytes=1000)), base_url="http://127.0.0.1")
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while taken < 100_000:
            taken += 100
            yield b"x" * 100

    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    assert calls.post("/v1/documents", content=endless(), headers=headers).status_code == 413
    claimed = {**headers, "Content-Length": str(10**30)}
    assert calls.post("/v1/documents", content=b"x", headers=claimed).status_code == 413


def test_alive_and_not_ready_while_loading() -> None:
    loaded = threading.Event()

    def load() -> PaperDesk:
        loaded.wait(10)
        return PaperDesk()

    opening = Opening(load)
    with TestClient(create_app(opening), base_url="http://127.0.0.1") as calls:
        assert calls.get("/healthz").status_code == 200
        assert calls.get("/readyz").status_code == 503
        answer = calls.post("/v1/search", json=SEARCH)
        assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
        loaded.set()
        assert opening.settled(10)
        assert calls.get("/readyz").json()["ready"] is True


class SlowDesk(PaperDesk):
    """Its first search waits for another call to be answered."""

    def __init__(self) -> None:
        super().__init__()
        self.searching, self.answered = threading.Event(), threading.Event()

    def search(self, *args: object, **kwargs: object) -> SearchResult:
        self.searching.set()
        if not self.answered.wait(20):
            raise TimeoutError("nothing else was answered meanwhile")
        return super().search("minutes")


def test_a_slow_search_holds_up_nobody() -> None:
    desk = SlowDesk()
    with TestClient(create_app(desk), base_url="http://127.0.0.1") as calls:
        found: list[int] = []
        slow = threading.Thread(target=lambda: found.append(calls.post("/v1/search", json=SEARCH).status_code))
        slow.start()
        assert desk.searching.wait(20)
        assert calls.get("/v1/documents").status_code == 200
        desk.answered.set()
        slow.join(20)
    assert found == [200]


class WaitingDesk(PaperDesk):
    """Searches and drafts wait until they are let go."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.let_go = threading.Semaphore(0), threading.Event()

    def search(self, *args: object, **kwargs: object) -> SearchResult:
        self._wait()
        return super().search("minutes")

    def draft(self, *args: object, **kwargs: object) -> Draft:
        self._wait()
        return super().draft("minutes")

    def _wait(self) -> None:
        self.inside.release()
        if not self.let_go.wait(20):
            raise TimeoutError("never let go")


@pytest.mark.parametrize(
    ("why", "limits", "asked", "then", "expected"),
    [
        ("one too many", Limits(at_once=2), ["search", "search"], "search", 503),
        ("one too many long ones", Limits(long_at_once=1), ["drafts"], "drafts", 503),
        ("long ones leave room for short ones", Limits(long_at_once=1), ["drafts"], "documents", 200),
        ("whether it runs is always told", Limits(at_once=1), ["search"], "healthz", 200),
    ],
)
def test_beyond_capacity_calls_are_refused_at_once(
    why: str, limits: Limits, asked: list[str], then: str, expected: int
) -> None:
    desk = WaitingDesk()
    with TestClient(create_app(desk, limits=limits), base_url="http://127.0.0.1") as calls:
        ask = {
            "search": lambda: calls.post("/v1/search", json=SEARCH),
            "drafts": lambda: calls.post("/v1/drafts", json={"request": "words"}),
            "documents": lambda: calls.get("/v1/documents"),
            "healthz": lambda: calls.get("/healthz"),
        }
        statuses: list[int] = []
        waiting = [
            threading.Thread(target=lambda what=what: statuses.append(ask[what]().status_code)) for what in asked
        ]
        for thread in waiting:
            thread.start()
            assert desk.inside.acquire(timeout=20)
        answer = ask[then]()
        assert answer.status_code == expected
        if expected == 503:
            assert (answer.headers["retry-after"], answer.json()["title"]) == ("2", "Too busy")
        desk.let_go.set()
        for thread in waiting:
            thread.join(20)
        assert set(statuses) <= {200, 201}
        assert len(statuses) == len(asked)
        assert ask["search"]().status_code == 200
