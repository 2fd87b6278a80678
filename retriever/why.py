"""Why a passage was found, in words computed from what counted when it was ranked."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.provision import Provision
from corpus.records import Document, Passage
from retriever.query import Query
from retriever.rank import Ranked
from retriever.support import inside, touch, under_heading


def reasons(asked: Query, one: Ranked, document: Document, passage: Passage, shared: Sequence[str]) -> list[str]:
    """What the query names and the passage answers to, what both speak of, words shared, and how it was near."""
    why = [f"is {document.reference}"] if (document.reference or "").upper() in asked.cases else []
    why += [said for ref in asked.refs if (said := _of_provision(ref, document, passage))]
    why += _meant(asked, document) if "meant" in one.counted else []
    why += [f"is a {document.kind.replace('_', ' ')}"] if "paper" in one.counted else []
    why += _about(asked, document, passage)
    why += [f"shares the word{'s' * (len(shared) > 1)} {', '.join(shared)}"] if shared else []
    why += ["put here by the model that read it beside the query"] if "reranked" in one.counted else []
    why += ["closing text, put lower"] if one.candidate.closing else []
    why += ["beside the reasoning, put lower"] if one.candidate.beside else []
    why += ["a made-up example, put lower"] if document.example else []
    return [*why, "near in meaning and words" if one.candidate.words else "near in meaning"]


def _about(asked: Query, document: Document, passage: Passage) -> list[str]:
    """The kinds of information that the query and the passage both speak of."""
    words = document.quote(passage.start, passage.end)
    both = dict.fromkeys(kind.name for kind in asked.kinds if kind.words.search(words))
    return [f"{'asks for' if passage.role == 'request' else 'speaks of'} {' and '.join(both)}"] if both else []


def _meant(asked: Query, document: Document) -> list[str]:
    """Provisions the query speaks of without naming them, on which the document was decided."""
    relied = dict.fromkeys(e.ref for ref in asked.meant for e in document.exemptions if touch(ref, e.ref))
    return [f"decided on {' and '.join(Provision.parse(ref).spoken() for ref in list(relied)[:2])}"] if relied else []


def names(asked: Query, document: Document, passage: Passage) -> bool:
    """True where a passage names or argues a provision that the query names."""
    relied = [(ref, e) for ref in asked.refs for e in document.exemptions if touch(ref, e.ref)]
    return any(inside(e.spans, passage) or under_heading(passage, ref) for ref, e in relied)


def _of_provision(ref: Provision, document: Document, passage: Passage) -> str:
    """Whether the passage names the provision, argues it, or stands in a letter that relies on it somewhere."""
    relied = [e for e in document.exemptions if touch(ref, e.ref)]
    mentioned = [m for m in document.mentioned if touch(ref, m.ref)]
    for use, named in (("relied on", relied), ("mentioned", mentioned)):
        for one in named:
            if inside(one.spans, passage):
                return f"names {Provision.parse(one.ref).spoken()}, {use} here"
    if relied and under_heading(passage, ref):
        return f"argued under the heading {passage.heading}"
    if relied:
        return f"from a decision relying on {Provision.parse(relied[0].ref).spoken()}"
    return f"is about {ref.spoken()}" if document.kind == "legislation" and _titled(ref, document) else ""


def _titled(ref: Provision, document: Document) -> bool:
    """True for a page of the law whose title names the provision."""
    return ref.parts[0].casefold() in document.title.casefold().replace("(", " ").split()
