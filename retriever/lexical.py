"""The lexical index: words, headings and references to the law in tantivy, ranked by BM25."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
import tantivy
from tantivy import Occur, Query

from corpus.errors import Unavailable
from retriever.analyser import analyser
from retriever.embed import Vectors
from retriever.numbered import Numbered, Numbers, Places
from retriever.rows import Choice, Scored
from retriever.store import Entry, afresh, rewrite, schema

_WEIGHTS = {"text": 1.0, "heading": 1.5, "title": 1.5, "authority": 1.0}
_REF_WEIGHT, _NAME_WEIGHT, _SYNONYM_WEIGHT = 3.0, 10.0, 0.5
_MOST_WORDS = 200
_FEW = 3_000
"""Up to this many allowed passages are named in the query; of more, the best are fetched and sifted."""
_TIES, _SPARE = 4, 1.25
"""So many times what is wanted is fetched, since passages that say the same tie; and, where they are sifted, so much more
than should be enough for its share.
"""
_REMEMBERED = 1_024
"""Passages whose words are remembered, and parts of queries: the same are shown and asked for again and again."""
_ANALYSER = "english"


class LexicalIndex:
    """Passages by their words. Scores are BM25 sums, best first, ties by id.

    Scores depend only on the passages held: tantivy counts removed ones until it merges them away (its
    issue 798), so a removal writes the store afresh while that takes about a second.
    """

    def __init__(self, folder: Path) -> None:
        self._schema = schema(_WEIGHTS, _ANALYSER)
        self._analyser = analyser()
        self._term = lru_cache(_REMEMBERED)(
            lambda field, term, weight: Query.boost_query(Query.term_query(self._schema, field, term), weight)
        )
        self._stems = lru_cache(_REMEMBERED)(lambda text: frozenset(self._analyser.analyze(text)))
        self._named: WeakKeyDictionary[Collection[str], Query] = WeakKeyDictionary()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self._schema, path=str(folder))
        except (OSError, ValueError) as error:
            raise Unavailable(f"the words of the index cannot be opened ({type(error).__name__})") from error
        self._index.register_tokenizer(_ANALYSER, self._analyser)

    def __len__(self) -> int:
        self._index.reload()
        return int(self._index.searcher().num_docs)

    def write(self, add: Iterable[Entry], remove: Iterable[str]) -> None:
        """Remove and add passages in one commit; adding replaces. Raises Unavailable when it cannot."""
        entries = {entry.id: entry for entry in add}
        try:
            rewrite(self._index, self._schema, entries, {*remove, *entries})
        except (OSError, ValueError) as error:
            raise Unavailable(
                "the words of the index cannot be written: is the disk full, or another foi running on this home?"
            ) from error

    def tidy(self) -> None:
        """Write everything afresh, and delete the files of what was there before. Raises Unavailable."""
        try:
            afresh(self._index)
        except (OSError, ValueError) as error:
            raise Unavailable("the words of the index cannot be written afresh: is the disk full?") from error

    def search(
        self,
        words: str,
        k: int,
        refs: Iterable[str] = (),
        names: Iterable[str] = (),
        allowed: Collection[str] | None = None,
        synonyms: Iterable[str] = (),
    ) -> Scored:
        """The `k` best passages for plain words, exact provisions and case references; words are never syntax.

        `synonyms` are other ways of writing what the words mean, and count for less.
        """
        query = self._query(words, list(refs), list(names), " ".join(synonyms))
        searcher = self._index.searcher()
        met, scores, _ = self._met(searcher, query, k, allowed)
        named = ((str(searcher.doc(one)["id"][0]), score) for one, score in zip(met, scores.tolist(), strict=True))
        return sorted(named, key=lambda pair: (-pair[1], pair[0]))[:k]

    def placed(
        self,
        words: str,
        k: int,
        known: Numbered,
        refs: Iterable[str] = (),
        names: Iterable[str] = (),
        allowed: Collection[str] | None = None,
        synonyms: Iterable[str] = (),
    ) -> tuple[Places, Vectors]:
        """The places of the same passages, and their scores, best first; their ids need not be read from the disk.

        Those met on the way to the `k` best follow: every one of those `known` that scores above some value.
        """
        query = self._query(words, list(refs), list(names), " ".join(synonyms))
        _, scores, numbers = self._met(self._index.searcher(), query, k, allowed)
        places = known.numbered(numbers)
        best = np.lexsort((places, -scores))
        best = best[places[best] >= 0]
        return places[best], scores[best]

    def _met(
        self, searcher: tantivy.Searcher, query: Query | None, k: int, allowed: Collection[str] | None
    ) -> tuple[list[tantivy.DocAddress], Vectors, Numbers]:
        """At least the `k` best of those allowed, best first, with every one that ties; their scores and numbers."""
        if query is None or k < 1 or (allowed is not None and not allowed):
            return [], np.zeros(0, np.float32), np.zeros(0, np.uint64)
        wanted, sifted = _TIES * k, None
        if isinstance(allowed, Choice) and len(allowed) > _FEW:
            sifted, wanted = allowed, int((_TIES + _SPARE * len(allowed.rows) / len(allowed)) * k)
        elif allowed is not None:
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, self._only(allowed))])
        while True:
            hits = searcher.search(query, wanted, count=False).hits
            full = len(hits) == wanted
            found, met = map(list, zip(*hits, strict=True)) if hits else ([], [])
            scores = np.array(found, np.float32)
            numbers = np.array(searcher.fast_field_values("number", met), np.uint64)
            if sifted is not None:
                kept = np.flatnonzero(sifted.having(numbers))
                met, scores, numbers = [met[n] for n in kept.tolist()], scores[kept], numbers[kept]
            if not full or (len(met) > k and scores[-1] < scores[k - 1]):
                break
            wanted *= 2  # too few, or a tie at the cut: look further, so that ids and not the order of writing decide
        if full and len(met):  # others that score as the last may have been left out
            whole = int(np.searchsorted(-scores, -scores[-1]))
            met, scores, numbers = met[:whole], scores[:whole], numbers[:whole]
        return met, scores, numbers

    def stems(self, text: str) -> list[str]:
        """The words of `text` as they are compared: lower case, stemmed, without the commonest; each once."""
        return list(dict.fromkeys(self._analyser.analyze(text)))

    def written(self, words: str) -> dict[str, list[str]]:
        """Each of `words` as it is written, with its stems; those without are left out."""
        stems = {word: self._analyser.analyze(word) for word in dict.fromkeys(re.findall(r"[^\W_]{2,}", words))}
        return {word: stem for word, stem in stems.items() if stem}

    def shared(self, written: Mapping[str, Sequence[str]], text: str) -> list[str]:
        """Those of the `written` words that `text` has too in some form."""
        there = self._stems(text)
        return [word for word, stem in written.items() if there.issuperset(stem)]

    def absent(self, words: str, text: str) -> list[str]:
        """Those of the words that `text` has in no form, the rarest here first; figures are left out."""
        searcher, there = self._index.searcher(), set(self._analyser.analyze(text))
        gone = {
            word: max(_rarity(searcher.doc_freq("text", stem), searcher.num_docs) for stem in stems)
            for word, stems in self.written(words).items()
            if word.isalpha() and there.isdisjoint(stems)
        }
        return sorted(gone, key=lambda word: -gone[word])

    def coverage(self, words: str, there: Container[str]) -> float:
        """How much of what `words` say is `there`, from 0 to 1: the share of their inverse document frequency.

        `there` are the stems of a text.
        """
        searcher = self._index.searcher()
        count = searcher.num_docs
        rare = {stem: _rarity(searcher.doc_freq("text", stem), count) for stem in self.stems(words)[:_MOST_WORDS]}
        return sum(rare[stem] for stem in rare if stem in there) / (sum(rare.values()) or 1.0)

    def _query(self, words: str, refs: list[str], names: list[str], synonyms: str) -> Query | None:
        plain = self.stems(words)[:_MOST_WORDS]
        others = [stem for stem in self.stems(synonyms) if stem not in plain]
        weighed = [(field, stem, weight) for stem in plain for field, weight in _WEIGHTS.items()]
        weighed += [(field, stem, weight * _SYNONYM_WEIGHT) for stem in others for field, weight in _WEIGHTS.items()]
        weighed += [("refs", ref, _REF_WEIGHT) for ref in refs]
        weighed += [("names", name.lower(), _NAME_WEIGHT) for name in names]
        parts = [(Occur.Should, self._term(*part)) for part in weighed]
        return Query.boolean_query(parts) if parts else None

    def _only(self, allowed: Collection[str]) -> Query:
        """A query for these passages alone, made once for a choice that lasts."""
        lasts = isinstance(allowed, Choice)
        made = self._named.get(allowed) if lasts else None
        if made is None:
            made = Query.const_score_query(Query.term_set_query(self._schema, "id", sorted(allowed)), 0.0)
            if lasts:
                self._named[allowed] = made
        return made


def _rarity(holding: int, count: int) -> float:
    """The inverse document frequency of BM25."""
    return math.log(1.0 + (count - min(holding, count) + 0.5) / (min(holding, count) + 0.5))
