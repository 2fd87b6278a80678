"""The tables of the library: documents with their history, passages, sources and links; drafts; the journal."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import JSON, DateTime, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


def now() -> datetime:
    return datetime.now(UTC)


class DocumentRow(Base):
    """A live document: its whole record as JSON, its card for lists, and the columns it is looked up by."""

    __tablename__ = "documents"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    identity: Mapped[str] = mapped_column(String(64), index=True)
    reference: Mapped[str | None] = mapped_column(String(200), index=True)
    kind: Mapped[str] = mapped_column(String(20), index=True)
    authority: Mapped[str | None] = mapped_column(String(300), index=True)
    date: Mapped[date | None] = mapped_column(index=True)
    outcome: Mapped[str] = mapped_column(String(20))
    example: Mapped[bool]
    admitted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)
    fingerprint: Mapped[str] = mapped_column(String(64))
    card: Mapped[dict] = mapped_column(JSON)
    record: Mapped[dict] = mapped_column(JSON)


class PassageRow(Base):
    """A passage of a live document; its words are `text[start:end]` of the record."""

    __tablename__ = "passages"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    document: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(30), index=True)
    heading: Mapped[str | None] = mapped_column(Text)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    tokens: Mapped[int] = mapped_column(Integer)


class SourceRow(Base):
    """Where a document came from; one letter may be met in several places and formats."""

    __tablename__ = "sources"

    source: Mapped[str] = mapped_column(Text, primary_key=True)
    document: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    digest: Mapped[str] = mapped_column(String(64))


class SketchRow(Base):
    """One band of a document's sketch: documents that share one may say the same, and are compared."""

    __tablename__ = "sketches"

    document: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    band: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)


class AlikeRow(Base):
    """The group of a document that others nearly repeat, named by the first of them."""

    __tablename__ = "alike"

    document: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    group: Mapped[str] = mapped_column(String(64), index=True)


class VersionRow(Base):
    """What a document was before it was replaced or retired."""

    __tablename__ = "versions"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    document: Mapped[str] = mapped_column(String(64), index=True)
    ended_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)
    reason: Mapped[str] = mapped_column(Text)
    record: Mapped[dict] = mapped_column(JSON)


class LinkRow(Base):
    """A later decision (review, notice, tribunal) and the reference of what it reviewed."""

    __tablename__ = "links"
    __table_args__ = (UniqueConstraint("later", "reviewed"), Index("ix_links_reviewed", "reviewed"))

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    later: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    reviewed: Mapped[str] = mapped_column(String(200))


class DraftRow(Base):
    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    record: Mapped[dict] = mapped_column(JSON)


class EntryRow(Base):
    """One line of the journal: never changed, never deleted."""

    __tablename__ = "journal"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)
    subject: Mapped[str] = mapped_column(String(200), index=True)
    who: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(200))
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
