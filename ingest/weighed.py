"""The order of an argument tells parts that its words do not: harm, then factors for, then against, then the balance."""

from __future__ import annotations

from corpus.records import Role
from ingest import cues
from ingest.layout import Layout

_FOR: Role = "factors_for_disclosure"
_AGAINST: Role = "factors_against_disclosure"


def settle(layout: Layout, found: list[Role | None], unsure: set[int]) -> list[Role | None]:
    """The roles with those of `unsure` blocks (by number) made to fit the argument around them."""
    roles = list(found)
    words = [layout.words(block) for block in layout.blocks]
    for n in sorted(unsure):
        after = roles[n + 1] if n + 1 < len(roles) else None
        before = roles[n - 1] if n else None
        if roles[n] not in ("decision", "exemption", "other"):
            continue
        if after == _AGAINST and cues.CONTRASTS.search(words[n + 1]) and cues.SYMPATHY.search(words[n]):
            roles[n] = _FOR
        elif before == _FOR and after in ("balance", _AGAINST):
            roles[n] = _AGAINST
        elif (
            after == _FOR
            and before in ("exemption", "decision", "statute", None)
            and roles[n] == "exemption"
            and cues.FORESEEN.search(words[n])
        ):
            roles[n] = "prejudice"
    return roles
