"""What the lexical index is told of a passage: its words, and the provisions and references it answers to."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.provision import Provision
from corpus.records import Document, Passage
from retriever.query import provisions
from retriever.store import Entry
from retriever.support import inside, under_heading


def entry(document: Document, passage: Passage) -> Entry:
    """An entry for one passage of a document."""
    words = document.quote(passage.start, passage.end)
    refs = dict.fromkeys(up for ref in _refs(document, passage, words) for up in _with_parents(ref))
    return Entry(
        id=passage.id,
        text=words,
        heading=passage.heading or "",
        title=document.title,
        authority=document.authority or "",
        refs=tuple(refs),
        names=(document.reference,) if document.reference else (),
    )


def _refs(document: Document, passage: Passage, words: str) -> Iterator[Provision]:
    """The provisions the passage names or argues, as the record has them; of the law itself, as it writes them."""
    named = [(e.ref, e.spans) for e in document.exemptions]
    named += [(m.ref, m.spans) for m in document.mentioned if m.status != "unresolved"]
    for ref, spans in named:
        if inside(spans, passage):
            yield from _parsed(ref)
    for relied in document.exemptions:
        if under_heading(passage, Provision.parse(relied.ref)):
            yield from _parsed(relied.ref)
    if document.kind == "legislation":
        yield from provisions(f"{document.title}\n{words}")


def _parsed(ref: str) -> Iterator[Provision]:
    try:
        yield Provision.parse(ref)
    except ValueError:
        return


def _with_parents(ref: Provision | None) -> Iterator[str]:
    while ref:
        yield str(ref)
        ref = ref.parent
