"""How two like items were treated unlike: outcome, exemption, limb, or how likely the harm was said to be."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from assistant.consistency.matters import Matter
from corpus.consistency import DiffersIn, Divergence
from corpus.provision import EIR, Provision
from corpus.records import Outcome

_KEPT_BACK: frozenset[Outcome] = frozenset({"partly", "withheld", "ncnd", "refused"})
SAID: dict[Outcome, str] = {
    "disclosed": "disclosed in full",
    "partly": "disclosed in part",
    "withheld": "withheld",
    "not_held": "not held",
    "ncnd": "neither confirmed nor denied",
    "refused": "refused without looking at the information",
    "unknown": "outcome not clear",
}
_SEVERITY: dict[DiffersIn, float] = {"outcome": 1.0, "exemption": 0.7, "limb": 0.5, "likelihood": 0.4}
Signature = Callable[[Matter], Hashable]


def divergences(matters: Sequence[Matter]) -> list[Divergence]:
    """Every way in which the treatments differ, the gravest first; none where they are alike.

    Where a body holds nothing there is nothing to treat, so that is no difference, except beside another that would
    neither confirm nor deny: such an answer protects only where all give it.
    """
    return list(_differences(matters))


def severity(found: Sequence[Divergence]) -> float:
    """In [0, 1]: of the gravest difference."""
    return max((_SEVERITY[one.differs_in] for one in found), default=0.0)


def _differences(matters: Sequence[Matter]) -> Iterator[Divergence]:
    denied = any(m.treatment.outcome == "ncnd" for m in matters)
    treated = [m for m in matters if denied or m.treatment.outcome != "not_held"]
    outcomes = _sides(treated, lambda m: m.treatment.outcome)
    if len(outcomes) > 1:
        yield _said("outcome", outcomes, lambda m: SAID[m.treatment.outcome])
    kept_back = [m for m in treated if m.treatment.outcome in _KEPT_BACK]
    named = [m for m in kept_back if m.treatment.exemptions]
    grounds = _sides(named, lambda m: frozenset(map(ground, m.relied)))
    if len(grounds) > 1:
        yield _said("exemption", grounds, lambda m: _listed(set(map(ground, m.relied))))
    unnamed = [m for m in kept_back if not m.document.exemptions]
    if named and unnamed:
        yield _said("exemption", [named, unnamed], lambda m: _listed(set(map(ground, m.relied))) or "none named")
    yield from _within(named)


def ground(ref: Provision) -> Provision:
    """The exemption that a reference belongs to: its section, or, in regulation 12, its own exception."""
    return Provision(EIR, ref.parts[:3]) if ref.instrument == EIR and ref.parts[0] == "12" else ref.section


def _within(matters: Sequence[Matter]) -> Iterator[Divergence]:
    """Within each exemption that several rely on: limbs that exclude one another, and levels of likelihood."""
    for one in sorted({ground(ref) for m in matters for ref in m.relied}):
        relying = [m for m in matters if _limbs(m, one)]
        limbs = _merged(relying, one)
        if len(limbs) > 1:
            yield _said("limb", limbs, lambda m, one=one: _listed(_limbs(m, one)))  # type: ignore[misc]
        claiming = [m for m in relying if _claimed(m, one)]
        levels = _sides(claiming, lambda m, one=one: _claimed(m, one))  # type: ignore[misc]
        if len(levels) > 1:
            yield _said("likelihood", levels, lambda m, one=one: f"“{_claimed(m, one)}” under {one.spoken()}")  # type: ignore[misc]


def _sides(matters: Sequence[Matter], by: Signature) -> list[list[Matter]]:
    """Matters with one signature together, the larger sides first."""
    sides: dict[Hashable, list[Matter]] = {}
    for matter in matters:
        sides.setdefault(by(matter), []).append(matter)
    return sorted(sides.values(), key=lambda side: (-len(side), side[0].key))


def _merged(matters: Sequence[Matter], one: Provision) -> list[list[Matter]]:
    """Sides by limb: those whose limbs meet stand on one side. Who names the exemption alone says nothing of its limbs."""
    sides: list[tuple[set[Provision], list[Matter]]] = []
    for matter in matters:
        mine = {ref for ref in _limbs(matter, one) if ref != one}
        if not mine:
            continue
        meeting = [s for s in sides if any(a.touches(b) for a in mine for b in s[0])]
        limbs = mine.union(*(s[0] for s in meeting))
        members = [m for s in meeting for m in s[1]] + [matter]
        sides = [s for s in sides if s not in meeting] + [(limbs, members)]
    return sorted((members for _, members in sides), key=lambda side: (-len(side), side[0].key))


def _limbs(matter: Matter, one: Provision) -> set[Provision]:
    return {ref for ref in matter.relied if one.covers(ref)}


def _claimed(matter: Matter, one: Provision) -> str:
    """The level claimed for an exemption, where one level only is."""
    said = {level for ref, level in matter.treatment.likelihoods.items() if one.covers(Provision.parse(ref))}
    return said.pop() if len(said) == 1 else ""


def _said(differs_in: DiffersIn, sides: Sequence[Sequence[Matter]], how: Callable[[Matter], str]) -> Divergence:
    parts = [f"{how(side[0])} by {_who(side)}" for side in sides]
    return Divergence(
        differs_in=differs_in,
        says=f"{_HEADS[differs_in]}: {'; '.join(parts)}",
        sides=[[m.key for m in side] for side in sides],
    )


_HEADS: dict[DiffersIn, str] = {
    "outcome": "Outcome",
    "exemption": "Exemption",
    "limb": "Limb",
    "likelihood": "Likelihood of harm",
}


def _who(side: Sequence[Matter]) -> str:
    """The decisions of a side: by reference where there are few, else how many."""
    names = list(dict.fromkeys(m.document.reference or m.document.title for m in side))
    return (
        " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if len(names) < 4 else f"{len(names)} decisions"
    )


def _listed(refs: set[Provision]) -> str:
    return " and ".join(ref.spoken() for ref in sorted(refs))
