"""What relying on a provision comes to, whatever else a letter says: withholding, refusing, not saying, not holding."""

from __future__ import annotations

import re

from corpus.law import Law
from corpus.provision import EIR, FOIA, Provision
from corpus.records import Outcome

_COST_OR_VEXATIOUS = (Provision(FOIA, ("12",)), Provision(FOIA, ("14",)))
_NOT_HELD = Provision(EIR, ("12", "4", "a"))
_OTHER_REGIME = Provision(FOIA, ("39",))
_LETTER = re.compile(r"(?<=\d)[A-Z](?=\))")
"""What later amendment added to a number: 40(5) is cited still for 40(5A) and 40(5B)."""
_NCND_IN_WORDS = re.compile(r"\b\d+[A-Z]?\(\d[A-Z]?\)")


def comes_to(law: Law, ref: Provision) -> Outcome:
    """What relying on a provision comes to: refusing for cost or vexation, not saying, not holding, or withholding."""
    if ref.section in _COST_OR_VEXATIOUS:
        return "refused"
    if ref.touches(_NOT_HELD) and len(ref.parts) > 1:
        return "not_held"
    if ref.section == _OTHER_REGIME:
        return "unknown"
    exemption = law.exemption(ref)
    silent = (
        [
            Provision.parse(each, ref.instrument)
            for n in _NCND_IN_WORDS.findall(exemption.ncnd.split(" - ")[0])
            for each in (n, _LETTER.sub("", n))
        ]
        if exemption
        else []
    )
    return "ncnd" if len(ref.parts) > 1 and any(s.touches(ref) for s in silent) else "withheld"
