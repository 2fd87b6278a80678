"""Find every reference to the law in a text, in the forms people write, and say which Act each belongs to.

What is found is where it stands and what it names; whether it is relied on is for `ingest.rely` to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from corpus.provision import EIR, FOIA, Provision
from ingest.acts import FOISA, GDPR, UNNAMED, Acts
from ingest.scan import Citation, Cited, citations

_BEFORE = re.compile(r"[)\"'’”]{0,2}\s{0,3}(?:\(|[,:–-])?\s{0,3}(?:under\s)?")
_AFTER = re.compile(
    r"\s{0,3}[,(–-]?\s{0,3}(?:(?:of|under|in|from|within)\s{1,3})?"
    r"(?:(?:part|schedule|chapter)\s\w{1,4}\s(?:of|to)\s)?(?:the\s{1,3})?",
    re.IGNORECASE,
)
_TITLE_BETWEEN = re.compile(r"[^.;:\d\n]{0,90}?\b(?:of|under)\s{1,2}(?:the\s{1,2})?")
_REACH = 100
_NEAR = 150
_ANOTHER_USE = re.compile(
    r"\s(?:agreements?|officers?|grants?|enquir\w+|stop\b|dispersal|payments?|notices?|orders?|contributions?|funding|monies)\b"
)
_OF_A_PAPER = re.compile(
    r"\s(?:of|in|on)\s(?:the|this|our|your|that|their|its)\s(?:\w+\s){0,2}(?:policy|contract|report|agreement|guidance|guide|code|"
    r"lease|plan|scheme|document|form|constitution|letter|handbook|manual|strategy|table|spreadsheet|notice)\b",
    re.IGNORECASE,
)
_SPEAKS_OF_REFUSING = re.compile(
    r"exempt|withh[eo]ld|refus|appropriate limit|cost|vexatious|repeat|£(?:450|600)|18 hours|24 hours|oblige",
    re.IGNORECASE,
)
_BY_COST_OR_CONDUCT = frozenset({"12", "14"})
_OF_THE_RIGHT = frozenset("1 2 8 9 10 11 13 15 16 17 19 20 45 46 48 50 77".split())
_REFUSING_REGULATIONS = frozenset({"12", "13"})
_LAST_OF_FOIA = 88
_DATA_PROTECTION = (GDPR, "DPA 1998", "DPA 2018")


@dataclass(frozen=True)
class Reference:
    """One provision named at a span. `provision` is None where the Act could not be told: `written` is kept."""

    start: int
    end: int
    written: str
    provision: Provision | None


@dataclass(frozen=True)
class _Placed:
    """A citation with the Act named beside it, if any."""

    citation: Citation
    act: str | None


def references(text: str) -> list[Reference]:
    """Every reference in `text`, in order; `31(2)(a) and (c)` gives two, each with the words that named it."""
    acts = Acts(text)
    placed = [_Placed(c, _named_beside(text, c, acts)) for c in citations(text) if c.word != "other"]
    homes = {c.parts[0]: p.act for p in placed if p.act for c in p.citation.cited}
    breaks = [m.start() for m in re.finditer(r"\n\n", text)]
    made = []
    for place in placed:
        if place.citation.word == "exemption" and not _exempts(place.citation):
            continue
        for cited in place.citation.cited:
            act = _owner(text, place, cited, acts, homes, breaks)
            provision = Provision(act, cited.parts) if act else None
            made.append(Reference(*cited.span, text[slice(*cited.span)], provision))
    return made


def named_acts(text: str) -> set[str]:
    """The Acts and Regulations `text` names, by their short form ("FOIA", "EIR", "DPA 2018")."""
    return set(Acts(text).named)


def _exempts(citation: Citation) -> bool:
    """ "Exemption 40" cites a section; "exemption 2" counts exemptions."""
    return all(len(c.parts) > 1 or int(re.sub(r"\D", "", c.parts[0])) > 11 for c in citation.cited)


def _named_beside(text: str, citation: Citation, acts: Acts) -> str | None:
    """The Act named just after ("section 132(1) of that Act") or just before ("FOIA section 44")."""
    if _OF_A_PAPER.match(text, citation.end) or _used_otherwise(text, citation):
        return UNNAMED
    for naming in acts.between(citation.end, citation.end + _REACH)[:1]:
        gap = text[citation.end : naming.start]
        ours = naming.instrument == FOIA or (naming.instrument == EIR and citation.word != "section")
        if naming.instrument and (_AFTER.fullmatch(gap) or (ours and _TITLE_BETWEEN.fullmatch(gap))):
            return naming.instrument
    before = acts.ending(max(0, citation.start - _REACH), citation.start)
    if before and before.instrument == GDPR and citation.word == "regulation":
        return None  # it has articles
    if before and before.instrument and _BEFORE.fullmatch(text, before.end, citation.start):
        return before.instrument
    return None


def _used_otherwise(text: str, citation: Citation) -> bool:
    """A section 106 agreement and a section 21 notice are named after other Acts; a section 17 notice is FOIA's."""
    alone = len(citation.cited) == 1 and len(citation.cited[0].parts) == 1
    return alone and citation.cited[0].parts[0] != "17" and bool(_ANOTHER_USE.match(text, citation.end))


def _owner(text: str, place: _Placed, cited: Cited, acts: Acts, homes: dict[str, str], breaks: list[int]) -> str | None:
    """The Act a reference belongs to: named beside it, told by its form, named with the same number elsewhere, or the
    only one it can be. With several Acts named and nothing to tell them apart, None: shown as unresolved, never guessed.
    """
    if place.act:
        return None if place.act == UNNAMED else place.act
    word, number = place.citation.word, cited.parts[0]
    if word == "article":
        return GDPR if GDPR in acts.named else None
    if word == "regulation":
        return EIR if EIR in acts.named or number in _REFUSING_REGULATIONS else None
    if _only_in_regulations(cited, acts, word):
        return EIR
    if home := homes.get(number):
        return None if home == UNNAMED else home
    if FOISA in acts.named and FOIA not in acts.named:
        return FOISA
    others = acts.named - {FOIA, EIR, GDPR, FOISA}
    plain = int(re.sub(r"\D", "", number))
    if plain > _LAST_OF_FOIA:
        return next(iter(others)) if len(others) == 1 else _in_paragraph(place, acts, breaks)
    if not others:
        return FOIA
    part_two = 21 <= plain <= 44
    refusing = _SPEAKS_OF_REFUSING.search(text, max(0, cited.span[0] - _NEAR), cited.span[1] + _NEAR)
    if refusing and (part_two or number in _BY_COST_OR_CONDUCT or (number in _OF_THE_RIGHT and FOIA in acts.named)):
        return FOIA
    if nearest := _in_paragraph(place, acts, breaks):
        return nearest
    return FOIA if part_two and FOIA in acts.named else None  # letters cite Part II by its bare numbers


def _only_in_regulations(cited: Cited, acts: Acts, word: str) -> bool:
    """12(5)(e) can only be the Regulations'; 12(4)(b) is where the text is about them and does not say section."""
    if cited.parts[0] == "12" and len(cited.parts) == 3 and cited.parts[1] in ("4", "5") and cited.parts[2].isalpha():
        return cited.parts[1] == "5" or cited.parts[2] in "cde" or (EIR in acts.named and word != "section")
    return cited.parts[0] in ("12", "13") and word == "exemption" and EIR in acts.named and FOIA not in acts.named


def _in_paragraph(place: _Placed, acts: Acts, breaks: list[int]) -> str | None:
    """The one Act named earlier in the same paragraph: "the Act is the CRCA 2005. Section 18(1) provides"."""
    n = bisect_right(breaks, place.citation.start)
    earlier = acts.between(breaks[n - 1] if n else 0, place.citation.start)
    named = {naming.instrument for naming in earlier if naming.instrument and not naming.points}
    return named.pop() if len(named) == 1 and not named & {FOIA, EIR, UNNAMED, *_DATA_PROTECTION} else None
