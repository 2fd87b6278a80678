"""The public interest test: done where it is due and only there, with both sides, this case's facts, and a conclusion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.rules.letter import Letter, Relied, Sentence, first, words
from assistant.rules.rule import Look, Seen, broken, kept
from corpus.provision import EIR

_FOR = words(
    r"in favour of (?:disclos|releas|confirm)", r"for (?:disclosure|release|confirming)",
    r"favour(?:s|ing)? (?:disclosure|release|confirm)", r"public interest in",
    r"interest in (?:knowing|seeing|whether|how|what|the)", r"legitimate interest",
    r"people (?:want|ought|have|need)", r"(?:we|i) (?:accept|recognise|acknowledge|see|understand) that",
    r"it is right that", r"we have (?:considered|taken into account|had regard)", r"it would be helpful",
    r"would (?:let|help|show|inform|allow|satisfy)", r"presumption", r"it may (?:fairly )?be said",
    r"gave more weight",
)  # fmt: skip
_AGAINST = words(
    r"against (?:disclos|that|this)", r"in favour of (?:withhold|maintain|keeping)", r"against:",
    r"on the other (?:side|hand)", r"favour(?:s|ing)? (?:withhold|non-disclosure|maintain)",
    r"public interest in (?:maintain|withhold|protect|our|keeping|the (?:objects|council|prevention))",
    r"interest in (?:a fair|our|keeping|the engineers|the keeping)", r"but\b", r"yet\b", r"however",
    r"would (?:harm|slow|undermine|prejudice|weaken|inhibit|stop|leave|add)",
    r"it is in the public interest (?:that|to)", r"there is a (?:very )?strong public interest in",
    r"carries most weight", r"not helping",
)  # fmt: skip
_WEIGHS = re.compile(
    r"\b(?:outweigh\w*|balance (?:of (?:the )?public interest )?(?:\w+ )?(?:lies|favours?|is in favour|comes? down|falls?)|"
    r"public interest favours|in favour of maintaining|"
    r"balance is in favour|prevails|greater weight|public interest in (?:maintaining|withholding))\b",
    re.IGNORECASE,
)
_ABSOLUTE_WEIGHED = re.compile(
    r"public interest in (?:maintaining|withholding)[^.]*?outweigh|outweigh[^.]*public interest in disclos|balance of (?:the )?public interest",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(r"\boutweigh|\bpublic interest favours\b|\bbalance (?:lies|is|comes|falls)\b", re.IGNORECASE)
_BOILERPLATE = re.compile(
    r"^\W*(?:(?:there is|we (?:recognise|accept|acknowledge)(?: that there is)?) an? )?(?:general |strong |legitimate )?(?:public interest )?(?:in )?"
    r"(?:(?:promoting |greater |increased )?(?:openness|transparency|accountability|public understanding|public debate|good governance)"
    r"(?:(?:,| and|, and)? (?:openness|transparency|accountability|public (?:understanding|debate)|scrutiny|trust|good governance))*)"
    r"(?: (?:in|of|by|about|within|for) (?:public authorities|government|public bodies|the public sector|public life|decision[- ]making|"
    r"public money|the use of public (?:money|funds)))?\W*$",
    re.IGNORECASE,
)
_EVEN = words(
    r"(?<!more )(?:evenly|equally) (?:balanced|matched)",
    r"balance is (?:even|level)",
    r"carry equal weight",
    r"of equal weight",
    r"neither (?:side )?(?:outweighs|is (?:the )?(?:weightier|stronger|heavier)|carries more weight|prevails)",
    r"(?:come|comes|came) out (?:even|level|equal)",
    r"(?:both|two) sides (?:are|weigh|count) (?:as much|the same|equally|equal)",
    r"no(?:thing to)? (?:choose|tip the (?:balance|scales)) (?:between|either way)",
)
_PRESUMPTION = words(r"presum")


def _tested(letter: Letter) -> list[Relied]:
    return [r for r in letter.relied if r.exemption and letter.law.needs_public_interest_test(r.ref)]


def _argued(letter: Letter) -> bool:
    """False where nothing is withheld for which reasons must be weighed: only not held, or a letter without exemptions."""
    return bool([r for r in _tested(letter) if str(r.ref) not in ("EIR 12(4)(a)", "39")])


def _done(letter: Letter) -> Iterator[Seen]:
    for relied in _tested(letter):
        if str(relied.ref) in ("EIR 12(4)(a)", "39"):
            continue
        weighed = next((s for s in _scope(letter, relied) if s.role == "balance" or _WEIGHS.search(s.text)), None)
        if relied.record.outcome_of_test == "none" or weighed is None:
            says = f"{relied.ref.spoken()} is qualified, but no balance of the public interest was found"
            yield broken(says, relied.span, of=relied.ref)
        else:
            yield kept(weighed.span, f"the balance for {relied.ref.spoken()}", relied.ref)


def _scope(letter: Letter, relied: Relied) -> list[Sentence]:
    """Where an exemption is argued, then the rest of the answer: one conclusion may stand for several."""
    argued = letter.argued([relied.ref.section])
    return [*argued, *(s for s in letter.answer if s not in argued)]


def _not_due(letter: Letter) -> Iterator[Seen]:
    if not letter.relied or any(letter.law.needs_public_interest_test(r.ref) for r in letter.relied):
        return
    weighed = next((s for s in letter.answer if _ABSOLUTE_WEIGHED.search(s.text) and not s.disowns), None)
    if weighed:
        yield broken("the public interest is balanced, but every exemption relied on is absolute", weighed.span)


def _side(letter: Letter, role: str, cues: re.Pattern[str]) -> Sentence | None:
    """A sentence of one side: in a passage read as that side, or one that says so."""
    told = next((s for s in letter.answer if s.role == role), None)
    weighing = [s for s in letter.answer if not s.recites and s.role != "balance" and not _CONCLUDES.search(s.text)]
    return told or first(cues, weighing)


def _for(letter: Letter) -> Iterator[Seen]:
    if _argued(letter):
        told = _side(letter, "factors_for_disclosure", _FOR)
        says = "the public interest is weighed without anything in favour of disclosure"
        yield kept(told.span) if told else broken(says, _tested(letter)[0].span)


def _against(letter: Letter) -> Iterator[Seen]:
    if _argued(letter):
        told = _side(letter, "factors_against_disclosure", _AGAINST)
        says = "the public interest is weighed without anything in favour of keeping the information back"
        yield kept(told.span) if told else broken(says, _tested(letter)[0].span)


def _own_facts(letter: Letter) -> Iterator[Seen]:
    if not _argued(letter):
        return
    told = [s for s in letter.answer if s.role == "factors_for_disclosure"]
    if told and all(_BOILERPLATE.match(re.sub(r"^[^:]{0,60}: ?", "", s.text)) for s in told):
        yield broken("what is weighed for disclosure is openness in general, and nothing of this case", told[0].span)
    elif told:
        own = next(s for s in told if not _BOILERPLATE.match(re.sub(r"^[^:]{0,60}: ?", "", s.text)))
        yield kept(own.span)


def _presumed(letter: Letter) -> Iterator[Seen]:
    on = [
        r
        for r in letter.relied
        if r.ref.instrument == EIR and r.ref.parts[0] == "12" and str(r.ref) not in ("EIR 12(4)(a)", "EIR 12(3)")
    ]
    if on:
        told = first(_PRESUMPTION, letter.answer)
        says = "an exception is relied on without the presumption in favour of disclosure"
        yield kept(told.span) if told else broken(says, on[0].span)


def _level(letter: Letter) -> Iterator[Seen]:
    if letter.refuses and _argued(letter):
        told = first(_EVEN, letter.answer)
        if told:
            yield broken("the balance is said to be level, and a level balance means disclosure", told.span)


LOOKS: dict[str, Look] = {
    "public-interest-test": _done,
    "test-not-due": _not_due,
    "test-for": _for,
    "test-against": _against,
    "test-own-facts": _own_facts,
    "presumption": _presumed,
    "level-balance": _level,
}
