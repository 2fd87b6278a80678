"""The library: the durable record of every document. Every index is a cache of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from corpus.alike import SAME_WORDS, bands, resemblance
from corpus.drafts import Draft
from corpus.errors import NotFound
from corpus.listings import IngestStatus
from corpus.records import Card, Document, Later, Record
from corpus.results import Filters
from corpus.store import Store
from corpus.tables import AlikeRow, DocumentRow, DraftRow, LinkRow, PassageRow, SketchRow, SourceRow, VersionRow


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

    def admit(self, document: Document, *, source: str, digest: str) -> Admission:
        """Keep a document found at `source`, whose file's digest is `digest`.

        The same file again is `unchanged`; another file at the source replaces; the same letter from elsewhere is
        `grouped` with the one kept. A letter with nearly the words of another, under a reference of its own, is
        admitted and remembered as alike.
        """
        document = document.model_copy(update={"source": source})
        with self.store.transaction() as session:
            known = session.get(SourceRow, source)
            if known and _is_main(session, known):
                if _row(session, known.document).fingerprint == fingerprint(_renamed(document, known.document)):
                    known.digest = digest
                    return Admission("unchanged", known.document)
                return self._replace(session, known, document, digest)
            alike = _alike(session, document)
            twin = next((row for row in alike if _is_twin(row, document)), None)
            if known:  # another copy of a letter kept from elsewhere: it may have become a letter of its own
                if twin and twin.id == known.document:
                    unchanged = known.digest == digest
                    known.digest = digest
                    return Admission("unchanged" if unchanged else "grouped", twin.id, _same_as(twin))
                session.delete(known)
                session.flush()
            if twin:
                session.add(SourceRow(source=source, document=twin.id, digest=digest))
                return Admission("grouped", twin.id, _same_as(twin))
            kept = _renamed(document, _free_id(session, document))
            _add(session, kept, document.id)
            session.flush()
            session.add(SourceRow(source=source, document=kept.id, digest=digest))
            _group(session, kept.id, alike)
            near = f"nearly the same words as {alike[0].record['source']}" if alike else ""
            return Admission("admitted", kept.id, near)

    def _replace(self, session: Session, known: SourceRow, document: Document, digest: str) -> Admission:
        old, source = _row(session, known.document), known.source
        session.add(VersionRow(document=old.id, reason="replaced by a newer file", record=old.record))
        sources = [(s.source, s.digest) for s in session.scalars(select(SourceRow).where(SourceRow.document == old.id))]
        group = session.get(AlikeRow, old.id)
        named = group.group if group else None
        kept = _renamed(document, old.id)
        session.execute(delete(DocumentRow).where(DocumentRow.id == kept.id))
        session.expire_all()
        _add(session, kept, document.id)
        session.flush()
        session.add_all(SourceRow(source=s, document=kept.id, digest=digest if s == source else d) for s, d in sources)
        if named:
            session.add(AlikeRow(document=kept.id, group=named))
        return Admission("replaced", kept.id)

    def held(self, source: str, digest: str) -> str | None:
        """The id of the document that this very file at this source gave, so that it need not be read again."""
        with self.store.transaction() as session:
            known = session.get(SourceRow, source)
            return known.document if known and known.digest == digest else None

    def sources(self, under: str = "") -> list[tuple[str, str]]:
        """Every source that begins with `under`, and the document it gave."""
        with self.store.transaction() as session:
            found = session.execute(select(SourceRow.source, SourceRow.document).order_by(SourceRow.source)).tuples()
            return [(source, id) for source, id in found if source.startswith(under)]

    def alike(self, id: str) -> list[str]:
        """The other documents that say nearly the same as this one, such as one answer sent to many."""
        with self.store.transaction() as session:
            mine = session.get(AlikeRow, id)
            if mine is None:
                return []
            rows = select(AlikeRow.document).where(AlikeRow.group == mine.group).order_by(AlikeRow.document)
            return [other for other in session.scalars(rows) if other != id]

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
            return [
                Later(kind=r.kind, reference=r.reference, result=r.record.get("result") or r.outcome) for r in found
            ]

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


def _add(session: Session, document: Document, identity: str) -> None:
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
    session.add_all(
        LinkRow(later=document.id, reviewed=reference.lower()) for reference in dict.fromkeys(document.reviews)
    )
    session.add_all(SketchRow(document=document.id, band=band) for band in bands(document.text))


def _is_main(session: Session, known: SourceRow) -> bool:
    """True for the source a document is kept from, False for another copy of it."""
    return bool(_row(session, known.document).record["source"] == known.source)


def _same_as(row: DocumentRow) -> str:
    return f"the same letter as {row.record['source']}"


def _alike(session: Session, document: Document) -> list[DocumentRow]:
    """Documents that say nearly the same, the most alike first: only those that share a band are compared."""
    near = select(SketchRow.document).where(SketchRow.band.in_(bands(document.text))).distinct()
    rows = session.scalars(
        select(DocumentRow).where(DocumentRow.id.in_(near) | (DocumentRow.identity == document.id))
    ).all()
    scored = [(resemblance(row.record["text"], document.text), row) for row in rows]
    alike = [(score, row) for score, row in scored if score >= SAME_WORDS]
    return [row for _, row in sorted(alike, key=lambda pair: (-pair[0], pair[1].id))]


def _is_twin(row: DocumentRow, document: Document) -> bool:
    """True for one letter in two forms: of one kind, and of references and authorities none differs where both say."""
    return (
        row.kind == document.kind
        and all(
            mine is None or theirs is None or mine.casefold() == theirs.casefold()
            for mine, theirs in ((document.reference, row.reference), (document.authority, row.authority))
        )
        and (document.date is None or row.date is None or document.date == row.date)
    )


def _group(session: Session, id: str, alike: Sequence[DocumentRow]) -> None:
    if not alike:
        return
    first = session.get(AlikeRow, alike[0].id)
    if first is None:
        first = AlikeRow(document=alike[0].id, group=alike[0].id)
        session.add(first)
    session.add(AlikeRow(document=id, group=first.group))


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
