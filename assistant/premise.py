"""False premises in a question about the law, each corrected from the law data with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.statute import Statute
from corpus.drafts import Correction
from corpus.law import Law
from corpus.provision import Provision

_NUMBER = r"(?P<ref>\d{1,3}[A-Z]?(?:\(\w{1,3}\))*)"
_SECTION = rf"(?:sections?|s\.?|regulation|reg\.?)\s*{_NUMBER}"
_ABSOLUTE = re.compile(
    rf"{_SECTION}[^.?]{{0,30}}\babsolute\b|\babsolute\b[^.?]{{0,40}}{_SECTION.replace('ref', 'ref2')}", re.IGNORECASE
)
_QUALIFIED = re.compile(
    rf"{_SECTION}[^.?]{{0,30}}\bqualified\b|\bqualified\b[^.?]{{0,40}}{_SECTION.replace('ref', 'ref2')}", re.IGNORECASE
)
_BALANCED = re.compile(
    rf"\b(?:public interest|balanc\w+)\b[^.?]{{0,60}}{_SECTION}|{_SECTION.replace('ref', 'ref2')}[^.?]{{0,60}}\b(?:public interest|balanc\w+)\b",
    re.IGNORECASE,
)
_ASKS_WHETHER = re.compile(
    r"^\W*(?:is|are|does|do|must|should|whether|which exemptions)\b|\bor (?:absolute|qualified)\b", re.IGNORECASE
)
_DAYS = re.compile(
    r"\b(?P<days>\d{1,3}|thirty|fourteen|ten)\s+(?P<working>working |business |calendar )?days?\b", re.IGNORECASE
)
_TO_ANSWER = re.compile(r"\b(?:answer|respond|reply|response|deadline|time limit|we have|to deal)\b", re.IGNORECASE)
_OTHER_LIMIT = re.compile(
    r"\b(?:review|appeal|tribunal|complain|EIR|environmental|fee|extension|extend)\w*", re.IGNORECASE
)
_WHY_ASKED = re.compile(
    r"\b(?:ask|require|demand|make|insist)\b[^.?]{0,40}\b(?:why|reasons?|purpose|motive|what (?:it|they)[^.?]{0,20}for)\b",
    re.IGNORECASE,
)


def corrections(question: str, law: Law, statute: Statute) -> Iterator[Correction]:
    """What the question takes for granted and the law says otherwise, in the order it is said."""
    yield from _natures(question, law, statute)
    found = _DAYS.search(question)
    if found and _TO_ANSWER.search(question) and not _OTHER_LIMIT.search(question) and found["days"] != "20":
        yield from _correct(found[0].strip(), statute.fact("foia-10", "twentieth working day"))
    if why := _WHY_ASKED.search(question):
        yield from _correct(why[0], statute.fact("foia-8", "reason"))


def _natures(question: str, law: Law, statute: Statute) -> Iterator[Correction]:
    if _ASKS_WHETHER.search(question):
        return
    for pattern, tested in ((_ABSOLUTE, True), (_QUALIFIED, False), (_BALANCED, False)):
        for found in pattern.finditer(question):
            instrument = "EIR" if "reg" in found[0].lower() else "FOIA"
            ref = Provision.parse(found["ref"] or found["ref2"], instrument=instrument)
            if law.exemption(ref) and law.needs_public_interest_test(ref) == tested:
                yield from _correct(found[0].strip(), statute.nature(ref))
                return


def _correct(premise: str, fact: tuple[str, list] | None) -> Iterator[Correction]:
    if fact:
        yield Correction(premise=premise, truth=fact[0], citations=fact[1])
