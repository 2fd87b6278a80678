"""How the use of exemptions moves: by year, and by the team or author where a disclosure log names them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from assistant.consistency.treat import ground
from assistant.wilson import interval
from corpus.consistency import FEWEST, ByAuthor, Drift, Moved, share
from corpus.provision import Provision
from corpus.records import Document

_AUTHOR = re.compile(
    r"(?:(?:responsible|lead|owning|business|service)\s+)?(?:team|directorate|division|department|service(?: area)?|unit|"
    r"author|case ?(?:officer|worker|handler|owner)|officer|handler|handled by|decision[ -]?maker|drafted by|answered by)",
    re.IGNORECASE,
)
"""Headings of a log's columns that say who answered."""


def drift(documents: Iterable[Document]) -> list[Drift]:
    """For each exemption and year, the outcomes of the decisions that relied on it; in order of both."""
    outcomes: dict[tuple[Provision, str], Counter[str]] = defaultdict(Counter)
    considered: Counter[tuple[Provision, str]] = Counter()
    every: Counter[str] = Counter()
    for document in documents:
        if document.date is None:
            continue
        year = str(document.date.year)
        every[year] += 1
        relied = _relied(document)
        for one in relied:
            outcomes[one, year][document.outcome] += 1
        rejected = {ground(Provision.parse(m.ref)) for m in document.mentioned if m.status == "rejected"}
        considered.update((one, year) for one in rejected - relied)
    return [
        Drift(
            ref=str(one),
            period=year,
            outcomes=dict(outcomes[one, year].most_common()),
            relied=outcomes[one, year].total(),
            considered=considered[one, year],
            of=every[year],
        )
        for one, year in sorted({*outcomes, *considered})
    ]


def moved(found: Sequence[Drift]) -> list[Moved]:
    """Where an exemption was relied on in clearly more, or fewer, decisions than in the year before.

    Clearly: the 95% intervals of the two shares do not meet, and both years have enough decisions to speak of a share.
    """
    every = {d.period: d.of for d in found}
    relied = {(d.ref, d.period): d.relied for d in found}
    return [said for ref in dict.fromkeys(d.ref for d in found) for said in _steps(ref, relied, every)]


def _steps(ref: str, relied: dict[tuple[str, str], int], every: dict[str, int]) -> Iterator[Moved]:
    for before, after in pairwise(sorted(year for year, of in every.items() if of >= FEWEST)):
        parts = [(relied.get((ref, year), 0), every[year]) for year in (before, after)]
        (low, high), (lowest, highest) = (interval(*part) for part in parts)
        if highest < low or high < lowest:
            how = "more" if high < lowest else "less"
            says = (
                f"{Provision.parse(ref).spoken()} was relied on {how} often in {after} ({share(*parts[1])} decisions) "
                f"than in {before} ({share(*parts[0])})."
            )
            yield Moved(ref=ref, says=says)


def by_author(documents: Iterable[Document]) -> list[ByAuthor]:
    """Exemptions by whoever a log says answered; nothing where no log says it."""
    every: Counter[tuple[str, str]] = Counter()
    relied: Counter[tuple[str, str, Provision]] = Counter()
    for document in documents:
        for field, author in authors(document):
            every[field, author] += 1
            relied.update((field, author, one) for one in _relied(document))
    return [
        ByAuthor(author=author, field=field, ref=str(one), relied=n, of=every[field, author])
        for (field, author, one), n in sorted(relied.items())
    ]


def authors(document: Document) -> Iterator[tuple[str, str]]:
    """Who a log says answered, each under the heading that says it."""
    for name, value in document.extra.items():
        if value.strip() and _AUTHOR.fullmatch(re.sub(r"[\s_]+", " ", name).strip(" :*#")):
            yield name.strip(), value.strip()


def _relied(document: Document) -> set[Provision]:
    return {ground(Provision.parse(e.ref)) for e in document.exemptions}
