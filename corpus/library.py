"""The library: the durable record of every document. Every index is a cache of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from corpus.drafts import Draft
from corpus.errors import NotFound
from corpus.listings import IngestStatus
from corpus.records import Card, Document, Later, Record
from corpus.results import Filters
from corpus.store import Store
from corpus.tables import DocumentRow, DraftRow, LinkRow, PassageRow, SourceRow, VersionRow

SAME_WORDS = 0.8
"""Two files with one identity and at least this share of word shingles in common are one letter."""
_SHINGLE = 4


@dataclass(frozen=True)
class Admission:
    """What became of a document offered: its status, the id it is kept under, and why."""

    status: IngestStatus
    id: str
    reason: str = ""


class Version(Record):
    """A document as it was before it was replaced or retired, and why."""

    reason: str
    document: Document


class Library:
    """Documents, drafts and their history in one database, written in transactions."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, address: str | Path) -> Library:
        """Open or create a library. Raises Unavailable when it cannot be used."""
        return cls(Store(address))

    def close(self) -> None:
        self.store.close()

    def admit(self, document: Document, *, source: str, digest: str, reviews: Sequence[str] = ()) -> Admission:
        """Keep a document found at `source`, whose file's digest is `digest`; `reviews` are what it reviewed.

        The same file again is `unchanged`; another file at the source replaces; the same letter from
        elsewhere is `grouped` with the one kept.
        """
        document = document.model_copy(update={"source": source})
        with self.store.transaction() as session:
            known = session.get(SourceRow, source)
            if known:
                if known.digest == digest and _row(session, known.document).fingerprint == fingerprint(
                    _renamed(document, known.document)
                ):
                    return Admission("unchanged", known.document)
                return self._replace(session, known, document, digest, reviews)
            twin = _twin(session, document)
            if twin:
                session.add(SourceRow(source=source, document=twin.id, digest=digest))
                return Admission("grouped", twin.id, f"the same letter as {twin.record['source']}")
            kept = _renamed(document, _free_id(session, document))
            _add(session, kept, document.id, reviews)
            session.flush()
            session.add(SourceRow(source=source, document=kept.id, digest=digest))
            return Admission("admitted", kept.id)

    def _replace(
        self, session: Session, known: SourceRow, document: Document, digest: str, reviews: Sequence[str]
    ) -> Admission:
        old, source = _row(session, known.document), known.source
        session.add(VersionRow(document=old.id, reason="replaced by a newer file", record=old.record))
        sources = [(s.source, s.digest) for s in session.scalars(select(SourceRow).where(SourceRow.document == old.id))]
        kept = _renamed(document, old.id)
        session.execute(delete(DocumentRow).where(DocumentRow.id == kept.id))
        session.expire_all()
        _add(session, kept, document.id, reviews)
        session.flush()
        session.add_all(SourceRow(source=s, document=kept.id, digest=digest if s == source else d) for s, d in sources)
        return Admission("replaced", kept.id)

    def document(self, key: str) -> Document | None:
        """A document by id, or by reference in any case; of several with one reference, the first admitted."""
        with self.store.transaction() as session:
            row = session.get(DocumentRow, key)
            if row is None:
                named = (
                    select(DocumentRow)
                    .where(func.lower(DocumentRow.reference) == key.lower())
                    .order_by(DocumentRow.admitted_at)
                )
                row = session.scalars(named).first()
            return Document.model_validate(row.record) if row else None

    def documents(self, filters: Filters | None = None, offset: int = 0, limit: int | None = None) -> list[Card]:
        """Documents that pass the filters, newest first, as `Filters.admit` means them."""
        passed = [card for card in self.cards() if filters is None or filters.admit(card)]
        passed.sort(key=lambda c: (c.date is not None, c.date, c.id), reverse=True)
        shown = passed[offset : None if limit is None else offset + limit]
        return [card.model_copy(update={"later": self.later(card.id)}) for card in shown]

    def count(self, filters: Filters | None = None) -> int:
        return sum(1 for card in self.cards() if filters is None or filters.admit(card))

    def cards(self) -> list[Card]:
        """Every live document without its text, by id; what happened later is left out."""
        with self.store.transaction() as session:
            return [
                Card.model_validate(card) for card in session.scalars(select(DocumentRow.card).order_by(DocumentRow.id))
            ]

    def all(self) -> Iterator[Document]:
        """Every live document, by id."""
        with self.store.transaction() as session:
            records = session.scalars(select(DocumentRow.record).order_by(DocumentRow.id)).all()
        return (Document.model_validate(record) for record in records)

    def fingerprints(self) -> dict[str, str]:
        """For each live document, a hash of what is indexed of it; an index compares these to know what to do."""
        with self.store.transaction() as session:
            return dict(session.execute(select(DocumentRow.id, DocumentRow.fingerprint)).tuples().all())

    def later(self, id: str) -> list[Later]:
        """What happened to a decision afterwards, in order of date."""
        with self.store.transaction() as session:
            row = session.get(DocumentRow, id)
            if row is None or row.reference is None:
                return []
            joined = (
                select(DocumentRow)
                .join(LinkRow, LinkRow.later == DocumentRow.id)
                .where(LinkRow.reviewed == row.reference.lower())
            )
            found = sorted(session.scalars(joined), key=lambda r: (r.date is not None, r.date, r.id))
            return [Later(kind=r.kind, reference=r.reference, result=r.outcome) for r in found]

    def retire(self, id: str, who: str, why: str) -> None:
        """Take a document out of the library, keeping its last version. Raises NotFound."""
        with self.store.transaction() as session:
            row = _row(session, id)
            session.add(VersionRow(document=id, reason=f"retired by {who}: {why}", record=row.record))
            session.execute(delete(DocumentRow).where(DocumentRow.id == id))

    def history(self, id: str) -> list[Version]:
        """Earlier versions of a document, oldest first."""
        with self.store.transaction() as session:
            rows = session.scalars(select(VersionRow).where(VersionRow.document == id).order_by(VersionRow.seq))
            return [Version(reason=r.reason, document=Document.model_validate(r.record)) for r in rows]

    def keep_draft(self, draft: Draft) -> None:
        with self.store.transaction() as session:
            session.add(DraftRow(id=draft.id, created=draft.created, record=draft.model_dump(mode="json")))

    def draft(self, id: str) -> Draft | None:
        with self.store.transaction() as session:
            row = session.get(DraftRow, id)
            return Draft.model_validate(row.record) if row else None

    def drafts(self) -> list[Draft]:
        """Every draft kept, newest first."""
        with self.store.transaction() as session:
            rows = session.scalars(select(DraftRow).order_by(DraftRow.created.desc(), DraftRow.id))
            return [Draft.model_validate(r.record) for r in rows]


def fingerprint(document: Document) -> str:
    """A hash of the whole record but for where it was found."""
    return hashlib.sha256(document.model_dump_json(exclude={"source"}).encode()).hexdigest()


def _row(session: Session, id: str) -> DocumentRow:
    row = session.get(DocumentRow, id)
    if row is None:
        raise NotFound(f"there is no document {id!r} in the library")
    return row


def _add(session: Session, document: Document, identity: str, reviews: Sequence[str]) -> None:
    session.add(
        DocumentRow(
            **document.model_dump(include={"id", "reference", "kind", "authority", "date", "outcome", "example"}),
            identity=identity,
            fingerprint=fingerprint(document),
            card=Card.of(document).model_dump(mode="json"),
            record=document.model_dump(mode="json"),
        )
    )
    session.flush()
    session.add_all(PassageRow(document=document.id, **p.model_dump(exclude={"page"})) for p in document.passages)
    session.add_all(LinkRow(later=document.id, reviewed=reference.lower()) for reference in dict.fromkeys(reviews))


def _twin(session: Session, document: Document) -> DocumentRow | None:
    """A document of the same identity with nearly the same words."""
    rows = session.scalars(select(DocumentRow).where(DocumentRow.identity == document.id))
    return next((r for r in rows if resemblance(r.record["text"], document.text) >= SAME_WORDS), None)


def resemblance(one: str, other: str) -> float:
    """Jaccard similarity of the sets of four-word shingles (Broder 1997), in [0, 1]; two empty texts are alike."""
    a, b = _shingles(one), _shingles(other)
    return len(a & b) / len(a | b) if a | b else 1.0


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + _SHINGLE]) for n in range(max(1, len(words) - _SHINGLE + 1))} if words else set()


def _free_id(session: Session, document: Document) -> str:
    """The document's own id, or with a number when another document already has it."""
    id, n = document.id, 1
    while session.get(DocumentRow, id):
        n += 1
        id = f"{document.id}-{n}"
    return id


def _renamed(document: Document, id: str) -> Document:
    passages = [p.model_copy(update={"id": f"{id}:{n}"}) for n, p in enumerate(document.passages, start=1)]
    return document.model_copy(update={"id": id, "passages": passages})
