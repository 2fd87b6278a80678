"""The library: the durable record of every document, as one caller may see it. Every index is a cache of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, func, select
from sqlalchemy.orm import Session

from corpus import changes, choosing, drafted, family, following, retiring
from corpus.admission import Admission, admit
from corpus.caller import LOCAL, Caller
from corpus.drafts import Draft
from corpus.errors import NotFound
from corpus.holding import called, collection_of, place_of, source_of
from corpus.offer import Offer
from corpus.records import Card, Document, Later, Record
from corpus.results import Filters
from corpus.store import Store
from corpus.tables import DocumentRow, KeptRow, SourceRow, VersionRow, now
from corpus.turn import wait_for_turn

__all__ = ["Admission", "Library", "Version"]
_TOGETHER = 200
_NAMED = "library"


class Version(Record):
    """A document as it was before it was replaced or retired, and why."""

    reason: str
    document: Document


class Library:
    """Documents, drafts and their history in one database, written in transactions.

    What its caller may not see is, for every method, as if it were not there.
    """

    def __init__(self, store: Store, caller: Caller = LOCAL) -> None:
        self.store = store
        self.caller = caller

    def seen_by(self, caller: Caller) -> Library:
        """The same library as `caller` may see it."""
        return Library(self.store, caller)

    @classmethod
    def open(cls, address: str | Path | URL) -> Library:
        """Open or create a library. Raises Unavailable when it cannot be used."""
        return cls(Store(address))

    def close(self) -> None:
        self.store.close()

    def admit(self, document: Document, *, source: str, digest: str, reading: str = "", given: str = "") -> Admission:
        """Keep a document found at `source`, whose file's digest is `digest`.

        The same record again is `unchanged`; another at the source it is kept from replaces; the same letter from
        elsewhere is `grouped` with the one kept; what was retired is `refused`. A letter that nearly repeats another's
        answer in its collection is admitted, in one family with it. `reading` names the file, what is known of it and the version that
        read it: see `held`. `given` is the source with the requester's name that was taken out of it.
        """
        offer = Offer(document.model_copy(update={"source": source}), source, digest, reading, given, self.caller)
        with self.store.changing() as session:
            return admit(session, offer)

    def held(self, reading: str) -> tuple[str, str] | None:
        """The document that this very reading gave, and its source there, so that the file need not be read again."""
        wanted = select(SourceRow.document, SourceRow.source).where(
            SourceRow.reading == reading, SourceRow.reading != ""
        )
        with self.store.transaction() as session:
            found = session.execute(wanted).tuples().all()
        return next(((id, source_of(place)[0]) for id, place in found if self.sees_place(place)), None)

    def sees_place(self, place: str) -> bool:
        """Whether what was found at a place may be seen."""
        return self.caller.sees(source_of(place)[1])

    def sources(self, under: str = "") -> list[tuple[str, str]]:
        """Every source that begins with `under`, and the document it gave."""
        wanted = select(SourceRow.source, SourceRow.document).order_by(SourceRow.source)
        with self.store.transaction() as session:
            found = session.execute(wanted.where(SourceRow.source.startswith(under, autoescape=True))).tuples()
            return [(source_of(at)[0], id) for at, id in found if at.startswith(under) and self.sees_place(at)]

    def digest(self, id: str, source: str) -> str | None:
        """The SHA-256 of the file at `source` that a document was read from."""
        with self.store.transaction() as session:
            document = session.get(DocumentRow, id)
            if document is None or not self.caller.sees(collection_of(document)):
                return None
            row = session.get(SourceRow, place_of(source, collection_of(document)))
            return row.digest if row and row.document == id else None

    def alike(self, id: str) -> list[str]:
        """The other documents that give nearly the same answer as this one, such as one sent to many; oldest first."""
        with self.store.transaction() as session:
            row = session.get(DocumentRow, id)
            if row is None or not self.caller.sees(collection_of(row)):
                return []
            return [other for other in family.members(session, row.family) if other != id]

    def families(self) -> dict[str, str]:
        """For each document that shares its answer with another, the name of their family."""
        shared = select(DocumentRow.family).group_by(DocumentRow.family).having(func.count() > 1)
        with self.store.transaction() as session:
            wanted = select(DocumentRow.id, DocumentRow.family, DocumentRow.collection)
            found = session.execute(wanted.where(DocumentRow.family.in_(shared)).order_by(DocumentRow.id)).tuples()
            return {id: family for id, family, collection in found if self.caller.sees(collection or None)}

    def document(self, key: str) -> Document | None:
        """A document by id, or by reference in any case; of several with one reference, the first admitted."""
        with self.store.transaction() as session:
            row = session.get(DocumentRow, key)
            if row is None or not self.caller.sees(collection_of(row)):
                named = (
                    select(DocumentRow)
                    .where(DocumentRow.named == called(key), DocumentRow.named.is_not(None))
                    .order_by(DocumentRow.admitted_at, DocumentRow.id)
                )
                row = next((one for one in session.scalars(named) if self.caller.sees(collection_of(one))), None)
            return Document.model_validate(row.record) if row else None

    def lost(self, key: str) -> Document | None:
        """The last version of a document that was retired because its file was gone, by id or reference."""
        with self.store.transaction() as session:
            found = retiring.lost(session, key)
        return found if found and self.caller.sees(found.collection) else None

    def documents(
        self, filters: Filters | None = None, offset: int = 0, limit: int | None = None, example: bool | None = None
    ) -> list[Card]:
        """Documents that pass the filters, newest first, as `Filters.admit` means them; `example` keeps only such."""
        with self.store.transaction() as session:
            shown = choosing.page(session, self.caller, filters, offset, limit, example)
        followed = self.followed([card.id for card in shown])
        return [card.model_copy(update={"later": followed.get(card.id, [])}) for card in shown]

    def count(self, filters: Filters | None = None, example: bool | None = None) -> int:
        with self.store.transaction() as session:
            return choosing.count(session, self.caller, filters, example)

    def cards(self, ids: Collection[str] | None = None) -> list[Card]:
        """Every live document (of these, where they are given) without its text, by id; what happened later is left out."""
        wanted = select(DocumentRow.card).order_by(DocumentRow.id)
        with self.store.transaction() as session:
            cards = session.scalars(wanted if ids is None else wanted.where(DocumentRow.id.in_(list(ids))))
            return [Card.model_validate(card) for card in cards if self.caller.sees(card.get("collection"))]

    def all(self) -> Iterator[Document]:
        """Every document there was when this was asked, by id; one gone meanwhile is left out."""
        ids = list(self.fingerprints())
        for at in range(0, len(ids), _TOGETHER):
            with self.store.transaction() as session:
                wanted = select(DocumentRow.record).where(DocumentRow.id.in_(ids[at : at + _TOGETHER]))
                records = session.scalars(wanted.order_by(DocumentRow.id)).all()
            yield from (Document.model_validate(record) for record in records)

    def fingerprints(self, ids: Collection[str] | None = None) -> dict[str, str]:
        """For each live document (of these, where they are given), a hash of what is indexed of it.

        An index compares these to know what to do.
        """
        with self.store.transaction() as session:
            wanted = select(DocumentRow.id, DocumentRow.fingerprint).order_by(DocumentRow.id)
            wanted = wanted if ids is None else wanted.where(DocumentRow.id.in_(list(ids)))
            if self.caller.collections is None:
                return dict(session.execute(wanted).tuples().all())
            rows = session.execute(wanted.add_columns(DocumentRow.collection)).tuples()
            return {id: print_ for id, print_, collection in rows if self.caller.sees(collection or None)}

    def changes(self, place: int | None) -> tuple[int, list[str] | None]:
        """Where the log of changes ends, and the documents, seen or not, that changed after `place`; None for all."""
        with self.store.transaction() as session:
            return changes.since(session, place)

    def name(self) -> str:
        """What tells this library from any other: made when it is first asked for, and kept."""
        with self.store.transaction() as session:
            wait_for_turn(session, _NAMED)
            row = session.get(KeptRow, (_NAMED, _NAMED))
            if row is None:
                row = KeptRow(kind=_NAMED, id=_NAMED, made=now(), changed=now(), record={"name": uuid4().hex})
                session.add(row)
            return str(row.record["name"])

    def later(self, id: str) -> list[Later]:
        """What happened to a decision afterwards, in order of date."""
        return self.followed([id]).get(id, [])

    def followed(self, ids: Collection[str] | None = None) -> dict[str, list[Later]]:
        """What happened afterwards to each of these decisions (to any, by default) that something happened to."""
        with self.store.transaction() as session:
            return following.followed(session, ids, self.caller.sees)

    def several(self, ids: Collection[str]) -> list[Document]:
        """Documents by id, in one look; ids that are not there are left out."""
        with self.store.transaction() as session:
            wanted = select(DocumentRow.record).where(DocumentRow.id.in_(list(ids)))
            return [
                Document.model_validate(r) for r in session.scalars(wanted) if self.caller.sees(r.get("collection"))
            ]

    def retire(self, id: str, who: str, why: str, source: str | None = None) -> bool:
        """Take a document out, keeping its last version and who took it out. Raises NotFound.

        What is found where it came from is refused from now on, until it is restored. With `source`, only that place
        is given up, because nothing is there any more: the document goes only if it was found nowhere else, and comes
        back with its file. True when it is gone.
        """
        with self.store.changing() as session:
            return retiring.retire(session, self._row(session, id), who, why, source)

    def restore(self, id: str, who: str, why: str) -> Document:
        """Bring a retired document back as it was last, with every place it came from. Raises NotFound, Conflict."""
        with self.store.changing() as session:
            last = retiring.last_version(session, id)
            if last is not None and not self.caller.sees(last.collection):
                raise NotFound(f"no document {id!r} was retired; foi documents lists those that are there")
            return retiring.restore(session, id, who, why)

    def move(self, id: str, collection: str | None, who: str, why: str) -> Document:
        """Put a document into a collection; with None, where everybody sees it. Raises NotFound, Conflict."""
        with self.store.changing() as session:
            return retiring.move(session, self._row(session, id), collection, who, why)

    def collections(self) -> dict[str, int]:
        """The collections there are, and how many documents each holds."""
        with self.store.transaction() as session:
            return choosing.collections(session, self.caller)

    def history(self, id: str) -> list[Version]:
        """Earlier versions of a document, oldest first."""
        with self.store.transaction() as session:
            rows = session.scalars(select(VersionRow).where(VersionRow.document == id).order_by(VersionRow.seq))
            found = [Version(reason=r.reason, document=Document.model_validate(r.record)) for r in rows]
            live = session.get(DocumentRow, id)
            now = collection_of(live) if live else found[-1].document.collection if found else None
            return found if self.caller.sees(now) else []

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft, in place of the one with its id; what it said before is in the journal."""
        with self.store.transaction() as session:
            drafted.keep(session, draft)

    def draft(self, id: str) -> Draft | None:
        with self.store.transaction() as session:
            return drafted.find(session, self.caller, id)

    def drafts(self) -> list[Draft]:
        """Every draft kept, newest first."""
        with self.store.transaction() as session:
            return drafted.every(session, self.caller)

    def hides(self, drafts: Collection[str]) -> bool:
        """Whether the caller may not see one of these drafts; one that is not there hides nothing."""
        with self.store.transaction() as session:
            return drafted.hides(session, self.caller, drafts)

    def shows(self, ids: Collection[str]) -> bool:
        """Whether the caller may see every one of these documents that is there, or was."""
        with self.store.transaction() as session:
            return drafted.sees_all(session, self.caller, ids)

    def _row(self, session: Session, id: str) -> DocumentRow:
        row = session.get(DocumentRow, id)
        if row is None or not self.caller.sees(collection_of(row)):
            raise NotFound(f"there is no document {id!r} in the library")
        return row
