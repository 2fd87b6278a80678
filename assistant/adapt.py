"""Turn a precedent's sentence into one for this case: what was particular to that case becomes a blank."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from assistant.says import MONTHS, NUMBER_WORDS, REFERENCE
from corpus.records import Document

_MONTH = "|".join(MONTHS)
_NUMBERS = "|".join(NUMBER_WORDS)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ORDINALS = r"fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth|hundredth|thousandth"
_BLANKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[address]", re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.]+")),
    ("[reference]", re.compile(r"\b(?:[A-Z]{2,}[-/]\d[\w/-]*|\d{2}\.FOI\.\d{2}\.\d+)\b")),
    ("[date]", re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{_MONTH})(?:\s+\d{{4}})?\b|\b(?:{_MONTH})\s+\d{{4}}\b")),
    ("[date]", re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b")),
    ("[amount]", re.compile(r"£\s?\d[\d,.]*(?:\s?(?:million|billion|m|bn|k))?\b|\b\d[\d,.]*\s?(?:%|per cent)")),
    ("[date]", re.compile(r"\b(?:19|20)\d{2}(?:[/–-]\d{2,4})?\b")),
    ("[number]", re.compile(r"(?<![\w(.])\d[\d,]*(?:\.\d+)?(?![\w)(])")),
    ("[number]", re.compile(r"(?<![\w(.])\d+(?:st|nd|rd|th|[A-Z]{1,2})(?![\w)(])")),
    ("[number]", re.compile(rf"\b(?:{_TENS})-(?:{_NUMBERS}|one|first|second|third|{_ORDINALS})\b", re.IGNORECASE)),
    ("[number]", re.compile(rf"(?<![\w-])(?:{_NUMBERS}|{_ORDINALS})(?![\w-])", re.IGNORECASE)),
)  # fmt: skip
_NAME = re.compile(r"\b[A-Z][\w’'&-]*(?:\s+(?:(?:of|the|and|for|in|on)\s+)*[A-Z][\w’'&-]*)*")
_DEFINED = re.compile(r"((?:[A-Za-z][\w-]*\s+){1,6})\(([A-Z]{2,6})\)")
_MARKER = re.compile(r"^\s*(?:\d{1,2}|[a-z]{1,4})[.)]\s+(?=[A-Z])")
"""The number or letter of a paragraph, before its words."""
Blank = Callable[[str, str], str]
_COMMON = frozenset(
    "i we it the this that these those a an in on if as at by for from of to with however therefore while although also our your their "
    "some any all section sections regulation regulations act foia eir gdpr uk dpa information freedom environmental data protection "
    "parliament government public authority commissioner ico commissioner's commissioner’s article part schedule england wales "
    "scotland ireland northern britain british united kingdom disclosure disclosing releasing there such where when under having "
    "please thank you should release further once both each no not factors factor arguments considerations stakeholders organisations bidders officers "
    "individuals members people public suppliers contractors authorities staff witnesses victims companies businesses".split()
)


@dataclass(frozen=True)
class Adapted:
    """`text` for the new draft; `blanks` what the officer must fill in. Nothing particular is carried over."""

    text: str
    blanks: tuple[str, ...]


def adapt(sentence: str, precedent: Document, request: str) -> Adapted:
    """Replace dates, sums, references and names that the new request does not itself use."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\x00{len(kept) - 1}\x00"

    text = REFERENCE.sub(keep, _spelled_out(_MARKER.sub("", sentence), precedent, request))
    blanks: list[str] = []
    known = request.casefold()

    def blank(token: str, written: str) -> str:
        if re.search(rf"(?<!\w){re.escape(written.casefold())}(?!\w)", known):
            return written
        blanks.append(token)
        return token

    for token, pattern in _BLANKS:
        text = pattern.sub(lambda m, token=token: m[0] if _held(m) else blank(token, m[0]), text)  # type: ignore[misc]
    ordinary = _ordinary(precedent.text)
    text = _NAME.sub(lambda m: _name(m, ordinary, blank), text)
    return Adapted(re.sub(r"\x00(\d+)\x00", lambda m: kept[int(m[1])], text), tuple(blanks))


def _held(found: re.Match[str]) -> bool:
    """True inside the marks that stand for a kept provision."""
    return found.string[max(0, found.start() - 1)] == "\x00" and found.string[found.end() : found.end() + 1] == "\x00"


@lru_cache(maxsize=64)
def _ordinary(text: str) -> frozenset[str]:
    """Words the precedent also writes without a capital, so that one at a sentence's start is no name."""
    return _COMMON | frozenset(re.findall(r"(?<![\w’'-])[a-z][\w’'-]*", text))


def _name(found: re.Match[str], ordinary: frozenset[str], blank: Blank) -> str:
    """Blank a name, keeping ordinary words that only a sentence's beginning capitalised."""
    before = found.string[: found.start()]
    if before[-1:] == "[":
        return found[0]
    words = found[0].split()
    starts = not before.strip(" \"“'‘(") or before.rstrip()[-1:] in ".!?:"
    first = words[0] if starts and _is_ordinary(words[0], ordinary) else ""
    rest = words[1:] if first else words
    if all(w.casefold().removesuffix("’s").removesuffix("'s") in _COMMON for w in rest):
        return found[0]
    return f"{first} {blank('[name]', ' '.join(rest))}".strip()


def _is_ordinary(word: str, ordinary: frozenset[str]) -> bool:
    low = word.casefold()
    return low in ordinary or (
        not word.isupper() and bool(re.search(r"(?:ing|ed|ly|ions?|ment|ness|ity|ances?|ences?|ures?)$", low))
    )


def _spelled_out(sentence: str, precedent: Document, request: str) -> str:
    """Abbreviations the precedent defined, written out when the new request is about the same thing."""
    known = set(re.findall(r"[a-z]+", request.casefold()))
    for words, short in _DEFINED.findall(precedent.text):
        meant = words.split()[-_initials(words.split(), short) :]
        shared = sum(w.casefold() in known for w in meant)
        if meant and shared * 2 >= len(meant):
            sentence = re.sub(rf"\b{short}\b", " ".join(meant).lower(), sentence)
    return sentence[:1].upper() + sentence[1:]


def _initials(words: list[str], short: str) -> int:
    """How many of the last words the abbreviation stands for; 0 when their initials do not spell it."""
    for n in range(len(short), len(words) + 1):
        spelled = "".join(w[0] for w in words[-n:] if w[0].isalpha()).upper()
        if (
            spelled == short
            or "".join(w[0] for w in words[-n:] if w.lower() not in ("of", "and", "the", "for")).upper() == short
        ):
            return n
    return 0
