"""What the lexical index keeps of passages in tantivy, put in and taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import tantivy
from tantivy import Query

from retriever.numbered import number

_MEMORY = 30_000_000
_TIDY_AT_ONCE = 50_000
_STALE = 0.1
"""The share of removed passages, in a store larger than `_TIDY_AT_ONCE`, at which it is written afresh."""
_EVERY = "1"


@dataclass(frozen=True)
class Entry:
    """What is indexed of a passage. `refs` are canonical provisions with their parents, `names` case references."""

    id: str
    text: str
    heading: str = ""
    title: str = ""
    authority: str = ""
    refs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def schema(words: Iterable[str], analyser: str) -> tantivy.Schema:
    """Fields of `words` are compared as the named analyser does, the others as they stand."""
    build = tantivy.SchemaBuilder()
    build.add_text_field("id", stored=True, tokenizer_name="raw")
    build.add_unsigned_field("number", stored=True, fast=True)
    for name in words:
        build.add_text_field(name, stored=True, tokenizer_name=analyser)
    for name in ("refs", "names", "every"):
        build.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    return build.build()


def rewrite(index: tantivy.Index, fields: tantivy.Schema, entries: Mapping[str, Entry], gone: set[str]) -> None:
    """Take out what is `gone` and put in the entries, in one commit; all afresh where too much was taken out before."""
    index.reload()
    searcher = index.searcher()
    held = _held(searcher, fields, gone)
    stale = searcher.doc_freq("every", _EVERY) - searcher.num_docs + held  # doc_freq counts removed ones too
    writer = index.writer(heap_size=_MEMORY, num_threads=1)
    if stale and (searcher.num_docs <= _TIDY_AT_ONCE or stale > _STALE * searcher.num_docs):
        _again(writer, [document for document in _all(searcher) if document["id"][0] not in gone])
    elif held:
        writer.delete_documents_by_query(Query.term_set_query(fields, "id", sorted(gone)))
    for entry in entries.values():
        writer.add_document(_document(entry))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()


def afresh(index: tantivy.Index) -> None:
    """Write everything afresh, and delete the files of what was there before."""
    index.reload()
    writer = index.writer(heap_size=_MEMORY, num_threads=1)
    _again(writer, _all(index.searcher()))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    index.writer(heap_size=_MEMORY, num_threads=1).garbage_collect_files()


def _again(writer: tantivy.IndexWriter, kept: list[tantivy.Document]) -> None:
    writer.delete_all_documents()
    for document in kept:
        writer.add_document(document)


def _held(searcher: tantivy.Searcher, fields: tantivy.Schema, ids: set[str]) -> int:
    if not ids or not searcher.num_docs:
        return 0
    return int(searcher.search(Query.term_set_query(fields, "id", sorted(ids)), 1).count)


def _all(searcher: tantivy.Searcher) -> list[tantivy.Document]:
    hits = searcher.search(Query.all_query(), max(1, searcher.num_docs), count=False).hits
    return [searcher.doc(address) for _, address in hits]


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("id", entry.id)
    document.add_unsigned("number", number(entry.id))
    document.add_text("every", _EVERY)
    for field, words in (
        ("text", entry.text),
        ("heading", entry.heading),
        ("title", entry.title),
        ("authority", entry.authority),
    ):
        document.add_text(field, words)
    for ref in entry.refs:
        document.add_text("refs", ref)
    for name in entry.names:
        document.add_text("names", name.lower())
    return document
