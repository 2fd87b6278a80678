"""The gate that every draft and answer passes: each sentence is a claim, held against what it cites.

It needs no language model and trusts none. A sentence taken from a source must still be what the source says, word
for word; one in somebody's own words must be borne out by what it cites. Faults are shown, never silently dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import argue, bears, denial, quote, restates
from assistant.bears import Evidence, Fault
from assistant.premise import irrelevant, nonexistent
from assistant.review import BLANK
from assistant.revise import DECISION
from assistant.says import natures
from assistant.source import PrecedentSource, overturned
from assistant.statute import Statute
from corpus.drafts import Answer, Citation, Draft, Finding, Origin, Paragraph, Status
from corpus.errors import NotFound
from corpus.law import Law
from corpus.named import provisions
from corpus.provision import Provision
from corpus.recall import Recall

_QUOTED = re.compile(r"“([^“”]{12,})”")
_LAW = ("legislation", "guidance")
_MIXED = re.compile(r"\bexcept\b|\bordinary use\b|\bpart(?:ly)?\b|\bapart from\b", re.IGNORECASE)
_SAYS_OVERTURNED = re.compile(r"\b(?:overturn|set aside|quash|later|appeal|on review|not uph)", re.IGNORECASE)
_OVERTURNED = ("overturned", "rests on a decision that was overturned, and does not say so")
FOR, AGAINST, BALANCE = "factors for disclosure", "factors for withholding", "balance"
SIDES = (FOR, AGAINST, BALANCE)
_FOIA_OR_EIR = ("FOIA", "EIR")


@dataclass(frozen=True)
class Claim:
    """One sentence to hold against its sources. `ref` is the exemption that its paragraph argues."""

    text: str
    origin: Origin
    status: Status
    citations: Sequence[Citation]
    ref: Provision | None


class Gate:
    """Holds drafts and answers against the documents of a source and the law."""

    def __init__(
        self,
        source: PrecedentSource,
        law: Law,
        authority: str = "",
        contradicts: bears.Likeness | None = None,
        recall: Recall | None = None,
    ) -> None:
        """`contradicts` is one more check of what a model wrote (`assistant.entail`). `recall` keeps what was found in each
        paragraph by its wording and what it cites, so that a draft looked at again is checked only where it changed.
        """
        self._source = source
        self._law = law
        self._authority = authority
        self._contradicts = contradicts
        self._recall = recall
        self._statute = Statute(source, law)

    def draft(self, draft: Draft) -> list[Finding]:
        """Every fault of a draft, worst first, each on its paragraph."""
        request = [item.text for item in draft.request]
        found = [f for p in draft.paragraphs for f in self._found(p, request)]
        found += self._of_tests(draft)
        found += self._of_decisions(draft)
        found += [_finding(part, "ncnd", message) for part, message in denial.faults(draft, self._law)]
        order = ("error", "warning", "note")
        return sorted(found, key=lambda f: order.index(f.severity))

    def answer(self, answer: Answer, question: str) -> list[Finding]:
        """Every fault of an answer's statements, those of the nearest decisions among them, and corrections, in their order."""
        nearest = answer.searched.nearest if answer.searched else []
        said = [(s.text, s.citations) for s in (*answer.statements, *nearest)]
        said += [(c.truth, c.citations) for c in answer.corrections]
        return [
            Finding(rule=rule, severity="error", message=f"{message}: {text}", sources=list(citations))
            for text, citations in said
            for rule, message in dict(self._of_statement(text, citations, question)).items()
        ]

    def _found(self, part: Paragraph, request: list[str]) -> list[Finding]:
        if self._recall is None:
            return list(self.paragraph(part, request))
        said = "\n".join([part.model_dump_json(), *request])
        return self._recall.of("faults of a paragraph", said, lambda: list(self.paragraph(part, request)))

    def paragraph(self, part: Paragraph, request: list[str]) -> Iterator[Finding]:
        """The faults of one paragraph by itself; what the draft lacks as a whole is not looked at."""
        ref = Provision.parse(part.ref) if part.ref else None
        for stray in _between(part):
            yield _finding(part, "sentence-cited", f"words that belong to no sentence: {stray}")
        for sentence in part.sentences:
            text = part.text[sentence.start : sentence.end]
            claim = Claim(text, sentence.origin, sentence.status, sentence.citations, ref)
            for rule, message in self._of_claim(claim, request):
                yield _finding(part, rule, message)
        if ref and (named := list(provisions(part.heading))) and not any(ref.touches(n) for n in named):
            yield _finding(part, "heading", f"its heading names another provision than {ref.spoken()}")
        if ref and self._law.denies(ref):
            yield from (_finding(part, "ncnd", message) for message in denial.told(part))
        if BLANK.search(part.text):
            yield _finding(part, "blank", "a blank is left for the officer to fill in", "note")

    def _of_claim(self, claim: Claim, request: list[str]) -> Iterator[Fault]:
        cited, faults = self._cited(claim.citations)
        yield from faults
        yield from self._of_law(claim.text, claim.ref)
        yield from _of_quotations(claim)
        if any(overturned(self._source, d.id) for _, d in cited) and not _SAYS_OVERTURNED.search(claim.text):
            yield _OVERTURNED
        if claim.origin == "officer":
            if claim.status != "for_officer" and not restates.own(claim.text, request):
                yield "sentence-cited", f"not what was asked, and no source is cited for: {claim.text}"
            for made in irrelevant(claim.text, self._law, self._statute) if claim.ref else ():
                yield "irrelevant-factor", f"{made.truth} It was written: {claim.text}"
            return
        if not claim.citations:
            yield "sentence-cited", f"no source is cited for: {claim.text}"
        elif claim.origin == "model" and not restates.law(claim.text, cited):
            yield from self._borne_out(claim, cited, request)
        elif claim.origin != "model" and cited and not _faithful(claim, cited, request):
            yield from list(self._borne_out(claim, cited, request)) or [
                ("faithful", f"these are not the words of its source: {claim.text}")
            ]

    def _of_statement(self, text: str, citations: Sequence[Citation], question: str) -> Iterator[Fault]:
        if any(text == nonexistent(ref) and not self._law.knows(ref) for ref in provisions(text)):
            return
        cited, faults = self._cited(citations)
        yield from faults
        faithful = restates.statement(text, cited)
        if not faithful:
            yield from self._of_law(text, None)
        if any(overturned(self._source, d.id) for _, d in cited) and not _SAYS_OVERTURNED.search(text):
            yield _OVERTURNED
        if not citations:
            yield "sentence-cited", "no source is cited"
        elif cited and not faithful:
            claim = Claim(text, "model", "supported", citations, None)
            yield from _of_quotations(claim)
            yield from list(self._borne_out(claim, cited, [question])) or [
                ("faithful", "these are not the words of its source")
            ]

    def _cited(self, citations: Sequence[Citation]) -> tuple[list[restates.Cited], list[Fault]]:
        """What can be read of the documents cited, and what is wrong with the citations themselves."""
        cited, faults = [], []
        for citation in citations:
            try:
                document = self._source.document(citation.document)
            except NotFound:
                faults.append(("citation-resolves", f"cites {citation.document}, which is not in the library"))
                continue
            if not quote.holds(citation, document):
                faults.append(("quote-verbatim", f"the words cited from {document.title} are not there"))
            cited.append((citation, document))
        return cited, faults

    def _of_law(self, text: str, ref: Provision | None) -> Iterator[Fault]:
        """Provisions exist; absolute and qualified are said of the right ones."""
        named = [p for p in provisions(text) if p.instrument in _FOIA_OR_EIR]
        for provision in dict.fromkeys(named):
            readings = [p for p in named if p.parts == provision.parts]  # a bare 12(5)(a) may be of either law
            if self._law.exemption(provision.section) and not any(map(self._law.knows, readings)):
                yield "provision-exists", f"there is no {provision.spoken()}"
        about = [p for p in named or ([ref] if ref else []) if self._law.exemption(p.section)]
        said = natures(text)
        if len(set(about)) == 1 and said and not _MIXED.search(text):
            tested = self._law.needs_public_interest_test(about[0])
            if said != {tested}:
                nature = "qualified" if tested else "absolute"
                yield "nature", f"{about[0].spoken()} is {nature}, and the sentence says otherwise"

    def _borne_out(self, claim: Claim, cited: list[restates.Cited], request: list[str]) -> Iterator[Fault]:
        law = "\n".join(c.quote for c, d in cited if d.kind in _LAW)
        told = "\n".join(c.quote for c, d in cited if d.kind not in _LAW)
        refs = [ref for ref in [claim.ref] if ref and any(argue.relied_on(d, ref) for _, d in cited)]
        refs += [p for _, d in cited if d.kind in _LAW for p in provisions(d.title)]
        evidence = Evidence(law=law, told=told, request="\n".join(request), refs=tuple(refs))
        contradicts = self._contradicts if claim.origin == "model" else None

        def near(one: str, other: str) -> float:
            return self._source.likeness([one], [other])[0][0]

        yield from bears.faults(claim.text, evidence, near, contradicts)

    def _of_tests(self, draft: Draft) -> Iterator[Finding]:
        """A qualified exemption has its public interest test, both sides and a balance; an absolute one has none."""
        for ref in dict.fromkeys(p.ref for p in draft.paragraphs if p.ref):
            provision = Provision.parse(ref)
            mine = [p for p in draft.paragraphs if p.ref == ref]
            sides = {side for p in mine for side in SIDES if side in p.heading.lower()}
            if self._law.needs_public_interest_test(provision, self._authority):
                for missing in (s for s in SIDES if s not in sides):
                    message = f"{ref} is qualified: the {missing} of its public interest test are missing"
                    yield _finding(mine[0], "public-interest-test", message)
            elif sides:
                message = f"{ref} is absolute: no public interest test applies, but the draft has one"
                yield _finding(mine[0], "public-interest-test", message)

    def _of_decisions(self, draft: Draft) -> Iterator[Finding]:
        """What the letter says is decided is what was proposed, and each exemption decided on is argued."""
        proposed = {Provision.parse(ref) for d in draft.decisions for ref in d.exemptions}
        argued = {Provision.parse(p.ref) for p in draft.paragraphs if p.ref}
        for part in (p for p in draft.paragraphs if p.heading == DECISION):
            named = set(provisions(part.text))
            for ref in sorted(r for r in named if not any(r.touches(a) for a in argued)):
                yield _finding(part, "decision", f"it decides on {ref.spoken()}, which is nowhere argued")
            for ref in sorted(named ^ proposed if draft.decisions else []):
                said = "the decision does not name it" if ref in proposed else "the decision names it"
                where = "proposed" if ref in proposed else "not proposed for any item"
                yield _finding(part, "decision", f"{ref.spoken()} is {where}, and {said}")


def _between(part: Paragraph) -> list[str]:
    """The words of a paragraph that no sentence covers."""
    ends = [0, *(s.end for s in part.sentences)]
    starts = [*(s.start for s in part.sentences), len(part.text)]
    gaps = (part.text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    return [gap for gap in gaps if gap]


def _faithful(claim: Claim, cited: list[restates.Cited], request: list[str]) -> bool:
    if claim.origin == "precedent":
        return restates.precedent(claim.text, cited, "\n".join(request))
    return restates.law(claim.text, cited)


def _of_quotations(claim: Claim) -> Iterator[Fault]:
    """Words between quotation marks must be words of what the sentence cites."""
    for quoted in _QUOTED.findall(claim.text):
        if claim.citations and not any(restates.plain(quoted) in restates.plain(c.quote) for c in claim.citations):
            yield "quote-verbatim", f"these quoted words are in no source cited: “{quoted}”"


def _finding(part: Paragraph, rule: str, message: str, severity: str = "error") -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        message=f"{part.heading}: {message}",
        start=0,
        end=len(part.text),
        paragraph=part.id,
    )
