"""Understand a query: references to the law, references to cases, and the field's abbreviations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.named import provisions
from corpus.provision import Provision
from corpus.records import Kind, Outcome, RequestItem
from corpus.request import items
from corpus.vocabulary import Information, Vocabulary

_FEW = 25
"""Up to so many words a query is read whole: "The maps belong to a firm. Must we send them?" asks about all of it."""
_CASE = re.compile(r"(?<![\w(])(?=[\w./-]*\d)[A-Za-z0-9][\w./-]{3,}\w")


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


def understand(words: str, vocabulary: Vocabulary, of: Sequence[RequestItem] = ()) -> Query:
    """Read a query. Nothing in it is ever treated as syntax or as an instruction.

    With `of`, those are what it asks for, as somebody set them apart: parted again, one that asks in no so many words
    beside one that does would be taken for talk.
    """
    used, plain = vocabulary.used(words), words.casefold()
    asks = " ".join(item.text for item in of) or (words if len(words.split()) <= _FEW else _asked(words))
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


def _asked(words: str) -> str:
    """What a longer query asks for, without the talk around it."""
    return " ".join(item.text for item in items(words)) or words
