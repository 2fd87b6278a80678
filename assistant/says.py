"""What a sentence says that can be checked without a model: figures, likelihood, negation, names and content words."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from snowballstemmer import stemmer

_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen".split()
)
_ORDINALS = {"twentieth": "20", "tenth": "10", "fortieth": "40", "sixtieth": "60", "thirtieth": "30"}
NUMBER_WORDS: dict[str, str] = {
    **{word: str(n) for n, word in enumerate(_SMALL, start=2)},
    **{word: str(n) for n, word in zip(range(20, 100, 10), _TENS, strict=True)},
    **dict.fromkeys(("hundred", "hundreds"), "100"),
    **dict.fromkeys(("thousand", "thousands"), "1000"),
    "dozen": "12",
}
MONTHS = "January February March April May June July August September October November December".split()
_MONTH = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})\b(?=\s+\d)|(?<=\d )\b(?:{'|'.join(MONTHS)})\b|(?<=th )\b(?:{'|'.join(MONTHS)})\b"
)
_FIGURE = re.compile(
    rf"(?P<value>\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{'|'.join([*NUMBER_WORDS, *_ORDINALS])})\b)"
    r"(?:st|nd|rd|th)?[\s-]*(?P<unit>(?:working |calendar |business )?(?:days?|weeks?|months?|hours?|years?)\b)?",
    re.IGNORECASE,
)  # fmt: skip
REFERENCE = re.compile(
    r"\b(?:sections?|s\.|ss\.|regulations?|reg\.|regs|article|part|schedule|principle)\s*\d+\w*(?:\s?\(\w{1,3}\))*"
    r"(?:(?:\s*,\s*|\s+and\s+|\s+or\s+|\s+to\s+|\s*&\s*)(?:\d{1,3}[A-Z]{0,2}\b(?:\s?\(\w{1,3}\))*|(?:\(\w{1,3}\))+))*|"
    r"\b\d{1,3}[A-Z]{0,2}(?:\(\w{1,3}\))+|\b(?:Act|Regulations|Order)\s+\d{4}\b|\bSI \d+/\d+",
    re.IGNORECASE,
)
"""A reference to the law as a letter writes it, with the year of an Act: no figure of the case."""
_LIKELY = re.compile(
    r"\blikely\b|\blikelihood\b|\breal and significant risk\b|\b(?:may|might|could) well\b", re.IGNORECASE
)
_WOULD = re.compile(r"\b(?:would|will)\b", re.IGNORECASE)
_BOTH = re.compile(r"\bwould,? or (?:would )?be likely\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:–—]|\b(?:which|because|since|and|but|so that|while|whereas)\b", re.IGNORECASE)
_NATURE = re.compile(
    r"\b(?P<no>not (?:an? )?|no longer (?:an? )?)?\b(?P<nature>absolute|qualified)\b|"
    r"\b(?:no|without (?:an?|any)) public interest test\b|"
    r"(?<!no )(?<!any )\bpublic interest test (?:does not apply|(?P<applies>applies|is required|must be))",
    re.IGNORECASE,
)
_IDIOM = re.compile(r"\b(?:not|no) (?:(?:later|more|less|earlier|fewer) than|only|least|doubt)\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|no|never|neither|nor|none|nothing|nobody|cannot|without|hardly|unlikely|unable|fails?|failed|lacks?)\b|n[’']t\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![.!?:] )(?<!^)(?<![“\"'(])\b[A-Z][\w’'&-]*[a-z][\w’'&-]*(?:\s+(?:of|and|the|for)\s+[A-Z][\w’'&-]+|\s+[A-Z][\w’'&-]+)*"
)
_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
DULL = frozenset(
    "a an the and or but nor so yet of in on at by for from to with as into under over between about against within during "
    "through after before above below is are was were be been being am do does did have has had having it its this that "
    "these those there here we our us you your they their them he she his her i my me who whom which what when where why "
    "how all any both each more most other some such only own same than too very can could may might must shall should "
    "will would also however therefore further because since while although if whether not no".split()
)  # fmt: skip


_STEMMER, _STEMMING = stemmer("english"), Lock()


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """Porter's stem of a word; the stemmer holds the word it is at, so one thread at a time has it."""
    with _STEMMING:
        stem: str = _STEMMER.stemWord(word)
        return stem


def figures(text: str) -> frozenset[str]:
    """Numbers, sums and the months of dates, as written in digits; a period also with its unit: "20", "20 working day".

    The numbers of sections, and the years of Acts, are none.
    """
    bare = REFERENCE.sub(" ", text)
    found = {month[0].casefold() for month in _MONTH.finditer(bare)}
    for match in _FIGURE.finditer(bare):
        word = match["value"].casefold()
        value = NUMBER_WORDS.get(word) or _ORDINALS.get(word) or word.replace(",", "")
        found.add(value)
        if match["unit"]:
            found.add(f"{value} {match['unit'].casefold().removesuffix('s')}")
    return frozenset(found)


class Clause(NamedTuple):
    """A part of a sentence that says one thing: its content, how sure it is of a harm, and whether it denies."""

    words: frozenset[str]
    likelihood: str | None
    denies: bool


def clauses(text: str) -> list[Clause]:
    """The clauses of a text that have content, in order."""
    said = (Clause(content(part), likelihood(part), negations(part) % 2 == 1) for part in _CLAUSE.split(text))
    return [clause for clause in said if clause.words]


def likelihood(text: str) -> str | None:
    """ "likely" for the lower threshold of prejudice, "would" for the higher one, None where neither or both are said."""
    if _BOTH.search(text):
        return None
    if _LIKELY.search(text):
        return "likely"
    return "would" if _WOULD.search(text) else None


def natures(text: str) -> frozenset[bool]:
    """Whether the public interest test is said to apply (True: "qualified"), or not to (False: "absolute")."""
    said = set()
    for found in _NATURE.finditer(text):
        tested = (found["nature"] or "").lower() == "qualified" or bool(found["applies"])
        said.add(tested != bool(found["no"]))
    return frozenset(said)


def negations(text: str) -> int:
    """How many words deny something; "not later than" and the like deny nothing."""
    return len(_NEGATION.findall(_IDIOM.sub(" ", text)))


def names(text: str) -> frozenset[str]:
    """What is written with capitals inside a sentence: people, bodies, places, products."""
    return frozenset(found[0] for found in _NAME.finditer(text))


def content(text: str) -> frozenset[str]:
    """Stems of the words that carry the meaning (Porter's, of 2001), without references and figures."""
    plain = REFERENCE.sub(" ", text).casefold()
    return frozenset(_stem(word) for word in _WORD.findall(plain) if word not in DULL and word not in NUMBER_WORDS)
