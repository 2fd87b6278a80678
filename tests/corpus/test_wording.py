"""Ways of wording: what each cannot do without, and that looking for it first changes nothing that is found."""

import importlib
import pkgutil
import re

import pytest

import ingest
from corpus.sentences import spans
from corpus.stems import alternatives, folded, stems
from corpus.vocabulary import Vocabulary
from corpus.wording import Wording, any_of
from tests.ingest.labelled import EXAMPLES

STEMS = [
    (r"\bon balance\b", ("on balance",), "plain words"),
    (r"\bwithh[eo]ld(?:s|ing)?\b", ("withh",), "letters that may vary end a stem"),
    (r"\b(?:is|are) (?:attached|enclosed)\b", ("attached", "enclosed"), "the rarest of what is needed in turn"),
    (r"\b(?:refuse|refuses|deny)\b", ("refuse", "deny"), "one that holds another says no more"),
    (r"\brepl(?:y|ied)(?: again)?\b", ("repl",), "what may be left out is not needed"),
    (r"\bNCND\b", ("ncnd",), "in small letters"),
    (r"\b(?:it|which) (?:is|was)(?: now)?:\s*$", (":",), "a colon is rarer than small words"),
    (r"(?:no ){2,3}answer", ("answer",), "longer than what is said again"),
    (r"(?:refused ){1,2}now", ("refused ",), "said once at the least"),
    (r"(?!late)\w+ly", ("ly",), "what must not follow is not needed"),
    (r"\W+\d+", ("",), "no letters at all"),
    (r"£\d", ("",), "a sign outside ASCII, which may have other forms"),
    (r"\b(?:refused|\d+)\b", ("",), "one way needs nothing"),
]
PARTED = [
    ("a|b", ["a", "b"], "a bar"),
    ("(?:a|b)c|d", ["(?:a|b)c", "d"], "a bar within brackets"),
    (r"a\|b|c", [r"a\|b", "c"], "a bar that is itself looked for"),
    (r"[|)]a|b", ["[|)]a", "b"], "a bar and a bracket in a set"),
    (r"\(a|b\)", [r"\(a", r"b\)"], "brackets that are themselves looked for"),
    (r"[]|]a|b", ["[]|]a", "b"], "a set that begins with its own bracket"),
]
FOUND = [
    (("refus", "refused"), "It is refused.", "refus", "of two ways at one place the first"),
    (("late", "answer"), "An answer came late.", "answer", "of two places the first, whichever way is named first"),
    (("^answer", "late"), "The answer came late.", "late", "a beginning is looked for at the beginning only"),
    (("^answer", "late"), "ANSWER it late.", "ANSWER", "in either case"),
    ((r"\bkind\b",), "of this \u212aınd", "\u212aınd", "letters that ignoring case takes for k and i"),
    ((r"\bthis\b",), "Thiſ one", "Thiſ", "a long s"),
    (("hold",), "We keep it.", None, "nothing to find"),
]


@pytest.mark.parametrize(("pattern", "needed", "why"), STEMS)
def test_stems(pattern: str, needed: tuple[str, ...], why: str) -> None:
    assert stems(pattern) == needed, why


@pytest.mark.parametrize(("pattern", "parts", "why"), PARTED)
def test_alternatives(pattern: str, parts: list[str], why: str) -> None:
    assert alternatives(pattern) == parts, why


@pytest.mark.parametrize(("ways", "text", "found", "why"), FOUND)
def test_search(ways: tuple[str, ...], text: str, found: str | None, why: str) -> None:
    match = any_of(*ways).search(text)
    assert (match and match[0]) == found, why


def test_a_wording_captures_nothing() -> None:
    with pytest.raises(ValueError, match="nothing is captured"):
        any_of("(a)b")


def test_folding_keeps_places() -> None:
    text = "İıſ\u212a ΑΣ Straße"
    assert len(folded(text)) == len(text)
    assert folded(text).startswith("iisk ")


def test_every_wording_finds_in_the_examples_what_its_pattern_does() -> None:
    modules = [importlib.import_module(m.name) for m in pkgutil.iter_modules(ingest.__path__, "ingest.")]
    wordings = {id(v): v for m in modules for v in vars(m).values() if isinstance(v, Wording)}
    table = Vocabulary.shipped()
    signs = (*table.information, *table.places, *table.provisions, *table.outcomes, *table.papers)
    wordings |= {id(w): w for w in (*(term.written for term in table.terms), *(sign.words for sign in signs))}
    letters = [path.read_text("utf-8") for path in sorted(EXAMPLES.rglob("*.md"))]
    sentences = {letter[a:b] for letter in letters for a, b in spans(letter)}
    assert len(wordings) > 100
    assert len(sentences) > 500
    for wording in wordings.values():
        plain = re.compile(wording.pattern, re.IGNORECASE)
        for sentence in sentences:
            found, expected = wording.search(sentence), plain.search(sentence)
            assert (found and found.span()) == (expected and expected.span()), (wording.pattern, sentence)
