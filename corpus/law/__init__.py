"""The law as data: exemptions, exceptions, bars, duties and cases, each row with its source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any, Literal

from corpus.errors import Invalid
from corpus.provision import EIR, FOIA, Provision

Nature = Literal["absolute", "qualified", "procedural"]
Row = Mapping[str, Any]
_BAR_TITLE = re.compile(r"(?P<act>.+? \d{4}) s(?P<section>\d+[A-Z]?)")


@dataclass(frozen=True)
class Limb:
    """One limb of an exemption and what it says, in our own words."""

    ref: Provision
    says: str


@dataclass(frozen=True)
class OfficerAsk:
    """What only the officer can know: a question, and the element of the law it serves."""

    question: str
    why: str
    ref: Provision | None = None


@dataclass(frozen=True)
class Exemption:
    """A Part II exemption, a procedural refusal of Part I, or an EIR exception."""

    id: str
    section: Provision
    title: str
    regime: str
    kind: str
    test: str
    limbs: tuple[Limb, ...]
    requires: tuple[str, ...]
    factors_for_disclosure: tuple[str, ...]
    factors_for_maintaining: tuple[str, ...]
    factors_verified: bool
    ncnd: str
    statutory_words: tuple[str, ...]
    guidance_url: str | None
    source: str
    verified: bool
    note: str
    cases: tuple[str, ...]
    tested: bool
    tested_otherwise: tuple[Provision, ...]
    ask_officer: tuple[OfficerAsk, ...]
    row: Row = field(repr=False, compare=False)


@dataclass(frozen=True)
class Bar:
    """A statutory prohibition on disclosure, behind section 44(1)(a); its elements and gateways each in one line."""

    id: str
    ref: Provision
    title: str
    forbids: str
    elements: tuple[str, ...]
    gateways: tuple[str, ...]
    source: str
    verified: bool
    ask_officer: tuple[OfficerAsk, ...]
    row: Row = field(repr=False, compare=False)


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
        asks = _asks(tables["questions"]["ask"])
        rows = [*tables["exemptions"]["exemption"], *tables["exceptions"]["exception"]]
        return cls(
            exemptions=tuple(_exemption(row, asks) for row in rows),
            bars=tuple(_bar(row, asks) for row in tables["bars"]["statutory_bar"] if _BAR_TITLE.match(row["title"])),
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


def _exemption(row: Row, asks: dict[str, list[OfficerAsk]]) -> Exemption:
    instrument = EIR if row["regime"] == "EIR" else FOIA
    return Exemption(
        id=row["id"],
        section=_section(row, instrument),
        title=row["title"],
        regime=row["regime"],
        kind=row.get("kind", "EIR exception"),
        test=row["test"],
        limbs=tuple(Limb(Provision.parse(x["ref"], instrument), x["says"]) for x in row.get("limbs", ())),
        requires=tuple(row.get("requires", ())),
        factors_for_disclosure=tuple(row.get("factors_for_disclosure", ())),
        factors_for_maintaining=tuple(row.get("factors_for_maintaining", ())),
        factors_verified=row.get("factors_verified", False),
        ncnd=row.get("ncnd", ""),
        statutory_words=tuple(row[k] for k in ("statutory_words", "statutory_words_2") if k in row),
        guidance_url=row.get("guidance_url"),
        source=row["source"],
        verified=row["verified"],
        note=row.get("note", ""),
        cases=tuple(row.get("leading_cases", ())),
        tested=row["public_interest"]["default"],
        tested_otherwise=tuple(Provision.parse(p, instrument) for p in row["public_interest"]["exceptions"]),
        ask_officer=tuple(asks.get(row["id"], ())),
        row=row,
    )


def _section(row: Row, instrument: str) -> Provision:
    """s31 is section 31, s14-1 is 14(1); an exception gives its own reference."""
    if instrument == EIR:
        return Provision(EIR, ("13",)) if row["id"] == "eir-13" else Provision.parse(row["ref"], EIR)
    number, *parts = row["id"].removeprefix("s").split("-")
    return Provision(FOIA, (number, *parts))


def _bar(row: Row, asks: dict[str, list[OfficerAsk]]) -> Bar:
    named = _BAR_TITLE.match(row["title"])
    if named is None:
        raise ValueError(f"{row['id']}: the title of a bar names its Act and section")
    ref = Provision(named["act"].replace("Data Protection Act", "DPA"), (named["section"],))
    return Bar(
        id=row["id"],
        ref=ref,
        title=row["title"],
        forbids=row["forbids"],
        elements=tuple(_said(part) for part in row.get("elements", [])),
        gateways=tuple(_said(part) for part in row.get("gateways", [])),
        source=row["source"],
        verified=row["verified"],
        ask_officer=tuple(asks.get(row["id"], ())),
        row=row,
    )


def _said(part: Row | str) -> str:
    """An element or gateway in one line: its reference, where it has one, and what it says."""
    return part if isinstance(part, str) else f"{part['ref']}: {part['says']}"


def _asks(rows: list[Row]) -> dict[str, list[OfficerAsk]]:
    made: dict[str, list[OfficerAsk]] = {}
    for row in rows:
        ref = Provision.parse(row["ref"]) if "ref" in row else None
        made.setdefault(row["of"], []).append(OfficerAsk(row["question"], row["element"], ref))
    return made


def _by_id(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}


def _in_order(part: str) -> tuple[int, str]:
    digits = "".join(c for c in part if c.isdigit())
    return (int(digits) if digits else len(part) - 1, part)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("corpus.law").joinpath(f"{name}.toml").read_text("utf-8"))
