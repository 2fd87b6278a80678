"""What a letter comes to by its moves and by the rules together, and how sure that is."""

from __future__ import annotations

from typing import NamedTuple, get_args

import numpy as np

from corpus.records import Outcome
from ingest.letter import Letter
from ingest.moves.learned import Shares, learned
from ingest.moves.signs import Move, Signs, signs, spoken

MOVES: tuple[Move, ...] = get_args(Move)
_DECIDE = [n for n, move in enumerate(MOVES) if move not in ("ask", "other")]
_FEWEST, _ENOUGH = 8, 4
"""Sentences below which the rules alone read a letter, and sentences of one move above which more of them say no more."""


class Weighed(NamedTuple):
    """The likeliest outcome, and how likely it is, from 0 to 1."""

    outcome: Outcome
    likely: float


class Ruled(NamedTuple):
    """What the rules read: the outcome of the whole, and that of each thing asked for."""

    outcome: Outcome
    items: tuple[Outcome, ...] = ()


def weigh(letter: Letter, ruled: Ruled) -> Weighed | None:
    """The outcome of a letter, beside what the rules read; None for one too short to be weighed."""
    known, made = learned("letters"), moves(letter)
    if len(made) < _FEWEST:
        return None
    shares = known.of([gathered(made, ruled)])[0]
    best = int(shares.argmax())
    return Weighed(known.classes[best], round(float(shares[best]), 3))  # type: ignore[arg-type]


def moves(letter: Letter) -> Shares:
    """How likely each sentence makes each move, shape (sentences, len(MOVES))."""
    return learned("moves").of(signs(list(spoken(letter))))


def gathered(made: Shares, ruled: Ruled) -> Signs:
    """What is seen of a whole letter: for each move its surest two sentences, how many make it, and which decides first."""
    found: Signs = {f"rules={ruled.outcome}": 1.0}
    if len(ruled.items) > 1:
        found |= {f"some item={outcome}": 1.0 for outcome in ruled.items}
    if not len(made):
        return found
    ordered = np.sort(made, axis=0)[::-1]
    for n, move in enumerate(MOVES):
        found[f"most {move}"] = float(ordered[0, n])
        found[f"next {move}"] = float(ordered[1, n]) if len(made) > 1 else 0.0
        found[f"many {move}"] = min(_ENOUGH, float(made[:, n].sum())) / 2
        found[f"share {move}"] = float(made[:, n].mean())
    deciding = made[:, _DECIDE].sum(axis=0)
    for n, share in zip(_DECIDE, deciding / max(1e-6, float(deciding.sum())), strict=True):
        found[f"of those that decide {MOVES[n]}"] = float(share)
    first = int((made[:, _DECIDE].sum(axis=1) > 0.5).argmax())
    found |= {f"first {move}": float(made[first, n]) for n, move in enumerate(MOVES)}
    return found
