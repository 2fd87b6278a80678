"""Reasons that say the same are told once, with every source; those that do not are kept apart."""

import tomllib
from pathlib import Path

import pytest
from letters import LAW, READER, planted
from small_source import SmallSource

from assistant.draft import Drafter
from assistant.merge import Reason, alike, same
from corpus.drafts import Citation
from corpus.origin import Origin
from retriever.minilm import MiniLMEmbedder

PAIRS = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def likeness():
    embedder = MiniLMEmbedder(as_published=True)

    def scores(ones, others):
        vectors = embedder.passages([*ones, *others])
        return (vectors[: len(ones)] @ vectors[len(ones) :].T).tolist()

    return scores


def told_once(pair, likeness) -> bool:
    return same(pair[0], pair[1], likeness([pair[0]], [pair[1]])[0][0])


@pytest.mark.parametrize("pair", PAIRS["other"], ids=lambda p: p[0][:40])
def test_two_reasons_are_never_made_one(pair, likeness):
    assert not told_once(pair, likeness)


def test_most_that_say_the_same_are(likeness):
    assert sum(told_once(pair, likeness) for pair in PAIRS["same"]) >= 0.75 * len(PAIRS["same"])


def cited(document: str) -> Citation:
    return Citation(document=document, start=0, end=1, quote="x")


def test_the_least_particular_words_stand_and_every_source_is_named(likeness):
    one = Reason("Bidders would be less willing to take part in future tenders of [name].", 5, [cited("a")])
    two = Reason("Bidders would be less willing to take part in future tenders.", 1, [cited("b")])
    three = Reason("There is a public interest in the safety of patients in hospitals.", 0, [cited("c")])
    merged = alike([one, two, three], likeness)
    assert [(r.text[-8:], [c.document for c in r.cited]) for r in merged] == [
        ("tenders.", ["b", "a"]),
        ("spitals.", ["c"]),
    ]


def test_a_factor_of_two_letters_in_other_words_is_one_of_the_draft_with_both(likeness):
    first = planted()
    text = first.text.replace("Hollow Lane", "Station Road").replace(
        "would be less willing to take part if their scores",
        "would be less willing to take part if the scores of theirs",
    )
    second = READER.read(text.replace("FOI-2023-0412", "FOI-2023-0499").encode(), Origin("second.md"))[0]

    class Source(SmallSource):
        def likeness(self, ones, others):
            return likeness(ones, others)

    draft = Drafter(Source([first, second], LAW), LAW).draft(
        "Please send me the scores of the cleaning bids.", ["43(2)"]
    )
    [told] = [s for p in draft.paragraphs for s in p.sentences if "less willing" in p.text[s.start : s.end]]
    assert len({c.document for c in told.citations}) == 2
    assert [f for f in draft.checks if f.severity == "error"] == []
