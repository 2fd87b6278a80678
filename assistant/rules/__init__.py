"""The rules a response is checked by, in groups by what they look at. `every` has them all, in the order of the table."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

from assistant.rules import (
    confirming,
    cost,
    exemption,
    factors,
    language,
    law_named,
    notice,
    personal,
    precedents,
    rights,
    timing,
    weighing,
    wording,
)
from assistant.rules.elements import Element
from assistant.rules.rule import Look, Rule

_LOOKS: dict[str, Look] = {
    **notice.LOOKS,
    **exemption.LOOKS,
    **cost.LOOKS,
    **confirming.LOOKS,
    **weighing.LOOKS,
    **factors.LOOKS,
    **wording.LOOKS,
    **timing.LOOKS,
    **rights.LOOKS,
    **law_named.LOOKS,
    **personal.LOOKS,
    **language.LOOKS,
    **precedents.LOOKS,
}


def _rows(name: str, list_: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(
        resources.files("assistant.rules").joinpath(f"{name}.toml").read_text("utf-8")
    )[list_]
    return rows


def _every() -> Iterator[Rule]:
    for row in _rows("rules", "rule"):
        yield Rule.of(row, row["group"], _LOOKS[row["id"]])
    for row in _rows("elements", "element"):
        yield Rule.of(row, "elements", Element.of(row))


every: tuple[Rule, ...] = tuple(_every())
