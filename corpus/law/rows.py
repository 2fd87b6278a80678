"""Rows of the law data as values: exemptions, bars, and what only an officer can know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from corpus.provision import EIR, FOIA, Provision

Row = Mapping[str, Any]
Asks = Mapping[str, "list[OfficerAsk]"]


@dataclass(frozen=True)
class Limb:
    """One limb of an exemption and what it says, in our own words."""

    ref: Provision
    says: str


@dataclass(frozen=True)
class Change:
    """A change of the law: on and after `since` these provisions read as they do now. `says` is what changed."""

    id: str
    refs: tuple[Provision, ...]
    since: date
    says: str
    source: str

    @classmethod
    def of(cls, row: Row) -> Change:
        return cls(row["id"], tuple(map(Provision.parse, row["refs"])), row["from"], row["says"], row["source"])


@dataclass(frozen=True)
class Premise:
    """Something taken for granted that is not so. A question takes it for granted when it has a word of each of `cues`
    and none of `unless`; `words` of the law's `document` put it right.
    """

    id: str
    says: str
    cues: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    document: str
    words: str

    @classmethod
    def of(cls, row: Row) -> Premise:
        cues, unless = tuple(map(tuple, row["cues"])), tuple(row.get("unless", ()))
        return cls(row["id"], row["says"], cues, unless, row["document"], row["words"])


@dataclass(frozen=True)
class Objection:
    """What a requester is likely to say at review of the exemptions `refs`; `words` of the law's `document` say why.

    A draft answers it where a sentence in the part `where` has a word or phrase of `answers`; the law's own sentences
    count where what is asked for is that the law be `stated`.
    """

    refs: tuple[Provision, ...]
    says: str
    where: str
    answers: tuple[str, ...]
    document: str
    words: str
    stated: bool

    @classmethod
    def of(cls, row: Row) -> Objection:
        refs = tuple(Provision.parse(f"EIR {r}" if r.startswith(("12(4", "12(5", "13(")) else r) for r in row["refs"])
        return cls(
            refs,
            row["says"],
            row["where"],
            tuple(row["answers"]),
            row["document"],
            row["words"],
            row.get("stated", False),
        )


@dataclass(frozen=True)
class OfficerAsk:
    """What only the officer can know: a question, and the element of the law it serves."""

    question: str
    why: str
    ref: Provision | None = None


@dataclass(frozen=True)
class Exemption:
    """A Part II exemption, a procedural refusal of Part I, or an EIR exception.

    `tested` is whether the public interest test applies in the ordinary case; `tested_otherwise` are the limbs
    where it is the other way, and `but` a case no reference tells apart, `absolute_for` the authorities of that case.
    `also` are other ways of citing it, `ncnd_refs` its provisions on neither confirming nor denying.
    """

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
    ncnd_refs: tuple[Provision, ...]
    statutory_words: tuple[str, ...]
    guidance_url: str | None
    source: str
    verified: bool
    note: str
    cases: tuple[str, ...]
    tested: bool
    tested_otherwise: tuple[Provision, ...]
    but: str
    absolute_for: tuple[str, ...]
    also: tuple[Provision, ...]
    ask_officer: tuple[OfficerAsk, ...]
    row: Row = field(repr=False, compare=False)

    def holds(self, ref: Provision) -> bool:
        """True when `ref` is this exemption or lies in it."""
        return any(own.covers(ref) for own in (self.section, *self.also))


@dataclass(frozen=True)
class Bar:
    """A statutory prohibition on disclosure, behind section 44(1)(a); its elements and gateways each in one line.

    `refs` are the sections it stands in; `ref` is the first of them. `standing` are the gateways to go through.
    """

    id: str
    refs: tuple[Provision, ...]
    title: str
    forbids: str
    elements: tuple[str, ...]
    gateways: tuple[str, ...]
    standing: tuple[str, ...]
    source: str
    verified: bool
    ask_officer: tuple[OfficerAsk, ...]
    row: Row = field(repr=False, compare=False)

    @property
    def ref(self) -> Provision:
        return self.refs[0]

    def holds(self, ref: Provision) -> bool:
        """True when `ref` is a section of this bar or lies in one."""
        return any(own.covers(ref) for own in self.refs)


def exemption_of(row: Row, asks: Asks) -> Exemption:
    instrument = EIR if row["regime"] == "EIR" else FOIA
    interest = row["public_interest"]
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
        ncnd_refs=tuple(Provision.parse(p, instrument) for p in row.get("ncnd_refs", ())),
        statutory_words=tuple(row[k] for k in ("statutory_words", "statutory_words_2") if k in row),
        guidance_url=row.get("guidance_url"),
        source=row["source"],
        verified=row["verified"],
        note=row.get("note", ""),
        cases=tuple(row.get("leading_cases", ())),
        tested=interest["default"],
        tested_otherwise=tuple(Provision.parse(p, instrument) for p in interest["exceptions"]),
        but=interest.get("but", ""),
        absolute_for=tuple(row.get("absolute_for", ())),
        also=tuple(Provision.parse(p, instrument) for p in row.get("also_cited_as", ())),
        ask_officer=tuple(asks.get(row["id"], ())),
        row=row,
    )


def _section(row: Row, instrument: str) -> Provision:
    """s31 is section 31, s14-1 is 14(1); an exception gives its own reference."""
    if instrument == EIR:
        return Provision(EIR, ("13",)) if row["id"] == "eir-13" else Provision.parse(row["ref"], EIR)
    number, *parts = row["id"].removeprefix("s").split("-")
    return Provision(FOIA, (number, *parts))


def bar_of(row: Row, asks: Asks) -> Bar:
    return Bar(
        id=row["id"],
        refs=tuple(Provision.parse(ref) for ref in row["refs"]),
        title=row["title"],
        forbids=row["forbids"],
        elements=tuple(_said(part) for part in row.get("elements", [])),
        gateways=tuple(_said(part) for part in row.get("gateways", [])),
        standing=_standing(row),
        source=row["source"],
        verified=row["verified"],
        ask_officer=tuple(asks.get(row["id"], ())),
        row=row,
    )


def _said(part: Row | str) -> str:
    """An element or gateway in one line: its reference, where it has one, and what it says."""
    return part if isinstance(part, str) else f"{part['ref']}: {part['says']}"


def _standing(row: Row) -> tuple[str, ...]:
    """The gateways to go through: none that is repealed, and none of a bar whose gateways FOIA does not look to."""
    parts = row.get("gateways", []) if row.get("gateways_count", True) else []
    return tuple(_said(part) for part in parts if isinstance(part, str) or not part.get("repealed", False))


def asks_of(rows: list[Row]) -> Asks:
    made: dict[str, list[OfficerAsk]] = {}
    for row in rows:
        ref = Provision.parse(row["ref"]) if "ref" in row else None
        made.setdefault(row["of"], []).append(OfficerAsk(row["question"], row["element"], ref))
    return made
