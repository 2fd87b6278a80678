"""The Acts and Regulations a text names, where it names them, and which one "the Act" or "that Act" means there.

An Act named by its title without a year, and none the text names in full, is known to be another Act and no more.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.provision import EIR, FOIA

FOISA = "Freedom of Information (Scotland) Act 2002"
GDPR = "UK GDPR"
UNNAMED = "an Act named without its year"
_KNOWN = re.compile(
    r"""\b(?:
    (?P<foisa>FOISA|Freedom\s+of\s+Information\s+\(Scotland\)\s+Act(?:\s+2002)?)
    |(?P<foia>FOIA|F\.O\.I\.A\.?|FOI\s+Act|Freedom\s+of\s+Information\s+(?:\(FOIA?\)\s+)?Act)(?:\s+\(?2000\)?)?
    |(?P<eir>EIRs?(?!\s+\(Scotland)|Environmental\s+Information\s+(?:\(EIRs?\)\s+)?Regulations?)(?:\s+\(?2004\)?)?
    |(?P<dpa>DPA|Data\s+Protection\s+(?:\(DPA\)\s+)?Act)(?:\s+\(?(?P<year>1998|2018)\)?)?
    |(?P<gdpr>(?:UK\s+)?GDPR|(?:UK\s+)?General\s+Data\s+Protection\s+Regulations?)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_TITLED = re.compile(r"\b(?:Act|Regulations|Order|Rules|Measure)\b(?P<year>\s{1,2}\d{4}\b)?")
_WORD_BEFORE = re.compile(r"(?:\(?[A-Z][\w’'&-]*\)?,?|of|and|at|by|for|the|in|on|to|with|etc\.?|&)\s{1,2}$")
_SMALL = frozenset("of and at by for the in on to with etc etc. &".split())
_PREPOSITION = re.compile(r"\b(?:of|for|in|on|to)\s{1,2}$")
_NO_TITLE = frozenset(
    "The This That These Under In Of By As Section Sections Regulation Both Each Which Please".split()
)
_POINTING = re.compile(
    r"\b(?P<how>the|this|that|said|same)\s{1,2}(?:(?P<year>\d{4})\s{1,2})?[\"'‘“]?(?P<what>Act|Regulations)\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\s{0,2}\(\s?(?:the\s|hereafter\s|referred\sto\sas\s){0,2}[\"'‘“]?(?:the\s)?(?P<as>[A-Z][A-Za-z]{1,9})[\"'’”]?\s?\)"
)
_NO_ACT = re.compile(r"\b(?:Regulations|Order|Rules)\b(?: \d{4})?$")
_FEES = re.compile(r"\bAppropriate Limit\b")
"""The regulations that set the cost limit, which no letter names but for the Act of 2000."""
_LONGEST_TITLE = 12
_MOST_DEFINED = 20


@dataclass(frozen=True)
class Naming:
    """An Act named at a span. `instrument` is None where the words only point: "the Act", "that Act"."""

    start: int
    end: int
    instrument: str | None
    points: bool = False


class Acts:
    """Every naming of a text, in order, with what its pointing words and own abbreviations mean."""

    def __init__(self, text: str) -> None:
        known = list(_known(text))
        kept = sorted([*known, *_titled(text, known)], key=_at)
        self._means: dict[str, str] = {}
        for naming in kept:
            defined = _DEFINED.match(text, naming.end)
            if defined and naming.instrument and naming.instrument != UNNAMED:
                self._means.setdefault(defined["as"].lower(), naming.instrument)
        self.named = {n.instrument for n in kept if n.instrument and n.instrument != UNNAMED}
        self._text = text
        self.namings = _outermost(
            sorted([*self._redefined(kept), *self._abbreviated(), *self._pointing(kept)], key=_at)
        )
        self._starts = [n.start for n in self.namings]

    def between(self, start: int, end: int) -> list[Naming]:
        """The namings that start in a stretch of the text, in order."""
        return self.namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def ending(self, start: int, end: int) -> Naming | None:
        """The last naming that lies wholly in a stretch of the text."""
        inside = [n for n in self.between(start, end) if n.end <= end]
        return inside[-1] if inside else None

    def _redefined(self, kept: list[Naming]) -> Iterator[Naming]:
        """DPA means the Act of 1998 in a letter that says so."""
        dpa = self._means.get("dpa")
        for naming in kept:
            written = self._text[naming.start : naming.end]
            yield Naming(naming.start, naming.end, dpa) if dpa and written == "DPA" else naming

    def _abbreviated(self) -> Iterator[Naming]:
        own = [word for word in self._means if word not in ("act", "regulations")][:_MOST_DEFINED]
        if own:
            for found in re.finditer(rf"\b(?:{'|'.join(map(re.escape, own))})\b", self._text, re.IGNORECASE):
                if found[0][0].isupper():
                    yield Naming(*found.span(), self._means[found[0].lower()])

    def _pointing(self, kept: list[Naming]) -> Iterator[Naming]:
        earlier = _Earlier()
        at = 0
        for found in _POINTING.finditer(self._text):
            while at < len(kept) and kept[at].end <= found.start():
                earlier.add(kept[at].instrument or UNNAMED)
                at += 1
            yield Naming(*found.span(), self._meant(found, earlier), points=True)

    def _meant(self, found: re.Match[str], earlier: _Earlier) -> str | None:
        """ "that Act" is the last one named; "the Act" the one the text calls so, else FOIA, else the only one."""
        what = found["what"].lower()
        if found["year"]:
            return earlier.of_year.get(found["year"], FOIA if found["year"] == "2000" else UNNAMED)
        if found["how"].lower() in ("that", "said", "same") and earlier.last:
            return earlier.last
        if what == "regulations":
            return EIR if EIR in self.named else None
        if what in self._means:
            return self._means[what]
        acts = {name for name in self.named if name not in (EIR, GDPR) and not _NO_ACT.search(name)}
        if not acts and any(_FEES.search(name) for name in self.named):
            return FOIA
        return FOIA if FOIA in acts else next(iter(acts)) if len(acts) == 1 else None


class _Earlier:
    """The Acts named so far: the last of them, and the last of each year."""

    def __init__(self) -> None:
        self.last: str | None = None
        self.of_year: dict[str, str] = {}

    def add(self, instrument: str) -> None:
        self.last = instrument
        if instrument[-4:].isdigit():
            self.of_year[instrument[-4:]] = instrument


def _at(naming: Naming) -> tuple[int, int]:
    return naming.start, -naming.end


def _outermost(namings: list[Naming]) -> list[Naming]:
    kept: list[Naming] = []
    for naming in namings:
        if not kept or naming.start >= kept[-1].end:
            kept.append(naming)
    return kept


def _known(text: str) -> Iterator[Naming]:
    for found in _KNOWN.finditer(text):
        name = found.lastgroup if found.lastgroup != "year" else "dpa"
        yield Naming(*found.span(), _instrument(name or "", found["year"]))


def _instrument(name: str, year: str | None) -> str:
    if name == "dpa":
        return f"DPA {year or '2018'}"
    return {"foisa": FOISA, "foia": FOIA, "eir": EIR, "gdpr": GDPR}[name]


def _titled(text: str, known: list[Naming]) -> Iterator[Naming]:
    """Any other Act by its title: read backwards from the word Act, over words that can stand in a title."""
    ends = [n.end for n in known]
    for found in _TITLED.finditer(text):
        last = bisect_right(ends, found.start())
        if last < len(known) and known[last].start <= found.start():
            continue
        start = _title_start(text, found.start(), ends[last - 1] if last else 0)
        if start < found.start():
            title = " ".join(text[start : found.end()].split())
            yield Naming(start, found.end(), title if found["year"] else UNNAMED)


def _title_start(text: str, end: int, limit: int) -> int:
    start = first_capital = end
    for _ in range(_LONGEST_TITLE):
        before = _WORD_BEFORE.search(text, max(limit, start - 30), start)
        word = before[0].strip() if before else ""
        if word == "the" and start == end:
            break  # "Health and Safety of the Act": no title ends so, "the Act" only points
        if not before or word in _NO_TITLE or (before.start() > 0 and text[before.start() - 1].isalnum()):
            break
        if word == "the" and not _PREPOSITION.search(text, max(limit, before.start() - 6), before.start()):
            break
        start = before.start()
        if word not in _SMALL:
            first_capital = start
    return first_capital
