"""The law as data: exemptions, exceptions, bars, duties and cases, each row with its source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

from corpus.errors import Invalid
from corpus.law.rows import BAR_TITLE, Bar, Exemption, Limb, OfficerAsk, Row, asks_of, bar_of, exemption_of
from corpus.provision import FOIA, Provision

__all__ = ["Bar", "Exemption", "Law", "Limb", "OfficerAsk", "Row"]

Nature = Literal["absolute", "qualified", "procedural"]


@dataclass(frozen=True)
class Law:
    """Everything in `corpus/law`. Rows not given a type of their own stay mappings, by id."""

    exemptions: tuple[Exemption, ...]
    bars: tuple[Bar, ...]
    duties: Mapping[str, Row]
    checklists: Mapping[str, Row]
    cases: Mapping[str, Row]
    facts: Mapping[str, Row]
    rules: Mapping[str, Row]

    @classmethod
    def shipped(cls) -> Law:
        """The law that comes with this version."""
        tables = {
            name: _table(name)
            for name in ("exemptions", "exceptions", "bars", "duties", "cases", "regulator", "eir", "questions")
        }
        asks = asks_of(tables["questions"]["ask"])
        rows = [*tables["exemptions"]["exemption"], *tables["exceptions"]["exception"]]
        return cls(
            exemptions=tuple(exemption_of(row, asks) for row in rows),
            bars=tuple(bar_of(row, asks) for row in tables["bars"]["statutory_bar"] if BAR_TITLE.match(row["title"])),
            duties=_by_id(tables["duties"]["duty"]),
            checklists=_by_id(tables["duties"]["checklist"]),
            cases=_by_id(tables["cases"]["case"]),
            facts=_by_id(tables["regulator"]["ico_fact"]),
            rules=_by_id(tables["eir"]["eir_rule"]),
        )

    def exemption(self, ref: Provision) -> Exemption | None:
        """The exemption that `ref` is, or lies in; None for any other provision."""
        inside = [e for e in self.exemptions if e.section.covers(ref)]
        around = [e for e in self.exemptions if ref.covers(e.section)] if ref.instrument == FOIA else []
        return max(inside, key=lambda e: len(e.section.parts), default=None) or (around[0] if around else None)

    def knows(self, ref: Provision) -> bool:
        """True for an exemption's section, a limb of it, or a provision between the two."""
        return any(ref.covers(known) for known in self._known(ref))

    def require(self, written: str) -> Provision:
        """The provision written, if it is one that information can be refused under. Raises Invalid."""
        try:
            ref = Provision.parse(written)
        except ValueError as error:
            raise Invalid(str(error)) from None
        if self.knows(ref):
            return ref
        nearest = ref.parent
        while nearest and not self.knows(nearest):
            nearest = nearest.parent
        if nearest is None:
            raise Invalid(
                f"no exemption in {ref.section.spoken()}; see what there is with: foi search, or the page Exemptions"
            )
        parts = sorted(
            {
                p.parts[len(nearest.parts)]
                for p in self._known(ref)
                if nearest.covers(p) and len(p.parts) > len(nearest.parts)
            },
            key=_in_order,
        )
        has = (
            f"has ({parts[0]}) to ({parts[-1]})"
            if len(parts) > 1
            else f"has only ({parts[0]})"
            if parts
            else "has no parts of its own"
        )
        raise Invalid(f"no such provision: {ref}; {nearest.spoken()} {has}")

    def needs_public_interest_test(self, ref: Provision) -> bool:
        """Whether section 2(2)(b) of FOIA, or regulation 12(1)(b), applies; for a whole section, whether it can."""
        exemption = self.exemption(ref)
        if exemption is None:
            return False
        if any(p.covers(ref) for p in exemption.tested_otherwise):
            return not exemption.tested
        return exemption.tested

    def nature(self, ref: Provision) -> Nature:
        """absolute, qualified, or procedural (sections 12 and 14)."""
        exemption = self.exemption(ref)
        if exemption and exemption.row["nature"] == "procedural":
            return "procedural"
        return "qualified" if self.needs_public_interest_test(ref) else "absolute"

    def bar(self, ref: str) -> Bar | None:
        """The bar a reference such as "DPA 2018 s.132(1)" belongs to."""
        try:
            wanted = Provision.parse(ref)
        except ValueError:
            return None
        return next((b for b in self.bars if b.ref.section == wanted.section), None)

    def duty(self, id: str) -> Row | None:
        return self.duties.get(id)

    def case(self, id: str) -> Row | None:
        return self.cases.get(id)

    def _known(self, ref: Provision) -> list[Provision]:
        mine = [e for e in self.exemptions if e.section.section == ref.section]
        return [e.section for e in mine] + [limb.ref for e in mine for limb in e.limbs] + _ncnd_limbs(mine)


def _ncnd_limbs(exemptions: list[Exemption]) -> list[Provision]:
    """Subsections that only exclude the duty to confirm or deny, named in the `ncnd` field: 23(5), 31(3)."""
    found = []
    for exemption in exemptions:
        first = exemption.ncnd.split(" ")[0].rstrip(",;:.")
        if first[:1].isdigit() and "(" in first:
            found.append(Provision.parse(first, instrument=exemption.section.instrument))
    return found


def _by_id(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}


def _in_order(part: str) -> tuple[int, str]:
    digits = "".join(c for c in part if c.isdigit())
    return (int(digits) if digits else len(part) - 1, part)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("corpus.law").joinpath(f"{name}.toml").read_text("utf-8"))
