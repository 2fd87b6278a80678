"""What a refusal notice must contain for one decision, among points that are not due in it: from the checklists of the law."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from assistant.lessons.level import KEPT_BACK, needs_likelihood
from assistant.statute import Statute
from corpus.drafts import Citation
from corpus.law import Law
from corpus.lessons import Choice
from corpus.provision import Provision
from corpus.records import Document

_LISTS = {"FOIA": "refusal-notice-foia", "EIR": "refusal-notice-eir"}


@dataclass(frozen=True)
class Point:
    """One point of a checklist. `due` says whether this notice needs it; None where the law leaves it to good practice."""

    text: str
    ref: str
    regime: str
    due: bool | None
    why: str
    law: tuple[Citation, ...]
    source: str

    @property
    def id(self) -> str:
        return hashlib.sha256(f"{self.regime}|{self.text}".encode()).hexdigest()[:10]

    def choice(self) -> Choice:
        return Choice(id=self.id, text=f"{self.text} ({'the Act' if self.regime == 'FOIA' else 'the Regulations'})")


def points(document: Document, law: Law, statute: Statute) -> list[Point]:
    """Every point of both checklists, in their order, with whether it is due in this decision's notice."""
    return [_point(row, regime, document, law, statute) for regime in _LISTS for row in _rows(law, regime)]


def _rows(law: Law, regime: str) -> list[dict[str, object]]:
    checklist = law.checklists[_LISTS[regime]]
    return [{**row, "source": checklist["source"]} for row in checklist["items"]]


def _point(row: dict[str, object], regime: str, document: Document, law: Law, statute: Statute) -> Point:
    text, ref = str(row["text"]), str(row.get("ref", ""))
    due, why = _due(text, bool(row["legal"]), regime, document, law)
    fact = statute.fact("foia-17", rf"^{_section(ref)}: ") if regime == "FOIA" and "s17" in ref else None
    return Point(text, ref, regime, due, why, tuple(fact[1]) if fact else (), str(row["source"]))


def _section(ref: str) -> str:
    """The subsection of section 17 as the law's document heads its line: "Section 17\\(7\\)"."""
    number = ref[ref.index("s17(") :].removeprefix("s17(").partition(")")[0]
    return rf"Section 17\({number}\)"


def _due(text: str, legal: bool, regime: str, document: Document, law: Law) -> tuple[bool | None, str]:
    applies = {"FOIA": ("FOIA", "both"), "EIR": ("EIR", "both")}[regime]
    if document.outcome not in KEPT_BACK:
        return False, "everything held was given, so there is no refusal to give notice of"
    if document.regime not in applies:
        return False, "this request was answered under the other law"
    condition = next((c for words, c in _ONLY_WHERE.items() if text.startswith(words)), None)
    if condition and not condition(document, law):
        return False, "that is due only where it arises, and here it does not"
    if not legal:
        return None, "good practice, which the law does not require"
    return True, "the law requires it in this notice"


def _relied(document: Document) -> list[Provision]:
    return [Provision.parse(relied.ref) for relied in document.exemptions]


def _on_exemption(document: Document, law: Law) -> bool:
    return any(law.nature(ref) != "procedural" for ref in _relied(document) if law.exemption(ref))


def _procedural(document: Document, law: Law) -> bool:
    return any(law.nature(ref) == "procedural" for ref in _relied(document) if law.exemption(ref))


def _tested(document: Document, law: Law) -> bool:
    return any(law.needs_public_interest_test(ref) for ref in _relied(document))


def _of_harm(document: Document, law: Law) -> bool:
    return any(needs_likelihood(law, ref) for ref in _relied(document))


def _in_preparation(document: Document, law: Law) -> bool:
    return any(Provision.parse("EIR 12(4)(d)").touches(ref) for ref in _relied(document))


def _never(document: Document, law: Law) -> bool:
    """A decision that has been given has its balance finished."""
    return False


# How the checklists begin a point that is due only in some notices, and which those are.
_ONLY_WHERE: dict[str, Callable[[Document, Law], bool]] = {
    "Each exemption by section": _on_exemption,
    "Why each applies": _on_exemption,
    "For prejudice exemptions": _of_harm,
    "For qualified exemptions": _tested,
    "If the balance is not finished": _never,
    "For s12 or s14": _procedural,
    "12(4)(d)": _in_preparation,
}
