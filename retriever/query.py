"""Understand a query: references to the law, references to cases, and the field's abbreviations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.provision import EIR, FOIA, Provision
from corpus.vocabulary import Vocabulary

_PROVISION = re.compile(
    r"\b(?P<word>sections?|sec\.?|ss?\.|ss?(?=\s?\d)|regulations?|regs?\.?|EIR|exemption)\s*"
    r"(?P<ref>\d{1,3}[A-Z]?(?:\s?\(\s?\w{1,3}\s?\))*)|(?<![\w/-])(?P<bare>\d{1,2}[A-Z]?\s?\(\d[A-Z]?\)(?:\s?\(\w{1,3}\))*)",
    re.IGNORECASE,
)
_CASE = re.compile(r"\b(?:[A-Z]{2,5}[-/]\d[\w/-]*\w|\d{2}\.FOI\.\d{2}\.\d{3,})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Query:
    """`words` is what was typed, `expanded` what is searched for; `refs` and `cases` are what it names exactly."""

    words: str
    expanded: str
    refs: tuple[Provision, ...]
    cases: tuple[str, ...]


def understand(words: str, vocabulary: Vocabulary) -> Query:
    """Read a query. Nothing in it is ever treated as syntax or as an instruction."""
    found = []
    for m in _PROVISION.finditer(words):
        named = (m["word"] or "").lower()
        found.append(Provision.parse(m["ref"] or m["bare"], EIR if named.startswith(("reg", "eir")) else FOIA))
    cases = tuple(dict.fromkeys(m[0].upper() for m in _CASE.finditer(words)))
    return Query(words, vocabulary.expand(words), tuple(dict.fromkeys(found)), cases)
