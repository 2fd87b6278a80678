"""Whether what is cited bears a sentence out: its references, figures, names, likelihood, denial and content.

For sentences in somebody's own words, a model's above all; those taken from a source are compared with it word for
word (`assistant.restates`). Nothing here needs a model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.entail import CERTAIN
from assistant.says import clauses, content, figures, names, natures
from corpus.named import provisions
from corpus.provision import Provision
from corpus.sentences import spans

Fault = tuple[str, str]
"""A rule's name, and what is wrong in words."""
Likeness = Callable[[str, str], float]
"""How near two texts are in meaning, as a cosine from -1 to 1."""

LITTLE, ENOUGH = 0.45, 0.75
"""Shares of a sentence's content words found in its sources: below the first it is not borne out, from the second on it
is; between the two its meaning must be NEAR. Chosen on the tuning half of the altered drafts that `make bench` makes:
lower ones miss more citations that were moved, a higher LITTLE finds fault with reworded sentences four times as often."""
NEAR = 0.55
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_BLANK = re.compile(r"\[[^\[\]]*\]")
_ADDRESS = re.compile(r"\b(?:[a-z]{2,8}://|www\.)[^\s”\"]+|[\w.+-]+@[\w-]+\.[\w.]+", re.IGNORECASE)
_WINS = re.compile(
    r"\b(?P<one>withhold\w*|maintain\w*|disclos\w*|releas\w*)\b[^.]{0,60}?\b(?P<verb>outweighs?|overrides?|(?:is|are) outweighed by|is greater than)\b",
    re.IGNORECASE,
)


_LEVEL = {"would": "would", "likely": "would be likely to"}
_OFFICES = frozenset(
    (
        "Act",
        "Commissioner",
        "Freedom of Information Act",
        "Information Commissioner",
        "Parliament",
        "Regulations",
        "United Kingdom",
    )
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


def faults(
    sentence: str, evidence: Evidence, likeness: Likeness, contradicts: Likeness | None = None
) -> Iterator[Fault]:
    """What a sentence says beyond, or against, what it cites.

    `contradicts`, where there is such a model, says how likely it is that the nearest sentence cited contradicts it.
    """
    claim = _BLANK.sub(" ", sentence)
    outside = _QUOTED.sub(" ", claim)
    yield from _references(claim, evidence)
    yield from _figures(outside, evidence)
    yield from _names(outside, evidence)
    yield from _addresses(claim, evidence)
    nearest = _nearest(claim, evidence.whole)
    yield from _natures(claim, nearest)
    yield from _clauses(claim, evidence.whole)
    won, lost = _winner(claim), _winner(nearest)
    if won and lost and won != lost:
        yield "balance", "has the balance of the public interest fall the other way than its source"
    yield from _content(claim, evidence, likeness)
    if contradicts and nearest and contradicts(nearest, claim) >= CERTAIN:
        yield "contradicted", "contradicts what it cites, as a language-inference model reads it"


def _natures(claim: str, nearest: str) -> Iterator[Fault]:
    said, shown = natures(claim), natures(nearest)
    if shown and said - shown:
        yield "nature", "says otherwise than its source whether the public interest test applies"


def _clauses(claim: str, evidence: str) -> Iterator[Fault]:
    """Each clause of the claim, against that of the evidence which shares most words with it."""
    shown = clauses(evidence)
    for said in clauses(claim):
        alike = max(shown, key=lambda c: len(said.words & c.words) / len(said.words | c.words), default=None)
        if alike is None or 2 * len(said.words & alike.words) < len(said.words):
            continue
        if said.likelihood and alike.likelihood and said.likelihood != alike.likelihood:
            yield (
                "likelihood",
                f"says harm “{_LEVEL[said.likelihood]}” occur where its source says “{_LEVEL[alike.likelihood]}”",
            )
        if said.denies != alike.denies:
            yield "denial", "denies what its source says, or says what its source denies"


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
        bare = re.sub(r"['’]s$", "", name)
        if bare.casefold() in known or bare in _OFFICES:
            continue
        if name.casefold() in told:
            yield "leaked-fact", f"names {name} as if it were of this case; it is of a precedent"
        else:
            yield "name", f"names {name}, which its sources do not"


def _addresses(claim: str, evidence: Evidence) -> Iterator[Fault]:
    for address in _ADDRESS.findall(claim):
        if address not in evidence.whole:
            yield "address", f"gives {address}, which its sources do not"


def _content(claim: str, evidence: Evidence, likeness: Likeness) -> Iterator[Fault]:
    words = content(claim)
    if not words:
        return
    shown = content(evidence.whole)
    own = len(words & shown) / len(words)
    share = len(words & (shown | content(evidence.request))) / len(words)
    if own < LITTLE or (share < ENOUGH and likeness(claim, _nearest(claim, evidence.whole)) < NEAR):
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
