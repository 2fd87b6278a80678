"""Matters: each item of each decision, with how it was treated, ready to be set beside others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.consistency import Treatment
from corpus.drafts import Citation
from corpus.provision import Provision
from corpus.records import Document, ItemOutcome
from corpus.vocabulary import Vocabulary

_SPACE = re.compile(r"\s+")
_LONGEST = 600


@dataclass(frozen=True)
class Matter:
    """An item of a decision. `kinds` has one bit for each kind of information the item asks for."""

    document: Document
    treatment: Treatment
    kinds: int

    @property
    def key(self) -> str:
        return self.treatment.key

    @property
    def words(self) -> str:
        return self.treatment.asked

    @property
    def relied(self) -> frozenset[Provision]:
        return frozenset(map(Provision.parse, self.treatment.exemptions))


def matters(documents: Iterable[Document], vocabulary: Vocabulary) -> Iterator[Matter]:
    """Every item whose outcome is known, in order of document and number."""
    for document in documents:
        decided = {item.n: item for item in document.items}
        for asked in document.requests:
            item = decided.get(asked.n)
            if item is None or item.outcome == "unknown":
                continue
            words = _SPACE.sub(" ", asked.text).strip()
            yield Matter(document, _treatment(document, item, words), _bits(words, vocabulary))


def _treatment(document: Document, item: ItemOutcome, words: str) -> Treatment:
    likely = {e.ref: e.likelihood for e in document.exemptions if e.ref in item.exemptions and e.likelihood}
    return Treatment(
        document=document.id,
        n=item.n,
        asked=words[:_LONGEST],
        outcome=item.outcome,
        exemptions=item.exemptions,
        likelihoods=likely,
        decided=[*_deciding(document, item), *_relying(document, item)],
    )


def _deciding(document: Document, item: ItemOutcome) -> Iterator[Citation]:
    """The words that decided the item; where the letter answers several items at once, those of the first of them."""
    spans = [(item.start, item.end), *((i.start, i.end) for i in document.items)]
    found = next(((a, b) for a, b in spans if a < b), None)
    if found:
        yield _cited(document, *found)


def _relying(document: Document, item: ItemOutcome) -> Iterator[Citation]:
    """Where each exemption of the item is first relied on."""
    for relied in document.exemptions:
        if relied.ref in item.exemptions and relied.spans:
            yield _cited(document, *relied.spans[0])


def _cited(document: Document, start: int, end: int) -> Citation:
    return Citation(document=document.id, start=start, end=end, quote=document.quote(start, end))


def _bits(words: str, vocabulary: Vocabulary) -> int:
    return sum(1 << n for n, kind in enumerate(vocabulary.information) if kind.words.search(words))
