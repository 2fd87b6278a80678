"""Writing a document into its rows, and taking it out of them, inside one transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from corpus import changes, family
from corpus.alike import words_digest
from corpus.family import sketch
from corpus.records import Card, Document
from corpus.tables import DocumentRow, LinkRow, RetiredRow, SourceRow, VersionRow

_IN = "\x1f"
_LOST = "lost"
_FILLED = ("reference", "authority", "requested", "received", "date", "working_days", "url", "licence")


def write(session: Session, row: DocumentRow, document: Document, sketched: list[int]) -> DocumentRow | None:
    """Fill the row of a document and what hangs on it; returns the document that gives nearly the same answer."""
    row.reference, row.kind, row.authority = document.reference, document.kind, document.authority
    row.date, row.outcome, row.example = document.date, document.outcome, document.example
    row.named, row.words = called(document.reference), words_digest(document.text)
    row.fingerprint = fingerprint(document)
    row.card, row.record = Card.of(document).model_dump(mode="json"), document.model_dump(mode="json")
    row.relied, row.collection = listed(row.card)
    among = (other for other in family.likely(session, sketched) if collection_of(other) == document.collection)
    near = family.join(session, row, document, list(among))
    session.add(row)
    session.flush()
    if near is None:
        family.stand(session, row, sketched)
    link(session, document)
    changes.note(session, row.id)
    return near


def listed(card: Mapping[str, Any]) -> tuple[str, str]:
    """The exemptions of a card and its collection, as lists are chosen by them."""
    return json.dumps(card.get("exemptions") or []), card.get("collection") or ""


def link(session: Session, document: Document) -> None:
    """Say which decisions this one decided again."""
    session.execute(delete(LinkRow).where(LinkRow.later == document.id))
    reviewed = dict.fromkeys(name for reference in document.reviews if (name := called(reference)))
    session.add_all(LinkRow(later=document.id, reviewed=name) for name in reviewed)
    session.flush()


def promote(session: Session, row: DocumentRow, others: Sequence[SourceRow]) -> None:
    """Keep a document from the first of its other places, since it is no longer found at the one it was kept from."""
    first, *rest = others
    document = Document.model_validate(first.record)
    first.record = None
    family.leave(session, row)
    copies = [Document.model_validate(other.record) for other in rest]
    whole = completed(document, copies).model_copy(update={"collection": collection_of(row)})
    write(session, row, whole, sketch(whole))


def remove(session: Session, row: DocumentRow) -> None:
    """Take a document and all that hangs on it out of the library; its versions stay."""
    family.leave(session, row)
    session.flush()
    session.execute(delete(DocumentRow).where(DocumentRow.id == row.id))
    changes.note(session, row.id)
    session.expire_all()


def keep_version(session: Session, row: DocumentRow, reason: str) -> None:
    session.add(VersionRow(document=row.id, reason=reason, record=row.record))


def tombstone(row: DocumentRow, place: SourceRow, who: str, why: str, *, lost: bool = False) -> RetiredRow:
    """What keeps a retired letter out when its file, or its words, are offered again; it holds the place to restore.

    With `lost` the letter went only because its file did: a file that comes back brings it back.
    """
    names = ("source", "document", "digest", "reading", "fingerprint", "record")
    return RetiredRow(
        source=place.source,
        document=row.id,
        digest=place.digest,
        words=row.words,
        named=row.named,
        who=who,
        why=why,
        place={name: getattr(place, name) for name in names} | ({_LOST: True} if lost else {}),
    )


def is_lost(stone: RetiredRow) -> bool:
    """Whether a letter was taken out only because its file was gone."""
    return bool(stone.place.get(_LOST))


def place_again(stone: RetiredRow) -> SourceRow:
    """The place that a retired document came from, as it was."""
    return SourceRow(**{name: value for name, value in stone.place.items() if name != _LOST})


def places(session: Session, id: str) -> list[SourceRow]:
    """Where a document was found, by source."""
    return list(session.scalars(select(SourceRow).where(SourceRow.document == id).order_by(SourceRow.source)))


def completed(document: Document, copies: Iterable[Document]) -> Document:
    """The document with what its other copies say of it where it is silent itself."""
    for copy in copies:
        silent = {name: getattr(copy, name) for name in _FILLED if getattr(document, name) is None}
        document = document.model_copy(
            update={
                **{name: value for name, value in silent.items() if value is not None},
                "reviews": document.reviews or copy.reviews,
                "extra": {**copy.extra, **document.extra},
            }
        )
    return document


def place_of(source: str, collection: str | None) -> str:
    """A source as it is kept: the same path may be met in several collections, and is another place in each."""
    plain = source.replace(_IN, " ")
    return f"{plain}{_IN}{collection}" if collection else plain


def source_of(place: str) -> tuple[str, str | None]:
    """The source and the collection of a place."""
    source, _, collection = place.partition(_IN)
    return source, collection or None


def collection_of(row: DocumentRow) -> str | None:
    found: str | None = row.card.get("collection")
    return found


def main_place(row: DocumentRow) -> str:
    """The place that a document is kept from."""
    return place_of(row.record["source"], collection_of(row))


def called(reference: str | None) -> str | None:
    """A reference as it is compared: in any case, without regard to spaces."""
    return " ".join(reference.lower().split()) if reference else None


def fingerprint(document: Document) -> str:
    """A hash of the whole record but for where it was found and who may see it."""
    return hashlib.sha256(document.model_dump_json(exclude={"source", "collection", "retired"}).encode()).hexdigest()


def renamed(document: Document, id: str) -> Document:
    """The document, and its passages, under another id."""
    passages = [p.model_copy(update={"id": f"{id}:{n}"}) for n, p in enumerate(document.passages, start=1)]
    return document.model_copy(update={"id": id, "passages": passages})
