"""The order of an argument tells parts that its words do not: harm, then factors for, then against, then the balance."""

from __future__ import annotations

from corpus.records import Role
from ingest import cues
from ingest.layout import Layout

_FOR: Role = "factors_for_disclosure"
_AGAINST: Role = "factors_against_disclosure"
_WEAK: tuple[Role, ...] = ("decision", "exemption", "other")
_OPENING = 60
"""Characters in which a block that speaks of the law names it."""


def settle(layout: Layout, found: list[Role | None], unsure: set[int]) -> list[Role | None]:
    """The roles with those of `unsure` blocks (by number) made to fit the argument around them."""
    roles = list(found)
    words = [layout.words(block) for block in layout.blocks]
    for n, role in enumerate(found):
        before, after = _beside(roles, n)
        if n in unsure and role in _WEAK:
            roles[n] = _fitting(words, n, roles) or role
        elif before == _FOR and after == "balance" and (role == "prejudice" or (n in unsure and role == _FOR)):
            roles[n] = _AGAINST
    return roles


def _beside(roles: list[Role | None], n: int) -> tuple[Role | None, Role | None]:
    """The roles of the blocks right above and right below."""
    return roles[n - 1] if n else None, roles[n + 1] if n + 1 < len(roles) else None


def _fitting(words: list[str], n: int, roles: list[Role | None]) -> Role | None:
    """What a block with no sure sign must be, for the argument around it to be in order."""
    before, after = _beside(roles, n)
    if after == _AGAINST and cues.CONTRASTS.search(words[n + 1]) and cues.SYMPATHY.search(words[n]):
        return _FOR
    if before == _FOR and after in ("balance", _AGAINST):
        return _AGAINST
    if after == _FOR and roles[n] == "exemption" and before in ("exemption", "decision", "statute", None):
        claimed = before == "exemption" and cues.HARM.search(words[n - 1])
        if claimed or (cues.FORESEEN.search(words[n]) and not cues.LAW_NAMED.search(words[n][:_OPENING])):
            return "prejudice"
    return None
