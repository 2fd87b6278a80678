"""False premises in a question about the law, each put right by a line of the law data.

Three come from the law itself: absolute or qualified, the time for answering, and provisions that do not exist. The
others are listed, with what gives them away, in `corpus/law/premises.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.statute import Statute
from corpus.drafts import Correction
from corpus.law import Law, Premise
from corpus.named import placed, provisions
from corpus.provision import Provision

_NATURE = re.compile(r"\b(?P<nature>absolute|qualified)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|n[’']t|no longer|never)\b[^.?]{0,12}$", re.IGNORECASE)
_UNTESTED = re.compile(
    r"\bno (?:public interest|balanc\w+)|\bwithout (?:a |any )?(?:public interest|balanc\w+)", re.IGNORECASE
)
_TESTED = re.compile(r"\bpublic interest\b|\bbalanc(?:e|ing)\b", re.IGNORECASE)
_IRRELEVANT = {"embarrassment", "misunderstanding", "who-they-are", "interesting-to-the-public"}
_NEAR = 70
_ASKS_WHETHER = re.compile(
    r"^\W*(?:is|are|does|do|must|should|whether|which exemptions|which sections)\b|\bor (?:absolute|qualified)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?P<days>\d{1,3}|twenty|thirty|forty|fourteen|ten)\s+(?P<kind>working |business |calendar )?days?\b|"
    r"\b(?:one|a|two|three) (?:calendar )?months?\b",
    re.IGNORECASE,
)  # fmt: skip
_TO_ANSWER = re.compile(
    r"\b(?:answer|respond|reply|replies|response|deadline|time limit|we have|gives? us|due|to deal)\b", re.IGNORECASE
)
_OTHER_LIMIT = re.compile(
    r"\b(?:review|appeal|tribunal|complain|fee|charge|extension|extend|extra|clarif|estimate|publish)\w*", re.IGNORECASE
)
_ENVIRONMENTAL = re.compile(r"\bEIR\b|\benvironmental\b", re.IGNORECASE)


def corrections(question: str, law: Law, statute: Statute) -> Iterator[Correction]:
    """What the question takes for granted and the law says otherwise; each truth once."""
    told: set[str] = set()
    for made in (
        *_unknown(question, law, statute),
        *_natures(question, law, statute),
        *(made for _, made in _listed(question, law, statute)),
    ):
        if made.truth not in told:
            told.add(made.truth)
            yield made
    yield from (made for made in _periods(question, statute) if made.truth not in told)


def _unknown(question: str, law: Law, statute: Statute) -> Iterator[Correction]:
    """Provisions that do not exist, of sections that do."""
    for ref in dict.fromkeys(provisions(question)):
        readings = [p for p in provisions(question) if p.parts == ref.parts]  # a bare 12(5)(a) may be of either law
        if law.exemption(ref.section) and not any(map(law.knows, readings)) and (cited := statute.section(ref)):
            yield Correction(premise=ref.spoken(), truth=nonexistent(ref), citations=cited)


def nonexistent(ref: Provision) -> str:
    """What is said of a provision that is not in the law."""
    return f"There is no {ref.spoken()}."


def _natures(question: str, law: Law, statute: Statute) -> Iterator[Correction]:
    """ "Absolute" or "qualified", the public interest or its absence, said of an exemption that is otherwise."""
    said: list[tuple[int, str, bool]] = []
    if not _ASKS_WHETHER.search(question):
        for found in _NATURE.finditer(question):
            denied = bool(_NOT.search(question[: found.start()]))
            said.append((found.start(), found[0], (found["nature"].lower() == "qualified") != denied))
        if untested := _UNTESTED.search(question):
            said.append((untested.start(), untested[0], False))
        elif not said and (tested := _TESTED.search(question)):
            said.append((tested.start(), tested[0], True))
    for at, words, tests in said:
        ref = _nearest(question, at, law)
        if ref and law.needs_public_interest_test(ref) != tests and (fact := statute.nature(ref)):
            yield Correction(premise=words, truth=fact[0], citations=fact[1])


def _nearest(question: str, at: int, law: Law) -> Provision | None:
    """The exemption named nearest to a place in the question, if one is near."""
    near = [
        (abs(start - at), ref) for start, ref in placed(question) if law.exemption(ref) and abs(start - at) <= _NEAR
    ]
    return min(near, key=lambda n: n[0])[1] if near else None


def _listed(question: str, law: Law, statute: Statute) -> Iterator[tuple[str, Correction]]:
    text = f" {' '.join(question.split())} ".replace("’", "'").casefold()
    for premise in law.premises:
        if _takes_for_granted(text, premise) and (fact := statute.fact(premise.document, re.escape(premise.words))):
            yield premise.id, Correction(premise=premise.says, truth=fact[0], citations=fact[1])


def irrelevant(sentence: str, law: Law, statute: Statute) -> Iterator[Correction]:
    """Factors that carry no weight, where a sentence argues from one: embarrassment, who asks, mere curiosity."""
    yield from (made for id, made in _listed(sentence, law, statute) if id in _IRRELEVANT)


def _takes_for_granted(text: str, premise: Premise) -> bool:
    return all(any(_has(text, cue) for cue in cues) for cues in premise.cues) and not any(
        _has(text, word) for word in premise.unless
    )


def _has(text: str, cue: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(cue.casefold())}", text) is not None


def _periods(question: str, statute: Statute) -> Iterator[Correction]:
    """A time for answering that is not twenty working days."""
    found = _PERIOD.search(question)
    if not found or not _TO_ANSWER.search(question) or _OTHER_LIMIT.search(question):
        return
    twenty = (found["days"] or "").lower() in ("20", "twenty") and (found["kind"] or "").strip().lower() != "calendar"
    if not twenty:
        environmental = _ENVIRONMENTAL.search(question)
        fact = (
            statute.fact("eir-5-2", "no later than 20 working days")
            if environmental
            else statute.fact("foia-10", "twentieth working day")
        )
        if fact:
            yield Correction(premise=found[0].strip(), truth=fact[0], citations=fact[1])
