"""Marking what was chosen from a list: likelihoods, public-interest factors, and what the notice must contain."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.lessons.exercise import Set
from assistant.lessons.factors import Factor
from assistant.lessons.level import FACTORS, LIKELIHOOD, NOTICE, needs_likelihood
from assistant.lessons.split import Split
from assistant.statute import Statute
from corpus.law import Law
from corpus.lessons import Backing, Given, Mark, Marked
from corpus.provision import Provision
from corpus.records import Document, Likelihood

_SPOKEN: dict[Likelihood | None, str] = {
    "would": "would",
    "would be likely": "would be likely to",
    None: "not a matter of likelihood",
}


def likelihoods(document: Document, given: Given, law: Law, statute: Statute, split: Split) -> Iterator[Mark]:
    """For each exemption relied on that was chosen too: how likely its harm was said to be."""
    chosen = {Provision.parse(c.ref): c.likelihood for c in given.exemptions}
    rule = statute.fact("ico-likelihood-default", "would be likely to")
    for relied in document.exemptions:
        ref = Provision.parse(relied.ref)
        of_harm = needs_likelihood(law, ref)
        near = next((c for c in chosen if c.touches(ref)), None)
        if near is None or (not of_harm and chosen[near] is None):
            continue
        verdict, because, backing = _likelihood(ref, chosen[near], relied.likelihood, of_harm, split)
        yield Mark(
            about=LIKELIHOOD,
            gave=f"{near}: {_SPOKEN[chosen[near]]}",
            was=f"{ref}: {_SPOKEN[relied.likelihood] if relied.likelihood or not of_harm else 'not stated'}",
            verdict=verdict,
            because=because,
            law=rule[1] if rule and of_harm else statute.section(ref),
            precedents=backing,
        )


def _likelihood(
    ref: Provision, gave: Likelihood | None, was: Likelihood | None, of_harm: bool, split: Split
) -> tuple[Marked, str, list[Backing]]:
    if not of_harm:
        name = ref.spoken()
        return "wrong", f"{name[0].upper()}{name[1:]} is no test of harm, so no likelihood is to be stated.", []
    if was is None:
        return "arguable", "The letter does not say how likely the harm is, which it should.", []
    if gave == was:
        return "right", f"The letter says that the harm {_SPOKEN[was]} follow.", []
    because = f"The letter says that the harm {_SPOKEN[was]} follow."
    if gave is None:
        return "missed", f"{because} A test of harm needs its likelihood stated.", []
    backing = split.saying(ref, gave)
    if backing:
        return "arguable", f"{because} Precedents split: a similar decision puts it the other way.", backing
    return "wrong", because, []


def factors_marked(made: Set, given: Given) -> Iterator[Mark]:
    """For each factor that belongs, or was chosen."""
    for id, factor in made.factors.items():
        sides = [way for way, ids in _sides(given) if id in ids]
        if factor.right or sides:
            yield _factor(factor, sides)


def _sides(given: Given) -> tuple[tuple[str, list[str]], ...]:
    return (("for disclosure", given.for_disclosure), ("against disclosure", given.against_disclosure))


def _factor(factor: Factor, sides: list[str]) -> Mark:
    verdict: Marked
    if factor.of is None:
        verdict, because = "wrong", "This carries no weight in the public interest test."
    elif not factor.right:
        verdict, because = "wrong", f"This is weighed for {factor.of.spoken()}, which the decision does not rely on."
    elif not sides:
        verdict, because = "missed", f"This is weighed {factor.way} under {factor.of.spoken()}."
    elif sides == [factor.way]:
        verdict, because = "right", f"This is weighed {factor.way} under {factor.of.spoken()}."
    else:
        verdict, because = "wrong", f"This is weighed under {factor.of.spoken()}, but {factor.way}."
    return Mark(
        about=FACTORS,
        gave=_said(factor.text, " and ".join(sides) or "not chosen"),
        was=factor.way if factor.right else "does not belong",
        verdict=verdict,
        because=because,
        law=list(factor.law),
        source=factor.source,
    )


def _said(text: str, of_it: str) -> str:
    """What was said of something on a list, which may be a sentence: "the number of people: not chosen"."""
    return f"{text.rstrip('. ')}: {of_it}"


def notice_marked(made: Set, given: Given) -> Iterator[Mark]:
    """For each point that is due, or was chosen. What is only good practice is never marked wrong."""
    for id, point in made.notice.items():
        chosen = id in given.notice
        if not chosen and not point.due:
            continue
        verdict: Marked = "missed" if not chosen else "wrong" if point.due is False else "right"
        where = f" ({point.ref})" if point.ref else ""
        yield Mark(
            about=NOTICE,
            gave=_said(point.text, "chosen" if chosen else "not chosen"),
            was={True: "due", False: "not due", None: "good practice"}[point.due],
            verdict=verdict,
            because=f"{point.why[0].upper()}{point.why[1:]}{where}.",
            law=list(point.law),
            source=point.source,
        )
