"""Sampling in memory: real samples of the documents it is given, two questions, and the rules of marking by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from corpus.cases import Person
from corpus.drafts import Citation
from corpus.errors import Conflict, Invalid, NotFound
from corpus.records import Card
from corpus.results import Filters
from corpus.sampling import (
    EVERY_WAY,
    Agreement,
    By,
    Disagreement,
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
    Share,
    Stale,
    StaleList,
    Turn,
)

_WHEN = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
_ASKS = {"held": "Is it said whether it is held?", "why": "Is it said why?"}


class SmallSampling:
    """Every letter is marked first, and the first of them twice."""

    cards: Iterable[Card]

    def __init__(self) -> None:
        super().__init__()
        self.drawn: dict[str, Sample] = {}
        self.rated: dict[tuple[str, Turn], LetterMark] = {}
        self.begun: dict[tuple[str, str], list[Rated]] = {}

    def draw(
        self, n: int, seed: int, who: str, second: int = 0, by: Sequence[By] = EVERY_WAY, filters: Filters | None = None
    ) -> SampleView:
        chosen = [card for card in self.cards if (filters or Filters()).admit(card)][:n]
        if not chosen:
            raise Invalid("No decision passes these filters.")
        letters = [Drawn(document=card.id, stratum="all", twice=at < second) for at, card in enumerate(chosen)]
        made = Sample(
            id=f"s{seed}", created=_WHEN, owner=Person(id="local", name=who), seed=seed, n=n, second=second,
            by=list(by), filters=filters or Filters(), library="0", of=len(chosen), strata=[], letters=letters,
        )  # fmt: skip
        self.drawn[made.id] = made
        return self.sample(made.id, who)

    def samples(self) -> SampleList:
        return SampleList(
            samples=[
                SampleCard(id=s.id, created=_WHEN, owner=s.owner.name, seed=s.seed, n=s.n, second=s.second, marked={})
                for s in self.drawn.values()
            ]
        )

    def sample(self, id: str, who: str = "") -> SampleView:
        if id not in self.drawn:
            raise NotFound(f"There is no sample {id!r}.")
        made = self.drawn[id]
        done = len(self.rated) == len(made.letters) + made.second
        mine = {key: mark for key, mark in self.rated.items() if done or mark.who.name == who}
        turn = next((t for t, person in made.markers.items() if person.name == who), None)
        free: list[Turn] = [t for t in ("first", "second") if t not in made.markers]  # type: ignore[misc]
        held = {card.id: card for card in self.cards}
        source = Citation(document="foia-1", start=0, end=4, quote="told <b>in writing</b>")
        letters = [
            SampleLetter(letter=one, card=held[one.document], first=mine.get((one.document, "first")),
                         second=mine.get((one.document, "second")), begun=self.begun.get((one.document, who), []))
            for one in made.letters
        ]  # fmt: skip
        return SampleView(
            sample=made,
            questions=[Question(id=k, asks=v, reason="It is due.", source=source) for k, v in _ASKS.items()],
            letters=letters, turn=turn or (free[0] if free else None),
            marked={t: sum(key[1] == t for key in self.rated) for t in ("first", "second")},
            complete=done, agreement=self._agreement() if done else [],
            disagreements=self._gaps(made) if done else [],
        )  # fmt: skip

    def rate(self, id: str, document: str, turn: Turn, ratings: Sequence[Rated], who: str) -> SampleView:
        if any(rated.rating == "not_met" and not rated.reason for rated in ratings):
            raise Invalid("Say why, where a question is not met.")
        made, person = self.drawn[id], Person(id="local", name=who)
        self.drawn[id] = made.model_copy(update={"markers": {**made.markers, turn: person}})
        self.rated[document, turn] = LetterMark(
            sample=id, document=document, turn=turn, who=person, when=_WHEN, ratings=list(ratings)
        )
        self.begun.pop((document, who), None)
        return self.sample(id, who)

    def begin(self, id: str, document: str, turn: Turn, ratings: Sequence[Rated], who: str) -> SampleView:
        self.begun[document, who] = list(ratings)
        return self.sample(id, who)

    def pack(self, id: str, form: PackForm = "docx") -> bytes:
        if not self.sample(id).complete:
            raise Conflict("Not yet.")
        return f"{form} of {id}".encode()

    def stale(self, most: int = 100) -> StaleList:
        why = ["decided before 25 May 2018, when <i>the law</i> changed"]
        found = [Stale(document=card, why=why, drafts=["d1", "d2"], cases=["c1"]) for card in self.cards][:1]
        return StaleList(precedents=found, total=1, decisions=2)

    def _agreement(self) -> list[Agreement]:
        note = "Kappa needs at least 10 letters marked twice; there are 1."
        share = Share(part=1, whole=2)
        return [Agreement(question=id, met=share, agreed=Share(part=0, whole=1), note=note) for id in _ASKS]

    def _gaps(self, made: Sample) -> list[Disagreement]:
        document = made.letters[0].document
        pairs = zip(self.rated[document, "first"].ratings, self.rated[document, "second"].ratings, strict=True)
        return [
            Disagreement(document=document, question=one.question, first=one, second=other)
            for one, other in pairs
            if one.rating != other.rating
        ]
