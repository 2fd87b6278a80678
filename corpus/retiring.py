"""Taking a document out of the library, bringing it back, and moving it to another collection: inside one transaction."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from corpus import family, holding, seal
from corpus.errors import Conflict, NotFound
from corpus.holding import collection_of, main_place, place_of, source_of
from corpus.records import Document, Retirement
from corpus.tables import DocumentRow, RetiredRow, SourceRow, VersionRow


def retire(session: Session, row: DocumentRow, who: str, why: str, source: str | None) -> bool:
    """Take out a document, or what was found of it at one source; True when it is gone. Raises NotFound."""
    found = holding.places(session, row.id)
    given_up = None if source is None else place_of(source, collection_of(row))
    kept = [place for place in found if given_up is not None and place.source != given_up]
    if len(kept) == len(found) and source is not None:
        raise NotFound(f"document {row.id!r} was not found at {source}")
    action = f"retired by {who}: {why}" if source is None else f"given up at {source} by {who}: {why}"
    holding.keep_version(session, row, action)
    done = "retire" if not kept else "give up a source"
    seal.write(session, f"document:{row.id}", who, done, row.fingerprint, source or "", why)
    if kept:
        main = main_place(row) == given_up
        session.delete(next(place for place in found if place.source == given_up))
        session.flush()
        if main:
            holding.promote(session, row, kept)
        return False
    session.add_all(holding.tombstone(row, place, who, why, lost=source is not None) for place in found)
    holding.remove(session, row)
    return True


def restore(session: Session, id: str, who: str, why: str) -> Document:
    """Bring a retired document back as it was last. Raises NotFound, Conflict."""
    stones = session.scalars(select(RetiredRow).where(RetiredRow.document == id)).all()
    last = last_version(session, id)
    if not stones or last is None:
        raise NotFound(f"no document {id!r} was retired; foi documents lists those that are there")
    taken = [stone.source for stone in stones if session.get(SourceRow, stone.source)]
    if session.get(DocumentRow, id) or taken:
        raise Conflict(f"another document is at {id} now; retire that first, then restore this one")
    holding.write(session, DocumentRow(id=id), last, family.sketch(last))
    session.add_all(holding.place_again(stone) for stone in stones)
    for stone in stones:
        session.delete(stone)
    seal.write(session, f"document:{id}", who, "restore", "", holding.fingerprint(last), why)
    return last


def lost(session: Session, key: str) -> Document | None:
    """The last version, by id or reference, of a document whose file is gone, with who retired it; None for any other."""
    wanted = select(RetiredRow).where(or_(RetiredRow.document == key, RetiredRow.named == holding.called(key)))
    stones = session.scalars(wanted.order_by(RetiredRow.at.desc(), RetiredRow.source))
    stone = next((one for one in stones if holding.is_lost(one) and not session.get(DocumentRow, one.document)), None)
    last = last_version(session, stone.document) if stone else None
    if stone is None or last is None:
        return None
    return last.model_copy(update={"retired": Retirement(who=stone.who, why=stone.why, on=stone.at.date())})


def last_version(session: Session, id: str) -> Document | None:
    """A document as it was before it was last replaced or retired; None where it never was."""
    wanted = select(VersionRow).where(VersionRow.document == id).order_by(VersionRow.seq.desc())
    last = session.scalars(wanted).first()
    return Document.model_validate(last.record) if last else None


def move(session: Session, row: DocumentRow, collection: str | None, who: str, why: str) -> Document:
    """Put a document, from wherever it was found, into a collection; or, with None, where everybody sees it.

    Raises Conflict where another document was found at the same source there.
    """
    before = collection_of(row)
    found = [(place, place_of(source_of(place.source)[0], collection)) for place in holding.places(session, row.id)]
    if before != collection:
        for _, there in found:
            taken = session.get(SourceRow, there)
            if taken:
                at = source_of(there)[0]
                raise Conflict(f"document {taken.document!r} was found at {at} there; retire one of the two first")
        for place, there in found:
            place.source = there
        holding.keep_version(session, row, f"moved by {who} to {_named(collection)}: {why}")
        family.leave(session, row)
        session.flush()
        moved = family.stored(row).model_copy(update={"collection": collection})
        holding.write(session, row, moved, family.sketch(moved))
        seal.write(session, f"document:{row.id}", who, "move", _named(before), _named(collection), why)
    return family.stored(row)


def _named(collection: str | None) -> str:
    return f"collection {collection}" if collection else "everybody"
