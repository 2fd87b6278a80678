"""What every response must end with: how to ask for a review, and the right to complain to the Commissioner."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.paragraphs import Paragraphs, Written
from assistant.statute import Statute
from corpus.drafts import Origin
from corpus.law import Law, Row
from corpus.provision import EIR, Provision

HEADING = "If you are not satisfied with this response"
ADVICE = "Advice and assistance"
_NEEDS_ADVICE = tuple(map(Provision.parse, ("12", "EIR 12(4)(b)", "EIR 12(4)(c)")))


def write(
    paragraphs: Paragraphs, statute: Statute, law: Law, refs: Iterable[Provision], *, environmental: bool
) -> None:
    """Add the closing paragraphs in the words the law data has for a letter; what the library lacks is left out.

    Review and complaint are told under the law of the exemptions relied on: FOIA section 17(7) and the code of
    practice, or regulations 11, 14 and 18. A refusal for cost, or of an unclear request, comes with advice
    (section 16, regulation 9). Where nothing is relied on, `environmental` says which law the request falls under.
    """
    refs = list(refs)
    if any(need.touches(ref) for need in _NEEDS_ADVICE for ref in refs):
        duty = _said(statute, "foia-16", law.duties["duty-16"], "statute")
        blank = "[Say what could be provided within the limit, or why no narrowing would help.]"
        paragraphs.add(ADVICE, [*duty, (blank, "officer", "for_officer", [])])
    under_eir = [ref.instrument == EIR for ref in refs] or [environmental]
    written: list[Written] = []
    if not all(under_eir):
        written += _said(statute, "foia-45", law.duties["duty-45"], "guidance")
        written += _said(statute, "foia-17", law.duties["duty-17-7"], "statute")
    if any(under_eir):
        written += _said(statute, "eir-11", law.rules["eir-11"], "statute")
        written += _said(statute, "eir-18", law.rules["eir-18"], "statute")
    written += _said(statute, "ico-complaint-window", law.facts["ico-complaint-window"], "guidance")
    paragraphs.add(HEADING, written)


def _said(statute: Statute, document: str, row: Row, origin: Origin) -> list[Written]:
    fact = statute.fact(document, re.escape(row["letter"]))
    return [(fact[0], origin, "supported", fact[1])] if fact else []
