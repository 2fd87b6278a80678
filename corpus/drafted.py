"""Drafts kept in the library's database, and which of them a caller may be shown."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from corpus import retiring
from corpus.caller import Caller
from corpus.drafts import Draft
from corpus.tables import DocumentRow, DraftRow


def keep(session: Session, draft: Draft) -> None:
    session.merge(DraftRow(id=draft.id, created=draft.created, record=draft.model_dump(mode="json")))


def find(session: Session, caller: Caller, id: str) -> Draft | None:
    row = session.get(DraftRow, id)
    draft = Draft.model_validate(row.record) if row else None
    return draft if draft and _shows(session, caller, draft) else None


def every(session: Session, caller: Caller) -> list[Draft]:
    """Newest first."""
    rows = session.scalars(select(DraftRow).order_by(DraftRow.created.desc(), DraftRow.id))
    return [d for d in map(Draft.model_validate, (r.record for r in rows)) if _shows(session, caller, d)]


def hides(session: Session, caller: Caller, ids: Collection[str]) -> bool:
    """Whether the caller may not see one of these; one that is not there hides nothing."""
    rows = (session.get(DraftRow, id) for id in ids)
    return any(not _shows(session, caller, Draft.model_validate(row.record)) for row in rows if row)


def sees_all(session: Session, caller: Caller, ids: Collection[str]) -> bool:
    """Whether the caller may see every one of these documents that is there, or was."""
    if caller.collections is None:
        return True
    wanted = select(DocumentRow.id, DocumentRow.card).where(DocumentRow.id.in_(list(ids)))
    live = {id: card.get("collection") for id, card in session.execute(wanted).tuples()}
    gone = (last for id in ids if id not in live and (last := retiring.last_version(session, id)))
    return all(map(caller.sees, [*live.values(), *(last.collection for last in gone)]))


def _shows(session: Session, caller: Caller, draft: Draft) -> bool:
    """A draft is as far from sight as the furthest of what it was drawn from."""
    return all(map(caller.sees, draft.drawn_from)) and sees_all(session, caller, draft.cited)
