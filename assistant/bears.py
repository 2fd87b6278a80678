"""Whether what is cited bears a sentence out: its references, figures, names, likelihood, denial and content.

For sentences in somebody's own words, a model's above all; those taken from a source are compared with it word for
word (`assistant.restates`). Nothing here needs a model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.says import content, figures, likelihood, names, negations
from corpus.named import provisions
from corpus.provision import Provision
from corpus.sentences import spans

Fault = tuple[str, str]
"""A rule's name, and what is wrong in words."""
Likeness = Callable[[str, str], float]
"""How near two texts are in meaning, as a cosine from -1 to 1."""

LITTLE, ENOUGH = 0.45, 0.75
"""Shares of a sentence's content words found in its sources: below the first it is not borne out, from the second on it
is; between the two its meaning must be near. Chosen on the tuning half of the altered sentences `make bench` makes."""
NEAR = 0.55
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_BLANK = re.compile(r"\[[^\[\]]*\]")
_WINS = re.compile(
    r"\b(?P<one>withhold\w*|maintain\w*|disclos\w*|releas\w*)\b[^.]{0,60}?\b(?P<verb>outweighs?|overrides?|(?:is|are) outweighed by|is greater than)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Evidence:
    """What a sentence may rest on: `law` says what the law is, `told` what a precedent said of its own case.

    `request` is the case at hand, `refs` the provisions its paragraph and the documents cited are about.
    """

    law: str
    told: str
    request: str
    refs: tuple[Provision, ...] = ()

    @property
    def whole(self) -> str:
        return f"{self.law}\n{self.told}"


def faults(sentence: str, evidence: Evidence, likeness: Likeness) -> Iterator[Fault]:
    """What a sentence says beyond, or against, what it cites."""
    claim = _BLANK.sub(" ", sentence)
    outside = _QUOTED.sub(" ", claim)
    yield from _references(claim, evidence)
    yield from _figures(outside, evidence)
    yield from _names(outside, evidence)
    nearest = _nearest(claim, evidence.whole)
    said, shown = likelihood(claim), likelihood(nearest)
    if said and shown and said != shown:
        yield "likelihood", f"says harm “{_LEVEL[said]}” occur where its source says “{_LEVEL[shown]}”"
    if negations(claim) % 2 != negations(nearest) % 2:
        yield "denial", "denies what its source says, or says what its source denies"
    won, lost = _winner(claim), _winner(nearest)
    if won and lost and won != lost:
        yield "balance", "has the balance of the public interest fall the other way than its source"
    yield from _content(claim, evidence, likeness)


_LEVEL = {"would": "would", "likely": "would be likely to"}


def _references(claim: str, evidence: Evidence) -> Iterator[Fault]:
    shown = [*provisions(evidence.whole), *provisions(evidence.request), *evidence.refs]
    for ref in dict.fromkeys(provisions(claim)):
        if not any(ref.covers(s) for s in shown):
            yield "provision-cited", f"names {ref.spoken()}, which its sources do not"


def _figures(claim: str, evidence: Evidence) -> Iterator[Fault]:
    own = figures(f"{evidence.law}\n{evidence.request}")
    told = figures(evidence.told)
    for figure in sorted(figures(claim) - own):
        if figure in told:
            yield "leaked-fact", f"gives {figure} as if it were of this case; it is of a precedent"
        else:
            yield "figure", f"gives {figure}, which its sources do not"


def _names(claim: str, evidence: Evidence) -> Iterator[Fault]:
    known = f"{evidence.law}\n{evidence.request}".casefold()
    told = evidence.told.casefold()
    for name in sorted(names(claim)):
        if name.casefold().removesuffix("’s") in known or name in _OFFICES:
            continue
        if name.casefold() in told:
            yield "leaked-fact", f"names {name} as if it were of this case; it is of a precedent"
        else:
            yield "name", f"names {name}, which its sources do not"


_OFFICES = frozenset({"Commissioner", "Information Commissioner", "Act", "Regulations", "Parliament", "Freedom of Information Act"})  # fmt: skip


def _content(claim: str, evidence: Evidence, likeness: Likeness) -> Iterator[Fault]:
    words = content(claim)
    if not words:
        return
    share = len(words & content(evidence.whole + "\n" + evidence.request)) / len(words)
    if share < LITTLE or (share < ENOUGH and likeness(claim, _nearest(claim, evidence.whole)) < NEAR):
        yield "supported", f"{round(100 * share)}% of its words are in what it cites: not borne out"


def _nearest(claim: str, evidence: str) -> str:
    """The sentence of the evidence that shares most words with the claim."""
    words = content(claim)
    found = [evidence[start:end] for start, end in spans(evidence)]
    return max(found, key=lambda s: len(words & (said := content(s))) / (1 + len(words | said)), default="")


def _winner(text: str) -> str | None:
    """Which side outweighs the other: "for" disclosure or "against" it."""
    found = _WINS.search(text)
    if not found:
        return None
    against = found["one"].casefold().startswith(("withhold", "maintain"))
    return "against" if against != found["verb"].casefold().endswith("by") else "for"
