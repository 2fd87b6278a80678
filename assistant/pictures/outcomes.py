"""Outcomes by exemption and year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.consistency.treat import ground
from assistant.pictures.tally import each, number, part, plus, tally
from corpus.pictures import OutcomeCount, OutcomePicture, Tally
from corpus.provision import Provision
from corpus.records import Document, Outcome

_Cell = tuple[Provision, int, Outcome]
_UNDATED = 0


def outcomes(documents: Sequence[Document]) -> OutcomePicture:
    """Each decision is counted once under each exemption that it relied on."""
    counts: dict[_Cell, Tally] = {}
    relied: dict[Provision, Tally] = {}
    for document in documents:
        year = document.date.year if document.date else _UNDATED
        for one in grounds(document):
            relied[one] = plus(relied.get(one), document)
            cell = (one, year, document.outcome)
            counts[cell] = plus(counts.get(cell), document)
    of = tally(documents)
    ranked = dict(sorted(relied.items(), key=lambda pair: (-pair[1].every, pair[0])))
    return OutcomePicture(
        of=of,
        relied={str(one): count for one, count in ranked.items()},
        counts=[
            OutcomeCount(ref=str(one), year=year or None, outcome=outcome, **count.model_dump())
            for (one, year, outcome), count in sorted(counts.items(), key=lambda pair: pair[0])
        ],
        says=list(_words(of, ranked)) or ["There is no decision to count."],
    )


def grounds(document: Document) -> set[Provision]:
    """The exemptions that a decision relied on, without their limbs."""
    return {ground(Provision.parse(reliance.ref)) for reliance in document.exemptions}


def _words(of: Tally, relied: dict[Provision, Tally]) -> Iterator[str]:
    for name, count in each(of):
        most = max((count(held) for held in relied.values()), default=0)
        if not most:
            yield f"No exemption was relied on in any of {number(count(of), name)}."
            continue
        first = [one.spoken() for one, held in relied.items() if count(held) == most]
        how = "each relied on most" if len(first) > 1 else "relied on most"
        listed = " and ".join(filter(None, [", ".join(first[:-1]), first[-1]]))
        were = "were" if len(first) > 1 else "was"
        yield f"{listed[0].upper()}{listed[1:]} {were} {how}: {part(most, count(of), name)}."
