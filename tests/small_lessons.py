"""The trainee's room over a handful of shipped letters, read by the real reader: no index, everything like everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from corpus.caller import LOCAL, Caller
from corpus.errors import NotFound
from corpus.law import Law
from corpus.law.render import documents
from corpus.origin import Origin
from corpus.recall import Recall
from corpus.records import Card, Document, Later
from corpus.results import Filters, Match, PassageText, Precedent, PrecedentsResult
from corpus.store import Store
from corpus.vocabulary import Vocabulary
from ingest.record import Reader
from ui.desks.lessons import LessonsRoom

CORPUS = Path(__file__).parents[1] / "corpus"
LAW, VOCABULARY = Law.shipped(), Vocabulary.shipped()
EVERYTHING = Filters()
REAL = "responses/IC-347414-P2W0.md"
FILES = (
    REAL,
    "examples/office-of-measures/frt-meetings-live-engagement.md",
    "examples/westmarch-police/lfr-meeting-minutes.txt",
    "examples/severnside-constabulary/lfr-minutes.html",
    "examples/severnside-constabulary/camera-locations.html",
    "examples/brindle-vale-district-council/orchard-viability.md",
    "examples/westmarch-police/phone-location-devices.txt",
    "examples/wealdshire-county-council/care-home-closure.md",
    "examples/wealdshire-county-council/review-care-home-closure.md",
)
FEW = FILES[:4]


def count(text: str) -> int:
    return len(text.split()) * 4 // 3


@cache
def letter(file: str) -> Document:
    read, _ = Reader(LAW, count).read((CORPUS / file).read_bytes(), Origin(f"corpus/{file}"))
    return read.model_copy(update={"example": file.startswith("examples"), "source": f"corpus/{file}"})


class LettersSource:
    """Every letter given is similar to every request, in the order given; what reviewed one followed it."""

    def __init__(self, letters: Sequence[Document]) -> None:
        self.letters = list(letters)
        self.law = {d.id: d for d in documents(LAW, count)}
        self.boards = Recall(lambda: self.letters, 9)

    def document(self, key: str) -> Document:
        for held in [*self.letters, *self.law.values()]:
            if key in (held.id, held.reference):
                return held
        raise NotFound(f"no document {key}")

    def later(self, id: str) -> list[Later]:
        reviewed = next((d.reference for d in self.letters if d.id == id), None)
        return [
            Later(kind=d.kind, reference=d.reference, result=d.result or d.outcome)
            for d in self.letters
            if reviewed and reviewed in d.reviews
        ]

    def cards(self, filters: Filters = EVERYTHING) -> list[Card]:
        cards = [Card.of(d, self.later(d.id)) for d in self.letters]
        return [card for card in cards if filters.admit(card)]

    def precedents(self, request: str, k: int = 10, filters: Filters = EVERYTHING) -> PrecedentsResult:
        found = [
            Precedent(
                document=card,
                score=0.8,
                matched=[Match(passage=self._first(card.id), score=0.8)],
                outcome=card.outcome,
                exemptions=card.exemptions,
            )
            for card in self.cards(filters)[:k]
        ]
        return PrecedentsResult(
            took_ms=0, precedents=found, outcomes=dict(Counter(p.outcome for p in found)), contrary=[]
        )

    def likeness(self, ones: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        words = [[set(text.lower().split()) for text in texts] for texts in (ones, others)]
        return [[len(a & b) / max(1, len(a | b)) for b in words[1]] for a in words[0]]

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> Any:
        raise AssertionError("lessons never search")

    def suggest(self, request: str, filters: Filters = EVERYTHING) -> Any:
        raise AssertionError("lessons never suggest")

    def _first(self, id: str) -> PassageText:
        held = self.document(id)
        return PassageText.of(held, held.passages[0])


class SmallSchool:
    """One store and source, and the room of any caller in it."""

    def __init__(self, where: Path | str, files: Sequence[str] = FILES) -> None:
        self.source = LettersSource([letter(file) for file in files])
        self.store = Store(where)

    @contextmanager
    def finding(self) -> Iterator[LettersSource]:
        yield self.source

    def room(self, caller: Caller = LOCAL) -> LessonsRoom:
        library = SimpleNamespace(store=self.store)
        shop = SimpleNamespace(library=library, law=LAW, vocabulary=VOCABULARY, finding=self.finding)
        return LessonsRoom(shop, caller)  # type: ignore[arg-type]
