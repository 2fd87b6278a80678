"""Neither confirming nor denying: under a provision that allows it, argued from confirming itself, and giving nothing away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.rules.letter import Letter, Sentence, first, words
from assistant.rules.rule import Look, Seen, broken, kept
from corpus.provision import Provision

_NEITHER = words(
    r"neither confirm", r"nor (?:to )?den(?:y|ies|ied)", r"confirm(?:ing|ation)? or den", r"confirm or deny"
)
_CONFIRMING = words(
    r"confirm",
    r"den(?:y|ies|ial|ied)\b",
    r"to say (?:so|that)",
    r"whether or not",
    r"either answer",
    r"say(?:ing)? that we have",
    r"(?:is|is not|are) held",
)
_NO_INFERENCE = words(
    r"no inference", r"not be taken", r"nothing in this (?:letter|response)", r"should not be (?:taken|read|seen)",
    r"not be inferred", r"either way",
)  # fmt: skip
_POSSIBLE = re.compile(
    r"\b(?:if|were|whether|would|could|may|might|should|any such|neither|nor|not|no|cannot|such|any|either|confirm\w*|deny\w*)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:(?:the|this|that|our|its|his|her) (?:\w+ ){0,3}(?:was|were|has|have|had|contains?|shows?|records?) (?:\w+ ){0,3}"
    r"(?:held|destroyed|deleted|retired|kept|passed|made|recorded|interviewed|opened|closed|shared|carried out|taken)|"
    r"we (?:do )?(?:hold|held|have|had|own|use[sd]?|opened|carried out|destroyed|interviewed)|"
    r"(?:the|our) (?:file|record|tape|report|interview|investigation)s? (?:is|are|was|were|contains?|runs?))\b",
    re.IGNORECASE,
)


def _provision(letter: Letter) -> Iterator[Seen]:
    if not letter.confirms_nothing:
        return
    for relied in letter.relied:
        if relied.exemption and str(relied.ref) in _allowing(letter, relied.ref):
            yield kept(relied.span, f"{relied.ref.spoken()} excludes the duty to confirm or deny")
            return
    told = first(_NEITHER, letter.own)
    yield broken(
        "the letter neither confirms nor denies without naming a provision that excludes the duty to",
        told and told.span,
    )


def _allowing(letter: Letter, ref: Provision) -> set[str]:
    """This provision, if what the law data says of neither confirming nor denying names it or what it lies in."""
    exemption = letter.law.exemption(ref)
    written = exemption.ncnd.replace(" ", "") if exemption else ""
    numbers = re.findall(r"\d+[A-Z]?(?:\(\w+\))+", written)
    return {str(ref) for n in numbers if Provision.parse(n, ref.instrument).touches(ref) and len(ref.parts) > 1}


def _possible(letter: Letter) -> Iterator[Seen]:
    if letter.record.outcome == "ncnd":
        for relied in letter.relied:
            if relied.exemption and relied.exemption.ncnd.startswith("none"):
                says = f"nothing in {relied.ref.section.spoken()} excludes the duty to confirm or deny"
                yield broken(says, relied.span)


def _of_confirming(letter: Letter) -> Iterator[Seen]:
    if letter.confirms_nothing:
        argued = [s for s in letter.answer if s.role in ("prejudice", "exemption", "decision") and not s.recites]
        told = next(
            (
                s
                for s in argued
                if _CONFIRMING.search(s.text) and re.search(r"\b(?:would|could|tell|reveal|know)\b", s.text)
            ),
            None,
        )
        says = "the harm is argued from what the information says, and not from what confirming or denying would reveal"
        yield kept(told.span) if told else broken(says, argued[0].span if argued else None)


def _no_inference(letter: Letter) -> Iterator[Seen]:
    if letter.confirms_nothing:
        told = first(_NO_INFERENCE, letter.answer)
        says = "the letter does not say that nothing is to be read into its neither confirming nor denying"
        yield kept(told.span) if told else broken(says)


def _silent(letter: Letter) -> Iterator[Seen]:
    items = [i for i in letter.record.items if i.outcome == "ncnd"]
    if not items or len(items) != len(letter.record.items):
        return
    told = [s for s in letter.answer if _gives_away(s)]
    for sentence in told:
        yield broken("this says something of what the letter neither confirms nor denies", sentence.span)
    if not told:
        yield kept(None)


def _gives_away(sentence: Sentence) -> bool:
    """True for a plain statement of fact about what may or may not be held."""
    if sentence.role == "other" or sentence.recites:
        return False
    return any(
        not _POSSIBLE.search(sentence.text[max(0, m.start() - 60) : m.end()]) for m in _GIVEN.finditer(sentence.text)
    )


LOOKS: dict[str, Look] = {
    "ncnd-provision": _provision,
    "ncnd-possible": _possible,
    "ncnd-from-confirming": _of_confirming,
    "ncnd-no-inference": _no_inference,
    "ncnd-silent": _silent,
}
