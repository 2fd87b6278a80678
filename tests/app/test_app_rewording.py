"""A language model is offered only once the very words it would be sent have been shown, and is followed as it rewords."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest
from pages import drafted, find, press, seen
from small_desk import SmallDesk
from streamlit.testing.v1 import AppTest

from corpus.drafts import DraftStep, Prompts
from corpus.errors import Unavailable
from corpus.listings import Readiness
from ui.app import source

MODEL = "openai:m at http://127.0.0.1:9/v1"


class Rewording(SmallDesk):
    """The small desk with a language model set; keeps what it was asked to have reworded."""

    def __init__(self) -> None:
        super().__init__()
        self.reworded: list[list[str]] = []
        self.plain: list[list[str]] = []
        self.fails = False

    def ready(self) -> Readiness:
        return super().ready().model_copy(update={"rewords": MODEL})

    def prompts(self, request: str, exemptions: Sequence[str] = ()) -> Prompts:
        return Prompts(model=MODEL, messages=[f"Reword {', '.join(exemptions)} of: {request}"] if exemptions else [])

    def draft(self, request: str, exemptions: Sequence[str] = (), reword: bool = False):
        assert not reword, "a rewording is followed step by step"
        self.plain.append(list(exemptions))
        return super().draft(request, exemptions)

    def drafting(self, request: str, exemptions: Sequence[str] = (), reword: bool = False) -> Iterator[DraftStep]:
        assert reword
        self.reworded.append(list(exemptions))
        made = super().draft(request, exemptions)
        yield DraftStep(of=2)
        yield DraftStep(done=1, of=2, paragraph=made.paragraphs[0])
        if self.fails:
            raise Unavailable("The library is busy.")
        yield DraftStep(done=2, of=2, draft=made)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Rewording:
    from_now = Rewording()
    monkeypatch.setattr("ui.app.connect.desk", lambda: from_now)
    return from_now


def ticked(app: AppTest, *refs: str) -> AppTest:
    find(app.run())
    for box in app.checkbox:
        if box.label.split(" ")[0] in refs:
            box.check()
    return app.run()


def shown(app: AppTest) -> list[str]:
    return [code.value for code in app.code]


def test_the_box_cannot_be_ticked_before_the_words_are_shown(app: AppTest, desk: Rewording) -> None:
    ticked(app, "31(1)(g)")
    assert app.checkbox(key="reword").disabled
    assert shown(app) == []
    press(app, "Show word for word what would be sent")
    assert [words.startswith("Reword 31(1)(g) of: Please send me") for words in shown(app)] == [True]
    assert not app.checkbox(key="reword").disabled
    assert not app.checkbox(key="reword").value, "nothing is ticked for anybody"


def test_words_shown_for_another_draft_do_not_count(app: AppTest, desk: Rewording) -> None:
    press(ticked(app, "31(1)(g)"), "Show word for word what would be sent")
    app.checkbox(key="reword").check().run()
    [other] = [box for box in app.checkbox if box.label.startswith("44(1)(a)")]
    other.check().run()
    assert app.checkbox(key="reword").disabled
    assert not app.checkbox(key="reword").value
    assert shown(app) == []
    press(app, "Draft the reasoning")
    assert (desk.reworded, desk.plain) == ([], [["31(1)(g)", "44(1)(a)"]])


def test_with_nothing_to_send_there_is_nothing_to_tick(app: AppTest, desk: Rewording) -> None:
    press(find(app.run()), "Show word for word what would be sent")
    assert "Nothing would be sent" in seen(app)
    assert app.checkbox(key="reword").disabled


def test_a_ticked_box_has_the_draft_reworded(app: AppTest, desk: Rewording) -> None:
    press(ticked(app, "31(1)(g)"), "Show word for word what would be sent")
    app.checkbox(key="reword").check()
    press(app, "Draft the reasoning")
    assert (desk.reworded, desk.plain) == ([["31(1)(g)"]], [])
    assert "4. Draft and review" in seen(app)


def test_each_paragraph_is_shown_part_by_part_as_it_comes(app: AppTest, desk: Rewording) -> None:
    desk.fails = True
    press(ticked(app, "31(1)(g)"), "Show word for word what would be sent")
    app.checkbox(key="reword").check()
    words = seen(press(app, "Draft the reasoning"))
    assert "<li>The discussions are still going on. <span" in words
    assert "officer’s fact" in words
    assert "The library is busy." in words
    assert "4. Draft and review" not in words


def test_without_a_tick_nothing_is_reworded(app: AppTest, desk: Rewording) -> None:
    drafted(app, "31(1)(g)")
    assert (desk.reworded, desk.plain) == ([], [["31(1)(g)"]])


ADDRESSES = ["openai:m at http://127.0.0.1:9/v1", "see https://a.example/b", "www.example.com", "jo@example.com"]
LINKED = re.compile(r"https?://|www\.|[-.\w+]+@[-\w]+\.", re.IGNORECASE)
"""What GitHub's Markdown makes a link of, once it has taken the backslashes out."""


@pytest.mark.parametrize("said", ADDRESSES)
def test_no_address_in_a_label_becomes_a_link(said: str) -> None:
    assert LINKED.search(said)
    label = source.plain(said)
    shown = re.sub(r"\\([^\w\s])", r"\1", label)
    assert not LINKED.search(shown)
    assert shown.replace("\u2060", "") == said, "it reads as it did"


def test_the_box_names_the_model_with_no_link(app: AppTest, desk: Rewording) -> None:
    label = ticked(app, "31(1)(g)").checkbox(key="reword").label
    assert source.plain(MODEL) in label


def test_where_no_model_is_set_none_is_offered(app: AppTest, desk: Rewording, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "ready", lambda: SmallDesk.ready(desk))
    find(app.run())
    assert not [box for box in app.checkbox if box.key == "reword"]
