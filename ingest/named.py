"""Exemptions called by their name alone: "the exemption for legal professional privilege"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.law import Law
from corpus.provision import EIR, Provision
from corpus.stems import folded
from corpus.vocabulary import Term, Vocabulary
from ingest.cite import Reference

_ALSO = {
    "personal information": ("personal data", "third party personal data"),
    "commercial interests": ("commercial sensitivity",),
}
"""Other everyday names of what a title says."""
_WORD = r"(?:exemption|exception)s?"
_OF = r"(?:for|on|of|about|concerning|regarding|relating\sto|covering|which\scovers)"
_BEFORE = rf"\b{_WORD}\s(?:(?:at|in|under)\s(?:the\s)?(?:act|regulations)\s)?{_OF}\s(?:the\s)?"
_AFTER = rf"\s{_WORD}\b"
_SHORTEST = 6


@dataclass(frozen=True)
class _Names:
    pattern: re.Pattern[str]
    means: dict[str, tuple[Provision, ...]]


def named_exemptions(text: str, found: list[Reference], law: Law) -> list[Reference]:
    """Exemptions named and nowhere cited by number; `found` are the text's references by number."""
    names = _names(tuple((e.title, e.section) for e in law.exemptions))
    cited = {r.provision.section for r in found if r.provision and law.exemption(r.provision)}
    regulations = any(r.provision and r.provision.instrument == EIR for r in found) or bool(re.search(r"\bEIR", text))
    made = []
    for match in names.pattern.finditer(folded(text)):  # many times faster than ignoring case in many names
        name = match.lastgroup
        words = next(match[g] for g in ("before", "after") if match[g])
        means = names.means[" ".join(words.split())]
        of_regime = [p for p in means if (p.instrument == EIR) == regulations] or list(means)
        if name and of_regime[0].section not in cited:
            made.append(Reference(*match.span(), text[slice(*match.span())], of_regime[0]))
    return made


@lru_cache(maxsize=4)
def _names(titles: tuple[tuple[str, Provision], ...]) -> _Names:
    means: dict[str, tuple[Provision, ...]] = {}
    terms = Vocabulary.shipped().terms
    for title, section in titles:
        for name in _called(title, terms):
            means[name] = (*means.get(name, ()), section)
    any_name = "|".join(re.escape(n).replace(r"\ ", r"\s") for n in sorted(means, key=len, reverse=True))
    pattern = re.compile(rf"{_BEFORE}(?P<before>{any_name})\b|\b(?P<after>{any_name}){_AFTER}")
    return _Names(pattern, means)


def _called(title: str, terms: tuple[Term, ...]) -> set[str]:
    """What a title's exemption is called: the title, its parts, and the short forms the vocabulary knows."""
    plain = re.sub(r"\setc\b\.?", "", title).lower()
    names = {plain, *plain.split(", "), *plain.split("; ")}
    names |= {name.removeprefix("the ") for name in names}
    for term in terms:
        if term.means.lower() in names:
            names |= {form.lower() for form in term.forms}
    return {n for n in names | {a for n in names for a in _ALSO.get(n, ())} if len(n) >= _SHORTEST or n == "lpp"}
