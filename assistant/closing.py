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
_OVER = "[Say what could be provided within the limit, or why no narrowing would help.]"
_OTHERWISE = "[Say what could be answered if it were asked for in another way, or why no help would serve.]"
_ADVISED = {"12": _OVER, "EIR 12(4)(b)": _OVER, "EIR 12(4)(c)": _OVER, "14(1)": _OTHERWISE}
"""What the officer says of advice, where a request is refused under these."""


def write(
    paragraphs: Paragraphs, statute: Statute, law: Law, refs: Iterable[Provision], *, environmental: bool
) -> None:
    """Add the closing paragraphs in the words the law data has for a letter; what the library lacks is left out.

    Review and complaint are told under the law of the exemptions relied on: FOIA section 17(7) and the code of
    practice, or regulations 11, 14 and 18. A refusal for cost, or of an unclear or a vexatious request, comes
    with advice (section 16, regulation 9). Where nothing is relied on, `environmental` says which law the request falls under.
    """
    refs = list(refs)
    if blank := next((said for on, said in _ADVISED.items() for r in refs if Provision.parse(on).touches(r)), None):
        duty = _said(statute, "foia-16", law.duties["duty-16"], "statute")
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
