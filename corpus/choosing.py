"""Choosing documents in the database as `Filters.admit` means them, so that a page of a list reads a page and no more."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from corpus.caller import Caller
from corpus.provision import Provision
from corpus.records import Card
from corpus.results import Filters
from corpus.tables import DocumentRow

_NEWEST = (DocumentRow.date.desc().nulls_last(), DocumentRow.id.desc())


def page(
    session: Session, caller: Caller, filters: Filters | None, offset: int, limit: int | None, example: bool | None
) -> list[Card]:
    """Newest first, those without a date last; `example` keeps only the made-up or only the real."""
    wanted = _chosen(select(DocumentRow.id), session, caller, filters, example)
    ids = wanted.order_by(*_NEWEST).offset(offset).limit(limit)
    cards = select(DocumentRow.card).where(DocumentRow.id.in_(ids)).order_by(*_NEWEST)
    return [Card.model_validate(card) for card in session.scalars(cards)]


def count(session: Session, caller: Caller, filters: Filters | None, example: bool | None = None) -> int:
    wanted = select(func.count()).select_from(DocumentRow)
    return session.scalar(_chosen(wanted, session, caller, filters, example)) or 0


def collections(session: Session, caller: Caller) -> dict[str, int]:
    """The collections that the caller sees, and how many documents each holds."""
    wanted = select(DocumentRow.collection, func.count()).where(DocumentRow.collection != "")
    held = session.execute(wanted.group_by(DocumentRow.collection).order_by(DocumentRow.collection)).tuples()
    return {name: n for name, n in held if caller.sees(name)}


def _chosen(
    wanted: Select[Any], session: Session, caller: Caller, filters: Filters | None, example: bool | None
) -> Select[Any]:
    conditions: list[ColumnElement[bool]] = []
    if caller.collections is not None:
        conditions.append(DocumentRow.collection.in_(["", *sorted(caller.collections)]))
    if example is not None:
        conditions.append(DocumentRow.example.is_(example))
    return wanted.where(*conditions, *(_of(session, filters) if filters else ()))


def _of(session: Session, filters: Filters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.kind:
        conditions.append(DocumentRow.kind.in_(filters.kind))
    if filters.outcome:
        conditions.append(DocumentRow.outcome.in_(filters.outcome))
    if not filters.examples:
        conditions.append(DocumentRow.example.is_(False))
    if filters.doubtful:
        conditions.append(DocumentRow.card["doubtful"].as_boolean().is_(True))
    if filters.since:
        conditions.append(DocumentRow.date >= filters.since)
    if filters.until:
        conditions.append(DocumentRow.date <= filters.until)
    if filters.authority:
        conditions.append(DocumentRow.authority.in_(_bodies(session, filters.authority)))
    if filters.exemption:
        conditions.append(DocumentRow.relied.in_(_relying(session, filters.exemption)))
    return conditions


def _bodies(session: Session, names: Sequence[str]) -> list[str]:
    """The bodies of these names, in any case, as they are written: a database does not know every alphabet's cases."""
    wanted = {name.casefold() for name in names}
    held = session.scalars(select(DocumentRow.authority).distinct())
    return [name for name in held if name and name.casefold() in wanted]


def _relying(session: Session, refs: Sequence[str]) -> list[str]:
    """The lists of exemptions, as they are written, that have one which these cover."""
    wanted = [Provision.parse(ref) for ref in refs]

    def relied(written: str) -> bool:
        return any(one.covers(Provision.parse(ref)) for ref in json.loads(written) for one in wanted)

    return [written for written in session.scalars(select(DocumentRow.relied).distinct()) if relied(written)]
