"""The exemptions claimed: that they are named, down to the limb; that they can stand together, and under this law."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.rules.letter import Letter, Relied, first, words
from assistant.rules.rule import Look, Seen, broken, kept
from corpus.provision import EIR, FOIA, Provision

_EMISSIONS = words(r"emissions?", r"discharg", r"exhaust", r"fumes")
_ALTERNATIVE = words(
    r"(?:in the )?alternative", r"(?:23\(1\)|35\S*) or (?:section )?(?:24\(1\)|36)", r"cannot both", r"whichever"
)


def _named(letter: Letter) -> Iterator[Seen]:
    if letter.refuses:
        if not letter.relied:
            yield broken("information is withheld but no exemption is named", _decided(letter))
        for relied in letter.relied:
            yield kept(relied.span, f"{relied.ref.spoken()} is named", relied.ref)


def _decided(letter: Letter) -> tuple[int, int] | None:
    spans = [
        (i.start, i.end) for i in letter.record.items if i.end > i.start and i.outcome not in ("disclosed", "unknown")
    ]
    return spans[0] if spans else None


def _limb(letter: Letter) -> Iterator[Seen]:
    for relied in letter.relied:
        if relied.exemption and any("limb" in row for row in relied.exemption.requires):
            if len(relied.ref.parts) == 1:
                yield broken(f"{relied.ref.spoken()} is relied on without naming its limb", relied.span, of=relied.ref)
            else:
                yield kept(relied.span, f"the limb is {relied.ref}", relied.ref)


def _item_named(letter: Letter) -> Iterator[Seen]:
    if letter.refuses and letter.relied and len(letter.record.items) > 1 and letter.record.kind == "response":
        for item in letter.record.items:
            at = (item.start, item.end) if item.end > item.start else None
            if item.outcome in ("withheld", "partly", "ncnd") and at:
                says = f"the answer to question {item.n} names no exemption"
                yield (
                    kept(at, f"question {item.n}: {', '.join(item.exemptions)}")
                    if item.exemptions
                    else broken(says, at)
                )


def _bar(letter: Letter) -> Iterator[Seen]:
    for relied in letter.on([Provision.parse("44(1)(a)")]):
        says = "section 44(1)(a) is relied on without naming the enactment that prohibits disclosure"
        yield (
            kept(relied.span, f"the enactment is {relied.record.bar}")
            if relied.record.bar
            else broken(says, relied.span)
        )


def _both(letter: Letter, one: str, other: str) -> list[tuple[Relied, Relied]]:
    """Pairs of these two sections relied on for the same question."""
    return [
        (a, b)
        for a in letter.on([Provision.parse(one)])
        for b in letter.on([Provision.parse(other)])
        if any({str(a.ref), str(b.ref)} <= set(item.exemptions) for item in letter.record.items)
    ]


def _out_or_to_come(letter: Letter) -> Iterator[Seen]:
    for here, _ in _both(letter, "21", "22"):
        yield broken("the same information is said to be published already and to be published later", here.span)


def _either(letter: Letter, one: str, other: str) -> Iterator[Seen]:
    for here, _ in _both(letter, one, other)[:1]:
        told = first(_ALTERNATIVE, letter.answer)
        says = (
            f"sections {one} and {other} cannot both apply to the same information, and are not said to be alternatives"
        )
        yield kept(told.span) if told else broken(says, here.span)


def _policy_or_conduct(letter: Letter) -> Iterator[Seen]:
    yield from _either(letter, "35", "36")


def _security(letter: Letter) -> Iterator[Seen]:
    yield from _either(letter, "23(1)", "24(1)")


def _no_bar(letter: Letter) -> Iterator[Seen]:
    for relied in letter.on([Provision.parse("44")]):
        if letter.environmental:
            yield broken(
                "a prohibition in an enactment is no ground for refusing environmental information", relied.span
            )


def _no_limit(letter: Letter) -> Iterator[Seen]:
    for relied in letter.relied:
        if letter.environmental and relied.ref.instrument == FOIA and relied.ref.parts[0] in ("12", "14"):
            says = (
                f"{relied.ref.spoken()} is no ground for refusing environmental information; regulation 12(4)(b) may be"
            )
            yield broken(says, relied.span)


def _emissions(letter: Letter) -> Iterator[Seen]:
    barred = letter.on(Provision.parse(f"EIR 12(5)({x})") for x in "defg")
    if barred and _EMISSIONS.search(letter.asks()):
        told = first(_EMISSIONS, letter.answer)
        says = f"emissions are asked about, and {barred[0].ref.spoken()} cannot keep back information on emissions"
        yield kept(told.span) if told else broken(says, barred[0].span)


def _regime(letter: Letter) -> Iterator[Seen]:
    laws = {r.ref.instrument for r in letter.relied if r.exemption}
    if EIR in laws:
        other = [
            r for r in letter.relied if r.ref.instrument == FOIA and r.ref.parts[0] not in ("39", "44", "12", "14")
        ]
        for relied in other:
            says = f"{relied.ref.spoken()} of the Act is relied on beside an exception of the Regulations: each law has its own information"
            yield broken(says, relied.span)
        if not other:
            yield kept(None)


LOOKS: dict[str, Look] = {
    "exemption-named": _named,
    "limb-named": _limb,
    "item-exemption-named": _item_named,
    "bar-named": _bar,
    "published-or-to-come": _out_or_to_come,
    "policy-or-conduct": _policy_or_conduct,
    "security-in-the-alternative": _security,
    "no-bar-under-eir": _no_bar,
    "no-cost-limit-under-eir": _no_limit,
    "emissions": _emissions,
    "one-law": _regime,
}
