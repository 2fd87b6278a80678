"""Where a draft parts from earlier decisions or leaves a likely challenge unanswered: each to be mended or accepted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from assistant import elements
from corpus.cases import Acceptance, Divergence
from corpus.drafts import Argument, Challenge, Citation, Draft, Paragraph
from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Outcome
from corpus.results import Contrary, PassageText, Precedent

_NEAR = 0.33
"""Likelihood of helping from which a decision of one's own counts as one on a like request."""
_SAID: dict[Outcome, str] = {
    "disclosed": "disclosed it",
    "partly": "disclosed part of it",
    "withheld": "withheld it",
    "not_held": "did not hold it",
    "ncnd": "neither confirmed nor denied holding it",
    "refused": "refused the request",
    "unknown": "gave an answer that is not clear",
}
_PROPOSED: dict[Outcome, str] = {
    "disclosed": "discloses it",
    "partly": "discloses part of it",
    "withheld": "withholds it",
    "not_held": "says it is not held",
    "ncnd": "neither confirms nor denies holding it",
    "refused": "refuses the request",
    "unknown": "leaves open what is decided",
}


def divergences(
    draft: Draft,
    law: Law,
    contrary: Sequence[Contrary],
    own: Mapping[int, Sequence[Precedent]],
    accepted: Sequence[Acceptance],
) -> list[Divergence]:
    """Every one, in order: unanswered challenges, contrary precedents, and decisions of one's `own`, by item, that differ.

    `draft` is the draft as its review has left it.
    """
    said = {a.key: a for a in accepted}
    found = [*_challenges(draft, law), *_contrary(draft, contrary), *_differs(draft, own)]
    return [one.model_copy(update={"accepted": said.get(one.key)}) for one in found]


def _challenges(draft: Draft, law: Law) -> Iterator[Divergence]:
    for argument in draft.arguments:
        name = Provision.parse(argument.ref).spoken()
        mine = [_settled(p) for p in draft.paragraphs if p.ref == argument.ref]
        for challenge in argument.challenges:
            answer = _answered(challenge, argument, mine, law)
            yield Divergence(
                key=f"challenge:{argument.ref}:{_short(challenge.says)}",
                kind="challenge",
                says=f"{name[0].upper()}{name[1:]}: {challenge.says}",
                citations=challenge.law,
                mended=f"spoken to in {_place(answer)}" if answer else "",
            )


def _settled(paragraph: Paragraph) -> Paragraph:
    """The paragraph with the officer's own sentences counted as said, apart from blanks still to be filled in."""
    told = [
        s.model_copy(update={"status": "supported"})
        if s.origin == "officer" and not paragraph.text[s.start : s.end].startswith("[")
        else s
        for s in paragraph.sentences
    ]
    return paragraph.model_copy(update={"sentences": told})


def _answered(challenge: Challenge, argument: Argument, mine: list[Paragraph], law: Law) -> str | None:
    ref = Provision.parse(argument.ref)
    objections = [o for o in law.objections if o.says == challenge.says and any(r.covers(ref) for r in o.refs)]
    return next((answer for o in objections if (answer := elements.answer(o, mine))), None)


def _contrary(draft: Draft, contrary: Sequence[Contrary]) -> Iterator[Divergence]:
    cited = {c.document: p.id for p in draft.paragraphs for s in p.sentences for c in s.citations}
    for other in {c.document.id: c for c in contrary}.values():
        name = other.document.reference or other.document.title
        home = cited.get(other.document.id)
        yield Divergence(
            key=f"contrary:{other.document.id}",
            kind="contrary",
            says=f"{name} went the other way: {other.how}",
            citations=[_cited(other.document.id, other.passage)],
            document=other.document,
            mended=f"cited in {_place(home)}" if home else "",
        )


def _differs(draft: Draft, own: Mapping[int, Sequence[Precedent]]) -> Iterator[Divergence]:
    """Where one's own body decided a like item otherwise than is now proposed."""
    for decision in draft.decisions:
        for precedent in own.get(decision.n, ()):
            if precedent.score < _NEAR or not precedent.matched or precedent.outcome == "unknown":
                continue
            if precedent.outcome == decision.outcome and _one_ground(precedent.exemptions, decision.exemptions):
                continue
            name = precedent.document.reference or precedent.document.title
            grounds = f" under {', '.join(precedent.exemptions)}" if precedent.exemptions else ""
            now = f" under {', '.join(decision.exemptions)}" if decision.exemptions else ""
            yield Divergence(
                key=f"differs:{precedent.document.id}:{decision.n}:{decision.outcome}:{','.join(decision.exemptions)}",
                kind="differs",
                says=f"Item {decision.n} differs from how we treated {name}: we {_SAID[precedent.outcome]}{grounds}; "
                f"this draft {_PROPOSED[decision.outcome]}{now}.",
                citations=[_cited(precedent.document.id, precedent.matched[0].passage)],
                document=precedent.document,
            )


def _one_ground(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Whether both rely on nothing, or share a ground."""
    if not ones and not others:
        return True
    return any(Provision.parse(one).touches(Provision.parse(other)) for one in ones for other in others)


def _cited(document: str, passage: PassageText) -> Citation:
    return Citation(document=document, start=passage.start, end=passage.end, quote=passage.text)


def _place(paragraph: str) -> str:
    """A paragraph as people are told of it: "p4" is paragraph 4 of the draft."""
    return f"paragraph {paragraph.removeprefix('p')}"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]
