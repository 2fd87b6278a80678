"""Plain language, measured: how long the sentences are, how easy the whole is to read, and words nobody says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pyphen import Pyphen

from assistant.rules.letter import Letter, Sentence
from assistant.rules.rule import Look, Seen, broken, kept

_LONG, _TOO_LONG, _USUAL = 25, 50, 25
_HARD = 30
"""Flesch's reading ease (1948): below 30 he called "very difficult", what is read in scientific journals."""
_FEWEST = 80
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_LEGALESE = re.compile(
    r"\b(?:aforementioned|aforesaid|hereby|herein(?:after)?|hereto(?:fore)?|hereunder|herewith|thereof|therein|thereto|therefrom|"
    r"thereunder|whereby|wherein|whereas|whilst|notwithstanding|pursuant to|inter alia|prima facie|mutatis mutandis|"
    r"ab initio|per se|ipso facto|forthwith|henceforth|the said (?:request|information|document)|viz|save that|in lieu of|"
    r"commence(?:d|s|ment)?|endeavou?r to|ascertain(?:ed)? whether you|furnish(?:ed)? you|kindly be advised|please be advised|"
    r"at this juncture|in the event that|with regard to the fact that|in the process of being|we are in receipt of|in receipt of your)\b",
    re.IGNORECASE,
)
_SHORT_FORMS = {
    "NCND": "neither confirm nor deny",
    "PIT": "public interest test",
    "PIB": "public interest balance",
    "QP": "qualified person",
    "SAR": "subject access request",
    "LPP": "legal professional privilege",
    "IRU": "information rights unit",
    "DPIA": "data protection impact assessment",
}


def _prose(letter: Letter) -> list[Sentence]:
    """The sentences that are whole: not headings, rows of tables, or parts of an address."""
    return [
        s for s in letter.answer if s.text[-1:] in '.?!”"' and len(_WORD.findall(s.text)) >= 4 and " | " not in s.text
    ]


def _length(letter: Letter) -> Iterator[Seen]:
    told = _prose(letter)
    lengths = [len(_WORD.findall(s.text)) for s in told]
    if len(told) >= 3:
        mean = sum(lengths) / len(lengths)
        longest = told[lengths.index(max(lengths))]
        says = f"sentences have {mean:.0f} words on average, and the longest {max(lengths)}; readers lose the thread beyond {_LONG}"
        yield broken(says, longest.span) if mean > _USUAL else kept(None, f"{mean:.0f} words a sentence on average")


def _longest(letter: Letter) -> Iterator[Seen]:
    long = [
        (s, n)
        for s in _prose(letter)
        if not _listed(s.text) and not _quotes(s.text) and (n := len(_WORD.findall(s.text))) > _TOO_LONG
    ]
    for sentence, n in long:
        yield broken(f"this sentence has {n} words", sentence.span)
    if not long:
        yield kept(None)


def _listed(text: str) -> bool:
    """A list written as one sentence: many commas or semicolons."""
    return text.count(";") >= 2 or text.count(",") >= 5


def _quotes(text: str) -> bool:
    return "“" in text or text.count('"') >= 2


def _ease(letter: Letter) -> Iterator[Seen]:
    told = _prose(letter)
    said = [word for s in told for word in _WORD.findall(s.text)]
    if len(said) >= _FEWEST:
        ease = reading_ease(len(said), len(told), sum(map(_syllables, said)))
        says = f"the letter is very hard to read: {ease:.0f} on Flesch’s scale of 0 to 100, where plain English is 60"
        yield broken(says) if ease < _HARD else kept(None, f"reading ease {ease:.0f} of 100")


def reading_ease(words: int, sentences: int, syllables: int) -> float:
    """Flesch, A New Readability Yardstick (1948): 206.835 - 1.015 words per sentence - 84.6 syllables per word."""
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


@lru_cache(maxsize=1)
def _hyphens() -> Pyphen:
    return Pyphen(lang="en_GB", left=1, right=1)


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    """Where a word may be broken, and one more: near enough to its syllables for a mean."""
    return len(_hyphens().positions(word.lower())) + 1


def _plain_words(letter: Letter) -> Iterator[Seen]:
    found = [
        (s, m)
        for s in letter.own
        for m in _LEGALESE.finditer(s.text)
        if not s.recites and not _quoted(s.text, m.start())
    ]
    for sentence, match in found:
        at = (sentence.start + match.start(), sentence.start + match.end())
        yield broken(f"“{match[0]}” is not plain English", at)
    if not found:
        yield kept(None)


def _quoted(text: str, at: int) -> bool:
    return text[:at].count("“") > text[:at].count("”") or text[:at].count('"') % 2 == 1


def _short_forms(letter: Letter) -> Iterator[Seen]:
    for short, full in _SHORT_FORMS.items():
        used = next((s for s in letter.own if re.search(rf"(?<![\w/-]){short}\b(?![/-]\d)", s.text)), None)
        if used:
            explained = full in letter.record.text.lower()
            yield kept(used.span) if explained else broken(f"{short} is not explained: {full}", used.span)


LOOKS: dict[str, Look] = {
    "sentence-length": _length,
    "sentence-too-long": _longest,
    "reading-ease": _ease,
    "plain-words": _plain_words,
    "short-forms-explained": _short_forms,
}
