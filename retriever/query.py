"""Understand a query: references to the law, references to cases, and the field's abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.provision import EIR, FOIA, Provision
from corpus.records import Kind, Outcome
from corpus.request import items
from corpus.vocabulary import Information, Vocabulary

_PART = r"\s?\(\s?(?:\d{1,2}[a-z]{0,2}|[a-z]{1,4})\s?\)"
_NUMBER = r"\d{1,3}[a-z]?(?![\w-])"
_PROVISION = re.compile(
    rf"(?<![\w'’/-])(?:(?P<word>sections?|secs?\.?|ss?\.?|regulations?|regs?\.?|eir|foia|exemptions?|exceptions?)\s*"
    rf"(?P<first>{_NUMBER}(?:{_PART})*)"
    rf"(?P<more>(?:(?:\s*(?:,|&|/|and|or)\s*)+{_NUMBER}(?:{_PART})*)*)|(?P<bare>\d{{1,2}}[a-z]?(?=\()(?:{_PART})+))"
    r"(?P<owner>\s+(?:of\s+)?(?:the\s+)?(?:dpa|data protection act)(?:\s+2018)?)?",
    re.IGNORECASE,
)
_DPA_BEFORE = re.compile(r"\b(?:dpa|data protection act)(?:\s+2018)?[\s,]*$", re.IGNORECASE)
_ONE = re.compile(rf"(?P<number>{_NUMBER})(?P<parts>(?:{_PART})*)", re.IGNORECASE)
_CASE = re.compile(r"(?<![\w(])(?=[\w./-]*\d)[A-Za-z0-9][\w./-]{3,}\w")
_PLURAL = ("sections", "secs", "ss", "regulations", "regs", "exemptions", "exceptions")


@dataclass(frozen=True)
class Query:
    """`words` is what was typed, `asks` what it asks for, without the talk around it, abbreviations spelled out.

    `refs` and `cases` are what it names exactly, `meant` the provisions it speaks of without naming them, `outcomes` and
    `papers` the outcomes and kinds of later decision. `synonyms` are other ways of writing what it means, `kinds` those
    of information it speaks of; `bare` is true when it names a case and nothing else.
    """

    words: str
    asks: str
    refs: tuple[Provision, ...]
    cases: tuple[str, ...]
    meant: tuple[Provision, ...]
    outcomes: tuple[Outcome, ...]
    papers: tuple[Kind, ...]
    synonyms: tuple[str, ...]
    meanings: tuple[str, ...]
    kinds: tuple[Information, ...]
    bare: bool


def understand(words: str, vocabulary: Vocabulary) -> Query:
    """Read a query. Nothing in it is ever treated as syntax or as an instruction."""
    used, plain = vocabulary.used(words), words.casefold()
    asks = " ".join(item.text for item in items(words)) or words
    meanings = tuple(term.means for term in used if term.means.casefold() not in plain)
    cases = tuple(dict.fromkeys(found[0].upper() for found in _CASE.finditer(words)))
    return Query(
        words=words,
        asks=f"{asks} ({'; '.join(meanings)})" if meanings else asks,
        refs=tuple(dict.fromkeys(provisions(words))),
        cases=cases,
        meant=tuple(vocabulary.meant(words)),
        outcomes=tuple(vocabulary.decided(words)),
        papers=tuple(vocabulary.kinds_of_paper(words)),
        synonyms=tuple(form for term in used for form in term.forms if form.casefold() not in plain),
        meanings=meanings,
        kinds=tuple(vocabulary.kinds(words)),
        bare=bool(cases) and not re.search(r"\w", _CASE.sub(" ", words)),
    )


def provisions(text: str) -> Iterator[Provision]:
    """References in their short forms: s31(1)(g), sections 31 and 44, reg 12(5)(e), 40(2), s.132 of the DPA 2018.

    A bare 12(4)(b) may be of the Act or of the Regulations: both are given, none is guessed.
    """
    for found in _PROVISION.finditer(text):
        word = (found["word"] or "").lower().rstrip(".")
        written = [found["first"] or found["bare"]]
        for more in _ONE.finditer(found["more"] or ""):
            if word in _PLURAL or more["parts"]:  # "section 31 and 5 e-mails" names one provision
                written.append(more[0])
        owned = found["owner"] or _DPA_BEFORE.search(text[: found.start()])
        for instrument in ["DPA 2018"] if owned else _instruments(word, written[0]):
            yield from (_provision(one, instrument) for one in written)


def _instruments(word: str, written: str) -> list[str]:
    if word.startswith(("reg", "eir", "exception")):
        return [EIR]
    return [FOIA, EIR] if not word and re.match(r"1[23]\s?\(", written) else [FOIA]


def _provision(written: str, instrument: str) -> Provision:
    """Section numbers in capitals (22A), letters of paragraphs small, as the law prints them."""
    number, *parts = re.findall(r"\w+", written)
    return Provision(instrument, (number.upper(), *(p.upper() if p[0].isdigit() else p.lower() for p in parts)))
