"""The tables of the library: documents with their history, sources, likeness and links; drafts; the journal; changes."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import JSON, BigInteger, DateTime, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeEngine


class Base(DeclarativeBase):
    pass


def written(length: int) -> TypeEngine[str]:
    """Text of about `length`. Both databases keep what is longer, and order by code point, as Python does."""
    return String(length).with_variant(Text(collation="C"), "postgresql")


_LONG = Text().with_variant(Text(collation="C"), "postgresql")


def now() -> datetime:
    return datetime.now(UTC)


def _of_document() -> ForeignKey:
    """A document that a row belongs to. The check may wait for a transaction's end, while an id is changed in both."""
    return ForeignKey("documents.id", ondelete="CASCADE", deferrable=True, initially="IMMEDIATE")


class DocumentRow(Base):
    """A live document: its whole record as JSON, its card for lists, and the columns it is looked up by.

    `named` is its reference as it is compared, `words` a digest of its words, and `family` is shared by documents that
    give nearly the same answer. `relied` is the JSON list of the exemptions on its card, of which a library has few
    different ones, and `collection` is empty where everybody sees it. In a file, where a record lies in the way of what
    is looked up beside it, the last index has all that a list chooses and sorts by.
    """

    __tablename__ = "documents"
    __table_args__ = (
        Index(
            "ix_documents_listed",
            *("date", "id", "example", "kind", "outcome", "collection", "authority", "relied"),
        ).ddl_if(dialect="sqlite"),
        Index("ix_documents_newest", "date", "id").ddl_if(dialect="postgresql"),
    )

    id: Mapped[str] = mapped_column(written(64), primary_key=True)
    reference: Mapped[str | None] = mapped_column(written(200))
    named: Mapped[str | None] = mapped_column(written(200), index=True)
    words: Mapped[str] = mapped_column(written(64), index=True)
    family: Mapped[str] = mapped_column(written(80), index=True)
    kind: Mapped[str] = mapped_column(written(20), index=True)
    authority: Mapped[str | None] = mapped_column(written(300), index=True)
    date: Mapped[date | None] = mapped_column(index=True)
    outcome: Mapped[str] = mapped_column(written(20))
    example: Mapped[bool]
    admitted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)
    fingerprint: Mapped[str] = mapped_column(written(64))
    relied: Mapped[str] = mapped_column(_LONG, default="[]", server_default="[]")
    collection: Mapped[str] = mapped_column(written(40), default="", server_default="")
    card: Mapped[dict] = mapped_column(JSON)
    record: Mapped[dict] = mapped_column(JSON)


class BandRow(Base):
    """A band of the sketch of one document of each family, by which letters like it are found."""

    __tablename__ = "bands"

    band: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    document: Mapped[str] = mapped_column(_of_document(), primary_key=True, index=True)


class SourceRow(Base):
    """Where a document came from; one letter may be met in several places and formats.

    `fingerprint` is that of the record read there, and `record` the record itself where another's is the one kept.
    `reading` says what it was read from and by which version: while that stays, it need not be read again.
    """

    __tablename__ = "sources"

    source: Mapped[str] = mapped_column(_LONG, primary_key=True)
    document: Mapped[str] = mapped_column(_of_document(), index=True)
    digest: Mapped[str] = mapped_column(written(64))
    reading: Mapped[str] = mapped_column(written(64), default="", index=True)
    fingerprint: Mapped[str] = mapped_column(written(64))
    record: Mapped[dict | None] = mapped_column(JSON(none_as_null=True))


class RetiredRow(Base):
    """A place that a retired document came from: what is found there stays out until the document is restored."""

    __tablename__ = "retired"

    source: Mapped[str] = mapped_column(_LONG, primary_key=True)
    document: Mapped[str] = mapped_column(written(64), primary_key=True, index=True)
    digest: Mapped[str] = mapped_column(written(64), index=True)
    words: Mapped[str] = mapped_column(written(64), index=True)
    named: Mapped[str | None] = mapped_column(written(200))
    who: Mapped[str] = mapped_column(written(300))
    why: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)
    place: Mapped[dict] = mapped_column(JSON)


class VersionRow(Base):
    """What a document was before it was replaced or retired."""

    __tablename__ = "versions"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    document: Mapped[str] = mapped_column(written(64), index=True)
    ended_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)
    reason: Mapped[str] = mapped_column(Text)
    record: Mapped[dict] = mapped_column(JSON)


class LinkRow(Base):
    """A later decision (review, notice, tribunal) and the reference of what it reviewed."""

    __tablename__ = "links"
    __table_args__ = (UniqueConstraint("later", "reviewed"), Index("ix_links_reviewed", "reviewed"))

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    later: Mapped[str] = mapped_column(_of_document())
    reviewed: Mapped[str] = mapped_column(written(200))


class ChangeRow(Base):
    """That a document was admitted, changed or taken out, in the order in which that was committed.

    Only the last change of each is kept. No document at all: whoever follows is to look at everything afresh.
    """

    __tablename__ = "changes"
    __table_args__ = {"sqlite_autoincrement": True}

    seq: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)
    document: Mapped[str] = mapped_column(written(64), index=True)


class SchemaRow(Base):
    """Which form these tables have: one row."""

    __tablename__ = "schema"

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class DraftRow(Base):
    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(written(64), primary_key=True)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    record: Mapped[dict] = mapped_column(JSON)


class KeptRow(Base):
    """A record of some kind that has no table of its own: see `corpus.kept`."""

    __tablename__ = "kept"

    kind: Mapped[str] = mapped_column(written(40), primary_key=True)
    id: Mapped[str] = mapped_column(written(120), primary_key=True)
    owner: Mapped[str] = mapped_column(written(200), default="", index=True)
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    changed: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    record: Mapped[dict] = mapped_column(JSON)


class EntryRow(Base):
    """One line of the journal, never deleted: `seal` is a digest of it and of the line before.

    `words` is a salted digest of what it says before, after and in its note, as they were written. Only those three
    can ever be blotted out, and a later line then vouches for what stands instead: see `corpus.seal`.
    """

    __tablename__ = "journal"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)
    subject: Mapped[str] = mapped_column(written(200), index=True)
    who: Mapped[str] = mapped_column(written(200))
    action: Mapped[str] = mapped_column(written(200))
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    salt: Mapped[str] = mapped_column(written(32), default="")
    words: Mapped[str] = mapped_column(written(64), default="")
    seal: Mapped[str] = mapped_column(written(64), default="")
