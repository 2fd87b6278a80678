"""Public-interest factors to choose from: those that belong to a decision, among others that do not.

The right ones come from the rows of the exemptions relied on and from decisions that weighed them; the others from
exemptions not relied on, and from what the Commissioner's guidance says carries no weight.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant import argue, quote
from assistant.lessons.neutral import weighed
from assistant.statute import Statute
from corpus.drafts import Citation
from corpus.law import Exemption, Law
from corpus.lessons import Choice
from corpus.provision import Provision
from corpus.records import Document, Role

Way = Literal["for disclosure", "against disclosure", "neither"]
OF_EACH, FEWEST = 2, 10
_FEWEST_WORDS, _MOST_WORDS = 6, 40
_CARRY_NONE = "ico-irrelevant-factors"
_SIDES: tuple[tuple[Way, Role], ...] = (
    ("for disclosure", "factors_for_disclosure"),
    ("against disclosure", "factors_against_disclosure"),
)


@dataclass(frozen=True)
class Factor:
    """One to choose. `of` is the exemption it belongs to; `right` whether the decision relied on that."""

    text: str
    way: Way
    of: Provision | None
    right: bool
    law: tuple[Citation, ...] = ()
    source: str = ""

    @property
    def id(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:10]

    def choice(self) -> Choice:
        return Choice(id=self.id, text=f"{self.text[0].upper()}{self.text[1:].rstrip('.')}.")


def factors(document: Document, others: Sequence[Document], law: Law, statute: Statute) -> list[Factor]:
    """Those offered for one decision, in an order that says nothing; the same each time.

    `others` are decisions whose own factors may stand among the wrong ones.
    """
    relied = _tested(document, law)
    right = [factor for e in relied for factor in _of_law(e, True, statute)]
    right += [f for e in relied for f in _of_letter(document, e.section, True) if f.text not in {r.text for r in right}]
    wrong = list(_without_weight(law, statute))
    strangers = [e for e in law.exemptions if e.tested and e.section.section not in {r.section.section for r in relied}]
    strangers = [e for e in strangers if e.factors_for_disclosure or e.factors_for_maintaining]
    strangers.sort(key=lambda e: _shuffled(document.id, e.id))
    for other in others:
        for e in _tested(other, law):
            if e in strangers:
                wrong += list(_of_letter(other, e.section, False))[:1]
    for e in strangers:
        if len(wrong) + len(right) >= max(FEWEST, 2 * len(right)):
            break
        wrong += _of_law(e, False, statute)
    offered = {factor.id: factor for factor in [*wrong, *right]}  # one worded alike in two rows belongs where relied on
    return sorted(offered.values(), key=lambda f: _shuffled(document.id, f.id))


def _tested(document: Document, law: Law) -> list[Exemption]:
    """The exemptions relied on that the public interest is weighed for, each once."""
    refs = [Provision.parse(relied.ref) for relied in document.exemptions]
    found = [law.exemption(ref) for ref in refs if law.needs_public_interest_test(ref)]
    return list({e.id: e for e in found if e}.values())


def _of_law(exemption: Exemption, right: bool, statute: Statute) -> Iterator[Factor]:
    rows: tuple[tuple[Way, tuple[str, ...]], ...] = (
        ("for disclosure", exemption.factors_for_disclosure),
        ("against disclosure", exemption.factors_for_maintaining),
    )
    for way, texts in rows:
        for text in texts[:OF_EACH]:
            fact = statute.factor(exemption.section, text)
            cited = tuple(fact[1]) if fact else ()
            yield Factor(text, way, exemption.section, right, cited, exemption.source)


def _of_letter(document: Document, ref: Provision, right: bool) -> Iterator[Factor]:
    """Sentences in which a letter weighs, one for each side, where they do not name the provision or the outcome."""
    for way, role in _SIDES:
        for start, end in argue.sentences(document, ref, role):
            said = weighed(document.quote(start, end))
            if said and _FEWEST_WORDS <= len(said.split()) <= _MOST_WORDS and said[-1] == ".":
                yield Factor(said, way, ref, right, (quote.at(document, start, end),))
                break


def _without_weight(law: Law, statute: Statute) -> Iterator[Factor]:
    row = law.facts.get(_CARRY_NONE)
    for says in row["says"] if row else ():
        text, found, _ = says.partition(" is no reason to withhold")
        if row and found:
            fact = statute.fact(_CARRY_NONE, text)
            yield Factor(text, "neither", None, False, tuple(fact[1]) if fact else (), row["source"])


def _shuffled(*words: str) -> str:
    return hashlib.sha256("|".join(words).encode()).hexdigest()
