"""A reference to the law as a value: it parses, prints canonically, knows its parent and what it covers.

Finding references inside prose is `ingest.cite`; this module only knows what a single reference is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

FOIA, EIR = "FOIA", "EIR"

_OURS = r"""(?i:FOIA|FOI\ Act|Freedom\ of\ Information\ Act)(?:\ 2000)?
    |(?i:EIRs?|Environmental\ Information\ Regulations)(?:\ 2004)?"""
_TITLE = r"UK\ GDPR|[A-Z][\w&’'()-]*(?:,?\ (?:of|and|for|the|in|on|to|with|etc\.?|[A-Z(][\w&’'()-]*))*\ [0-9]{4}"
_PARTS = r"(?:\(\ ?(?:[0-9]{1,2}[A-Za-z]{0,2}|[A-Za-z]{1,4})\ ?\)\ ?)*"
_FORM = re.compile(
    rf"""(?:(?P<before>{_OURS}|{_TITLE}),?\ )?
    (?i:sections?|ss?\.?|(?P<regulation>regulations?|regs?\.?|r\.))?\ ?
    (?P<number>[0-9]{{1,4}}[A-Za-z]{{0,2}})\ ?
    (?P<parts>{_PARTS})
    (?:,?\ ?(?:(?:of|under|in)\ )?(?:the\ )?(?P<after>{_OURS}|{_TITLE}))?""",
    re.VERBOSE,
)
_SHORT = (
    (re.compile(r"(?:FOIA|FOI Act|Freedom of Information Act)(?: 2000)?", re.IGNORECASE), FOIA),
    (re.compile(r"(?:EIRs?|Environmental Information Regulations)(?: 2004)?", re.IGNORECASE), EIR),
    (re.compile(r"(?:DPA|Data Protection Act) 2018"), "DPA 2018"),
    (re.compile(r"(?:DPA|Data Protection Act) 1998"), "DPA 1998"),
)
_LONGEST = 200


@dataclass(frozen=True, order=True)
class Provision:
    """One provision of an Act or of Regulations, for example section 31(1)(g) of FOIA.

    `instrument` is "FOIA", "EIR" or a short title with its year ("DPA 2018");
    `parts` runs from the section down: ("31", "1", "g"). Ordered by instrument, then by parts as text.
    """

    instrument: str
    parts: tuple[str, ...]

    @classmethod
    @lru_cache(maxsize=4096)  # records keep references as text, and name few of them
    def parse(cls, text: str, instrument: str = FOIA) -> Provision:
        """Read one reference such as `31(1)(g)`, `s.31`, `EIR 12(5)(e)` or `section 132(1) of the DPA 2018`.

        A bare number belongs to `instrument`, except that "regulation" always means the EIR. Letters are read in
        either case: `22a(1)(A)` is 22A(1)(a). Raises ValueError, saying what was expected, for anything else.
        """
        found = _FORM.fullmatch(" ".join(text.split())) if len(text) <= _LONGEST else None
        if not found or (found["before"] and found["after"]):
            raise ValueError(
                f"{text[:_LONGEST]!r} is not a reference to a provision; write it like 31(1)(g), 40(2) or EIR 12(5)(e)"
            )
        named = found["before"] or found["after"]
        owner = _short(named) if named else EIR if found["regulation"] else instrument
        parts = (part.upper() if part[0].isdigit() else part.lower() for part in re.findall(r"\w+", found["parts"]))
        return cls(owner, (found["number"].upper(), *parts))

    def __str__(self) -> str:
        number = self.parts[0] + "".join(f"({part})" for part in self.parts[1:])
        if self.instrument == FOIA:
            return number
        return f"EIR {number}" if self.instrument == EIR else f"{self.instrument} s.{number}"

    @property
    def section(self) -> Provision:
        """The whole section or regulation this belongs to."""
        return Provision(self.instrument, self.parts[:1])

    @property
    def parent(self) -> Provision | None:
        """The provision one level up; None for a whole section."""
        return Provision(self.instrument, self.parts[:-1]) if len(self.parts) > 1 else None

    def covers(self, other: Provision) -> bool:
        """True when `other` is this provision or lies inside it: 31 covers 31(1)(g)."""
        return self.instrument == other.instrument and other.parts[: len(self.parts)] == self.parts

    def touches(self, other: Provision) -> bool:
        """True when either covers the other: they are one provision, or one lies inside the other."""
        return self.covers(other) or other.covers(self)

    def spoken(self) -> str:
        """As a letter writes it: "section 31(1)(g)", "regulation 12(5)(e)", "section 132(1) of the DPA 2018"."""
        number = self.parts[0] + "".join(f"({part})" for part in self.parts[1:])
        if self.instrument == EIR:
            return f"regulation {number}"
        return f"section {number}" if self.instrument == FOIA else f"section {number} of the {self.instrument}"


def _short(named: str) -> str:
    """The instrument as it is printed: the Acts and Regulations met daily by their abbreviation, others in full."""
    return next((short for form, short in _SHORT if form.fullmatch(named)), named)
