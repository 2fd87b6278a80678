"""Which provisions a letter relies on to withhold, and which it only mentions, rejects or leaves unclear."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from corpus.provision import EIR, FOIA, Provision
from corpus.records import Mention, Reliance, Role, Span
from ingest.argued import ARGUES, Arguments, bar, purposes
from ingest.cite import Reference
from ingest.letter import Letter
from ingest.stance import Stance, by_the_asker, by_the_authority, stances
from ingest.telling import WEIGHING

_NOT_THE_AUTHORITY = ("request", "next_steps")
_A_CATALOGUE = 12
"""A letter that lists this many exempting sections reproduces the Act's own list; it relies on what it says it does."""
_CONDITIONS = tuple(
    Provision(FOIA, parts)
    for parts in (
        ("12", "3"),
        ("12", "4"),
        ("12", "5"),
        ("21", "2"),
        ("21", "3"),
        ("23", "3"),
        ("24", "3"),
        ("24", "4"),
        ("31", "2"),
        ("35", "2"),
        ("36", "5"),
        ("36", "6"),
    )
)
"""Purposes, definitions and ways of counting: they exempt nothing by themselves, and stand for their section."""
_REFUSES = (Provision(FOIA, ("12",)), Provision(FOIA, ("14",)), Provision(EIR, ("12", "4", "b")))
"""Grounds for not answering a request at all."""
_PERSONAL = Provision(FOIA, ("40",))
_PERSONAL_CONDITIONS = ("2", "3", "3A", "3B", "4", "4A")


@dataclass(frozen=True)
class Use:
    """One reference to an exemption, or to anything else, and what its sentence does with it."""

    ref: Reference
    how: Literal["relied", "heading", "listed", "rejected", "weighed", "mentioned", "unresolved"]
    argues: bool = False


def reliances(letter: Letter) -> tuple[list[Reliance], list[Mention]]:
    """The exemptions relied on, in the order the letter takes them, and every other reference told apart."""
    uses = _uses(letter)
    relied = _most_specific(uses) or _most_specific(_weighed_alone(letter, uses))
    rejected = frozenset(u.ref for u in uses if u.how == "rejected")
    tested = [p for p in relied if letter.law.needs_public_interest_test(p)]
    arguments = Arguments(letter, rejected)
    made = [
        Reliance(
            ref=str(provision),
            bar=bar(letter, provision),
            likelihood=arguments.likelihood(provision),
            outcome_of_test=arguments.outcome_of_test(provision, alone=len(tested) == 1),
            purposes=purposes(letter, provision),
            spans=where,
        )
        for provision, where in relied.items()
    ]
    return made, _mentions(uses, relied)


def reliance(letter: Letter, provision: Provision, where: list[Span]) -> Reliance:
    """Reliance on one provision that a decision names outright, wherever else its letter speaks of it."""
    arguments = Arguments(letter, frozenset())
    return Reliance(
        ref=str(provision),
        bar=bar(letter, provision),
        likelihood=arguments.likelihood(provision),
        outcome_of_test=arguments.outcome_of_test(provision, alone=False),
        purposes=purposes(letter, provision),
        spans=where,
    )


def refused_under(letter: Letter, relied: list[Reliance], mentioned: list[Mention]) -> list[Reliance]:
    """For a letter that refuses to answer and relies on no ground for that in so many words: the one ground it tells of."""
    told = {one: m.spans for m in mentioned if m.status == "mentioned" and _refuses(one := Provision.parse(m.ref))}
    if any(_refuses(Provision.parse(one.ref)) for one in relied) or len({one.section for one in told}) != 1:
        return []
    finest = max(told, key=lambda one: len(one.parts))
    return [reliance(letter, _exempting(finest), told[finest])]


def _refuses(provision: Provision) -> bool:
    return any(ground.covers(provision) for ground in _REFUSES)


def mentions(letter: Letter) -> list[Mention]:
    """Every reference of a text that relies on none, such as guidance."""
    return _mentions([Use(ref, "mentioned" if ref.provision else "unresolved") for ref in letter.found], {})


def _uses(letter: Letter) -> list[Use]:
    """What is done with every reference, by its own sentence, in order."""
    found = stances(letter.layout.text, letter.in_blocks, [(r.start, r.end) for r in letter.found])
    told = dict(zip(letter.found, found, strict=True))
    uses = [
        Use(ref, "mentioned") if n in letter.theirs else _use(letter, ref, told[ref], role, letter.layout.text[a:b])
        for n, inside in enumerate(letter.spoken)
        for (a, b), role in inside
        for ref in letter.within(a, b)
    ]
    return _without_catalogue(uses)


def _use(letter: Letter, ref: Reference, stance: Stance, role: Role | None, sentence: str) -> Use:
    argues = role in ARGUES or role == "statute"
    if ref.provision is None:
        return Use(ref, "unresolved")
    if letter.exemption(ref.provision) is None or not _speaks(role, stance, sentence):
        return Use(ref, "mentioned")
    if role is None:  # a heading that names an exemption introduces the reasons for relying on it
        return Use(ref, "rejected" if stance == "rejected" else "heading")
    if role == "statute" and stance != "listed" and not by_the_authority(sentence):
        return Use(ref, "mentioned", argues)
    return Use(ref, stance, argues)


def _speaks(role: Role | None, stance: Stance, sentence: str) -> bool:
    """False for the words of whoever asked, and for what is said of complaints."""
    if role in _NOT_THE_AUTHORITY:
        return by_the_authority(sentence) or (role == "next_steps" and stance == "rejected")
    return True


def _weighed_alone(letter: Letter, uses: list[Use]) -> list[Use]:
    """Where nothing is relied on in so many words: the one exemption told of, where its public interest is weighed."""
    others = {
        ref
        for inside in letter.spoken
        for (a, b), role in inside
        if role in _NOT_THE_AUTHORITY or by_the_asker(letter.words((a, b)))
        for ref in letter.within(a, b)
    }
    told = [u for u in uses if u.how == "mentioned" and u.ref.provision and u.ref not in others]
    told = [u for u in told if u.ref.provision and letter.exemption(u.ref.provision)]
    sections = {u.ref.provision.section for u in told if u.ref.provision}
    weighs = any(role in (*WEIGHING, "balance") for role in letter.roles)
    rejects = any(u.how == "rejected" for u in uses)
    return [Use(u.ref, "relied") for u in told] if weighs and not rejects and len(sections) == 1 else []


def _without_catalogue(uses: list[Use]) -> list[Use]:
    listed = {u.ref.provision.section for u in uses if u.how == "listed" and u.ref.provision}
    if len(listed) < _A_CATALOGUE:
        return uses
    return [Use(u.ref, "mentioned", u.argues) if u.how == "listed" else u for u in uses]


def _most_specific(uses: list[Use]) -> dict[Provision, list[Span]]:
    """Reliance on a whole section gives way to the limb that its own reasoning or quotation names."""
    until = _rejections(uses)
    standing = [u for u in uses if u.how in ("relied", "heading", "listed") and not _rejected(u, until)]
    outright = {u.ref.provision.section for u in standing if u.how == "relied" and u.ref.provision}
    standing = [u for u in standing if not _titles_a_rejection(u, until, outright)]
    coarse = _finest({u.ref.provision for u in standing if u.ref.provision})
    argued = [u for u in uses if u.how == "mentioned" and u.argues and _refines(u, coarse) and not _rejected(u, until)]
    argued = [u for u in argued if not _tells_all(u, argued)]
    kept: dict[Provision, list[Span]] = defaultdict(list)
    for use in sorted([*standing, *argued], key=lambda u: u.ref.start):
        if use.ref.provision:
            kept[_exempting(use.ref.provision)].append((use.ref.start, use.ref.end))
    finest = _finest(set(kept))
    if any(p.section == Provision(EIR, ("13",)) for p in finest):
        finest.discard(Provision(EIR, ("12", "3")))  # the way into regulation 13
    where = {p: sorted({s for around in _and_above(p) for s in kept.get(around, ())}) for p in finest}
    return dict(sorted(where.items(), key=lambda pair: (pair[1][0], pair[0])))


def _finest(provisions: set[Provision]) -> set[Provision]:
    """Those that cover no other of them."""
    return provisions - {above for p in provisions for above in _and_above(p)[1:]}


def _and_above(provision: Provision) -> list[Provision]:
    """A provision and those it lies in, up to its section."""
    depths = range(len(provision.parts), 0, -1)
    return [Provision(provision.instrument, provision.parts[:depth]) for depth in depths]


def _refines(use: Use, coarse: set[Provision]) -> bool:
    return use.ref.provision is not None and any(p in coarse for p in _and_above(use.ref.provision)[1:])


def _tells_all(use: Use, argued: list[Use]) -> bool:
    """True where subsections beside each other are told of, as the law's: which of them is relied on is not said."""
    mine = use.ref.provision
    beside = {
        _exempting(u.ref.provision).parts[1:2]
        for u in argued
        if u.ref.provision and mine and u.ref.provision.section == mine.section
    }
    return len(beside - {()}) > 1


def _rejections(uses: list[Use]) -> dict[Provision, int]:
    """Where each provision was last rejected."""
    return {u.ref.provision: u.ref.start for u in uses if u.how == "rejected" and u.ref.provision}


def _rejected(use: Use, until: dict[Provision, int]) -> bool:
    """A rejection stands until the letter says outright that it relies on the same provision after all."""
    at = max((until[p] for p in _and_above(use.ref.provision) if p in until), default=-1) if use.ref.provision else -1
    return at >= 0 and (use.how != "relied" or use.ref.start < at)


def _titles_a_rejection(use: Use, until: dict[Provision, int], outright: set[Provision]) -> bool:
    """A title "Section 36" over a paragraph that rejects 36(2)(b)(ii), and nothing else of section 36, relies on none."""
    mine = use.ref.provision
    if use.how == "relied" or mine is None or mine.section in outright:
        return False
    return any(mine.covers(p) for p in until)


def _exempting(provision: Provision) -> Provision:
    """The limb that exempts, where a condition of it was cited: 40(3A)(a) stands for 40(2), 31(2)(a) for 31."""
    if provision.section == _PERSONAL and provision.parts[1:2] and provision.parts[1] in _PERSONAL_CONDITIONS:
        return Provision(FOIA, ("40", "2"))
    if provision.instrument == EIR and provision.parts[:2] in (("13", "2A"), ("13", "2B"), ("13", "3A")):
        return Provision(EIR, ("13", "1"))
    return provision.section if any(c.covers(provision) for c in _CONDITIONS) else provision


def _mentions(uses: list[Use], relied: dict[Provision, list[Span]]) -> list[Mention]:
    spoken_for = {span for where in relied.values() for span in where}
    grouped: dict[tuple[str, Literal["mentioned", "rejected", "unresolved"]], list[Span]] = defaultdict(list)
    for use in sorted(uses, key=lambda u: u.ref.start):
        if (use.ref.start, use.ref.end) not in spoken_for:
            named = str(use.ref.provision) if use.ref.provision else use.ref.written
            grouped[(named, _shown(use, relied))].append((use.ref.start, use.ref.end))
    return [Mention(ref=ref, status=how, spans=where) for (ref, how), where in grouped.items()]


def _shown(use: Use, relied: dict[Provision, list[Span]]) -> Literal["mentioned", "rejected", "unresolved"]:
    """Rejected only where the letter relies on it for nothing else; thought of and never relied on is rejected too."""
    if use.how == "unresolved":
        return "unresolved"
    if use.how == "rejected":
        return "mentioned" if use.ref.provision in relied else "rejected"
    if use.how == "weighed" and use.ref.provision and not any(p.touches(use.ref.provision) for p in relied):
        return "rejected"
    return "mentioned"
