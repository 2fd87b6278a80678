"""What a letter says of the request and of what is decided on it, in our own plain words."""

from __future__ import annotations

from assistant.denial import REQUEST
from assistant.paragraphs import Paragraphs, Written
from assistant.revise import DECISION
from corpus.drafts import Origin, ProposedDecision
from corpus.records import RequestItem

_HELD = "We hold the information you asked for in {items}."
"""Section 1(1)(a) of FOIA: to be told whether it is held is a right apart from that of having it."""
_SAID = {
    "withheld": "We are withholding the information you asked for in {items} under {refs}.",
    "partly": "We are providing part of the information you asked for in {items}, and withholding the rest under {refs}.",
    "refused": "We are refusing {items} of your request under {refs}.",
    "disclosed": "We are providing the information you asked for in {items}.",
    "not_held": "We do not hold the information you asked for in {items}.",
    "not_held_under": "We do not hold the information you asked for in {items}, so we refuse it under {refs}.",
    "ncnd": "We neither confirm nor deny whether we hold the information you asked for in {items}, under {refs}.",
    "unknown": "[Say what is decided on {items}.]",
}


def asked(paragraphs: Paragraphs, asked: list[RequestItem]) -> None:
    written: list[Written] = [("You asked for:", "officer", "supported", [])]
    written += [(f"{i.n}. {i.text}{'' if i.text[-1:] in '.?!' else '.'}", "officer", "supported", []) for i in asked]
    paragraphs.add(REQUEST, written, separator="\n")


def decided(paragraphs: Paragraphs, proposed: list[ProposedDecision], withheld: str = "") -> None:
    """One sentence for each outcome and set of exemptions, in the order of the items; `withheld` is how a body says so."""
    said = _SAID | ({"withheld": withheld} if withheld else {})
    together: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for decision in proposed:
        together.setdefault((decision.outcome, tuple(decision.exemptions)), []).append(decision.n)
    origin: Origin = "officer"
    written: list[Written] = [
        (sentence, origin, "for_officer", [])
        for (outcome, refs), numbers in together.items()
        for sentence in _sentences(said, outcome, refs, _numbered(numbers))
    ]
    paragraphs.add(DECISION, written)
    given = [n for d, numbers in together.items() if d[0] in ("disclosed", "partly") for n in numbers]
    if given:
        blank = f"[Say what is enclosed for {_numbered(sorted(given))}, and in what form.]"
        paragraphs.add("What we are providing", [(blank, origin, "for_officer", [])])


def _sentences(said: dict[str, str], outcome: str, refs: tuple[str, ...], items: str) -> list[str]:
    """The decision on some items; where some of it is kept back, that it is held comes first."""
    held = [_HELD.format(items=items)] if outcome in ("withheld", "partly") else []
    form = said["not_held_under" if outcome == "not_held" and refs else outcome]
    what = f"the information you asked for in {items}"
    decision = form.format(items=items, refs=_relied(refs), what=what)
    return [*held, decision[:1].upper() + decision[1:]]


def _numbered(numbers: list[int]) -> str:
    return f"item {numbers[0]}" if len(numbers) == 1 else f"items {_and([str(n) for n in numbers])}"


def _relied(refs: tuple[str, ...]) -> str:
    """References as a letter names them; each Act after its own."""
    foia = [r for r in refs if not r.startswith("EIR")]
    eir = [r.removeprefix("EIR ") for r in refs if r.startswith("EIR")]
    named = [f"section{'s' * (len(foia) > 1)} {_and(foia)} of the Freedom of Information Act 2000"] if foia else []
    named += (
        [f"regulation{'s' * (len(eir) > 1)} {_and(eir)} of the Environmental Information Regulations 2004"]
        if eir
        else []
    )
    return " and ".join(named) or "[name the exemption]"


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
