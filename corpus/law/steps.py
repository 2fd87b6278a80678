"""The steps in which a letter sets out a refusal, each a paragraph of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corpus.provision import Provision


@dataclass(frozen=True)
class Step:
    """One step under the exemptions `of`, by their ids; at the limbs `refs`, if any.

    `says` are its sentences, lines of the law's `document` (of the exemption's own, where empty); `elements` the rows of
    `requires` it serves; `asks` its own question, where it has one; `bar` says whether it takes the elements or the
    gateways of the prohibition behind section 44. Steps that are `ncnd` are for neither confirming nor
    denying, and only for that.
    """

    of: tuple[str, ...]
    refs: tuple[Provision, ...]
    title: str
    says: tuple[str, ...]
    document: str
    elements: tuple[str, ...]
    asks: str
    bar: str
    ncnd: bool

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> Step:
        return cls(
            of=tuple(row["of"]),
            refs=tuple(map(Provision.parse, row.get("refs", ()))),
            title=row["title"],
            says=tuple(row["says"]),
            document=row.get("document", ""),
            elements=tuple(row["elements"]),
            asks=row.get("asks", ""),
            bar=row.get("bar", ""),
            ncnd=row.get("ncnd", False),
        )
