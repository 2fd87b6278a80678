"""Provisions named in the short forms people type: s31(1)(g), ss 31 and 44, reg 12(5)(e), 40(2).

Whether a letter relies on one is `ingest.cite`'s business; here a provision is only named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.provision import EIR, FOIA, Provision

_PART = r"\s?\(\s?(?:\d{1,2}[a-z]{0,2}|[a-z]{1,4})\s?\)"
_NUMBER = r"\d{1,3}[a-z]?(?![\w-])"
_PROVISION = re.compile(
    rf"(?<![\w'’/-])(?:(?P<word>sections?|secs?\.?|ss?\.?|regulations?|regs?\.?|eir|foia|exemptions?|exceptions?)\s*"
    rf"(?P<first>{_NUMBER}(?:{_PART})*)"
    rf"(?P<more>(?:(?:\s*(?:,|&|/|and|or)\s*)+{_NUMBER}(?:{_PART})*)*)|(?<!rule )(?<!article )(?<!paragraph )(?P<bare>\d{{1,2}}[a-z]?(?=\()(?:{_PART})+))"
    r"(?P<owner>\s+(?:of\s+)?(?:the\s+)?(?:dpa|data protection act)(?:\s+2018)?)?",
    re.IGNORECASE,
)
_DPA_BEFORE = re.compile(r"\b(?:dpa|data protection act)(?:\s+2018)?[\s,]*$", re.IGNORECASE)
_ONE = re.compile(rf"(?P<number>{_NUMBER})(?P<parts>(?:{_PART})*)", re.IGNORECASE)
_PLURAL = ("sections", "secs", "ss", "regulations", "regs", "exemptions", "exceptions")


def provisions(text: str) -> Iterator[Provision]:
    """References in their short forms: s31(1)(g), sections 31 and 44, reg 12(5)(e), 40(2), s.132 of the DPA 2018.

    A bare 12(4)(b) may be of the Act or of the Regulations: both are given, none is guessed.
    """
    return (ref for _, ref in placed(text))


def placed(text: str) -> Iterator[tuple[int, Provision]]:
    """The same, each with where its mention begins."""
    for found in _PROVISION.finditer(text):
        word = (found["word"] or "").lower().rstrip(".")
        written = [found["first"] or found["bare"]]
        for more in _ONE.finditer(found["more"] or ""):
            if word in _PLURAL or more["parts"]:  # "section 31 and 5 e-mails" names one provision
                written.append(more[0])
        owned = found["owner"] or _DPA_BEFORE.search(text[: found.start()])
        for instrument in ["DPA 2018"] if owned else _instruments(word, written[0]):
            yield from ((found.start(), _provision(one, instrument)) for one in written)


def _instruments(word: str, written: str) -> list[str]:
    if word.startswith(("reg", "eir", "exception")):
        return [EIR]
    return [FOIA, EIR] if not word and re.match(r"1[23]\s?\(", written) else [FOIA]


def _provision(written: str, instrument: str) -> Provision:
    """Section numbers in capitals (22A), letters of paragraphs small, as the law prints them."""
    number, *parts = re.findall(r"\w+", written)
    return Provision(instrument, (number.upper(), *(p.upper() if p[0].isdigit() else p.lower() for p in parts)))
