"""A reference to the law as a value: it parses, prints canonically, knows its parent and what it covers.

Finding references inside prose is `ingest.cite`; this module only knows what a single reference is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FOIA, EIR = "FOIA", "EIR"

_PART = r"\(\s*([0-9]{1,2}[A-Z]{0,2}|[a-z]{1,4})\s*\)"
_FORM = re.compile(
    r"""^\s*
    (?P<instrument>FOIA(?:\s+2000)?|EIR(?:\s+2004)?|[A-Z][A-Za-z&]*(?:\s+[A-Z][A-Za-z&]*)*\s+\d{4}(?=\s))?\s*
    (?i:sections?|ss?\.?|regulations?|regs?\.?|r\.)?\s*
    (?P<number>\d{1,4}[A-Z]{0,2})\s*
    (?P<parts>(?:\(\s*(?:\d{1,2}[A-Z]{0,2}|[a-z]{1,4})\s*\)\s*)*)$""",
    re.VERBOSE,
)
_REGULATION = re.compile(r"^\s*(?:regulation|reg\.?|r\.)\s*\d", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Provision:
    """One provision of an Act or of Regulations, for example section 31(1)(g) of FOIA.

    `instrument` is "FOIA", "EIR" or a short title with its year ("DPA 2018");
    `parts` runs from the section down: ("31", "1", "g"). Ordered by instrument, then by parts as text.
    """

    instrument: str
    parts: tuple[str, ...]

    @classmethod
    def parse(cls, text: str, instrument: str = FOIA) -> Provision:
        """Read one reference such as `31(1)(g)`, `s.31`, `EIR 12(5)(e)` or `DPA 2018 s.132(1)`.

        A bare number belongs to `instrument`, except that "regulation" always means the EIR.
        Raises ValueError, saying what was expected, when `text` is anything else.
        """
        found = _FORM.match(text)
        if not found:
            raise ValueError(
                f"{text!r} is not a reference to a provision; write it like 31(1)(g), 40(2) or EIR 12(5)(e)"
            )
        named = found["instrument"]
        owner = EIR if _REGULATION.match(text) else instrument
        if named is not None:
            owner = re.sub(r"\s+", " ", re.sub(r"^(FOIA|EIR)\s+\d{4}$", r"\1", named))
        return cls(owner, (found["number"], *re.findall(_PART, found["parts"])))

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
