"""References as the Act has its provisions: 31(a), as it is often written, is 31(1)(a)."""

from __future__ import annotations

import re

from corpus.law import Law
from corpus.provision import Provision
from ingest.cite import Reference


def settled(found: list[Reference], law: Law) -> list[Reference]:
    """The references, with a subsection put in where the letters written fit only inside one."""
    return [Reference(r.start, r.end, r.written, _settled(r.provision, law)) for r in found]


def _settled(provision: Provision | None, law: Law) -> Provision | None:
    section = law.sections.get(provision.section) if provision else None
    if provision is None or section is None or len(provision.parts) < 2 or section.knows(provision):
        return provision
    number, *rest = provision.parts
    if re.fullmatch(r"\d[A-Z]", rest[0]):  # 31(1a) is 31(1)(a) where there is no subsection (1A)
        apart = Provision(provision.instrument, (number, rest[0][0], rest[0][1].lower(), *rest[1:]))
        return apart if section.knows(apart) else provision
    if not rest[0].isalpha():
        return provision
    subsections = dict.fromkeys(p.parts[1] for p in section.has if len(p.parts) > 1)
    fits = [p for s in subsections if section.knows(p := Provision(provision.instrument, (number, s, *rest)))]
    return fits[0] if fits else provision
