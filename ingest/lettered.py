"""Parts of a question that carry letters: things asked of their own where the answer takes them one by one."""

from __future__ import annotations

import re

from corpus.records import RequestItem, Role
from ingest.layout import Layout

_NUMBER = re.compile(r"(?<![\w.])\(?(?P<n>\d{1,2})[.):>]\)?\s*$")
_LETTER = re.compile(r"(?:^|(?<=\s))\(?(?P<letter>[a-h])[.)]\s+(?=\S)")
_REACH, _FEWEST, _SHORTEST = 10, 2, 3


def by_letters(layout: Layout, roles: list[Role | None], items: list[RequestItem]) -> list[RequestItem]:
    """The items, with one for each lettered part of a numbered one that the answer names as 1a, 1(b) and so on."""
    if not any(_LETTER.search(item.text) for item in items):
        return items
    blocks = zip(layout.blocks, roles, strict=True)
    answer = "\n".join(layout.words(block) for block, role in blocks if role not in ("request", None))
    found = [part for item in items for part in _parts(layout.text, answer, item)]
    return [item.model_copy(update={"n": n}) for n, item in enumerate(found, start=1)]


def _parts(text: str, answer: str, item: RequestItem) -> list[RequestItem]:
    start = item.start or 0
    number = _NUMBER.search(text[max(0, start - _REACH) : start])
    marks = list(_LETTER.finditer(item.text))
    letters = [m["letter"] for m in marks]
    if number is None or len(letters) < _FEWEST or letters != list("abcdefgh"[: len(letters)]):
        return [item]
    named = set(re.findall(rf"(?<![\w.]){number['n']}\s?\(?([a-h])\b", answer.lower()))
    if len(named & set(letters)) < _FEWEST:
        return [item]
    ends = [*(m.start() for m in marks[1:]), len(item.text)]
    spans = [
        (m.end(), m.end() + len(item.text[m.end() : end].rstrip(" \n;,."))) for m, end in zip(marks, ends, strict=True)
    ]
    if any(len(item.text[a:b].split()) < _SHORTEST for a, b in spans):
        return [item]
    return [RequestItem(n=1, text=item.text[a:b], start=start + a, end=start + b) for a, b in spans]
