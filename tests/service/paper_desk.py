"""A desk of one letter on paper: what it answers can be worked out by reading it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy
from datetime import UTC, date, datetime

from paper_cases import PaperCases
from paper_comparing import PaperComparing
from paper_office import PaperOffice
from paper_picturing import PaperPicturing
from paper_sampling import PaperSampling
from small_lessons import FEW, SmallSchool

from corpus.caller import LOCAL, Caller
from corpus.drafts import (
    Answer,
    Citation,
    Draft,
    DraftStep,
    Finding,
    Paragraph,
    ParagraphDecision,
    Prompts,
    Review,
    Statement,
    Verdict,
)
from corpus.errors import Conflict, Invalid, NotFound, Unavailable
from corpus.listings import (
    AppliedRule,
    CollectionCard,
    DocumentList,
    ExemptionCard,
    ExemptionDetail,
    Findings,
    IngestReport,
    IngestResult,
    LimbText,
    PlaceRead,
    Readiness,
    Tick,
)
from corpus.origin import Upload, offered
from corpus.person import Person
from corpus.pieces import Piece, pieces
from corpus.provision import Provision
from corpus.records import Card, Document, Passage, Reliance, RequestItem, Retirement
from corpus.results import (
    Filters,
    Hit,
    Match,
    PassageText,
    Precedent,
    PrecedentsResult,
    SearchResult,
    Suggestion,
    SuggestResult,
    Support,
)
from corpus.understanding import RegimeOfItem, Understanding
from retriever.desk import EVERYTHING, LetterForm

WHEN = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TEXT = "You asked for the minutes. The minutes are withheld under section 31(1)(g)."


class PaperQuality(PaperComparing, PaperPicturing, PaperSampling):
    """Finds fault with any section 99, and with nothing in what the library holds."""

    def __init__(self, desk: PaperDesk) -> None:
        super().__init__()
        self._desk = desk

    def check(self, text: str | None = None, document: str | None = None, notes: Sequence[str] = ()) -> Findings:
        if (text is None) == (document is None):
            raise Invalid("Give a text or a document.")
        told = text if text is not None else self._desk.document(str(document)).text
        at = told.find("section 99")
        rule = AppliedRule(id="provision", group="references", severity="error", reason="It exists.", applied=True)
        if at < 0:
            return Findings(findings=[], ticks=[Tick(rule="provision", says="nothing amiss")], rules=[rule])
        message = "There is no section 99."
        fault = Finding(rule="provision", severity="error", message=message, start=at, end=at + len("section 99"))
        return Findings(findings=[fault], rules=[rule])


class PaperRoom:
    """A room in which nothing is asked."""


class PaperPeople:
    """People as a plain list."""

    def __init__(self) -> None:
        self.held = {"ada@council.example": Person(id="ada@council.example", roles=["administrator"])}

    def all(self) -> list[Person]:
        return list(self.held.values())

    def add(self, person: Person, who: str) -> Person:
        if person.id in self.held:
            raise Conflict(f"{person.id} is there already.")
        self.held[person.id] = person
        return person

    def change(self, person: Person, who: str) -> Person:
        self._known(person.id)
        self.held[person.id] = person
        return person

    def remove(self, id: str, who: str) -> Person:
        self._known(id)
        return self.held.pop(id)

    def _known(self, id: str) -> None:
        if id not in self.held:
            raise NotFound("There is nobody of that name.")


class PaperDesk:
    """Searching finds the letter when one of its words is asked for; everything else follows from it."""

    def __init__(self) -> None:
        self.letter_held = Document(
            id="letter-1",
            reference="F/2024/17",
            kind="response",
            authority="Éxeter & Co",
            title="Minutes",
            text=TEXT,
            exemptions=[Reliance(ref="31(1)(g)", spans=[(56, 74)])],
            outcome="withheld",
            passages=[Passage(id="letter-1-p1", role="decision", start=27, end=len(TEXT))],
        )
        self.held = {"letter-1": self.letter_held}
        self.gone: dict[str, Document] = {}
        self.withdrawn: dict[str, Document] = {}
        self.drafts: dict[str, Draft] = {}
        self.reviews: dict[str, Review] = {}
        self.cases = PaperCases()
        self.office = PaperOffice()
        self.quality = PaperQuality(self)
        self.school = SmallSchool(":memory:", FEW)
        self.lessons = self.school.room(LOCAL)
        self.people = PaperPeople()
        self.loaded = True

    def seen_by(self, caller: Caller) -> PaperDesk:
        seen = copy(self)
        seen.lessons = self.school.room(caller)
        return seen

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> SearchResult:
        if not set(query.casefold().split()) & set(TEXT.casefold().split()) or not filters.admit(self._card()):
            return SearchResult(query=query, took_ms=0.5, results=[])
        hit = Hit(rank=1, score=1.0, why=["a word in common"], document=self._card(), passage=self._passage())
        return SearchResult(query=query, took_ms=0.5, results=[hit])

    def precedents(self, request: str, k: int = 10, filters: Filters = EVERYTHING) -> PrecedentsResult:
        found = [
            Precedent(
                document=hit.document,
                score=hit.score,
                matched=[Match(passage=hit.passage, score=1.0, asked=1)],
                outcome="withheld",
                exemptions=["31(1)(g)"],
            )
            for hit in self.search(request, k, filters).results
        ]
        outcomes = {"withheld": len(found)} if found else {}
        return PrecedentsResult(took_ms=0.5, precedents=found, outcomes=outcomes, contrary=[])

    def suggest(self, request: str, filters: Filters = EVERYTHING) -> SuggestResult:
        hits = self.search(request, 10, filters).results
        support = [Support(document=hit.document, passage=hit.passage) for hit in hits]
        suggestion = Suggestion(
            ref="31(1)(g)", title="Law enforcement", score=0.5, because="1 of 1 similar", support=support
        )
        return SuggestResult(suggestions=[suggestion] if hits else [])

    def understand(self, request: str) -> Understanding:
        asked = [RequestItem(n=1, text=request)]
        regimes = [RegimeOfItem(n=1, regime="FOIA", because="Nothing points elsewhere.")]
        return Understanding(
            items=asked,
            asides=[],
            periods=[],
            bodies=[],
            roles=[],
            kinds=[],
            regimes=regimes,
            validity=[],
            corrections=[],
        )

    def draft(self, request: str, exemptions: Sequence[str] = (), reword: bool = False) -> Draft:
        for ref in exemptions:
            self.exemption(ref)
        cited = Citation(document="letter-1", start=27, end=len(TEXT), quote=TEXT[27:])
        paragraph = Paragraph(
            id="p1",
            heading="Section 31",
            text="It is withheld.",
            origin="precedent",
            status="supported",
            citations=[cited],
        )
        made = Draft(
            id=f"d{len(self.drafts) + 1}",
            created=WHEN,
            request=[RequestItem(n=1, text=request)],
            decisions=[],
            paragraphs=[paragraph],
            for_officer=[],
            checks=[],
        )
        self.drafts[made.id], self.reviews[made.id] = made, Review(draft=made.id)
        return made

    def drafting(self, request: str, exemptions: Sequence[str] = (), reword: bool = False) -> Iterator[DraftStep]:
        made = self.draft(request, exemptions, reword)
        yield DraftStep(of=1)
        yield DraftStep(done=1, of=1, paragraph=made.paragraphs[0])
        yield DraftStep(done=1, of=1, draft=made)

    def prompts(self, request: str, exemptions: Sequence[str] = ()) -> Prompts:
        for ref in exemptions:
            self.exemption(ref)
        return Prompts(model="", messages=[f"Reword this paragraph from its sources. {request}"])

    def drafted(self, id: str) -> Draft:
        if id not in self.drafts:
            raise NotFound(f"There is no draft {id!r}.")
        return self.drafts[id]

    def review(self, id: str) -> Review:
        return self.reviews[self.drafted(id).id]

    def decide(
        self, id: str, paragraph: str, verdict: Verdict, who: str, text: str | None = None, note: str = ""
    ) -> Review:
        review, draft = self.review(id), self.drafted(id)
        if paragraph not in {p.id for p in draft.paragraphs}:
            raise NotFound(f"Draft {id} has no paragraph {paragraph!r}.")
        if (verdict == "edit") != (text is not None):
            raise Invalid("An edit needs its new wording, and nothing else has one.")
        if review.approved_by:
            raise Conflict(f"Draft {id} is approved.")
        after = {"accept": draft.paragraphs[0].text, "edit": text or "", "reject": ""}[verdict]
        decision = ParagraphDecision(
            paragraph=paragraph,
            verdict=verdict,
            who=who,
            when=WHEN,
            before=draft.paragraphs[0].text,
            after=after,
            note=note,
        )
        self.reviews[id] = review.model_copy(update={"decisions": [*review.decisions, decision]})
        return self.reviews[id]

    def approve(self, id: str, who: str, note: str = "") -> Review:
        review = self.review(id)
        if not review.decisions:
            raise Conflict("1 of 1 paragraphs is undecided: p1")
        self.reviews[id] = review.model_copy(update={"approved_by": who, "approved_at": WHEN})
        return self.reviews[id]

    def letter(self, id: str, form: LetterForm = "docx") -> bytes:
        draft = self.drafted(id)
        return draft.model_dump_json().encode() if form == "json" else f"{form}: unapproved draft — {id}".encode()

    def ask(self, question: str, request: str | None = None, previous: str | None = None) -> Answer:
        if "31" not in question:
            return Answer(abstained=True)
        cited = Citation(document="letter-1", start=27, end=len(TEXT), quote=TEXT[27:])
        return Answer(abstained=False, statements=[Statement(text="It was relied on.", citations=[cited])])

    def answering(self, question: str, request: str | None = None, previous: str | None = None) -> Iterator[Piece]:
        return pieces(self.ask(question, request, previous).statements)

    def check(self, text: str) -> list[Finding]:
        return self.quality.check(text).findings

    def documents(self, filters: Filters = EVERYTHING, offset: int = 0, limit: int = 50) -> DocumentList:
        passing = [card for card in map(Card.of, self.held.values()) if filters.admit(card)]
        return DocumentList(documents=passing[offset : offset + limit], total=len(passing))

    def document(self, key: str) -> Document:
        found = [d for d in (*self.held.values(), *self.gone.values()) if key in (d.id, d.reference)]
        if not found:
            raise NotFound(f"There is no document {key!r}.")
        return found[0]

    def exemptions(self) -> list[ExemptionCard]:
        card = ExemptionCard(
            ref="31", title="Law enforcement", regime="FOIA", nature="qualified", public_interest_test=True
        )
        return [card]

    def exemption(self, ref: str) -> ExemptionDetail:
        try:
            asked = Provision.parse(ref)
        except ValueError as error:
            raise Invalid(str(error)) from error
        card = self.exemptions()[0]
        if not Provision.parse(card.ref).covers(asked):
            raise NotFound(f"There is no exemption at {ref}.")
        limb = LimbText(ref="31(1)(g)", says="a public authority's functions")
        return ExemptionDetail(**card.model_dump(), kind="exemption", test="prejudice", limbs=[limb])

    def ingest(self, uploads: Sequence[Upload]) -> IngestReport:
        return IngestReport.of([self._admit(found.origin.source, found.content) for found in map(offered, uploads)])

    def retire(self, id: str, who: str, why: str) -> Document:
        gone = self.document(id)
        self.withdrawn[gone.id] = self.held.pop(gone.id)
        return gone

    def bring_back(self, id: str, who: str, why: str) -> Document:
        if id not in self.withdrawn:
            raise NotFound(f"no document {id!r} was retired")
        self.held[id] = self.withdrawn.pop(id)
        return self.held[id]

    def places(self, under: str) -> list[PlaceRead]:
        found = ((str(d.source or ""), d.id) for d in self.held.values())
        return [PlaceRead(source=source, document=id) for source, id in sorted(found) if source.startswith(under)]

    def give_up(self, lost: Sequence[PlaceRead], who: str, why: str) -> IngestReport:
        for place in lost:
            gone = self.held.pop(place.document)
            self.gone[gone.id] = gone.model_copy(update={"retired": Retirement(who=who, why=why, on=date.today())})
        return IngestReport.of([IngestResult(source=p.source, status="retired", id=p.document) for p in lost])

    def move(self, id: str, collection: str | None, who: str, why: str) -> Document:
        kept = self.document(id)
        self.held[kept.id] = kept.model_copy(update={"collection": collection})
        return self.held[kept.id]

    def collections(self) -> list[CollectionCard]:
        held = Counter(d.collection for d in self.held.values() if d.collection)
        return [CollectionCard(name=name, documents=n) for name, n in sorted(held.items())]

    def me(self) -> Caller:
        return LOCAL

    def ready(self) -> Readiness:
        if not self.loaded:
            raise Unavailable("The index is still loading.")
        return Readiness(ready=True, documents=len(self.held), passages=1, model="paper")

    def _admit(self, name: str, content: bytes) -> IngestResult:
        if not content.strip():
            return IngestResult(source=name, status="refused", reason="the file is empty")
        admitted = Document(
            id=f"upload-{len(self.held) + len(self.gone)}",
            kind="response",
            title=name,
            source=name,
            text=content.decode("latin-1"),
        )
        self.held[admitted.id] = admitted
        return IngestResult(source=name, status="admitted", id=admitted.id)

    def _card(self) -> Card:
        return Card.of(self.letter_held)

    def _passage(self) -> PassageText:
        return PassageText.of(self.letter_held, self.letter_held.passages[0])
