"""Against precedents: the same information with another outcome, another exemption or limb, or another likelihood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant import quote
from assistant.rules.alike import Alike
from assistant.rules.letter import Letter
from assistant.rules.rule import Look, Seen, broken, kept
from corpus.drafts import Citation
from corpus.provision import Provision
from corpus.records import Document, ItemOutcome, Reliance, Span
from corpus.sentences import spans

_SAID = {
    "disclosed": "disclosed", "partly": "partly disclosed", "withheld": "withheld", "not_held": "said not to be held",
    "ncnd": "neither confirmed nor denied", "refused": "refused",
}  # fmt: skip
_APART = (
    {"withheld", "disclosed"}, {"refused", "disclosed"}, {"ncnd", "disclosed"}, {"ncnd", "not_held"},
    {"ncnd", "withheld"}, {"partly", "disclosed"}, {"partly", "withheld"},
)  # fmt: skip
_MOST = 3


def _outcome(letter: Letter) -> Iterator[Seen]:
    apart = [a for a in letter.alike if {a.ours.outcome, a.theirs.outcome} in _APART]
    for one in apart[:_MOST]:
        says = f"the same was asked of {_who(one.precedent)} and was {_SAID[one.theirs.outcome]}; here it is {_SAID[one.ours.outcome]}"
        yield broken(says, _span(letter.record, one.ours), _cited(one.precedent, one.theirs))
    if letter.alike and not apart:
        yield kept(_span(letter.record, letter.alike[0].ours), f"decided as in {_count(letter)}")


def _limb(letter: Letter) -> Iterator[Seen]:
    both = [a for a in letter.alike if a.ours.exemptions and a.theirs.exemptions]
    apart = [a for a in both if _others(a)]
    for one in apart[:_MOST]:
        theirs = ", ".join(_others(one))
        says = f"for the same information {_who(one.precedent)} relied on {theirs}; this letter relies on {', '.join(one.ours.exemptions)}"
        yield broken(says, _span(letter.record, one.ours), _cited(one.precedent, one.theirs))
    if both and not apart:
        yield kept(_span(letter.record, both[0].ours), f"the same provisions as in {_count(letter)}")


def _others(pair: Alike) -> list[str]:
    """What the precedent relied on of which the letter relies on nothing, not even a part or the whole."""
    ours = [Provision.parse(ref) for ref in pair.ours.exemptions]
    return [ref for ref in pair.theirs.exemptions if not any(Provision.parse(ref).touches(o) for o in ours)]


def _likelihood(letter: Letter) -> Iterator[Seen]:
    agreed = False
    for one in letter.alike[: 2 * _MOST]:
        for ours, theirs in _same_limbs(letter.record, one):
            if ours.likelihood == theirs.likelihood:
                agreed = True
                continue
            says = f"for the same information {_who(one.precedent)} said of {theirs.ref} “{theirs.likelihood}”; this letter says “{ours.likelihood}”"
            span = ours.spans[0] if ours.spans else _span(letter.record, one.ours)
            beside = (
                quote.at(one.precedent, *_sentence(one.precedent, theirs))
                if theirs.spans
                else _cited(one.precedent, one.theirs)
            )
            yield broken(says, span, beside)
    if agreed:
        yield kept(None, "the same likelihood as in precedents")


def _same_limbs(letter: Document, pair: Alike) -> Iterator[tuple[Reliance, Reliance]]:
    for ours in letter.exemptions:
        for theirs in pair.precedent.exemptions:
            named = ours.ref in pair.ours.exemptions and theirs.ref in pair.theirs.exemptions
            if named and ours.ref == theirs.ref and ours.likelihood and theirs.likelihood:
                yield ours, theirs


def _sentence(document: Document, relied: Reliance) -> Span:
    """The passage in which something is relied on first."""
    start = relied.spans[0][0]
    return next(((p.start, p.end) for p in document.passages if p.start <= start < p.end), relied.spans[0])


def _span(document: Document, item: ItemOutcome) -> Span | None:
    """The words that decided an item, else what was asked."""
    if item.end > item.start:
        return item.start, item.end
    asked = next((r for r in document.requests if r.n == item.n), None)
    return (asked.start, asked.end) if asked and asked.start is not None and asked.end is not None else None


_NEITHER = re.compile(r"neither confirm|confirm (?:n)?or deny", re.IGNORECASE)


def _cited(document: Document, item: ItemOutcome) -> Citation:
    """The words that decided an item; where it was neither confirmed nor denied, those that say so."""
    if item.outcome == "ncnd":
        for start, end in spans(document.text):
            if _NEITHER.search(document.text, start, end):
                return quote.at(document, start, end)
    start, end = _span(document, item) or (document.passages[0].start, document.passages[0].end)
    return quote.at(document, start, end)


def _who(document: Document) -> str:
    named = document.authority or document.title
    made_up = ", a made-up example" if document.example else ""
    return f"{named} ({document.reference or document.title}{made_up})"


def _count(letter: Letter) -> str:
    n = len({a.precedent.id for a in letter.alike})
    return f"{n} precedent{'' if n == 1 else 's'}"


LOOKS: dict[str, Look] = {
    "same-outcome": _outcome,
    "same-exemption": _limb,
    "same-likelihood": _likelihood,
}
