"""`foi erase` and `foi retain` on a real home: nothing is left of the words in any file, and wrong use is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from ran import Foi

from corpus.journal import Journal
from ui.settings import Settings
from ui.wiring import Workbench

NAME = "Perpetua Quillfeather"
LETTER = (
    "# Response FOI-2024-9913\n\nYou asked about the pay of the chief executive.\n\n"
    f"The chief executive, {NAME}, is paid 90,000 pounds. We disclose this because {NAME} agreed to it.\n"
)


@pytest.fixture(scope="module")
def home(new_home: Callable[[str], Path]) -> Path:
    """A home of its own with the shipped documents and one letter that names somebody, indexed, and a draft about it."""
    found = new_home("erasing")
    with Workbench.open(Settings.load({}, home=str(found))) as bench:
        bench.ingest([("chief-executive.md", LETTER.encode())])
        draft = bench.draft("What is the chief executive paid?", ["40(2)"])
        part = draft.paragraphs[0].id
        bench.decide(draft.id, part, "edit", "Sam Field", f"{NAME} is paid 90,000 pounds.", f"{NAME} agreed")
    return found


def _left(home: Path) -> list[str]:
    """The files of the home with the words in any of their bytes."""
    words = [form.encode() for word in NAME.split() for form in (word, word.lower(), word.upper())]
    return [str(p) for p in home.rglob("*") if p.is_file() and any(w in p.read_bytes() for w in words)]


def test_it_lists_first_and_erases_on_a_named_persons_word(home: Path, alone: Foi) -> None:
    at = ("--home", str(home), "erase", NAME)
    listed = alone(*at, "--json")
    assert listed.code == 0, listed.err
    kinds = {place["kind"] for place in json.loads(listed.out)["places"]}
    assert {"document", "journal"} <= kinds
    assert _left(home), "the words are in the files before, or this test shows nothing"
    done = alone(
        *at, "--also", "Quillfeather", "--also", "Perpetua", "--apply", "--who", "Kim Marsh", "--why", "on request"
    )
    assert done.code == 0, done.err
    assert "Receipt: " in done.out
    assert _left(home) == []
    with Workbench.open(Settings.load({}, home=str(home))) as bench:
        audit = bench.cases.audit()
        assert (audit.broken, bool(audit.redacted)) == ([], True)
        found = bench.search("chief executive paid 90,000 pounds", k=5).results
        assert any("█" in hit.passage.text for hit in found)
        for hit in found:
            assert bench.document(hit.document.id).quote(hit.passage.start, hit.passage.end) == hit.passage.text
        assert bench.search(NAME, k=3).results == [] or all(
            "Quill" not in h.passage.text for h in bench.search(NAME).results
        )
        assert bench.ingest([("chief-executive.md", LETTER.encode())]).counts == {"unchanged": 1}
        assert [e.who for e in Journal(bench._library.store).entries() if e.action == "erase"] == ["Kim Marsh"]
    assert _left(home) == []


WRONG: list[tuple[str, tuple[str, ...], int, str]] = [
    ("no words", ("erase",), 2, "Missing argument"),
    ("words too short", ("erase", "Al"), 2, "4 letters"),
    ("nobody's word", ("erase", NAME, "--apply", "--why", "x"), 2, "--who"),
    ("no reason", ("erase", NAME, "--apply", "--who", "Kim Marsh"), 2, "--why"),
    ("signed by the person erased", ("erase", NAME, "--apply", "--who", NAME, "--why", "x"), 2, "somebody else"),
    ("retaining on nobody's word", ("retain", "--apply"), 2, "--who"),
    ("an option there is not", ("retain", "--now"), 2, "No such option"),
    ("nothing to restore from", ("restore",), 2, "Missing argument"),
    ("a back-up in a folder that cannot be made", ("backup", "/proc/none/b.zip"), 1, "foi:"),
]


@pytest.mark.parametrize(("why", "arguments", "code", "said"), WRONG, ids=[row[0] for row in WRONG])
def test_wrong_use_is_told(foi: Foi, why: str, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = foi(*arguments)
    assert ran.code == code
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_what_is_over_its_rule_is_listed(foi: Foi) -> None:
    ran = foi("retain", "--json")
    assert ran.code == 0
    assert json.loads(ran.out) == {"rules": {"drafts": 0, "cases": 0, "attempts": 0}, "expired": [], "applied": False}
