"""`foi sample` and `foi stale`: drawn, shown, listed and packed; wrong usage ends with 2 and says what goes together."""

from __future__ import annotations

from pathlib import Path

import pytest
from ran import Foi

from corpus.sampling import Rated, SampleList, SampleView, StaleList
from ui.wiring import Workbench


def test_a_sample_is_drawn_listed_marked_and_packed(foi: Foi, workbench: Workbench, tmp_path: Path) -> None:
    ran = foi("sample", "-n", "2", "--seed", "41", "--who", "Sam Lead", "--by", "outcome", "--json")
    assert (ran.code, ran.err) == (0, "")
    view = SampleView.model_validate_json(ran.out)
    assert [len(view.letters), view.sample.by, view.sample.seed] == [2, ["outcome"], 41]
    again = foi("sample", "-n", "2", "--seed", "41", "--who", "Ash Moor", "--by", "outcome", "--json")
    assert SampleView.model_validate_json(again.out).sample == view.sample
    drawn = SampleList.model_validate_json(foi("sample", "--json").out)
    assert view.sample.id in {one.id for one in drawn.samples}
    early = foi("sample", view.sample.id, "-o", str(tmp_path / "early.docx"))
    assert early.code == 1
    assert "once every letter is marked" in early.err
    for one in view.letters:
        ratings = [Rated(question=question.id, rating="met") for question in view.questions]
        workbench.quality.rate(view.sample.id, one.letter.document, "first", ratings, "Sam Lead")
    shown = foi("sample", view.sample.id)
    assert "Met: 2 of 2." in shown.out
    for name, begins in (("pack.docx", b"PK"), ("pack.csv", b"\xef\xbb\xbfpart")):
        assert foi("sample", view.sample.id, "-o", str(tmp_path / name)).code == 0
        assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("why", "arguments"),
    [
        ("an id and a draw", ("sample", "abc", "-n", "2", "--seed", "1", "--who", "Sam")),
        ("no seed, so nothing to repeat", ("sample", "-n", "2", "--who", "Sam")),
        ("no name", ("sample", "-n", "2", "--seed", "1")),
        ("a seed and nothing to draw", ("sample", "--seed", "1")),
        ("a pack in a form there is not", ("sample", "abc", "-o", "pack.pdf")),
    ],
)
def test_wrong_usage(foi: Foi, why: str, arguments: tuple[str, ...]) -> None:
    ran = foi(*arguments)
    assert (ran.code, ran.out) == (2, ""), why


def test_stale_precedents_are_listed(foi: Foi) -> None:
    found = StaleList.model_validate_json(foi("stale", "--json").out)
    assert f"{found.total} of {found.decisions} decisions" in foi("stale", "-k", "1").out
