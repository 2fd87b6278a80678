"""The library: the durable record of every document. Every index is a cache of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from corpus import family, holding, seal
from corpus.admission import Admission, Offer, admit
from corpus.drafts import Draft
from corpus.errors import Conflict, NotFound
from corpus.holding import called
from corpus.records import Card, Document, Later, Record
from corpus.results import Filters
from corpus.store import Store
from corpus.tables import DocumentRow, DraftRow, LinkRow, RetiredRow, SourceRow, VersionRow

__all__ = ["Admission", "Library", "Version"]
_TOGETHER = 200


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

    def admit(self, document: Document, *, source: str, digest: str, reading: str = "", given: str = "") -> Admission:
        """Keep a document found at `source`, whose file's digest is `digest`.

        The same record again is `unchanged`; another at the source it is kept from replaces; the same letter from
        elsewhere is `grouped` with the one kept; what was retired is `refused`. A letter that nearly repeats another's
        answer is admitted, in one family with it. `reading` names the file, what is known of it and the version that
        read it: see `held`. `given` is the source with the requester's name that was taken out of it.
        """
        offer = Offer(document.model_copy(update={"source": source}), source, digest, reading, given)
        with self.store.transaction() as session:
            return admit(session, offer)

    def held(self, reading: str) -> tuple[str, str] | None:
        """The document that this very reading gave, and its source there, so that the file need not be read again."""
        wanted = select(SourceRow.document, SourceRow.source).where(
            SourceRow.reading == reading, SourceRow.reading != ""
        )
        with self.store.transaction() as session:
            return session.execute(wanted).tuples().first()

    def sources(self, under: str = "") -> list[tuple[str, str]]:
        """Every source that begins with `under`, and the document it gave."""
        wanted = select(SourceRow.source, SourceRow.document).order_by(SourceRow.source)
        with self.store.transaction() as session:
            found = session.execute(wanted.where(SourceRow.source.startswith(under, autoescape=True))).tuples()
            return [(source, id) for source, id in found if source.startswith(under)]

    def digest(self, id: str, source: str) -> str | None:
        """The SHA-256 of the file at `source` that a document was read from."""
        with self.store.transaction() as session:
            row = session.get(SourceRow, source)
            return row.digest if row and row.document == id else None

    def alike(self, id: str) -> list[str]:
        """The other documents that give nearly the same answer as this one, such as one sent to many; oldest first."""
        with self.store.transaction() as session:
            row = session.get(DocumentRow, id)
            return [other for other in family.members(session, row.family) if other != id] if row else []

    def families(self) -> dict[str, str]:
        """For each document that shares its answer with another, the name of their family."""
        shared = select(DocumentRow.family).group_by(DocumentRow.family).having(func.count() > 1)
        with self.store.transaction() as session:
            wanted = select(DocumentRow.id, DocumentRow.family).where(DocumentRow.family.in_(shared))
            return dict(session.execute(wanted.order_by(DocumentRow.id)).tuples().all())

    def document(self, key: str) -> Document | None:
        """A document by id, or by reference in any case; of several with one reference, the first admitted."""
        with self.store.transaction() as session:
            row = session.get(DocumentRow, key)
            if row is None:
                named = (
                    select(DocumentRow)
                    .where(DocumentRow.named == called(key), DocumentRow.named.is_not(None))
                    .order_by(DocumentRow.admitted_at, DocumentRow.id)
                )
                row = session.scalars(named).first()
            return Document.model_validate(row.record) if row else None

    def documents(self, filters: Filters | None = None, offset: int = 0, limit: int | None = None) -> list[Card]:
        """Documents that pass the filters, newest first, as `Filters.admit` means them."""
        passed = [card for card in self.cards() if filters is None or filters.admit(card)]
        passed.sort(key=lambda c: (c.date is not None, c.date, c.id), reverse=True)
        shown = passed[offset : None if limit is None else offset + limit]
        followed = self.followed([card.id for card in shown])
        return [card.model_copy(update={"later": followed.get(card.id, [])}) for card in shown]

    def count(self, filters: Filters | None = None) -> int:
        if filters is not None:
            return sum(1 for card in self.cards() if filters.admit(card))
        with self.store.transaction() as session:
            return session.scalar(select(func.count()).select_from(DocumentRow)) or 0

    def cards(self) -> list[Card]:
        """Every live document without its text, by id; what happened later is left out."""
        with self.store.transaction() as session:
            return [
                Card.model_validate(card) for card in session.scalars(select(DocumentRow.card).order_by(DocumentRow.id))
            ]

    def all(self) -> Iterator[Document]:
        """Every document there was when this was asked, by id; one gone meanwhile is left out."""
        ids = list(self.fingerprints())
        for at in range(0, len(ids), _TOGETHER):
            with self.store.transaction() as session:
                wanted = select(DocumentRow.record).where(DocumentRow.id.in_(ids[at : at + _TOGETHER]))
                records = session.scalars(wanted.order_by(DocumentRow.id)).all()
            yield from (Document.model_validate(record) for record in records)

    def fingerprints(self) -> dict[str, str]:
        """For each live document, a hash of what is indexed of it; an index compares these to know what to do."""
        with self.store.transaction() as session:
            return dict(
                session.execute(select(DocumentRow.id, DocumentRow.fingerprint).order_by(DocumentRow.id)).tuples().all()
            )

    def later(self, id: str) -> list[Later]:
        """What happened to a decision afterwards, in order of date."""
        return self.followed([id]).get(id, [])

    def followed(self, ids: Collection[str] | None = None) -> dict[str, list[Later]]:
        """What happened afterwards to each of these decisions (to any, by default) that something happened to."""
        first = aliased(DocumentRow)
        joined = (
            select(first.id, DocumentRow)
            .join(LinkRow, LinkRow.reviewed == first.named)
            .join(DocumentRow, LinkRow.later == DocumentRow.id)
        )
        found: dict[str, list[DocumentRow]] = {}
        with self.store.transaction() as session:
            for id, row in session.execute(joined if ids is None else joined.where(first.id.in_(list(ids)))):
                found.setdefault(id, []).append(row)
            return {id: _happened(rows) for id, rows in found.items()}

    def several(self, ids: Collection[str]) -> list[Document]:
        """Documents by id, in one look; ids that are not there are left out."""
        with self.store.transaction() as session:
            wanted = select(DocumentRow.record).where(DocumentRow.id.in_(list(ids)))
            return [Document.model_validate(record) for record in session.scalars(wanted)]

    def retire(self, id: str, who: str, why: str, source: str | None = None) -> bool:
        """Take a document out, keeping its last version and who took it out. Raises NotFound.

        What is found where it came from is refused from now on, until it is restored. With `source`, only that place
        is given up, because nothing is there any more: the document goes only if it was found nowhere else. True when
        it is gone.
        """
        with self.store.transaction() as session:
            row = _row(session, id)
            found = holding.places(session, id)
            kept = [place for place in found if source is not None and place.source != source]
            if len(kept) == len(found) and source is not None:
                raise NotFound(f"document {id!r} was not found at {source}")
            action = f"retired by {who}: {why}" if source is None else f"given up at {source} by {who}: {why}"
            holding.keep_version(session, row, action)
            done = "retire" if not kept else "give up a source"
            seal.write(session, f"document:{id}", who, done, row.fingerprint, source or "", why)
            if kept:
                main = row.record["source"] == source
                session.delete(next(place for place in found if place.source == source))
                session.flush()
                if main:
                    holding.promote(session, row, kept)
                return False
            if source is None:
                session.add_all(holding.tombstone(row, place, who, why) for place in found)
            holding.remove(session, row)
            return True

    def restore(self, id: str, who: str, why: str) -> Document:
        """Bring a retired document back as it was last, with every place it came from. Raises NotFound, Conflict."""
        with self.store.transaction() as session:
            stones = session.scalars(select(RetiredRow).where(RetiredRow.document == id)).all()
            wanted = select(VersionRow).where(VersionRow.document == id).order_by(VersionRow.seq.desc())
            last = session.scalars(wanted).first()
            if not stones or last is None:
                raise NotFound(f"no document {id!r} was retired; foi documents lists those that are there")
            taken = [stone.source for stone in stones if session.get(SourceRow, stone.source)]
            if session.get(DocumentRow, id) or taken:
                raise Conflict(f"another document is at {id} now; retire that first, then restore this one")
            document = Document.model_validate(last.record)
            holding.write(session, DocumentRow(id=id), document, family.sketch(document))
            session.add_all(SourceRow(**stone.place) for stone in stones)
            for stone in stones:
                session.delete(stone)
            seal.write(session, f"document:{id}", who, "restore", "", holding.fingerprint(document), why)
            return document

    def history(self, id: str) -> list[Version]:
        """Earlier versions of a document, oldest first."""
        with self.store.transaction() as session:
            rows = session.scalars(select(VersionRow).where(VersionRow.document == id).order_by(VersionRow.seq))
            return [Version(reason=r.reason, document=Document.model_validate(r.record)) for r in rows]

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft, in place of the one with its id; what it said before is in the journal."""
        with self.store.transaction() as session:
            session.merge(DraftRow(id=draft.id, created=draft.created, record=draft.model_dump(mode="json")))

    def draft(self, id: str) -> Draft | None:
        with self.store.transaction() as session:
            row = session.get(DraftRow, id)
            return Draft.model_validate(row.record) if row else None

    def drafts(self) -> list[Draft]:
        """Every draft kept, newest first."""
        with self.store.transaction() as session:
            rows = session.scalars(select(DraftRow).order_by(DraftRow.created.desc(), DraftRow.id))
            return [Draft.model_validate(r.record) for r in rows]


def _row(session: Session, id: str) -> DocumentRow:
    row = session.get(DocumentRow, id)
    if row is None:
        raise NotFound(f"there is no document {id!r} in the library")
    return row


def _happened(rows: Iterable[DocumentRow]) -> list[Later]:
    """What happened, in order of date."""
    found = sorted(rows, key=lambda r: (r.date is not None, r.date, r.id))
    return [Later(kind=r.kind, reference=r.reference, result=r.record.get("result") or r.outcome) for r in found]
