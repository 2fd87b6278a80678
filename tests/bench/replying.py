"""How much is read right of made-up replies whose writers did not know the rules, file by file and over all.

Run as `python -m tests.bench.replying [NAME …]`; with names of replies (`councils/12`), says what is read of each instead.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.ingest.replied import AFRESH, REPLIES, replies, shares


def replying() -> dict[str, object]:
    """The shares of each file, and of all together: those that rules were written from, and those of which only moves were learned."""
    return {"rules written from": _by_file(REPLIES), "moves learned from": _by_file(AFRESH)}


def _by_file(folder: Path) -> dict[str, object]:
    read = [(reply, reply.read()) for reply in replies(folder)]
    files = dict.fromkeys(reply.name.partition("/")[0] for reply, _ in read)
    each = {file: shares([(r, d) for r, d in read if r.name.startswith(f"{file}/")]) for file in files}
    return {"all": shares(read), **each}


def shown(names: list[str]) -> dict[str, object]:
    """What is read of these replies beside what their writers say."""
    return {
        reply.name: {
            "outcome": (document.outcome, reply.outcome),
            "exemptions": ([e.ref for e in document.exemptions], reply.exemptions),
            "items": (
                [(r.text, i.outcome) for r, i in zip(document.requests, document.items, strict=True)],
                reply.items,
            ),
        }
        for reply in (*replies(REPLIES), *replies(AFRESH))
        if reply.name in names
        for document in [reply.read()]
    }


if __name__ == "__main__":
    print(json.dumps(shown(sys.argv[1:]) if sys.argv[1:] else replying(), indent=1))
