"""Sampling on paper: one sample of one letter, marked by whoever marks it, and no stale precedent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from paper_comparing import card

from corpus.cases import Person
from corpus.drafts import Citation
from corpus.errors import Conflict, NotFound
from corpus.results import Filters
from corpus.sampling import (
    EVERY_WAY,
    By,
    Drawn,
    LetterMark,
    PackForm,
    Question,
    Rated,
    Sample,
    SampleCard,
    SampleLetter,
    SampleList,
    SampleView,
    StaleList,
    Stratum,
    Turn,
)
from retriever.desks.sampling import EVERY_LETTER

_WHEN = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


class PaperSampling:
    """A sample has the id of its seed; its one letter is done when it is marked."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: dict[str, Sample] = {}
        self.rated: dict[str, LetterMark] = {}

    def draw(
        self,
        n: int,
        seed: int,
        who: str,
        second: int = 0,
        by: Sequence[By] = EVERY_WAY,
        filters: Filters = EVERY_LETTER,
    ) -> SampleView:
        made = Sample(
            id=f"s{seed}", created=_WHEN, owner=Person(id="local", name=who), seed=seed, n=n, second=0, by=list(by),
            filters=filters, library="0", of=1, strata=[Stratum(says="withheld", of=1, drawn=1)],
            letters=[Drawn(document="one", stratum="withheld")],
        )  # fmt: skip
        self.drawn.setdefault(made.id, made)
        return self.sample(made.id)

    def samples(self) -> SampleList:
        cards = [
            SampleCard(**s.model_dump(include={"id", "created", "seed", "n", "second"}), owner=s.owner.name, marked={})
            for s in self.drawn.values()
        ]
        return SampleList(samples=cards)

    def sample(self, id: str, who: str = "") -> SampleView:
        if id not in self.drawn:
            raise NotFound(f"There is no sample {id!r}.")
        made, mark = self.drawn[id], self.rated.get(id)
        source = Citation(document="one", start=0, end=4, quote="told")
        return SampleView(
            sample=made, questions=[Question(id="held", asks="Is it held?", reason="To be told.", source=source)],
            letters=[SampleLetter(letter=made.letters[0], card=card("one", "withheld", ["42(1)"]), first=mark)],
            turn="first", marked={"first": int(mark is not None), "second": 0}, complete=mark is not None,
        )  # fmt: skip

    def rate(self, id: str, document: str, turn: Turn, ratings: Sequence[Rated], who: str) -> SampleView:
        self.sample(id)
        person = Person(id="local", name=who)
        self.rated[id] = LetterMark(
            sample=id, document=document, turn=turn, who=person, when=_WHEN, ratings=list(ratings)
        )
        return self.sample(id)

    def begin(self, id: str, document: str, turn: Turn, ratings: Sequence[Rated], who: str) -> SampleView:
        return self.sample(id)

    def pack(self, id: str, form: PackForm = "docx") -> bytes:
        if not self.sample(id).complete:
            raise Conflict("It is not marked yet.")
        return f"{form} of {id}".encode()

    def stale(self, most: int = 100) -> StaleList:
        return StaleList(precedents=[], total=0, decisions=1)
