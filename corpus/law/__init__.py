"""The law as data: exemptions, exceptions, bars, duties and cases, each row with its source."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import resources
from typing import Any, Literal

from corpus.errors import Invalid
from corpus.law.rows import (
    Bar,
    Change,
    Exemption,
    Limb,
    Objection,
    OfficerAsk,
    Premise,
    Row,
    asks_of,
    bar_of,
    exemption_of,
)
from corpus.law.sections import Section
from corpus.law.steps import Step
from corpus.provision import FOIA, Provision

__all__ = ["Bar", "Exemption", "Law", "Limb", "Objection", "OfficerAsk", "Premise", "Row", "Section", "Step"]

Nature = Literal["absolute", "qualified", "procedural"]
_FILES = "about bars calendar cases challenges changes checklists duties eir exceptions exemptions premises questions regulator sections steps".split()
_REMEMBERED = 10_000
_WHERE = "FOIA has them in sections 12, 14, 21 to 24 and 26 to 44, the EIR in regulations 12 and 13"


@dataclass(frozen=True)
class Law:
    """Everything in `corpus/law`. Rows not given a type of their own stay mappings, by id.

    `as_at` is the day the text of the Acts stands for; `working_days` the rules of counting, whose sums are done by
    `corpus.calendar`.
    """

    as_at: date
    exemptions: tuple[Exemption, ...]
    bars: tuple[Bar, ...]
    sections: Mapping[Provision, Section]
    duties: Mapping[str, Row]
    checklists: Mapping[str, Row]
    cases: Mapping[str, Row]
    not_to_cite: Mapping[str, Row]
    facts: Mapping[str, Row]
    rules: Mapping[str, Row]
    working_days: Mapping[str, Row]
    changes: tuple[Change, ...]
    premises: tuple[Premise, ...]
    objections: tuple[Objection, ...]
    steps: tuple[Step, ...]
    _looked_up: dict[Provision, Exemption | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def shipped(cls) -> Law:
        """The law that comes with this version."""
        tables = {name: _table(name) for name in _FILES}
        asks = asks_of(tables["questions"]["ask"])
        rows = [*tables["exemptions"]["exemption"], *tables["exceptions"]["exception"]]
        clock = ("working_day_rule", "working_day_rule_eir", "working_day_rule_fees_regs", "bank_holiday_data")
        return cls(
            as_at=tables["about"]["about"]["as_at"],
            exemptions=tuple(exemption_of(row, asks) for row in rows),
            bars=tuple(bar_of(row, asks) for row in tables["bars"]["statutory_bar"] if "refs" in row),
            sections={s.ref: s for s in map(Section.of, tables["sections"]["section"])},
            duties=_by_id(tables["duties"]["duty"]),
            checklists=_by_id(tables["checklists"]["checklist"]),
            cases=_by_id(tables["cases"]["case"]),
            not_to_cite=_by_id(tables["cases"]["do_not_cite"]),
            facts=_by_id(tables["regulator"]["ico_fact"]),
            rules=_by_id([*tables["eir"]["eir_rule"], *tables["eir"]["eir_map"]]),
            working_days=_by_id([tables["calendar"][name] for name in clock]),
            changes=tuple(map(Change.of, tables["changes"]["change"])),
            premises=tuple(map(Premise.of, tables["premises"]["premise"])),
            objections=tuple(map(Objection.of, tables["challenges"]["challenge"])),
            steps=tuple(map(Step.of_row, tables["steps"]["step"])),
        )

    def exemption(self, ref: Provision) -> Exemption | None:
        """The exemption that `ref` is, or lies in; None for any other provision."""
        if len(self._looked_up) > _REMEMBERED:
            self._looked_up.clear()
        if ref not in self._looked_up:  # a letter names the same few provisions over and over
            self._looked_up[ref] = self._look_up(ref)
        return self._looked_up[ref]

    def _look_up(self, ref: Provision) -> Exemption | None:
        inside = [e for e in self.exemptions if e.holds(ref)]
        around = [e for e in self.exemptions if ref.covers(e.section)] if ref.instrument == FOIA else []
        return max(inside, key=lambda e: len(e.section.parts), default=None) or (around[0] if around else None)

    def knows(self, ref: Provision) -> bool:
        """True for a section that holds an exemption, and for any provision that there is in one."""
        section = self.sections.get(ref.section)
        return section is not None and section.knows(ref)

    def require(self, written: str) -> Provision:
        """The provision written, if it is one that information can be refused under. Raises Invalid."""
        try:
            ref = Provision.parse(written)
        except ValueError as error:
            raise Invalid(str(error)) from None
        section = self.sections.get(ref.section)
        if section is None:
            behind = f"{ref.spoken()} bars disclosure through 44(1)(a): name that" if self.bar(written) else _WHERE
            raise Invalid(f"no exemption in {ref.section.spoken()}; {behind}")
        if not section.knows(ref):
            raise Invalid(section.missing(ref))
        return ref

    def needs_public_interest_test(self, ref: Provision, authority: str = "") -> bool:
        """Whether section 2(2)(b) of FOIA, or regulation 12(1)(b) of the EIR, applies; in the hands of an authority.

        A reference that says no more is read in its ordinary sense: 40(2) under its first condition, without a test;
        37 with one; regulation 12 with one, as every exception in it has.
        """
        exemption = self.exemption(ref)
        if exemption and authority.casefold() in (name.casefold() for name in exemption.absolute_for):
            return False
        if exemption is None:
            return any(e.tested for e in self.exemptions if ref.covers(e.section))
        return exemption.tested != any(p.covers(ref) for p in exemption.tested_otherwise)

    def denies(self, ref: Provision) -> bool:
        """Whether `ref` is a provision on neither confirming nor denying that information is held."""
        exemption = self.exemption(ref)
        return exemption is not None and any(own.covers(ref) for own in exemption.ncnd_refs)

    def steps_of(self, ref: Provision) -> list[Step]:
        """The steps in which a letter sets out a refusal under `ref`, in their order."""
        exemption, denies = self.exemption(ref), self.denies(ref)
        mine = (step for step in self.steps if exemption and exemption.id in step.of and step.ncnd == denies)
        return [step for step in mine if not step.refs or any(own.touches(ref) for own in step.refs)]

    def nature(self, ref: Provision) -> Nature:
        """absolute, qualified, or procedural (sections 12 and 14). Raises Invalid where there is no exemption."""
        exemption = self.exemption(ref)
        if exemption is None and not self.knows(ref):
            raise Invalid(f"no exemption in {ref.section.spoken()}; {_WHERE}")
        if exemption and exemption.row["nature"] == "procedural":
            return "procedural"
        return "qualified" if self.needs_public_interest_test(ref) else "absolute"

    def asks(self, ref: Provision, bar: Bar | None = None) -> list[OfficerAsk]:
        """What only the officer can know where `ref` is relied on, through a bar where there is one.

        A step with a question of its own asks that instead of those on its elements; of what may not be confirmed
        nothing else is asked.
        """
        exemption, steps = self.exemption(ref), self.steps_of(ref)
        asked = [*(bar.ask_officer if bar else ()), *(exemption.ask_officer if exemption else ())]
        own = [step for step in steps if step.asks]
        replaced = {element for step in own for element in step.elements}
        mine = (a for a in asked if (a.ref is None or a.ref.touches(ref)) and a.why not in replaced)
        kept = [] if self.denies(ref) else list(mine)
        return [*kept, *(OfficerAsk(step.asks, (*step.elements, *step.says)[0], ref) for step in own)]

    def exclusive(self, one: Provision, other: Provision) -> str:
        """Why the two cannot both cover the same information, as the law data says it; empty where they can."""
        for first, second in ((one, other), (other, one)):
            held, against = self.exemption(first), self.exemption(second)
            for pair in held.row.get("pairs", ()) if held and against else ():
                if pair.get("exclusive") and against and pair["with"] == against.id:
                    return str(pair["relation"])
        return ""

    def bar(self, ref: str) -> Bar | None:
        """The bar a reference such as "DPA 2018 s.132(1)" belongs to."""
        try:
            wanted = Provision.parse(ref)
        except ValueError:
            return None
        return next((b for b in self.bars if b.holds(wanted)), None)

    def changed_since(self, day: date, refs: Collection[Provision]) -> list[Change]:
        """The changes after `day` of any of these provisions."""
        return [c for c in self.changes if day < c.since and any(own.touches(ref) for own in c.refs for ref in refs)]

    def duty(self, id: str) -> Row | None:
        return self.duties.get(id)

    def case(self, id: str) -> Row | None:
        return self.cases.get(id)


def _by_id(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("corpus.law").joinpath(f"{name}.toml").read_text("utf-8"))
