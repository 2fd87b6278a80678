"""The other pages: the library with its documents, the exemptions, and the page about the service."""

from __future__ import annotations

import json

import pytest
from pages import find, pane, press, seen
from small_desk import SmallDesk
from streamlit.testing.v1 import AppTest

from corpus.errors import Unavailable


def links(app: AppTest) -> list[str]:
    return [link.proto.label.replace("\\", "") for link in app.get("page_link")]


def test_the_library_lists_its_documents(app: AppTest) -> None:
    app.run().switch_page("views/library.py").run()
    assert links(app) == ["Facial recognition: stakeholder meetings", "Example <b>rotas</b>"]
    assert "Example, not a real decision" in seen(app)


@pytest.mark.parametrize(
    ("key", "value", "left"),
    [
        ("f_exemption", "31", ["Facial recognition: stakeholder meetings"]),
        ("f_authority", "example council", ["Example <b>rotas</b>"]),
    ],
)
def test_filters_narrow_the_list(app: AppTest, key: str, value: str, left: list[str]) -> None:
    app.run().switch_page("views/library.py").run()
    app.text_input(key=key).set_value(value)
    press(app, "Search")
    assert links(app) == left


def test_leaving_out_examples(app: AppTest) -> None:
    app.run().switch_page("views/library.py").run()
    app.checkbox(key="f_examples").uncheck()
    assert links(press(app, "Search")) == ["Facial recognition: stakeholder meetings"]


def test_a_filter_that_is_no_reference_is_told(app: AppTest) -> None:
    app.run().switch_page("views/library.py").run()
    app.text_input(key="f_exemption").set_value("thirty-one")
    press(app, "Search")
    assert "is not a reference to the law" in seen(app)
    assert not app.exception


def test_searching_words_shows_passages_that_link_to_their_place(app: AppTest) -> None:
    app.run().switch_page("views/library.py").run()
    app.text_input(key="library_query").set_value("programme of work")
    press(app, "Search")
    [link] = app.get("page_link")
    assert link.proto.query_string.startswith("document=ic-347414-p2w0&start=")


@pytest.mark.parametrize(
    ("start", "end", "quoted"),
    [
        ("0", "6", "We ask"),
        ("6", "0", None),
        ("0", "999999", None),
        ("-1", "x", None),
    ],
    ids=["a span", "backwards", "past the end", "not numbers"],
)
def test_a_document_opens_at_the_words_of_its_address(app: AppTest, start: str, end: str, quoted: str | None) -> None:
    app.query_params.update({"document": "EX-1", "start": start, "end": end})
    app.run()
    parts = json.loads(pane(app))["parts"]
    assert [p["text"] for p in parts if p["quoted"]] == ([quoted] if quoted else [])
    assert "".join(p["text"] for p in parts).startswith("We asked for rotas. <script>")


def test_a_document_that_is_not_there_is_told(app: AppTest) -> None:
    app.query_params["document"] = "nothing"
    app.run()
    assert "There is no document" in seen(app)
    press(app, "Back to the library")
    assert [t.value for t in app.title] == ["Library"]


def test_uploads_are_reported_one_by_one(app: AppTest) -> None:
    app.run().switch_page("views/library.py").run()
    app.file_uploader(key="files").upload("letter.txt", b"Dear requester", "text/plain")
    press(app, "Add to the library")
    assert "Added" in seen(app)
    assert "letter.txt" in seen(app)


def test_uploading_nothing_is_told(app: AppTest) -> None:
    press(app.run().switch_page("views/library.py").run(), "Add to the library")
    assert "Choose at least one file first" in seen(app)


def test_an_exemption_is_shown_in_full(app: AppTest) -> None:
    app.run().switch_page("views/exemptions.py").run()
    assert "Qualified: public interest test needed" in seen(app)
    app.selectbox(key="exemption").select_index(0).run()
    words = seen(app)
    assert "functions of a public authority" in words
    assert "legislation.gov.uk/ukpga/2000/36/section/31" in words
    assert links(app) == ["IC-347414-P2W0 · Information Commissioner's Office · 20 December 2024"]


def test_about_says_whether_it_is_ready(app: AppTest) -> None:
    words = seen(app.run().switch_page("views/about.py").run())
    assert "What it never does" in words
    assert "Ready" in words
    assert "small and word search" in words


@pytest.mark.parametrize(
    ("page", "call"),
    [("library", "documents"), ("exemptions", "exemptions"), ("about", "ready")],
)
def test_each_page_tells_of_a_failing_service(
    app: AppTest, desk: SmallDesk, page: str, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise Unavailable("The service does not answer.")

    monkeypatch.setattr(desk, call, fails)
    app.run().switch_page(f"views/{page}.py").run()
    assert [e.value for e in app.error] == ["**Not available.** The service does not answer."]
    assert not app.exception


@pytest.mark.parametrize("page", ["answer", "library", "exemptions", "about"])
def test_each_page_has_one_first_heading_and_then_second_ones(app: AppTest, page: str) -> None:
    app.run().switch_page(f"views/{page}.py").run()
    if page == "answer":
        find(app)
    assert len(app.title) == 1
    assert app.header
