"""The lexical index: words, headings and references to the law in tantivy, ranked by BM25."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import tantivy

from retriever.vectors import Scored

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_WEIGHTS = {"text": 1.0, "heading": 1.5, "title": 1.5}
_MOST_WORDS = 64
_MEMORY = 30_000_000


@dataclass(frozen=True)
class Entry:
    """What is indexed of a passage. `refs` are canonical provisions with their parents, `names` case references."""

    id: str
    text: str
    heading: str = ""
    title: str = ""
    refs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class LexicalIndex:
    """Passages by their words. Scores are BM25 sums, best first, ties by id."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        build = tantivy.SchemaBuilder()
        build.add_text_field("id", stored=True, tokenizer_name="raw")
        for name in _WEIGHTS:
            build.add_text_field(name, tokenizer_name="en_stem")
        build.add_text_field("refs", tokenizer_name="raw")
        build.add_text_field("names", tokenizer_name="raw")
        self._schema = build.build()
        self._index = tantivy.Index(self._schema, path=str(folder))

    def __len__(self) -> int:
        self._index.reload()
        return int(self._index.searcher().num_docs)

    def write(self, add: Iterable[Entry], remove: Iterable[str]) -> None:
        """Remove and add passages in one commit; adding replaces."""
        writer = self._index.writer(heap_size=_MEMORY, num_threads=1)
        for id in remove:
            writer.delete_documents("id", id)
        for entry in add:
            writer.delete_documents("id", entry.id)
            writer.add_document(_document(entry))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(
        self,
        words: str,
        k: int,
        refs: Iterable[str] = (),
        names: Iterable[str] = (),
        allowed: Collection[str] | None = None,
    ) -> Scored:
        """The `k` best passages for plain words, exact provisions and case references; words are never syntax."""
        query = self._query(words, list(refs), list(names))
        if query is None or (allowed is not None and not allowed):
            return []
        searcher = self._index.searcher()
        count = int(searcher.num_docs)
        wanted = k if allowed is None else k * 8
        while True:
            hits = searcher.search(query, min(max(wanted, 1), max(count, 1))).hits
            found = ((searcher.doc(address)["id"][0], float(score)) for score, address in hits)
            kept = [(id, score) for id, score in found if allowed is None or id in allowed]
            if len(kept) >= k or wanted >= count:
                return sorted(kept, key=lambda pair: (-pair[1], pair[0]))[:k]
            wanted *= 4

    def _query(self, words: str, refs: list[str], names: list[str]) -> tantivy.Query | None:
        # lower case, so that AND, OR and NOT are words like any other; letters and digits only, so no syntax is left
        plain = " ".join(w.lower() for w in _WORD.findall(words)[:_MOST_WORDS])
        should = tantivy.Occur.Should
        parts = []
        if plain:
            parts.append((should, self._index.parse_query(plain, list(_WEIGHTS), field_boosts=_WEIGHTS)))
        for field, terms, weight in (("refs", refs, 3.0), ("names", names, 10.0)):
            parts += [
                (should, tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, field, term), weight))
                for term in terms
            ]
        return tantivy.Query.boolean_query(parts) if parts else None


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("id", entry.id)
    document.add_text("text", entry.text)
    document.add_text("heading", entry.heading)
    document.add_text("title", entry.title)
    for ref in entry.refs:
        document.add_text("refs", ref)
    for name in entry.names:
        document.add_text("names", name.lower())
    return document
