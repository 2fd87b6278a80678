"""A small, honest desk in memory: real records made from the shipped letter, and the rules of review.

What it answers can be worked out by reading it; nothing is random and nothing is kept between tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from paper_office import PaperOffice
from paper_picturing import PaperPicturing
from small_comparing import SmallComparing
from small_sampling import SmallSampling

from corpus import drafts, listings, results
from corpus.drafts import Citation, Draft, Paragraph, ParagraphDecision, Prompts, Review, Sentence, Verdict
from corpus.errors import Conflict, Invalid, NotFound
from corpus.journal import Audit
from corpus.origin import Upload, offered
from corpus.pieces import Piece, pieces
from corpus.records import Card, Document, Mention, Reliance
from corpus.request import items
from corpus.results import Filters, PassageText
from corpus.understanding import Aside, Element, RegimeOfItem, Understanding

LETTER = Path(__file__).parents[2] / "corpus" / "responses" / "IC-347414-P2W0.md"
EVERYTHING = Filters()
WHEN = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)


def letter() -> Document:
    """The shipped letter, with the facts a reader finds in it."""
    text = LETTER.read_text(encoding="utf-8")
    relied = [("31(1)(g)", None), ("44(1)(a)", "DPA 2018 s.132(1)"), ("40(2)", None)]
    return Document(
        id="ic-347414-p2w0",
        reference="IC-347414-P2W0",
        kind="response",
        authority="Information Commissioner's Office",
        date=date(2024, 12, 20),
        title="Facial recognition: stakeholder meetings",
        url="https://ico.org.uk/about-the-ico/our-information/disclosure-log/",
        text=text,
        exemptions=[Reliance(ref=ref, bar=bar) for ref, bar in relied],
        mentioned=[Mention(ref="21", status="mentioned")],
        outcome="partly",
    )


def made_up() -> Document:
    """A letter marked as an example, whose text carries markup that must stay text."""
    text = (
        'We asked for rotas. <script>document.title = "broken"</script> <img src=x onerror=alert(1)> We disclosed them.'
    )
    return Document(
        id="example-rotas",
        reference="EX-1",
        kind="response",
        authority="Example Council",
        date=date(2025, 3, 3),
        title="Example <b>rotas</b>",
        example=True,
        text=text,
        outcome="disclosed",
    )


class SmallQuality(SmallComparing, PaperPicturing, SmallSampling):
    """Two rules: no section 99, and a word of the Commissioner. The made-up letter is said to differ from a precedent."""

    RULES = (
        ("no-99", "references", "There is no section 99.", "section 99"),
        ("commissioner", "rights", "A notice tells of the right to complain.", "Commissioner"),
    )

    def __init__(self, desk: SmallDesk) -> None:
        super().__init__(Card.of(d) for d in desk.held.values())
        self._desk = desk

    def check(
        self, text: str | None = None, document: str | None = None, notes: Sequence[str] = ()
    ) -> listings.Findings:
        told = self._desk.document(document).text if document else str(text)
        law = Citation(document="ic-347414-p2w0", start=0, end=6, quote=self._desk.held["ic-347414-p2w0"].text[:6])
        found, ticks = [], []
        at = told.find("section 99")
        if at >= 0:
            beside = Citation(document="example-rotas", start=0, end=6, quote="We ask")
            found.append(
                drafts.Finding(
                    rule="no-99",
                    severity="error",
                    message="there is no <b>section 99</b>",
                    start=at,
                    end=at + 10,
                    sources=[beside, law],
                )
            )
        at = told.find("Commissioner")
        if at >= 0:
            ticks.append(listings.Tick(rule="commissioner", start=at, end=at + len("Commissioner")))
        else:
            found.append(drafts.Finding(rule="commissioner", severity="note", message="no word of the Commissioner"))
        rules = [
            listings.AppliedRule(
                id=id,
                group=group,
                severity="error",
                reason=reason,
                applied=id != "no-99" or "section 99" in told,
                sources=[law],
            )
            for id, group, reason, _ in self.RULES
        ]
        return listings.Findings(findings=found, ticks=ticks, rules=rules)


class SmallCases:
    """No case, and a journal that is as it was written."""

    def audit(self) -> Audit:
        return Audit(entries=4, seal="ab" * 32)


class SmallDesk:
    """Two documents, three suggestions, three paragraphs."""

    def __init__(self) -> None:
        self.held = {d.id: d for d in (letter(), made_up())}
        self.kept: dict[str, Draft] = {}
        self.reviews: dict[str, Review] = {}
        self.asked: list[tuple[str, str | None]] = []
        self.quality = SmallQuality(self)
        self.office = PaperOffice()
        self.cases = SmallCases()

    def cite(self, quote: str, document: str = "ic-347414-p2w0") -> Citation:
        start = self.held[document].text.index(quote)
        return Citation(document=document, start=start, end=start + len(quote), quote=quote)

    def passage(self, quote: str, document: str = "ic-347414-p2w0") -> PassageText:
        at = self.cite(quote, document)
        return PassageText(id=f"{document}-p", role="other", heading=None, text=quote, start=at.start, end=at.end)

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> results.SearchResult:
        found = [d for d in self.held.values() if filters.admit(Card.of(d)) and query.casefold() in d.text.casefold()]
        hits = []
        for rank, document in enumerate(found[:k], start=1):
            start = document.text.casefold().index(query.casefold())
            words = document.text[start : start + len(query)]
            passage = self.passage(words, document.id)
            hits.append(
                results.Hit(rank=rank, score=1.0, why=[f"has {query}"], document=Card.of(document), passage=passage)
            )
        return results.SearchResult(query=query, took_ms=1, results=hits)

    def precedents(self, request: str, k: int = 10, filters: Filters = EVERYTHING) -> results.PrecedentsResult:
        if "facial recognition" not in request:
            return results.PrecedentsResult(took_ms=1, precedents=[], outcomes={}, contrary=[])
        document, other = Card.of(self.held["ic-347414-p2w0"]), Card.of(self.held["example-rotas"])
        precedent = results.Precedent(
            document=document,
            score=0.9,
            matched=[results.Match(passage=self.passage("Minutes of all meetings and roundtables held"), score=0.9)],
            outcome="partly",
            exemptions=document.exemptions,
            why=["also asks for minutes of meetings", "also about facial recognition"],
            marks=["about 2024, where 2026 is asked for"],
            absent=["lampposts"],
        )
        contrary = results.Contrary(
            document=other, how="The information was disclosed", passage=self.passage("We disclosed them.", other.id)
        )
        return results.PrecedentsResult(
            took_ms=1, precedents=[precedent], outcomes={"partly": 1}, contrary=[contrary] if filters.examples else []
        )

    def suggest(self, request: str, filters: Filters = EVERYTHING) -> results.SuggestResult:
        if "facial recognition" not in request:
            return results.SuggestResult(suggestions=[])
        document = Card.of(self.held["ic-347414-p2w0"])
        quotes = {
            "31(1)(g)": (
                "Law enforcement: functions of a public authority",
                0.8,
                "exempt from disclosure under section 31(1)(g)",
            ),
            "44(1)(a)": ("Prohibitions on disclosure", 0.5, "Section 44 places prohibitions on disclosure"),
            "40(2)": ("Personal data of others", 0.2, "This information is withheld under section 40(2) of the FOIA."),
        }
        suggestions = [
            results.Suggestion(
                ref=ref,
                title=title,
                score=score,
                because="Relied on in 1 similar request.",
                asked=[1],
                support=[results.Support(document=document, passage=self.passage(quote))],
                must_show=["which function would be prejudiced", "how likely the prejudice is"],
                needs_from_officer=["whether the discussions are still going on"],
            )
            for ref, (title, score, quote) in quotes.items()
        ]
        return results.SuggestResult(suggestions=suggestions)

    def understand(self, request: str) -> Understanding:
        asked = items(request)
        return Understanding(
            items=asked, asides=[Aside(kind="demand", text="You must reply.", start=0, end=15)], periods=["since 2024"], bodies=[],
            roles=[], kinds=["minutes"], regimes=[RegimeOfItem(n=i.n, regime="FOIA", because="Nothing else.") for i in asked],
            validity=[Element(what="It is in writing.", met=True)],
            corrections=[drafts.Correction(premise="You have ten days.", truth="Twenty working days.", citations=[])],
        )  # fmt: skip

    def draft(self, request: str, exemptions: Sequence[str] = (), reword: bool = False) -> Draft:
        if "99" in exemptions:
            raise Invalid("'99' is not a section of the Act; write it like 31(1)(g).")
        one = "Section 31(1)(g) exempts information that would prejudice the exercise of functions."
        two = "The discussions are still going on."
        text = f"{one} {two}"
        first = self.cite("exempt from disclosure under section 31(1)(g)")
        second = self.cite("Section 44 places prohibitions on disclosure")
        sentences = [
            Sentence(start=0, end=len(one), origin="precedent", status="supported", citations=[first]),
            Sentence(start=len(one) + 1, end=len(text), origin="officer", status="for_officer"),
        ]
        paragraphs = [
            Paragraph(id="a", heading="Section 31(1)(g)", text=text, origin="precedent", status="for_officer",
                      citations=[first], sentences=sentences, ref="31(1)(g)"),
            Paragraph(id="b", heading="Section 44(1)(a)", text="Disclosure is prohibited.", origin="statute",
                      status="supported", citations=[second, first], ref="44(1)(a)"),
            Paragraph(id="c", heading="Next steps <b>bold</b>", text="You can <script>ask</script> for a review.",
                      origin="model", status="unsupported"),
        ]  # fmt: skip
        question = drafts.OfficerQuestion(
            question="Are the talks still going on?", why="Timing matters", ref="31(1)(g)"
        )
        finding = drafts.Finding(rule="claim", severity="error", message="No source.", paragraph="c", sources=[second])
        made = Draft(
            id=f"draft-{len(self.kept) + 1}", created=WHEN, request=items(request), paragraphs=paragraphs,
            decisions=[drafts.ProposedDecision(n=1, outcome="withheld", exemptions=list(exemptions))],
            for_officer=[question, drafts.OfficerQuestion(question="Who holds the notes?", why="To search")],
            checks=[finding],
            arguments=[drafts.Argument(
                ref="31(1)(g)",
                elements=[drafts.ArguedElement(says="the causal link", law=[], shown=[first], asks=["What leads to it?"])],
                challenges=[
                    drafts.Challenge(says="Why is the harm still there?", law=[], answered_by="a"),
                    drafts.Challenge(says="Why not send the rest?", law=[]),
                ],
            )],
        )  # fmt: skip
        self.kept[made.id], self.reviews[made.id] = made, Review(draft=made.id)
        return made

    def prompts(self, request: str, exemptions: Sequence[str] = ()) -> Prompts:
        return Prompts(model="", messages=[f"Reword this paragraph from its sources. {request}"])

    def drafted(self, id: str) -> Draft:
        if id not in self.kept:
            raise NotFound(f"There is no draft {id!r}.")
        return self.kept[id]

    def review(self, id: str) -> Review:
        review = self.reviews[self.drafted(id).id]
        changed = {d.paragraph for d in review.latest().values() if d.verdict != "accept"}
        return review.model_copy(update={"open": [f for f in self.kept[id].checks if f.paragraph not in changed]})

    def decide(
        self, id: str, paragraph: str, verdict: Verdict, who: str, text: str | None = None, note: str = ""
    ) -> Review:
        before = next(p.text for p in self.drafted(id).paragraphs if p.id == paragraph)
        after = {"accept": before, "edit": text or "", "reject": ""}[verdict]
        decision = ParagraphDecision(
            paragraph=paragraph, verdict=verdict, who=who, when=WHEN, before=before, after=after, note=note
        )
        review = self.review(id)
        self.reviews[id] = review.model_copy(update={"decisions": [*review.decisions, decision]})
        return self.reviews[id]

    def approve(self, id: str, who: str, note: str = "") -> Review:
        if set(self.review(id).latest()) != {p.id for p in self.drafted(id).paragraphs}:
            raise Conflict("Some paragraphs are undecided.")
        self.reviews[id] = self.review(id).model_copy(
            update={"approved_by": who, "approved_at": WHEN, "approval_note": note}
        )
        return self.reviews[id]

    def letter(self, id: str, form: str = "docx") -> bytes:
        return f"{form} of {self.drafted(id).id}".encode()

    def ask(self, question: str, request: str | None = None, previous: str | None = None) -> drafts.Answer:
        self.asked.append((question, request))
        if "44" not in question:
            return drafts.Answer(abstained=True)
        corrections = []
        if "public interest" in question:
            truth = "Section 44 is absolute; no public interest test applies."
            source = [self.cite("It is an absolute exemption")]
            corrections = [
                drafts.Correction(premise="Section 44 has a public interest test", truth=truth, citations=source)
            ]
        statement = drafts.Statement(
            text="Section 44 was relied on for information provided by stakeholders.",
            citations=[self.cite("Section 44 places prohibitions on disclosure")],
        )
        return drafts.Answer(abstained=False, statements=[statement], corrections=corrections)

    def answering(self, question: str, request: str | None = None, previous: str | None = None) -> Iterator[Piece]:
        answer = self.ask(question, request, previous)
        return pieces([*answer.corrections, *answer.counts, *answer.statements])

    def check(self, text: str) -> list[drafts.Finding]:
        return []

    def documents(self, filters: Filters = EVERYTHING, offset: int = 0, limit: int = 50) -> listings.DocumentList:
        passing = [Card.of(d) for d in self.held.values() if filters.admit(Card.of(d))]
        return listings.DocumentList(documents=passing[offset : offset + limit], total=len(passing))

    def document(self, key: str) -> Document:
        for held in self.held.values():
            if key in (held.id, held.reference):
                return held
        raise NotFound(f"There is no document {key!r} in the library.")

    def exemptions(self) -> list[listings.ExemptionCard]:
        return [
            listings.ExemptionCard(
                ref="31", title="Law enforcement", regime="FOIA", nature="qualified", public_interest_test=True
            )
        ]

    def exemption(self, ref: str) -> listings.ExemptionDetail:
        [card] = [c for c in self.exemptions() if c.ref == ref]
        return listings.ExemptionDetail(
            **card.model_dump(),
            kind="exemption",
            test="prejudice",
            limbs=[listings.LimbText(ref="31(1)(g)", says="functions of a public authority")],
            requires=["say how likely the prejudice is"],
            source="https://www.legislation.gov.uk/ukpga/2000/36/section/31",
            verified=True,
            documents=[Card.of(self.held["ic-347414-p2w0"])],
        )

    def ingest(self, uploads: Sequence[Upload]) -> listings.IngestReport:
        return listings.IngestReport.of(
            [
                listings.IngestResult(source=found.origin.source, status="admitted", id=found.origin.source)
                if found.content
                else listings.IngestResult(source=found.origin.source, status="refused", reason="The file is empty.")
                for found in map(offered, uploads)
            ]
        )

    def collections(self) -> list[listings.CollectionCard]:
        return [listings.CollectionCard(name="closed", documents=0)]

    def retire(self, id: str, who: str, why: str) -> Document:
        return self.held.pop(id)

    def ready(self) -> listings.Readiness:
        return listings.Readiness(ready=True, documents=len(self.held), passages=7, model="small")
