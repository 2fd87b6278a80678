"""Find every reference to the law in a text, in the forms people write, and say which Act each belongs to.

What is found is where it stands and what it names; whether it is relied on is for `ingest.rely` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.provision import EIR, FOIA, Provision
from corpus.records import Span

_ACT = (
    r"(?P<act>FOIA(?:\s+2000)?|(?:the\s+)?FOI\s+Act(?:\s+2000)?|Freedom\s+of\s+Information\s+Act(?:\s+2000)?|"
    r"EIRs?(?:\s+2004)?|Environmental\s+Information\s+Regulations(?:\s+2004)?|DPA(?:\s+(?:1998|2018))?|"
    r"Data\s+Protection\s+Act(?:\s+(?:1998|2018))?|UK\s+GDPR|GDPR|that\s+Act|(?:the|this)\s+Act|"
    r"(?:[A-Z][a-z’']+,?\s+(?:(?:of|and|the|for|in|etc\.?)\s+)*){1,7}(?:Act|Regulations|Order)\s+\d{4})"
)
_PARTS = r"(?:\s?\(\s?(?:\d{1,2}[A-Z]{0,2}|[a-z]{1,4})\s?\))"
_NUMBER = rf"\d{{1,3}}[A-Z]{{0,2}}(?![\w/-]|\.\d){_PARTS}*"
_JOIN = r"\s*(?:,\s*(?:and|or)?|;|&|\band\b|\bor\b|/|\bto\b)\s*(?:(?:sections?|s\.?|regs?\.?|regulations?)\s*)?"
_LIST = rf"(?P<list>{_NUMBER}(?:{_JOIN}(?:{_NUMBER}|{_PARTS}+))*)"
_WORD = r"(?P<word>sections?|sec\.?|ss?\.|ss?(?=\s?\d)|regulations?|regs?\.?)"
_OF = rf"(?P<of>\s*,?\s*(?:(?:of|under|in)\s+(?:(?:part|schedule)\s+\w+\s+(?:of|to)\s+)?(?:the\s+)?)?{_ACT})?"
_NAMED = re.compile(rf"\b{_WORD}\s*{_LIST}{_OF}", re.I)
_BARE = re.compile(
    rf"(?<![\w.(/])(?P<list>\d{{1,2}}[A-Z]{{0,2}}\s?\(\s?\d[A-Z]?\s?\){_PARTS}*(?:{_JOIN}(?:{_NUMBER}|{_PARTS}+))*){_OF}"
)
_ACT_ALONE = re.compile(rf"\b{_ACT}")
_BEFORE = re.compile(rf"{_ACT}\s*[,:–-]?\s*$")
_ELEMENT = re.compile(rf"(?P<number>\d{{1,3}}[A-Z]{{0,2}})?(?P<parts>{_PARTS}*)")
_ROMAN = re.compile(r"i{1,3}|iv|vi{0,3}|ix|x")
_SHORT = {"DPA": "DPA 2018", "Data Protection Act": "DPA 2018", "GDPR": "UK GDPR"}


@dataclass(frozen=True)
class Reference:
    """One provision named at a span. `provision` is None where the Act could not be told: `written` is kept."""

    start: int
    end: int
    written: str
    provision: Provision | None


@dataclass(frozen=True)
class _Found:
    span: Span
    parts: tuple[str, ...]
    act: str | None  # explicit, canonical; None when the text names none beside it
    regulation: bool


def references(text: str) -> list[Reference]:
    """Every reference in `text`, in order; `31(2)(a) and (c)` gives two, each with the words that named it."""
    found = sorted(_found(text), key=lambda f: f.span)
    acts = named_acts(text)
    homes = {f.parts[0]: f.act for f in found if f.act}
    return [
        Reference(*f.span, text[slice(*f.span)], Provision(act, f.parts) if (act := _act_of(f, acts, homes)) else None)
        for f in found
    ]


def named_acts(text: str) -> set[str]:
    """The Acts and Regulations `text` names, by their short form ("FOIA", "EIR", "DPA 2018")."""
    return {act for m in _ACT_ALONE.finditer(text) if (act := _canonical(m["act"])) not in (None, "that", "the")}


def _found(text: str) -> Iterator[_Found]:
    covered: list[Span] = []
    for match in _NAMED.finditer(text):
        covered.append(match.span())
        act = _explicit_act(text, match)
        regulation = match["word"].lower().startswith("r")
        for span, parts in _elements(match["list"], match.start("list")):
            start = match.start() if span[0] == match.start("list") else span[0]
            yield _Found((start, span[1]), parts, act, regulation)
    for match in _BARE.finditer(text):
        if any(a <= match.start() < b for a, b in covered):
            continue
        act = _explicit_act(text, match)
        for span, parts in _elements(match["list"], match.start("list")):
            yield _Found(span, parts, act, act == EIR)


def _explicit_act(text: str, match: re.Match[str]) -> str | None:
    """The Act named just after ("section 132(1) of that Act") or just before ("FOIA section 44")."""
    if match["of"]:
        written = match["act"]
    else:
        before = _BEFORE.search(text, max(0, match.start() - 60), match.start())
        if not before:
            return None
        written = before["act"]
    act = _canonical(written)
    if act == "that":
        earlier = [_canonical(m["act"]) for m in _ACT_ALONE.finditer(text, 0, match.start())]
        named = [a for a in earlier if a not in (None, "that", "the")]
        return named[-1] if named else None
    return FOIA if act == "the" and FOIA in named_acts(text[: match.end()]) else None if act == "the" else act


def _canonical(written: str) -> str | None:
    plain = re.sub(r"\s+", " ", written).strip()
    plain = re.sub(r"^(?:the|under the|of the)\s+", "", plain, flags=re.I) if " act " in f" {plain.lower()} " else plain
    low = plain.lower()
    if low.startswith(("foi", "freedom of information act")):
        return FOIA
    if low.startswith(("eir", "environmental information")):
        return EIR
    if low == "that act":
        return "that"
    if low in ("the act", "this act", "act"):
        return "the"
    if low.startswith(("dpa", "data protection act")):
        return "DPA 1998" if low.endswith("1998") else "DPA 2018"
    return _SHORT.get(plain, plain)


def _elements(written: str, offset: int) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Each provision of a list, with what is left out carried over from the one before."""
    last: tuple[str, ...] = ()
    for match in _ELEMENT.finditer(written):
        if not match[0].strip():
            continue
        parts = re.findall(r"\(\s?(\w+)\s?\)", match["parts"])
        if match["number"]:
            last = (match["number"],)
        elif not last:
            continue
        span = (offset + match.end() - len(match[0].lstrip()), offset + match.start() + len(match[0].rstrip()))
        for path in _paths(last, parts, fresh=bool(match["number"])):
            yield span, path
            last = path


def _paths(base: tuple[str, ...], parts: list[str], *, fresh: bool) -> list[tuple[str, ...]]:
    """Walk bracketed parts down from `base`: (1)(a)(b) is two limbs, (b)(i) goes one deeper."""
    path, ended = list(base), []
    for n, part in enumerate(parts):
        depth = _depth(part, path)
        if depth < len(path) and (n > 0 or fresh):
            ended.append(tuple(path))
        path = [*path[:depth], part]
    return [*ended, tuple(path)]


def _depth(part: str, path: list[str]) -> int:
    """1 for subsections (digits), 2 for paragraphs (letters), 3 for sub-paragraphs (roman under a letter)."""
    if part[0].isdigit():
        return 1
    if _ROMAN.fullmatch(part) and len(path) > 2 and (len(path) > 3 or part == "i" or len(part) > 1):
        return 3
    return min(2, len(path)) if len(path) < 3 else 2


def _act_of(found: _Found, acts: set[str], homes: dict[str, str]) -> str | None:
    """The Act a reference belongs to: named beside it, named with the same number elsewhere, or the only one.

    With several Acts named and nothing to tell them apart, None: shown as unresolved, never guessed.
    """
    if found.act:
        return found.act
    if found.regulation:
        return EIR
    number = found.parts[0]
    if homes.get(number):
        return homes[number]
    others = acts - {FOIA, EIR, "UK GDPR"}
    plain = int(re.match(r"\d+", number)[0])  # type: ignore[index]
    if plain > 88:  # FOIA ends at section 88
        return others.pop() if len(others) == 1 else None
    if not others:
        return FOIA
    # FOIA has 88 sections, and letters cite Part II by its bare numbers; any other bare number may be either Act's
    return FOIA if plain in {12, 14, *range(21, 45)} and FOIA in acts and not _shared(number) else None


def _shared(number: str) -> bool:
    """Numbers that letters also cite of other Acts: 12 and 14 of the Equality or Data Protection Acts."""
    return number in {"12", "14"}
