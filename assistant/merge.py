"""Make one of the reasons that say the same in other words, so that it is told once, with every source that uses it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.says import likelihood, negations
from corpus.drafts import Citation

Likeness = Callable[[Sequence[str], Sequence[str]], list[list[float]]]
"""How near each of some texts is to each of others in meaning: `assistant.source.PrecedentSource.likeness`."""
SAME = 0.865
"""Likeness from which two reasons say the same: of the hand-made pairs in `tests/assistant/pairs.toml` none that says
another thing is made one, and three in four of those that say the same are. Better told twice than made one wrongly."""


@dataclass
class Reason:
    """A precedents' sentence; `particular` counts what in it belongs to their case."""

    text: str
    particular: int
    cited: list[Citation] = field(default_factory=list)


def alike(reasons: Sequence[Reason], likeness: Likeness) -> list[Reason]:
    """Those that say the same made one, in the words that are the least particular; in their order otherwise."""
    if len(reasons) < 2:
        return list(reasons)
    texts = [r.text for r in reasons]
    scores = likeness(texts, texts)
    kept: list[int] = []
    for n in sorted(range(len(reasons)), key=lambda n: reasons[n].particular):
        said = next((k for k in kept if same(texts[n], texts[k], scores[n][k])), None)
        if said is None:
            kept.append(n)
        else:
            reasons[said].cited.extend(c for c in reasons[n].cited if c not in reasons[said].cited)
    return [reasons[n] for n in sorted(kept)]


def same(one: str, other: str, score: float) -> bool:
    """Near enough in meaning, and neither surer of a harm than the other nor denying what the other says."""
    return score >= SAME and likelihood(one) == likelihood(other) and negations(one) % 2 == negations(other) % 2
