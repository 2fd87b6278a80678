"""What a library covers: kinds of information asked for, against the exemptions that decisions on them relied on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.consistency.treat import ground
from assistant.pictures.tally import each, number, plus, tally
from corpus.pictures import CoveragePicture, Covered, Tally
from corpus.provision import Provision
from corpus.records import Document
from corpus.vocabulary import Vocabulary

_NAMED = 8


def coverage(documents: Sequence[Document], vocabulary: Vocabulary) -> CoveragePicture:
    """Each decision is counted once in each cell that one of its items falls in."""
    kinds: dict[str, Tally] = {kind.name: Tally() for kind in vocabulary.information}
    cells: dict[tuple[str, Provision | None], Tally] = {}
    for document in documents:
        met = set(_met(document, vocabulary))
        for kind in {kind for kind, _ in met}:
            kinds[kind] = plus(kinds[kind], document)
        for cell in met:
            cells[cell] = plus(cells.get(cell), document)
    of = tally(documents)
    refs = sorted({ref for _, ref in cells if ref is not None})
    order = {ref: n for n, ref in enumerate([*refs, None])}
    places = {kind: n for n, kind in enumerate(kinds)}
    return CoveragePicture(
        of=of,
        kinds=kinds,
        refs=[*map(str, refs), *([""] if any(ref is None for _, ref in cells) else [])],
        cells=[
            Covered(kind=kind, ref=str(ref or ""), **cells[kind, ref].model_dump())
            for kind, ref in sorted(cells, key=lambda cell: (places[cell[0]], order[cell[1]]))
        ],
        says=list(_words(of, kinds)),
    )


def _met(document: Document, vocabulary: Vocabulary) -> Iterator[tuple[str, Provision | None]]:
    """The cells a decision falls in: by item where it decides item by item, else by the whole letter."""
    whole = {ground(Provision.parse(reliance.ref)) for reliance in document.exemptions}
    decided = {item.n: item for item in document.items if item.outcome != "unknown"}
    for request in document.requests:
        item = decided.get(request.n)
        relied = {ground(Provision.parse(ref)) for ref in item.exemptions} if item else whole
        for kind in vocabulary.kinds(request.text):
            yield from ((kind.name, ref) for ref in relied)
            if not relied:
                yield kind.name, None


def _words(of: Tally, kinds: Mapping[str, Tally]) -> Iterator[str]:
    for name, count in each(of):
        best = max(kinds, key=lambda kind: count(kinds[kind]), default="")
        if best and count(kinds[best]):
            yield f"The kind of information met most is {best}: {number(count(kinds[best]), name)}."
    for what, bare in (
        ("There is no decision, real or made up,", [kind for kind, held in kinds.items() if not held.every]),
        (
            "There are only made-up examples",
            [kind for kind, held in kinds.items() if held.examples and not held.decisions],
        ),
    ):
        if bare:
            more = f" and {len(bare) - _NAMED} more" if len(bare) > _NAMED else ""
            yield f"{what} on {len(bare)} of {len(kinds)} kinds: {', '.join(bare[:_NAMED])}{more}."
