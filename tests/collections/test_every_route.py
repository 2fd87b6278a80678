"""Every route of the service, tried by somebody with every role who may not see a collection: nothing of it comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from letters_of_hidden import ASKED, HIDDEN, MARKER

from corpus.caller import ROLES, Caller
from corpus.results import Filters
from retriever.access import Access
from retriever.keys import Keys
from retriever.langchain import FoiRetriever
from retriever.service import create_app
from ui.wiring import Workbench

LEGAL = Caller(id="key:legal", roles=ROLES, collections=frozenset({"legal"}))
HOUSING = Caller(id="key:housing", roles=ROLES, collections=frozenset({"housing"}))
_MOST = 60  # calls of one operation
_MARKED = re.compile(rf"{MARKER}|{MARKER.lower()}|b{MARKER.encode()!r}")


class Calls:
    """One caller's calls over HTTP."""

    def __init__(self, app: TestClient, secret: str) -> None:
        self._app, self._head = app, {"Authorization": f"Bearer {secret}"}

    def __call__(self, method: str, path: str, **sent: Any) -> Any:
        return self._app.request(method, path, headers=self._head, **sent)


@pytest.fixture(scope="module")
def app(bench: Workbench, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    keys = Keys(tmp_path_factory.mktemp("keys"))
    secrets = {name: keys.add(name, sorted(ROLES), [name]) for name in ("legal", "housing")}
    made = create_app(bench, Access(keys))
    with TestClient(made, base_url="http://127.0.0.1", raise_server_exceptions=True) as client:
        yield {"schema": made.openapi(), **{name: Calls(client, secret) for name, secret in secrets.items()}}


@pytest.fixture(scope="module")
def guesses(bench: Workbench, app: dict[str, Any]) -> list[str]:
    """What somebody may know or guess of the hidden letter, and drafts made from it."""
    id = next(card.id for card in bench.documents(limit=100).documents if card.collection == "housing")
    drafts = [app["housing"]("POST", "/v1/drafts", json={"request": ASKED, "exemptions": ["43(2)"]}).json()["id"]]
    case = bench.seen_by(HOUSING).cases.open(ASKED, "Hana").case.id
    bench.seen_by(HOUSING).cases.draft(case, "Hana")
    list(bench.seen_by(HOUSING).cases.ask(case, TEXTS[2]))
    return [id, str(HIDDEN.reference), HIDDEN.id, f"{id}:1", *drafts, case, "housing", "43(2)", "1"]


def sent(schema: dict[str, Any], whole: dict[str, Any], text: str, guess: str) -> Any:
    """A value that a schema accepts, as far as that can be told: `text` for long words, `guess` for short ones."""
    if "$ref" in schema:
        return sent(whole["components"]["schemas"][schema["$ref"].rpartition("/")[2]], whole, text, guess)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema and "properties" not in schema:
            return sent(schema[several][0], whole, text, guess)
    kind = schema.get("type")
    if kind == "object" or "properties" in schema:
        required = schema.get("required", []) or []
        made = {name: sent(schema["properties"][name], whole, text, guess) for name in required}
        if "oneOf" in schema:
            name = schema["oneOf"][0]["required"][0]
            made[name] = sent(schema["properties"][name], whole, text, guess)
        return made
    if kind == "array":
        return [sent(schema["items"], whole, text, guess)]
    if kind in ("integer", "number"):
        return max(1, schema.get("minimum", 1))
    if kind == "boolean":
        return False
    return text if schema.get("maxLength", 0) > 5_000 else guess


TEXTS = [
    ASKED,
    "How many requests for boiler maintenance contracts were withheld under section 43(2)?",
    "What did we decide about boiler maintenance contract prices, and for whom?",
    "Which bodies have withheld the prices of a heating contractor?",
]


def calls_of(path: str, method: str, operation: dict[str, Any], schema: dict[str, Any], guesses: list[str]) -> list:
    """Calls of one operation, with everything that might be guessed in every place that takes it."""
    made = []
    for guess in guesses:
        for text in TEXTS:
            filled = re.sub(r"\{[^}]+\}", lambda _, g=guess: g, path)
            body = operation.get("requestBody", {}).get("content", {}).get("application/json")
            made.append((filled, {"json": sent(body["schema"], schema, text, guess)} if body else {}))
    unique = {json.dumps(one): one for one in made}
    return list(unique.values())[:_MOST]


def test_nothing_of_a_hidden_letter_comes_back_at_any_route(app: dict[str, Any], guesses: list[str]) -> None:
    tried, answered = 0, set()
    for path, operations in app["schema"]["paths"].items():
        for method, operation in operations.items():
            for filled, body in calls_of(path, method, operation, app["schema"], guesses):
                answer = app["legal"](method.upper(), filled, **body)
                tried += 1
                assert not _MARKED.search(answer.text), (method, filled, body)
                if answer.is_success:
                    answered.add((method, path))
    assert tried > 200
    must = {("post", "/v1/search"), ("post", "/v1/precedents"), ("post", "/v1/suggest"), ("post", "/v1/ask")}
    must |= {("post", "/v1/drafts"), ("get", "/v1/documents"), ("post", "/v1/checks"), ("get", "/v1/exemptions/{ref}")}
    assert must <= answered


SEEN = [  # the same calls by somebody who may see it: the marker does come back, so the test above can fail
    ("POST", "/v1/search", {"query": ASKED}),
    ("POST", "/v1/precedents", {"request": ASKED}),
    ("POST", "/v1/suggest", {"request": ASKED}),
    ("POST", "/v1/drafts", {"request": ASKED, "exemptions": ["43(2)"]}),
    ("GET", "/v1/documents", None),
    ("GET", "/v1/exemptions/43", None),
    ("GET", f"/v1/documents/{HIDDEN.reference}", None),
]


@pytest.mark.parametrize(("method", "path", "body"), SEEN, ids=[f"{m} {p}" for m, p, _ in SEEN])
def test_whoever_sees_the_collection_finds_it(app: dict[str, Any], method: str, path: str, body: Any) -> None:
    assert MARKER in app["housing"](method, path, json=body).text
    assert MARKER not in app["legal"](method, path, json=body).text


@pytest.mark.parametrize("form", ["docx", "annex", "md", "html", "pdf", "json"])
def test_a_draft_from_a_hidden_letter_is_not_there_for_others(app: dict[str, Any], form: str) -> None:
    made = app["housing"]("POST", "/v1/drafts", json={"request": ASKED, "exemptions": ["43(2)"]}).json()
    assert made["drawn_from"] == ["housing"]
    at = f"/v1/drafts/{made['id']}"
    assert app["housing"]("GET", f"{at}/letter?form={form}").status_code == 200
    for path in (at, f"{at}/review", f"{at}/letter?form={form}"):
        assert app["legal"]("GET", path).status_code == 404
    paragraph = made["paragraphs"][0]["id"]
    decided = app["legal"]("POST", f"{at}/decisions", json={"paragraph": paragraph, "verdict": "accept", "who": "Lee"})
    assert decided.status_code == 404
    assert app["legal"]("POST", f"{at}/approval", json={"who": "Lee"}).status_code == 404


def test_a_case_and_the_journal_tell_others_nothing_of_it(
    bench: Workbench, app: dict[str, Any], guesses: list[str]
) -> None:
    draft = app["housing"]("POST", "/v1/drafts", json={"request": ASKED, "exemptions": ["43(2)"]}).json()
    paragraph = draft["paragraphs"][0]
    decision = {"paragraph": paragraph["id"], "verdict": "edit", "text": f"It is for {MARKER}.", "who": "Hana"}
    assert app["housing"]("POST", f"/v1/drafts/{draft['id']}/decisions", json=decision).status_code == 200
    for path in ("/v1/journal", f"/v1/journal?subject=draft:{draft['id']}"):
        assert MARKER in app["housing"]("GET", path).text
        assert MARKER not in app["legal"]("GET", path).text
    case = guesses[5]
    assert case in {one["id"] for one in app["housing"]("GET", "/v1/cases").json()["cases"]}
    assert case not in {one["id"] for one in app["legal"]("GET", "/v1/cases").json()["cases"]}
    assert app["housing"]("GET", f"/v1/cases/{case}").status_code == 200
    assert app["legal"]("GET", f"/v1/cases/{case}").status_code == 404
    assert app["legal"]("GET", f"/v1/cases/{case}/bundle").status_code == 404


FILTERS = [
    {"authority": [HIDDEN.authority]},
    {"exemption": ["43(2)"]},
    {"outcome": ["withheld"]},
    {"kind": ["response"]},
    {"role": ["exemption"]},
    {"exemption": ["43"], "kind": ["response"], "role": ["request"]},
]


@pytest.mark.parametrize("filters", FILTERS, ids=[json.dumps(f).replace(MARKER, "its") for f in FILTERS])
def test_filters_find_nothing_more(app: dict[str, Any], filters: dict[str, Any]) -> None:
    """First as somebody who may see it, so that what was chosen for them could be taken for another's."""
    for path, asked in (("/v1/search", "query"), ("/v1/precedents", "request"), ("/v1/suggest", "request")):
        body = {asked: ASKED, **filters, **({"k": 100} if path != "/v1/suggest" else {})}
        assert app["housing"]("POST", path, json=body).status_code == 200
        assert MARKER not in app["legal"]("POST", path, json=body).text


def plain(answer: Any) -> Any:
    """An answer without what differs from call to call, and without scores, which word statistics move a little."""
    leave = {"took_ms", "score", "why", "id", "created", "made_by", "admitted_at"}
    if isinstance(answer, dict):
        return {name: plain(value) for name, value in answer.items() if name not in leave}
    return [plain(value) for value in answer] if isinstance(answer, list) else answer


SAME = {  # what is counted, listed or said, as it would be if the hidden letter were not there
    "documents": lambda d: d.documents().model_dump(),
    "documents of its exemption": lambda d: d.documents(Filters(exemption=["43"])).model_dump(),
    "outcomes and contrary": lambda d: d.precedents(ASKED).model_dump(),
    "suggestions and what they rest on": lambda d: d.suggest(ASKED).model_dump(),
    "an exemption's decisions": lambda d: d.exemption("43").model_dump(),
    "readiness": lambda d: d.ready().model_dump(),
    "a count": lambda d: d.ask("How many requests were withheld under section 43(2)?").model_dump(),
    "an answer": lambda d: d.ask("How did we handle requests for maintenance contract prices?").model_dump(),
    "a check": lambda d: [f.model_dump() for f in d.check("We withhold this under section 43(2). FOI-secret.")],
    "a draft": lambda d: d.draft(ASKED, ["43(2)"]).model_dump(mode="json"),
    "passages": lambda d: sorted(h.passage.text for h in d.search(ASKED, 100, Filters(kind=["response"])).results),
}


@pytest.mark.parametrize("what", SAME)
def test_counts_and_lists_are_those_of_a_library_without_it(bench: Workbench, twin: Workbench, what: str) -> None:
    without = plain(SAME[what](twin.seen_by(LEGAL)))
    assert plain(SAME[what](bench.seen_by(LEGAL))) == without
    if what not in ("a check", "an answer"):
        assert plain(SAME[what](bench.seen_by(HOUSING))) != without


def test_readiness_without_a_key_counts_what_everybody_sees(app: dict[str, Any], twin: Workbench) -> None:
    answer = app["legal"]._app.get("/readyz").json()
    assert (answer["documents"], answer["passages"]) == (twin.ready().documents, twin.ready().passages)
    assert app["legal"]._app.get("/v1/documents").status_code == 401


def test_a_chain_that_is_built_elsewhere_finds_nothing_of_it(bench: Workbench) -> None:
    assert MARKER in repr(FoiRetriever(desk=bench.seen_by(HOUSING), k=50).invoke(ASKED))
    assert MARKER not in repr(FoiRetriever(desk=bench.seen_by(LEGAL), k=50).invoke(ASKED))


def test_uploading_tells_nothing_and_goes_only_where_one_may_see(bench: Workbench, app: dict[str, Any]) -> None:
    letter = HIDDEN.text.replace("\n\n", "\n\nOur response\n\n").encode()
    said = app["legal"]("POST", "/v1/documents", files=[("files", (f"letters/{HIDDEN.id}", letter))]).json()
    assert said["results"][0]["status"] == "admitted"
    assert "same" not in said["results"][0]["reason"]
    bench.retire(said["results"][0]["id"], "Ada", "it was uploaded to see what is said")
    origin = json.dumps({"source": "x.txt", "collection": "housing"})
    refused = app["legal"]("POST", "/v1/documents", files=[("files", ("x.txt", b"words"))], data={"origins": [origin]})
    assert refused.status_code == 403
    nowhere = json.dumps({"source": "x.txt", "collection": "no-such-one"})
    also = app["legal"]("POST", "/v1/documents", files=[("files", ("x.txt", b"words"))], data={"origins": [nowhere]})
    assert refused.json()["detail"].replace("housing", "no-such-one") == also.json()["detail"]


def test_moving_takes_effect_at_once(bench: Workbench) -> None:
    """What was chosen before for a caller is chosen anew, though no passage of the index has changed."""
    legal, filters = bench.seen_by(LEGAL), Filters(exemption=["43"])
    before = {hit.document.id for hit in legal.search(ASKED, k=100, filters=filters).results}
    assert "second" in before
    bench.move("second", "housing", "Ada", "it is about tenants")
    try:
        assert "second" not in {hit.document.id for hit in legal.search(ASKED, k=100, filters=filters).results}
        assert "second" not in {hit.document.id for hit in legal.search(ASKED, k=100).results}
    finally:
        bench.move("second", None, "Ada", "it was a mistake")
    assert {hit.document.id for hit in legal.search(ASKED, k=100, filters=filters).results} == before
