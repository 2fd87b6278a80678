"""Measuring what is found: measures with sums done by hand, every system over a small library, and what is missing."""

from types import SimpleNamespace

import pytest
from letters_of_finding import library

from corpus.errors import Invalid
from corpus.judged import ANSWERED, Judged, named
from corpus.law import Law
from corpus.records import Card
from corpus.vocabulary import Vocabulary
from retriever.embed import HashEmbedder
from retriever.evaluate.measure import difference, mean, measured
from retriever.evaluate.run import evaluate, pool
from retriever.index import Index
from retriever.precedents import Precedents
from retriever.search import Searcher
from retriever.shelf import Shelf
from retriever.suggest import Suggester

LAW, VOCABULARY = Law.shipped(), Vocabulary.shipped()
QUERIES = [
    Judged(id="r1", kind="request", text="minutes of meetings with police about cameras", judged={"minutes": 3, "open": 2}),
    Judged(id="k2", kind="keyword", text="pool legal advice", judged={"advice": 3}),
    Judged(id="n3", kind="nothing", text="How many giraffes does each zoo of the county keep, and what do they eat in the winter?"),
    Judged(id="t4", kind="trap", text="missed bin collections reported in 2011", near="bins", differs="period"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    held = library()
    index = Index(tmp_path_factory.mktemp("index"), HashEmbedder(4096), tokens=None)
    index.sync(held)
    searcher = Searcher(index, Shelf(held), VOCABULARY)
    finds = Precedents(searcher, VOCABULARY, LAW)
    return SimpleNamespace(searcher=searcher, finds=finds, suggester=Suggester(finds, searcher, LAW, VOCABULARY))


def test_measures_are_the_standard_ones():
    values = measured({"q": {"a": 3, "b": 2}, "unanswered": {"a": 1}}, {"q": ["b", "x", "a"], "unanswered": []})
    # gains 2, 0, 3 at ranks 1 to 3: 2/log2(2) + 3/log2(4) = 3.5; at best 3/log2(2) + 2/log2(3) = 4.262
    assert values["ndcg_at_10"]["q"] == pytest.approx(3.5 / 4.2619, abs=1e-3)
    assert (values["recall_at_10"]["q"], values["mrr"]["q"]) == (1.0, 1.0)
    assert set(values["ndcg_at_10"]) == {"q", "unanswered"}
    assert values["ndcg_at_10"]["unanswered"] == 0.0


def test_a_mean_has_its_interval_and_a_difference_its_test():
    spread = mean([0.0, 1.0] * 20)
    assert (spread.mean, spread.n) == (0.5, 40)
    assert 0.3 < spread.low < 0.5 < spread.high < 0.7
    assert mean([0.4, 0.4]).low == mean([0.4, 0.4]).high == 0.4
    ours, theirs = {f"q{n}": 0.6 for n in range(12)}, {f"q{n}": 0.4 + n / 100 for n in range(12)}
    ahead, level = difference(ours, theirs), difference(ours, ours)
    assert ahead.low > 0
    assert ahead.p < 0.01
    assert (level.mean, level.p) == (0.0, 1.0)


def test_every_system_answers_the_same_queries(found):
    steps = []
    made = evaluate(found, QUERIES, "all", lambda done, total, what: steps.append(what))
    assert made.queries == {"request": 1, "keyword": 1, "overall": 2}
    assert set(made.systems) == {"ours", "bm25", "dense", "rrf", "langchain"}
    assert made.systems["ours"]["overall"]["ndcg_at_10"].mean > 0.9
    assert set(made.ahead) == {"bm25", "dense", "rrf", "langchain"}
    assert made.ahead["dense"]["overall"].mean == pytest.approx(
        made.systems["ours"]["overall"]["ndcg_at_10"].mean - made.systems["dense"]["overall"]["ndcg_at_10"].mean,
        abs=1e-3,
    )
    assert {"words", "provision", "meant"} <= set(made.ablation)
    apart = made.abstaining
    assert (apart.requests, apart.without, apart.hidden, apart.fresh.requests, apart.fresh.without) == (1, 1, 1, 0, 0)
    assert apart.traps["period"].asked == 1
    assert apart.curve[0].answered == 1.0
    assert apart.curve[-1].falsely == 0.0
    assert [p.hidden for p in apart.curve] == sorted((p.hidden for p in apart.curve), reverse=True)
    assert set(apart.reached) == {"0.05", "0.10", "0.20"}
    assert made.suggesting.mrr["ours"].n == 1, "one response relied on an exemption"
    assert any("Leaving out" in step for step in steps)


def test_one_half_leaves_the_other_out(found):
    assert evaluate(found, QUERIES, "report", lambda *_: None).queries == {"keyword": 1, "overall": 1}


def test_what_nobody_judged_is_listed_the_oftenest_found_first(found):
    left = pool(found.searcher, QUERIES, "all").unjudged
    assert {(one.query, one.document) for one in left} >= {("k2", "minutes")}
    assert not [one for one in left if (one.query, one.document) in {("r1", "minutes"), ("k2", "advice")}]
    assert [one.by for one in left] == sorted((one.by for one in left), reverse=True)


def test_what_was_judged_nothing_leaves_the_pool_and_is_counted(found):
    whole = pool(found.searcher, QUERIES, "report")
    assert {one.query for one in whole.unjudged} == {"k2"}
    seen = frozenset(one.document for one in whole.unjudged)
    done = pool(found.searcher, [QUERIES[1].model_copy(update={"zero": seen | {"not/here.md"}})], "report")
    assert done.unjudged == []
    assert done.grades == {3: 1, 2: 0, 1: 0, 0: len(seen)}
    graded = pool(found.searcher, [QUERIES[1].model_copy(update={"zero": seen | {"advice"}})], "report")
    assert graded.grades[3] == 1, "a grade goes before a 0"


def test_judged_documents_are_known_by_id_reference_or_the_end_of_their_source(found):
    card = Card.of(library().document("minutes")).model_copy(update={"source": "corpus/examples/council/minutes.md"})
    keys = ("minutes", "FOI-1007", "council/minutes.md", "minutes.md")
    query = Judged(id="q", kind="request", text="x", judged=dict.fromkeys(keys, 1))
    assert named([query], [card]) == dict.fromkeys(keys, "minutes")


def test_a_judged_document_that_is_not_there_is_named(found):
    query = Judged(id="q", kind="request", text="x", judged={"council/other.md": 1})
    with pytest.raises(
        Invalid, match=r"1 of the 1 judged documents are not in the library, the first being council/other.md"
    ):
        evaluate(found, [query], "all", lambda *_: None)


QUERY = "[[query]]\nid = 'q1'\nkind = 'keyword'\ntext = 'x'\n"
BAD = [
    ("not toml [", "x.toml is not TOML"),
    ("[[query]]\nid = 'a'\nkind = 'poem'\ntext = 'x'", "query 1 of x.toml is not one"),
    ("", "there are no judged queries"),
    (f"{QUERY}[zero]\n'a.md' = ['q1', 'q9']", "names q9: expected the id of a judged query"),
    (f"{QUERY}[zero]\n'a.md' = 'q1'", r"\[zero\] of x.toml is not a table of documents"),
    (f"{QUERY}[query.judged]\n'a.md' = 'good'", "query 1 of x.toml is not one"),
    (f"{QUERY}[query.judged]\n'a.md' = 4", "a table of grades from 0 to 3"),
]


@pytest.mark.parametrize(
    ("text", "said"),
    BAD,
    ids=["syntax", "kind", "empty", "zero of nothing", "zero of text", "word for a grade", "no grade"],
)
def test_queries_that_cannot_be_read(tmp_path, text, said):
    (tmp_path / "x.toml").write_text(text)
    with pytest.raises(Invalid, match=said):
        Judged.all(tmp_path)


def test_the_shipped_queries_are_enough_and_of_every_kind():
    held = Judged.all()
    assert len({q.id for q in held}) == len(held)
    graded = [q for q in held if q.judged]
    assert len(graded) >= 150
    assert {q.kind for q in graded} == {"request", "keyword", "question", "section", "fresh"}
    assert {grade for q in graded for grade in q.judged.values()} == {1, 2, 3}
    assert {q.half for q in graded} == {"tune", "report"}
    asked = [q for q in held if q.kind == "nothing" and len(q.text.split()) > 12]
    assert {half: sum(q.half == half for q in asked) for half in ("tune", "report")} == {"tune": 15, "report": 15}
    fresh = [q for q in held if q.kind == "fresh"]
    assert (len(fresh), sum(bool(q.judged) for q in fresh), {q.half for q in fresh}) == (40, 20, {"report"})


def test_the_shipped_queries_say_what_was_judged_nothing():
    held = [q for q in Judged.all() if q.judged and q.kind in ANSWERED]
    assert all(q.zero for q in held)
    assert not [(q.id, both) for q in held if (both := q.zero & q.judged.keys())], "graded, and said to be 0"
