"""Who may call what: the table of docs/sign-in.md is what the service does, for every route and every role."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from corpus.caller import LOCAL, ROLES, Caller, RoleName
from retriever.access import NOBODY, Access
from retriever.gate import OPEN
from retriever.service import create_app

ROOT = Path(__file__).parents[2]
for folder in ("tests/service", "tests"):  # the paper desk, and the small school it has
    sys.path.insert(0, str(ROOT / folder))
from paper_desk import PaperDesk  # noqa: E402

ANYONE, EVERY_ROLE = "anyone", "every role"
_ROW = re.compile(r"^\| `([A-Z]+) (\S+)` \| ([a-z, ]+) \|$", re.MULTILINE)


class Says(Access):
    """Believes whatever role a call says it has."""

    def required(self) -> bool:
        return True

    def caller(self, authorization: str | None) -> Caller:
        role = (authorization or "").removeprefix("Bearer ")
        return LOCAL.model_copy(update={"roles": frozenset({role})}) if role else NOBODY


@pytest.fixture(scope="module")
def calls() -> Iterator[TestClient]:
    with TestClient(
        create_app(PaperDesk(), Says()), base_url="http://127.0.0.1", raise_server_exceptions=False
    ) as made:
        yield made


def allowed(calls: TestClient, method: str, path: str) -> set[RoleName]:
    """The roles that a route does not refuse."""
    filled = re.sub(r"\{[^}]+\}", "1", path)
    operation = calls.get("/openapi.json").json()["paths"][path][method.lower()]
    json_wanted = "application/json" in operation.get("requestBody", {}).get("content", {})
    body = {"json": {}} if json_wanted else {}
    return {
        role
        for role in ROLES
        if calls.request(method, filled, headers={"Authorization": f"Bearer {role}"}, **body).status_code != 403
    }


def operations(calls: TestClient) -> list[tuple[str, str]]:
    paths = calls.get("/openapi.json").json()["paths"]
    return [(method.upper(), path) for path, held in paths.items() for method in held]


def said(roles: set[RoleName], path: str) -> str:
    if path in OPEN:
        return ANYONE
    return EVERY_ROLE if roles == ROLES else ", ".join(sorted(roles))


def test_the_table_is_what_the_service_does(calls: TestClient) -> None:
    found = {(method, path): said(allowed(calls, method, path), path) for method, path in operations(calls)}
    table = {(method, path): roles for method, path, roles in _ROW.findall((ROOT / "docs" / "sign-in.md").read_text())}
    assert found == table


def test_only_what_is_named_is_answered_to_anyone(calls: TestClient) -> None:
    answered = {
        (method, path): calls.request(method, re.sub(r"\{[^}]+\}", "1", path)) for method, path in operations(calls)
    }
    assert {path for (_, path), answer in answered.items() if answer.status_code not in (401, 403)} <= OPEN
    assert {path for path in OPEN if calls.get(path).status_code == 200} == OPEN


def test_somebody_without_a_role_is_refused_everything_else(calls: TestClient) -> None:
    for method, path in operations(calls):
        if path not in OPEN:
            answer = calls.request(method, re.sub(r"\{[^}]+\}", "1", path))
            assert answer.status_code == 403
            assert "no role here yet" in answer.json()["detail"]
