"""Families: documents that give nearly the same answer, found by the sketch of the one that stands for each family."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import TextClause, delete, func, select, text
from sqlalchemy.orm import Session

from corpus.alike import bands, same_answer
from corpus.records import Document
from corpus.tables import BandRow, DocumentRow

_MOST_PER_BAND, _MOST_LIKELY = 64, 8
_SKETCHED = frozenset({"response", "review", "decision_notice", "tribunal"})


def sketch(document: Document) -> list[int]:
    """The bands of a letter or a decision; law and guidance have none, and are in no family but their own."""
    return sorted(set(bands(document))) if document.kind in _SKETCHED else []


def likely(session: Session, sketched: list[int]) -> list[DocumentRow]:
    """The documents that stand for their families and share most bands with this sketch, most first.

    What is compared is bounded, whatever the library holds: a few of the holders of each band, and the best of those.
    """
    if not sketched:
        return []
    asked: dict[str, int] = {f"band{n}": band for n, band in enumerate(sketched)}
    best = session.scalars(_sharing(len(sketched)), {**asked, "few": _MOST_PER_BAND, "best": _MOST_LIKELY}).all()
    return [row for id in best if (row := session.get(DocumentRow, id))]


@lru_cache(maxsize=256)
def _sharing(bands: int) -> TextClause:
    """The documents that hold most of so many bands, in one look: asking for each band takes ten times as long."""
    holders = " UNION ALL ".join(
        f"SELECT document FROM (SELECT document FROM bands WHERE band = :band{n} ORDER BY document LIMIT :few) AS held{n}"  # noqa: S608  (numbers only)
        for n in range(bands)
    )
    best = "GROUP BY document ORDER BY count(*) DESC, document LIMIT :best"
    return text(f"SELECT document FROM ({holders}) AS held {best}")  # noqa: S608


def join(session: Session, row: DocumentRow, document: Document, near: list[DocumentRow]) -> DocumentRow | None:
    """Put the document in the family of one that gave nearly the same answer, and return that; else in its own."""
    for other in near:
        if other.id != row.id and same_answer(stored(other), document):
            row.family = other.family
            return other
    row.family = _free_name(session, row.id)
    return None


def stand(session: Session, row: DocumentRow, sketched: list[int]) -> None:
    """Have the document stand for its family: later ones are compared with it."""
    session.add_all(BandRow(band=band, document=row.id) for band in sketched)


def leave(session: Session, row: DocumentRow) -> None:
    """Before a document changes or goes: if it stands for its family, another stands for those that stay."""
    stood = session.scalars(select(BandRow.band).where(BandRow.document == row.id).limit(1)).first() is not None
    session.execute(delete(BandRow).where(BandRow.document == row.id))
    family, row.family = row.family, ""
    session.flush()
    if stood and (heir := session.scalars(_members(family).limit(1)).first()):
        stand(session, heir, sketch(stored(heir)))


def members(session: Session, family: str) -> list[str]:
    """The ids of a family, the first admitted first."""
    return [row.id for row in session.scalars(_members(family))]


def stored(row: DocumentRow) -> Document:
    return Document.model_validate(row.record)


def _members(family: str):  # type: ignore[no-untyped-def]
    return select(DocumentRow).where(DocumentRow.family == family).order_by(DocumentRow.admitted_at, DocumentRow.id)


def _free_name(session: Session, id: str) -> str:
    """A name no family has: the id, or with a number where a document that bore it left others behind."""
    name, n = id, 1
    while session.scalar(select(func.count()).select_from(DocumentRow).where(DocumentRow.family == name)):
        n += 1
        name = f"{id}~{n}"
    return name
