"""A few decisions on paper: each item asks for something in plain words, and means the words it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from corpus.records import Card, Document, ItemOutcome, Later, Mention, Reliance, RequestItem
from corpus.results import Filters
from retriever.embed import HashEmbedder, Vectors

MINUTES = "the minutes of every meeting of the planning board"


def decision(id: str, outcome: str, *refs: str, asked: str = MINUTES, said: str = "", **more: object) -> Document:
    """A letter that answers one item; `refs` are relied on, each with the words that say so."""
    answer = f"Your answer is {outcome}. " + " ".join(f"We rely on {ref}." for ref in refs)
    text = f"{asked}\n\n{answer}\n\n{said}"
    start = text.index(answer)
    spans = {ref: text.index(f"We rely on {ref}.", start) for ref in refs}
    likelihoods = more.pop("likelihoods", {})
    known = {"authority": "Ash Council", "date": date(2024, 3, 1), "reference": id.upper(), **more}
    return Document.model_validate(
        {
            "id": id,
            "kind": "response",
            "title": id,
            "text": text,
            "outcome": outcome,
            "requests": [RequestItem(n=1, text=asked, start=0, end=len(asked))],
            "items": [ItemOutcome(n=1, outcome=outcome, exemptions=list(refs), start=start, end=start + len(answer))],  # type: ignore[arg-type]
            "exemptions": [
                Reliance(ref=ref, likelihood=likelihoods.get(ref), spans=[(at, at + 10)])  # type: ignore[attr-defined]
                for ref, at in spans.items()
            ],
            "mentioned": [Mention.model_validate(m) for m in known.pop("mentioned", [])],  # type: ignore[attr-defined]
            **known,
        }
    )


class SmallDecisions:
    """Meaning is the words an item has, by the small embedder: the same words are the same, none in common is far."""

    def __init__(self, *documents: Document) -> None:
        self.documents = list(documents)
        self.embedder = HashEmbedder(1024)

    def decisions(self, filters: Filters) -> list[Document]:
        return sorted((d for d in self.documents if filters.admit(Card.of(d))), key=lambda d: d.id)

    def followed(self) -> Mapping[str, list[Later]]:
        return {}

    def meanings(self, requests: Sequence[tuple[str, ...]]) -> list[Vectors]:
        return [self.embedder.passages(request) for request in requests]
