"""What provisions a section or regulation has: telling one that does not exist from one that is no limb."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.provision import Provision

_RUNS = (
    tuple(string.ascii_lowercase),
    tuple(str(n) for n in range(1, 60)),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
)


@dataclass(frozen=True)
class Section:
    """A section in the order of its Act. `open` where paragraphs inside those listed exist but are not listed.

    `former` holds what was repealed, and where its matter is now.
    """

    ref: Provision
    has: tuple[Provision, ...]
    former: tuple[tuple[Provision, str], ...]
    open: bool

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Section:
        return cls(
            ref=Provision.parse(row["ref"]),
            has=tuple(Provision.parse(ref) for ref in row["has"]),
            former=tuple((Provision.parse(gone["ref"]), gone["now"]) for gone in row.get("former", ())),
            open=row.get("open", False),
        )

    def knows(self, ref: Provision) -> bool:
        """True for the section, a part of it, or what lies between."""
        return any(ref.covers(known) or (self.open and known.covers(ref)) for known in self.has)

    def missing(self, ref: Provision) -> str:
        """Why there is no such part, and what there is, in one line."""
        gone = next((now for former, now in self.former if former.covers(ref)), None)
        if gone:
            return f"{ref.spoken()} is no longer in force: see {gone}"
        nearest = ref
        while not self.knows(nearest):
            nearest = Provision(ref.instrument, nearest.parts[:-1])
        depth = len(nearest.parts)
        inside = [p.parts[depth] for p in self.has if nearest.covers(p) and len(p.parts) > depth]
        return f"no such provision: {ref}; {nearest.spoken()} {_said(list(dict.fromkeys(inside)))}"


def _said(parts: Sequence[str]) -> str:
    """(a) to (i) for a run without gaps, else each of them."""
    shown = [f"({part})" for part in parts]
    if not shown:
        return "has no parts of its own"
    if len(shown) == 1:
        return f"has only {shown[0]}"
    if len(shown) > 2 and any(_in_run(parts, run) for run in _RUNS):
        return f"has {shown[0]} to {shown[-1]}"
    return f"has {', '.join(shown[:-1])} and {shown[-1]}"


def _in_run(parts: Sequence[str], run: Sequence[str]) -> bool:
    return parts[0] in run and list(parts) == list(run[(at := run.index(parts[0])) : at + len(parts)])
