"""What leaves by other ways: the tools for other assistants, and a letter issued that joins the library."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from bench_over import bench_of
from letters_of_hidden import ASKED, HIDDEN, MARKER, OPEN
from mcp import Client

from assistant.review import BLANK
from corpus.caller import Caller
from corpus.errors import NotFound
from retriever.changes import Accept, Choose
from ui.tools import server
from ui.wiring import Workbench

LEGAL = Caller(id="key:legal", collections=frozenset({"legal"}))
HOUSING = Caller(id="key:housing", collections=frozenset({"housing"}))
CALLS = [
    ("search", {"query": ASKED}),
    ("search", {"query": f"{MARKER} and what it said"}),
    ("precedents", {"request": ASKED}),
    ("suggest", {"request": ASKED}),
    ("exemption", {"ref": "43"}),
    ("document", {"id": HIDDEN.reference}),
]


def told(bench: Workbench, caller: Caller, name: str, given: dict[str, Any]) -> str:
    """What a tool answers, or why it does not, in a thread of its own."""

    async def talk() -> str:
        async with Client(server(bench.seen_by(caller))) as client:
            return repr(await client.call_tool(name, given))

    with ThreadPoolExecutor(1) as one:
        return one.submit(asyncio.run, talk()).result()


@pytest.mark.parametrize(("name", "given"), CALLS, ids=[f"{name} {n}" for n, (name, _) in enumerate(CALLS)])
def test_a_tool_tells_of_a_hidden_letter_only_who_may_see_it(
    bench: Workbench, name: str, given: dict[str, Any]
) -> None:
    asked = str(next(iter(given.values())))
    assert MARKER in told(bench, HOUSING, name, given).replace(asked, "")
    assert MARKER not in told(bench, LEGAL, name, given).replace(asked, "")


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A bench of its own, since a letter joins it."""
    with bench_of(tmp_path_factory.mktemp("issuing") / "home", OPEN, HIDDEN) as made:
        yield made


def issued(bench: Workbench, who: Caller) -> str:
    """A case taken all the way, its letter admitted; the id it is kept under."""
    officer, reviewer = bench.seen_by(who), bench.seen_by(who.model_copy(update={"id": f"{who.id}-too"}))
    case = officer.cases.open(ASKED, "Hana").case.id
    officer.cases.change(case, Choose(n=1, exemptions=["43(2)"]), "Hana")
    draft = officer.cases.draft(case, "Hana").draft
    assert draft is not None
    for paragraph in draft.paragraphs:
        if BLANK.search(paragraph.text):
            said = BLANK.sub("The tenants of Mill Lane trade there.", paragraph.text)
            officer.decide(draft.id, paragraph.id, "edit", "Hana", said)
        else:
            officer.decide(draft.id, paragraph.id, "accept", "Hana")
    for point in officer.cases.view(case).divergences:
        officer.cases.change(case, Accept(key=point.key, reason="weighed"), "Hana")
    officer.cases.step(case, "submit", "Hana")
    for paragraph in draft.paragraphs:
        for citation in paragraph.citations:
            reviewer.cases.confirm(case, citation, "Rita")
    reviewer.cases.step(case, "approve", "Rita", "the faults were weighed")
    done = officer.cases.step(case, "issue", "Hana", admit=True).case.issued
    assert done is not None
    assert done.admitted is not None
    return done.admitted


def test_a_letter_that_draws_on_a_collection_joins_that_collection_alone(own: Workbench) -> None:
    admitted = issued(own, HOUSING)
    assert own.seen_by(HOUSING).document(admitted).collection == "housing"
    before = own.seen_by(LEGAL).documents(limit=100).total
    assert before == own.documents(limit=100).total - 2
    with pytest.raises(NotFound):
        own.seen_by(LEGAL).document(admitted)


def test_a_letter_that_draws_on_what_everybody_sees_joins_that(own: Workbench) -> None:
    admitted = issued(own, LEGAL)
    for caller in (HOUSING, LEGAL):
        assert own.seen_by(caller).document(admitted).collection is None
