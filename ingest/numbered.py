"""The numbers by which an answer names what was asked: "questions 2 and 3", "part one", "4b." at its beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.wording import any_of
from ingest import dates

_NUMBERED = re.compile(
    r"\b(?:questions?|answers?|parts?|points?|items?|requests?|limbs?|[qa](?=\s?\d))\s*(?:nos?\.?|numbers?)?\s*"
    r"\(?(?P<first>\d{1,2}(?:\(?[a-z]\b\)?)?|(?<=\()[a-z](?=\)))\)?"
    r"(?P<rest>(?:\s*(?:,|and|&|to|–|-)\s*(?:q(?:uestions?)?\s*|a(?=\d))?(?:\(?\d{1,2}[a-z]?\b\)?|\([a-z]\)))*)(?![\d/])",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:questions?|requests?|items?|parts?)\s(?:nos?\.?|numbers?)?\s?(\d{1,2})\b", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    r"\W{0,3}\d{1,2}\s*(?:\n|(?:attachments?|pages?|enclosures?|minutes|hours|days|years)\b)", re.IGNORECASE
)
"""The number of a page, alone on its line, or of things counted."""
_DATED = re.compile(rf"\W{{0,3}}{dates.PATTERN}", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W{0,3}(?:(?:q|a|question|answer|request|part|point|item|response)s?\s?:?\s?(?:to\s+)?(?:questions?\s+)?)?(?:\(?(?P<n>\d{1,2}(?:[a-z](?=[.):\s]))?)|\(?(?P<letter>[a-z])(?=[).]|\s?&))\)?"
    r"(?P<rest>(?:\s?(?:,|&|and)\s?[qa]?\(?(?:\d{1,2}|[a-z])\b\)?)*)(?:[.):]|\s*[-–])?(?=\s|$|[A-Z])",
    re.IGNORECASE,
)
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT = re.compile(rf"\b(?:{'|'.join(_COUNTS)})\b", re.IGNORECASE)
_IN_WORDS = re.compile(
    rf"\b(?:questions?|parts?|points?|items?|requests?)\s(?:{'|'.join(_COUNTS)})\b(?:(?:,|,? and|,? or|\sto)\s(?:{'|'.join(_COUNTS)})\b)*",
    re.IGNORECASE,
)
_OF_THE_ACT = any_of(
    r"\b(?:a|the) public authority (?:is|holds|which|that|need)\b|\binformation (?:which|that) (?:a|the) public authority\b",
    r"\bis exempt(?: information)? (?:if|where)\b",
)
"""Words of a section of the Act, which numbers its own subsections."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL = re.compile(
    rf"\b(?P<word>{'|'.join(_ORDINALS)}) (?:part|item|question|request|point|limb|element)\b", re.IGNORECASE
)

_NAMED = re.compile(
    r"\b(?:questions?|items?|parts?|points?|requests?) (?:\(?\d{1,2}[a-z]?\)?(?:,| and | to | ?[-–] ?)?)+",
    re.IGNORECASE,
)


def unnumbered(sentence: str) -> str:
    """The sentence without such nouns and their numbers, which count nothing."""
    return _NAMED.sub("", sentence)


def numbers(sentence: str) -> Iterator[tuple[str, str]]:
    """The first number behind each such noun, as written, and the others behind it; those in words are put in figures."""
    figures = _IN_WORDS.sub(lambda said: _COUNT.sub(lambda m: str(_COUNTS.index(m[0].lower()) + 1), said[0]), sentence)
    for found in _NUMBERED.finditer(figures):
        yield found["first"], found["rest"]


def places(sentence: str) -> set[int]:
    """The places named: "the second part" is the second."""
    return {_ORDINALS.index(found["word"].lower()) + 1 for found in _ORDINAL.finditer(sentence)}


def counted(sentence: str) -> list[int]:
    """The plain numbers of questions that a sentence names."""
    return [int(number) for number in _COUNTED.findall(sentence)]


def label(words: str) -> re.Match[str] | None:
    """The number or letter that a block begins with, where it is of something asked: no date, no page, no subsection."""
    if _DATED.match(words) or _BARE_NUMBER.match(words) or _OF_THE_ACT.search(words):
        return None
    return _LABEL.match(words)
