"""A change to a case, done: what the officer writes is kept without names, and what the law does not know is refused."""

from __future__ import annotations

from assistant import items
from corpus.cases import Content
from corpus.errors import Invalid
from corpus.law import Law
from ingest.mask import mask_text
from retriever import changes
from retriever.changes import Change


def applied(content: Content, change: Change, law: Law) -> Content:
    """The content after the change. Raises Invalid, NotFound or Conflict."""
    match change:
        case changes.Merge():
            return items.merge(content, change.n, change.other)
        case changes.Split():
            return items.split(content, change.n, [_nameless(text) for text in change.texts])
        case changes.Reword():
            return items.reword(content, change.n, _nameless(change.text))
        case changes.Drop():
            return items.drop(content, change.n)
        case changes.Add():
            return items.add(content, _nameless(change.text))
        case changes.Mark():
            return items.mark(content, change.ref, change.marked)
        case changes.Choose():
            return items.choose(content, change.n, [str(law.require(ref)) for ref in change.exemptions])
        case changes.State():
            return items.state(content, str(law.require(change.ref)), change.about, _nameless(change.text))
        case changes.Receive():
            return content.model_copy(update={"received": change.received})
        case changes.Entitle():
            return content.model_copy(update={"title": _nameless(change.title)})
    raise Invalid(f"{change.act} does not change what the officer writes")


def _nameless(text: str) -> str:
    """The words without who asked."""
    return mask_text(text)[0].strip()
