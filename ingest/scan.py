"""Find where a text cites provisions, in the forms people write, and what numbers and letters each citation names.

Whose provisions they are is for `ingest.cite` to say. Every pattern here is bounded, so any text is read in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.records import Span

Word = Literal["section", "regulation", "exemption", "article", "other", "none"]
_S = r"\s{0,3}"
_WORDS: tuple[tuple[Word, str], ...] = (
    ("section", r"(?:sections?|adran(?:nau)?|sects?\.?|secs?\.?|ss?\.?(?=\s{0,2}\d)|§{1,2})"),
    ("regulation", r"(?:regulations?|rheoliad(?:au)?|regs?\.?|rr?\.?(?=\s{0,2}1[23]\b))"),
    ("exemption", r"(?:exemptions?|exceptions?|exclusions?)"),
    ("article", r"(?:articles?|arts?\.)"),
    (
        "other",
        r"(?:paragraphs?|paras?\.?|schedules?|sch\.|principles?|parts?|clauses?|recitals?|questions?|q|points?|items?|"
        r"conditions?|chapters?|rules?|appendix|annex|page|figure|table|version|sub-?sections?)",
    ),
)
_NOT_INSIDE = r"(?<![\w’'£$+])(?<![\w)]/)(?<!\d\.)"
_HEAD = re.compile(
    _NOT_INSIDE
    + "(?:"
    + "|".join(rf"(?P<{name}>{word}{_S}[:.-]?{_S}(?=\d))" for name, word in _WORDS)
    + r"|(?P<none>(?<=under )(?=\d\d[A-Z]?\sof\sthe\s(?:FOI|Act|Freedom))|(?=\d{1,2}[A-Za-z]?\s?\(\s?\d{1,2}[A-Za-z]{0,2}\s?[()])))",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<number>\d{1,3}(?:[A-Z]{1,2}|(?<=22)a)?)"
    r"(?:\.(?P<sub>\d)(?![\d]|\.\d)\.?(?:\(?(?P<limb>[a-g])\)?(?!\w))?)?"
    r"(?![\w%]|[/-]\d{1,2}[/-]|-\d{3}|\.\d|,\d{3})"
)
_SUBSECTION = re.compile(r"\s{0,2}[,(]?\s{0,2}sub-?sections?\s{0,2}\(?(?P<sub>\d[A-Z]?)\)?\)?", re.IGNORECASE)
_LETTER = r"(?:[ivx]{1,4}|[a-z])"
_PART = re.compile(
    rf"(?:{_S}|\.)\(\s?(?:(?P<part>\d{{1,2}}[A-Za-z]{{0,2}}|{_LETTER}|[agkz][a-d]|[A-Z])(?:\s?\)|(?=\())|"
    rf"(?P<several>{_LETTER}(?:\s?(?:,|/|&|and|to|-|–)\s?{_LETTER}){{1,8}})\s?\))|"
    r"(?<=\))(?P<loose>[a-i])(?![\w’'])"
)
_COUNTED = (
    r"(?:working|calendar|days?|weeks?|months?|years?|hours?|minutes?|pages?|documents?|e-?mails?|people|persons?|officers?|"
    r"records|cases|requests?|incidents|per\s?cent|%|of\s(?:these|those|which|whom)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|"
    r"Oct|Nov|Dec)[a-z]*)"
)
_JOIN = re.compile(
    rf"{_S}(?:,{_S}(?:and\b|or\b|&)?|;{_S}(?:and\b|or\b)?|&|\+|and/or\b|and\salso\b|as\swell\sas\b|and\b|or\b|/|"
    rf"(?P<range>to\b|through\b|-|–|—)){_S}(?:(?:under|of|in)\s)?"
    r"(?:(?:(?P<section>sections?|secs?\.?|ss?\.?)|(?P<regulation>regulations?|regs?\.?))\s{0,3}(?=\d))?"
    rf"(?=\(|(?P<plain>\d{{1,3}}[A-Za-z]?)(?!\s{{0,2}}{_COUNTED}\b)\b)",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\s{0,2}\([A-Za-z][^()\n]{3,90}\)")
_WITHIN = re.compile(
    r"\b(?:sub-?sections?|paragraphs?|limbs?)\s{0,3}(?P<inner>(?:\(\w{1,3}\)\s?){1,3})\s{0,2}of\s(?:the\s)?sections?\s{0,3}",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"i{1,3}|iv|vi{0,3}|ix|x")
_MANY = 4
_LONGEST_LIST = 40


@dataclass(frozen=True)
class Cited:
    """One provision cited: its span, and its number and letters from the section down."""

    span: Span
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Citation:
    """One citation, of one provision or a list of them; `word` is what they were called."""

    start: int
    end: int
    word: Word
    cited: tuple[Cited, ...]


def citations(text: str) -> Iterator[Citation]:
    """Every citation in `text`, in order; they do not overlap."""
    done = 0
    inner = {m.end(): m for m in _WITHIN.finditer(text)}
    for head in _HEAD.finditer(text):
        if head.start() < done:
            continue
        word: Word = head.lastgroup or "none"  # type: ignore[assignment]
        found, end = _list(text, head.end(), head.start(), word)
        done = max(done, end)
        if not found:
            continue
        outer = inner.get(head.end())
        if outer:
            found = [Cited((outer.start(), c.span[1]), (*c.parts, *_letters(outer["inner"]))) for c in found[:1]]
        yield Citation(found[0].span[0], end, word, tuple(found))


def _list(text: str, at: int, start: int, word: Word) -> tuple[list[Cited], int]:
    """The provisions of a list that starts with a number at `at`, and where the list ends."""
    made: list[Cited] = []
    last: tuple[str, ...] = ()
    begin, ranged = start, False
    while len(made) < _LONGEST_LIST:
        base, pos = _numbered(text, at)
        parts, end = _parts(text, pos)
        if not (base or (last and parts)):
            break
        paths = _paths(base or last, parts, fresh=bool(base))
        if ranged and _wide(last, paths[0]):
            return [], end
        if ranged:
            paths = _between(last, paths[0]) + paths
        made += [Cited((begin, end), path) for path in paths]
        last = (paths or [last])[-1]
        join = _JOIN.match(text, end) or _past_title(text, end)
        if not join or _turns(join, word):
            return made, end
        at = begin = join.end()
        ranged = bool(join["range"])
    return made, made[-1].span[1] if made else at


def _past_title(text: str, at: int) -> re.Match[str] | None:
    """The join of a list that says what each section is: "sections 27 (international relations) and 42"."""
    title = _TITLED.match(text, at)
    join = _JOIN.match(text, title.end()) if title else None
    return join if join and "\n" not in join[0] else None


def _turns(join: re.Match[str], word: Word) -> bool:
    """True where a list goes on to another kind of provision, "section 40 and regulation 13", or a dash opens a line."""
    if join["range"] and "\n" in join[0]:
        return True
    named = next((kind for kind in ("section", "regulation") if join[kind]), None)
    return named is not None and named != word


def _numbered(text: str, at: int) -> tuple[tuple[str, ...], int]:
    found = _NUMBER.match(text, at)
    if not found:
        return (), at
    return tuple(p for p in (found["number"].upper(), found["sub"], found["limb"]) if p), found.end()


def _parts(text: str, at: int) -> tuple[list[str], int]:
    """The bracketed parts that follow a number, and where they end."""
    parts: list[str] = []
    if subsection := _SUBSECTION.match(text, at):
        parts, at = [subsection["sub"]], subsection.end()
    while found := _PART.match(text, at):
        if found["loose"] and not parts:
            break
        parts += _several(found["several"]) if found["several"] else [found["part"] or found["loose"]]
        at = found.end()
    return parts, at


def _several(written: str) -> list[str]:
    """The letters in one pair of brackets: (a, b and c), (a-c)."""
    letters = re.findall(r"[a-z]+", re.sub(r"and|to", ",", written))
    first, last = letters[0], letters[-1]
    ranged = len(letters) == 2 and re.search(r"to|-|–", written) and len(first) == len(last) == 1
    return [chr(c) for c in range(ord(first), ord(last) + 1)] if ranged else letters


def _letters(written: str) -> list[str]:
    return re.findall(r"\((\w+)\)", written)


def _paths(base: tuple[str, ...], parts: list[str], *, fresh: bool) -> list[tuple[str, ...]]:
    """Walk bracketed parts down from `base`: (1)(a)(b) is two limbs, (b)(i) goes one deeper."""
    path, ended = list(base), []
    for n, written in enumerate(_split(base[0], parts)):
        part = _plain(written, len(path))
        depth = _depth(part, path)
        if depth < len(path) and (n > 0 or fresh):
            ended.append(tuple(path))
        path = [*path[:depth], part]
    return [*ended, tuple(path)]


def _split(number: str, parts: list[str]) -> Iterator[str]:
    """12(5b) is 12(5)(b): regulation 12 has no subsections inserted by letter, as section 40(3A) has."""
    for part in parts:
        if number == "12" and len(part) == 2 and part[0].isdigit() and part[1].islower():
            yield from part
        else:
            yield part


def _plain(part: str, depth: int) -> str:
    """Numbers with capitals, letters small; an l or I where a subsection's number stands is a misread 1."""
    if part[0].isdigit():
        return part.upper()
    return "1" if depth == 1 and part in ("l", "I") else part.lower()


def _depth(part: str, path: list[str]) -> int:
    """1 for subsections (digits), 2 for paragraphs (letters), 3 for sub-paragraphs (roman under a letter)."""
    if part[0].isdigit():
        return 1
    if _ROMAN.fullmatch(part) and len(path) > 2 and (len(path) > 3 or part == "i" or len(part) > 1):
        return 3
    return min(2, len(path)) if len(path) < 3 else 2


def _wide(last: tuple[str, ...], first: tuple[str, ...]) -> bool:
    """Sections 21 to 44 are a way to speak of a whole Part; sections 31 to 33 are cited."""
    low, high = (int(re.sub(r"\D", "", parts[0])) for parts in (last, first))
    return len(first) == len(last) == 1 and not 0 < high - low <= _MANY


def _between(last: tuple[str, ...], first: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What (a) to (c) cites between its ends: (b)."""
    a, b = last[-1], first[-1]
    alike = first[:-1] == last[:-1] and len(first) > 1 and len(a) == len(b) == 1 and a.isdigit() == b.isdigit()
    return [(*last[:-1], chr(c)) for c in range(ord(a) + 1, ord(b))] if alike else []
