"""Requests out of a case system's file: CSV with a heading line, or JSON, with id, received and text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from corpus.cases import NewRequest
from corpus.errors import Invalid

_MOST = 5_000
_FIELDS = ("id", "received", "text")


def requests_of(content: bytes, name: str) -> list[NewRequest]:
    """The requests of a file, in order. Raises Invalid, saying which row is wrong and how."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid(f"{name} is not UTF-8 text; save it as CSV UTF-8 or JSON and try again.") from None
    rows = _of_json(text, name) if name.lower().endswith(".json") else _of_csv(text, name)
    if not rows:
        raise Invalid(f"{name} holds no request; it needs a row or an object for each.")
    if len(rows) > _MOST:
        raise Invalid(f"{name} holds {len(rows):,} requests; at most {_MOST:,} are read at once. Split it.")
    return [_request(row, f"{name}, request {n}") for n, row in enumerate(rows, start=1)]


def _of_csv(text: str, name: str) -> list[Mapping[str, Any]]:
    csv.field_size_limit(10_000_000)
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    heads = {(head or "").strip().lower(): head for head in reader.fieldnames or []}
    if "text" not in heads:
        raise Invalid(f"{name} has no column called text; its first line must name id, received and text.")
    try:
        return [{field: row.get(heads[field]) for field in _FIELDS if field in heads} for row in reader]
    except csv.Error as error:
        raise Invalid(f"{name} is not well-formed CSV, at line {reader.line_num}: {error}.") from error


def _of_json(text: str, name: str) -> list[Mapping[str, Any]]:
    try:
        held = json.loads(text)
    except ValueError as error:
        raise Invalid(f"{name} is not well-formed JSON: {error}.") from error
    rows = held.get("requests") if isinstance(held, dict) else held
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Invalid(f"{name} must hold a list of objects, or an object with such a list called requests.")
    return rows


def _request(row: Mapping[str, Any], where: str) -> NewRequest:
    text = str(row.get("text") or "").strip()
    if not text:
        raise Invalid(f"{where} has no text.")
    received = str(row.get("received") or "").strip()
    try:
        day = date.fromisoformat(received) if received else None
    except ValueError:
        raise Invalid(f"{where}: {received!r} is not a date; write it like 2026-11-20.") from None
    return NewRequest(called=str(row.get("id") or "").strip(), received=day, text=text)
