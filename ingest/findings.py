"""The findings that a notice, or the summary of one, ends with: "FOI 40: Not upheld", section by section."""

from __future__ import annotations

import re

from corpus.provision import EIR, FOIA, Provision
from corpus.records import Result

FINDING = re.compile(
    r"\b(?P<act>FOIA?|EIR)\s?(?P<section>\d{1,2}[A-Z]?)(?P<limbs>(?:\(\w{1,3}\)|\.\w{1,2})*)\W{1,6}(?:complaint\s)?"
    r"(?P<how>not upheld|part(?:ly|ially)? upheld|upheld)\b",
    re.IGNORECASE,
)
"""What is upheld or not is the complaint: "not upheld" says that the authority was right."""
_EXEMPTING = {FOIA: frozenset((12, 14, *range(21, 45))), EIR: frozenset((12, 13))}


def findings(text: str) -> dict[Provision, Result]:
    """What became of each exemption that the findings name: it stands (`upheld`), falls (`overturned`) or both (`partly`)."""
    found: dict[Provision, Result] = {}
    for finding in FINDING.finditer(text):
        instrument = EIR if finding["act"].upper() == EIR else FOIA
        limbs = re.findall(r"\w+", finding["limbs"])
        how = finding["how"].lower()
        if int(re.sub(r"\D", "", finding["section"])) in _EXEMPTING[instrument]:
            named = Provision(instrument, (finding["section"].upper(), *limbs))
            found[named] = "upheld" if how.startswith("not") else "partly" if how.startswith("part") else "overturned"
    return found


def in_all(text: str) -> Result | None:
    """What the findings on exemptions come to together; None where they name none."""
    results = set(findings(text).values())
    if not results:
        return None
    return results.pop() if len(results) == 1 else "partly"
