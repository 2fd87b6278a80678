"""How long drafts, cases and attempts are kept: what is over the rule for its kind, and taking it out."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from corpus import seal
from corpus.blot import texts
from corpus.office import Expired, Retention
from corpus.store import Store
from corpus.tables import DraftRow, KeptRow

_KINDS = {"cases": ("case",), "attempts": ("lesson-attempt", "lesson-begun", "lesson-comparison")}
"""For each rule, the kinds of kept records it is for."""


def over(store: Store, rules: Mapping[str, int], today: datetime) -> Retention:
    """What is older than its rule allows, oldest first: a draft since it was made, the rest since they last changed.

    A draft that a case still names is kept as long as the case.
    """
    with store.transaction() as session:
        return Retention(rules=dict(rules), expired=_over(session, rules, today))


def apply(store: Store, rules: Mapping[str, int], today: datetime, who: str) -> Retention:
    """Take out what is over its rule, on somebody's word, and journal it by count alone."""
    with store.transaction() as session:
        gone = _over(session, rules, today)
        for one in gone:
            if one.kind == "draft":
                session.execute(delete(DraftRow).where(DraftRow.id == one.id))
            else:
                session.execute(delete(KeptRow).where(KeptRow.kind == one.kind, KeptRow.id == one.id))
        counts: dict[str, int] = {}
        for one in gone:
            counts[one.kind] = counts.get(one.kind, 0) + 1
        told = ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items())) or "nothing"
        said = "; ".join(f"{name} after {months} months" for name, months in sorted(rules.items()) if months)
        seal.write(session, "retention", who, "retain", "", told, said)
        return Retention(rules=dict(rules), expired=gone, applied=True)


def before(today: datetime, months: int) -> datetime:
    """The same day and time so many months earlier, or the last day of a month that has no such day."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return today.replace(year=year, month=month + 1, day=min(today.day, calendar.monthrange(year, month + 1)[1]))


def _over(session: Session, rules: Mapping[str, int], today: datetime) -> list[Expired]:
    found: list[Expired] = []
    for name, kinds in _KINDS.items():
        found += _records(session, kinds, rules.get(name, 0), today)
    if rules.get("drafts", 0):
        gone = {(one.kind, one.id) for one in found}
        named = set(_named_in_cases(session, gone))
        wanted = select(DraftRow.id, DraftRow.created).where(DraftRow.created < before(today, rules["drafts"]))
        found += [Expired(kind="draft", id=i, changed=_utc(at)) for i, at in session.execute(wanted) if i not in named]
    return sorted(found, key=lambda one: (one.changed, one.kind, one.id))


def _records(session: Session, kinds: tuple[str, ...], months: int, today: datetime) -> list[Expired]:
    if not months:
        return []
    old = KeptRow.changed < before(today, months)
    wanted = select(KeptRow.kind, KeptRow.id, KeptRow.changed).where(KeptRow.kind.in_(kinds), old)
    return [Expired(kind=k, id=i, changed=_utc(at)) for k, i, at in session.execute(wanted)]


def _named_in_cases(session: Session, gone: set[tuple[str, str]]) -> Iterator[str]:
    """Every text in the cases that stay: the ids of their drafts are among them."""
    for row in session.scalars(select(KeptRow).where(KeptRow.kind.in_(_KINDS["cases"]))):
        if (row.kind, row.id) not in gone:
            yield from texts(row.record)


def _utc(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)
