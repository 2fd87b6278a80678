"""One sample: drawn from decisions by seed, with the part of it that a second marker marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from assistant.sampling.draw import digest, draw
from assistant.sampling.strata import strata
from corpus.cases import Person
from corpus.errors import Invalid
from corpus.records import Document
from corpus.results import Filters
from corpus.sampling import EVERY_WAY, By, Drawn, Sample, Stratum


def sample(
    documents: Sequence[Document],
    prints: Mapping[str, str],
    filters: Filters,
    by: Sequence[By],
    *,
    n: int,
    second: int,
    seed: int,
    owner: Person,
    when: datetime,
) -> Sample:
    """`n` of the documents, `second` of them to be marked twice. Raises Invalid where there are none.

    `prints` has a fingerprint of each document; the sample's id is made of all that decides what is drawn.
    """
    if not documents:
        raise Invalid("No decision passes these filters, so there is nothing to draw from; widen them.")
    if second > n:
        raise Invalid(f"At most all {n} letters can be marked twice; {second} was asked for.")
    by = [one for one in EVERY_WAY if one in by]
    apart = strata(documents, by)
    chosen = draw(apart, n, seed)
    twice = set(draw({id: apart[id] for id in chosen}, second, seed + 1) if second else ())
    library = digest([f"{d.id} {prints.get(d.id, '')}" for d in sorted(documents, key=lambda d: d.id)])
    asked = [str(seed), str(n), str(second), *by, filters.model_dump_json(), library]
    of, drawn = Counter(apart.values()), Counter(apart[id] for id in chosen)
    return Sample(
        id=digest(asked)[:12],
        created=when,
        owner=owner,
        seed=seed,
        n=n,
        second=len(twice),
        by=by,
        filters=filters,
        library=library,
        of=len(documents),
        strata=[Stratum(says=says, of=of[says], drawn=drawn[says]) for says in sorted(of)],
        letters=[Drawn(document=id, stratum=apart[id], twice=id in twice) for id in chosen],
    )
