"""What becomes of a document offered to the library: the rules, applied inside one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import and_, or_, select, true
from sqlalchemy.orm import Session

from corpus import changes, family, seal
from corpus.alike import one_letter, words_digest
from corpus.family import stored
from corpus.holding import (
    called,
    collection_of,
    completed,
    fingerprint,
    is_lost,
    keep_version,
    main_place,
    place_of,
    places,
    promote,
    remove,
    renamed,
    source_of,
    write,
)
from corpus.listings import IngestStatus
from corpus.offer import Offer
from corpus.records import Document
from corpus.retiring import last_version
from corpus.tables import DocumentRow, KeptRow, RetiredRow, SourceRow

ERASED_FILE = "erased file"
"""The kind of kept record that says which files held what was erased: read again, they bring nothing back."""
_MOST_COMPARED = 48


@dataclass(frozen=True)
class Admission:
    """What became of a document offered: its status, the id it is kept under, and why."""

    status: IngestStatus
    id: str
    reason: str = ""


def admit(session: Session, offer: Offer) -> Admission:
    """Keep the document, or say why nothing new is to be kept."""
    erased = session.get(KeptRow, (ERASED_FILE, offer.digest))
    if erased:
        return _erased(session, str(erased.record["document"]), offer)
    known = _known(session, offer) or _named_before(session, offer)
    if known is None:
        return _kept(session, offer)
    offer = offer.within(source_of(known.source)[1])
    if known.fingerprint == fingerprint(renamed(offer.document, known.document)):
        known.digest, known.reading = offer.digest, offer.reading
        return Admission("unchanged", known.document)
    row = session.get_one(DocumentRow, known.document)
    main = main_place(row) == known.source
    others = places(session, row.id)
    others.remove(known)
    if not main:
        return _copied_again(session, row, known, offer)
    if others and not one_letter(stored(row), offer.document):
        return _left_to_others(session, row, known, others, offer)
    twin = None if others else _twin(session, offer, row.id)
    if twin:
        keep_version(
            session, row, f"replaced at {source_of(known.source)[0]} by the same letter as {twin.record['source']}"
        )
        remove(session, row)
        return _grouped(session, twin, offer)
    return _replaced(session, row, known, others, offer)


def _known(session: Session, offer: Offer) -> SourceRow | None:
    """The place it is offered from; what was offered to no collection may since have been moved to one."""
    known = session.get(SourceRow, offer.place)
    if known or offer.document.collection:
        return known
    inside = place_of(offer.source, "a")[:-1]
    moved = select(SourceRow).where(SourceRow.source.startswith(inside, autoescape=True)).order_by(SourceRow.source)
    return next((row for row in session.scalars(moved) if offer.meets(source_of(row.source)[1])), None)


def _erased(session: Session, id: str, offer: Offer) -> Admission:
    """A file that holds what was erased of somebody: it is not read again."""
    row = session.get(DocumentRow, id)
    seen = row is not None and offer.caller.sees(collection_of(row))
    said = "somebody's data were erased from this; the file has them still"
    return Admission("unchanged", id, said) if seen else Admission("refused", "", said)


def _named_before(session: Session, offer: Offer) -> SourceRow | None:
    """The place as it was called before this version saw a requester's name in it, called what it is called now."""
    known = _known(session, replace(offer, source=offer.given)) if offer.given else None
    if known:
        row = session.get_one(DocumentRow, known.document)
        if main_place(row) == known.source:
            row.record, row.card = ({**held, "source": offer.source} for held in (row.record, row.card))
        known.source = place_of(offer.source, collection_of(row))
        session.flush()
        changes.note(session, row.id)
    return known


def _kept(session: Session, offer: Offer, reason: str = "") -> Admission:
    """A document from a place not met before, or not for this letter."""
    gone = _retired(session, offer) or _lost(session, offer)
    if gone and not is_lost(gone):
        on = gone.at.date().isoformat()
        said = f"retired by {gone.who} on {on}: {gone.why}; to bring it back: foi retire {gone.document} --undo --who NAME --why REASON"
        return Admission("refused", gone.document, said)
    twin = _twin(session, offer)
    if twin:
        return _grouped(session, twin, offer.within(collection_of(twin)))
    back = gone if gone and session.get(DocumentRow, gone.document) is None else None
    if back:
        reason = _come_back(session, back)
    kept = renamed(offer.document, back.document if back else _free_id(session, offer.document))
    row = DocumentRow(id=kept.id)
    near = write(session, row, kept, offer.sketch)
    session.add(offer.row(kept.id, main=True))
    like = f"nearly the same answer as {near.record['source']}; kept apart, in one group with it" if near else ""
    like = like or _also_open(session, offer, kept.id)
    return Admission("admitted", kept.id, reason or like)


def _also_open(session: Session, offer: Offer, but: str) -> str:
    """A warning where what was offered to a collection is there for everybody too."""
    if not offer.document.collection:
        return ""
    twin = _twin(session, offer.within(None), but, open_only=True)
    to = offer.document.collection
    return (
        f"{twin.id} is the same letter, and everybody sees it; to change that: foi move {twin.id} {to}" if twin else ""
    )


def _come_back(session: Session, gone: RetiredRow) -> str:
    """What is said of a letter that was retired because its file was gone, and is there again under its own id."""
    said = f"its file is back; {gone.who} had retired it on {gone.at.date().isoformat()}"
    seal.write(session, f"document:{gone.document}", "foi ingest", "come back", "", "", said)
    for stone in session.scalars(select(RetiredRow).where(RetiredRow.document == gone.document)):
        session.delete(stone)
    return said


def _grouped(session: Session, row: DocumentRow, offer: Offer) -> Admission:
    session.add(offer.row(row.id, main=False))
    _complete(session, row, offer.document)
    return Admission("grouped", row.id, f"the same letter as {row.record['source']}")


def _copied_again(session: Session, row: DocumentRow, known: SourceRow, offer: Offer) -> Admission:
    """Another copy of a letter kept from elsewhere has changed: it never touches the words that are kept."""
    session.delete(known)
    session.flush()
    if one_letter(stored(row), offer.document):
        return _grouped(session, row, offer)
    return _kept(session, offer, f"no longer the same letter as {row.record['source']}, with which it was grouped")


def _left_to_others(
    session: Session, row: DocumentRow, known: SourceRow, others: Sequence[SourceRow], offer: Offer
) -> Admission:
    """The file now holds another letter, and the letter it held is still found elsewhere: keep both."""
    keep_version(session, row, f"{source_of(known.source)[0]} now holds another letter")
    session.delete(known)
    session.flush()
    promote(session, row, others)
    return _kept(session, offer, f"another letter than before, which is kept from {row.record['source']}")


def _replaced(
    session: Session, row: DocumentRow, known: SourceRow, others: Sequence[SourceRow], offer: Offer
) -> Admission:
    reason = "read again by another version" if known.digest == offer.digest else "replaced by a newer file"
    keep_version(session, row, reason)
    session.delete(known)
    family.leave(session, row)
    session.flush()
    copies = [Document.model_validate(other.record) for other in others]
    write(session, row, completed(renamed(offer.document, row.id), copies), offer.sketch)
    session.add(offer.row(row.id, main=True))
    return Admission("replaced", row.id, reason if known.digest == offer.digest else "")


def _complete(session: Session, row: DocumentRow, copy: Document) -> None:
    kept = stored(row)
    whole = completed(kept, [copy])
    if whole != kept:
        family.leave(session, row)
        write(session, row, whole, family.sketch(whole))


def _twin(session: Session, offer: Offer, but: str = "", open_only: bool = False) -> DocumentRow | None:
    """The document that is the same letter. Where a reference does not say which, several that could be are none."""
    document, name = offer.document, called(offer.document.reference)

    def comparable(row: DocumentRow) -> bool:
        there = collection_of(row)
        return there is None if open_only else offer.meets(there)

    same = DocumentRow.words == words_digest(document.text)
    wanted = select(DocumentRow).where(or_(same, DocumentRow.named == name) if name else same, DocumentRow.id != but)
    for row in session.scalars(wanted.order_by(DocumentRow.admitted_at, DocumentRow.id).limit(_MOST_COMPARED)):
        if comparable(row) and one_letter(stored(row), document):
            return row
    families = {row.family for row in family.likely(session, offer.sketch) if comparable(row)}
    wanted = select(DocumentRow).where(
        DocumentRow.family.in_(families), DocumentRow.id != but, DocumentRow.named.is_(None) if name else true()
    )
    near = (row for row in session.scalars(wanted.limit(_MOST_COMPARED)) if comparable(row))
    found = [row for row in near if one_letter(stored(row), document)]
    return found[0] if len(found) == 1 else None


def _retired(session: Session, offer: Offer) -> RetiredRow | None:
    """What was said when this file, or a letter of these very words and no other reference, was taken out."""
    name = called(offer.document.reference)
    same_words = RetiredRow.words == words_digest(offer.document.text)
    named = or_(RetiredRow.named.is_(None), RetiredRow.named == name) if name else true()
    wanted = select(RetiredRow).where(or_(RetiredRow.digest == offer.digest, and_(same_words, named)))
    gone = session.scalars(wanted.order_by(RetiredRow.at, RetiredRow.source))
    return next((stone for stone in gone if offer.meets(source_of(stone.source)[1])), None)


def _lost(session: Session, offer: Offer) -> RetiredRow | None:
    """What was said when another copy of this letter, by its reference, was taken out because its file was gone."""
    wanted = select(RetiredRow).where(RetiredRow.document == offer.document.id).order_by(RetiredRow.source)
    stones = (stone for stone in session.scalars(wanted) if offer.meets(source_of(stone.source)[1]))
    stone = next(filter(is_lost, stones), None)
    last = last_version(session, stone.document) if stone else None
    return stone if last and one_letter(last, offer.document) else None


def _free_id(session: Session, document: Document) -> str:
    """The document's own id, or with a number when another document already has it.

    Each collection has ids of its own, so that none tells of a document in another.
    """
    own = f"{document.id}.{_mark(document.collection)}" if document.collection else document.id
    id, n = own, 1
    while session.get(DocumentRow, id):
        n += 1
        id = f"{own}-{n}"
    return id


def _mark(collection: str) -> str:
    return hashlib.sha256(collection.encode()).hexdigest()[:6]
