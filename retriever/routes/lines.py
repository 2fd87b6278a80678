"""Records sent one to a line, as they come."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from fastapi.responses import StreamingResponse

from corpus.errors import FoiError
from corpus.records import Record
from retriever.problems import of_error

MEDIA = "application/x-ndjson"
LINES: dict[int | str, dict[str, Any]] = {
    200: {"description": "One record to a line.", "content": {MEDIA: {"schema": {"type": "string"}}}}
}


def in_lines(found: Iterator[Record]) -> StreamingResponse:
    """A response that sends each as it comes. The first is waited for, so that a refusal is still an answer of its own."""
    first = next(found)
    return StreamingResponse(_written(chain([first], found)), media_type=MEDIA)


def _written(found: Iterator[Record]) -> Iterator[str]:
    try:
        for record in found:
            yield f"{record.model_dump_json()}\n"
    except FoiError as error:
        yield f"{of_error(error, '').model_dump_json()}\n"
