"""A decision notice relies on what the Commissioner decides by; what the authority first said is only mentioned."""

from __future__ import annotations

import re

from corpus.provision import Provision
from corpus.records import Mention, Reliance
from ingest.letter import Letter

_DECIDES = re.compile(
    r"\bcommissioner(?:[’']s (?:decision|view|conclusion) is| (?:has (?:decided|found|concluded|determined)|finds|concludes|"
    r"is satisfied|considers))\b",
    re.IGNORECASE,
)


def decided_by(
    letter: Letter, relied: list[Reliance], mentioned: list[Mention], *, overturned: bool
) -> tuple[list[Reliance], list[Mention]]:
    """Reliances and mentions of a notice: where its decision names what it rests on, no more than that is relied on.

    Nothing is where it orders all to be disclosed (`overturned`).
    """
    text = letter.layout.text
    deciding = [span for inside in letter.in_blocks for span in inside if _DECIDES.search(text, *span)]
    named = [r.provision for span in deciding for r in letter.within(*span) if r.provision]
    kept = [] if overturned else [r for r in relied if any(p.touches(Provision.parse(r.ref)) for p in named)]
    if not kept and not overturned:
        return relied, mentioned
    told = [Mention(ref=r.ref, status="mentioned", spans=r.spans) for r in relied if r not in kept]
    return kept, [*mentioned, *told]
