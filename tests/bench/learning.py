"""Learn from labelled replies what the moves of a letter come to.

Run as `python -m tests.bench.learning [--more] [--save] [FOLDER …]`; each folder holds more replies, in the form that
tests/ingest/replied.py says. Prints how much of a quarter of the replies is read right by what was learned from the others;
with `--save`, what is learned from all of them then replaces ingest/moves/learned.npz. With `--more`, they are learned from
onto what is known already, and those held back are of the folders.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import logsumexp
from sklearn.feature_extraction import DictVectorizer

from corpus.records import Outcome
from ingest import again
from ingest.blocks import Reading
from ingest.conclude import ANSWERS, by_rules
from ingest.laid import Laid
from ingest.letter import Letter
from ingest.mask import mask
from ingest.moves.learned import Regression, learned, save
from ingest.moves.signs import Move, Signs, signs, spoken
from ingest.moves.weigh import MOVES, Ruled, gathered
from ingest.read import read
from ingest.sought import sought
from tests.ingest.labelled import LAW, Labelled, letters
from tests.ingest.replied import AFRESH, REPLIES, Reply, replies

_MOVES: dict[str, Move] = {
    "item": "ask", "again": "ask", "asks": "ask", "answer": "given", "disclosed": "given", "disclosed+withheld": "part",
    "withheld": "withheld", "not_held": "not_held", "ncnd": "ncnd", "refused": "refused", "head": "other", "none": "other",
}  # fmt: skip
_SEEN_IN, _PARTS = 3, 4
"""Sentences in which a sign must be seen to be learned; parts of the replies, each read by what the others taught."""
_SENTENCES, _LETTERS = 2.0, 0.5
"""The inverse of how strongly each regression is held back."""
_AS_WRITTEN = 2.0
"""What a letter from a folder weighs beside a made-up reply."""


NOTHING = {
    name: Regression(classes, {}, np.zeros((0, len(classes)), np.float32), np.zeros(len(classes), np.float32))
    for name, classes in (("moves", MOVES), ("letters", get_args(Outcome)))
}
"""What is known before anything was learned."""


class Lesson(NamedTuple):
    """A letter to learn from: what is seen of each sentence and what it does (None where nobody says), and what it comes to.

    `telling` where the rules were not written from it, so that what they make of it teaches how far to trust them.
    """

    name: str
    seen: list[Signs]
    made: list[Move | None]
    ruled: Ruled
    outcome: Outcome
    telling: bool
    weight: float


def lesson(reply: Reply, *, telling: bool, weight: float = 1.0) -> Lesson:
    """A reply as it teaches."""
    letter, ruled = _by_rules(mask(read(reply.text.encode(), "reply.txt"))[0])
    sentences = list(spoken(letter))
    made = list(_made(reply, [sentence.words for sentence in sentences]))
    return Lesson(reply.name, signs(sentences), made, ruled, reply.outcome, telling, weight)  # type: ignore[arg-type]


def example(one: Labelled) -> Lesson:
    """A shipped example: its label says what it comes to, and nothing of its sentences."""
    letter, ruled = _by_rules(mask(read(one.path.read_bytes(), one.path.name))[0])
    seen = signs(list(spoken(letter)))
    return Lesson(one.name, seen, [None] * len(seen), ruled, one.label["outcome"], telling=True, weight=1.0)


def _by_rules(reading: Reading) -> tuple[Letter, Ruled]:
    laid = Laid.of(reading)
    requests = sought(laid.layout, laid.role_of)
    kind = again.kind(laid.layout)
    result = again.result(laid.layout, laid.role_of, kind)
    letter = Letter(laid.layout, laid.role_of, LAW)
    concluded = by_rules(letter, requests, kind, result, again.ordered(laid.layout, kind, result))
    return letter, Ruled(concluded.outcome, tuple(item.outcome for item in concluded.items))


def _made(reply: Reply, sentences: Iterable[str]) -> Iterator[Move | None]:
    """The move of each sentence: that of the next line which it is in, or of the longest line that is in it."""
    said = [(_bare(words), _move(label)) for label, words in reply.said]
    at = 0
    for words in map(_bare, sentences):
        order = [*range(at, len(said)), *range(at)]
        inside = (n for n in order if words and words in said[n][0])
        holding = (n for n in order if said[n][0] and said[n][0] in words)
        found = next(inside, None)
        if found is None:
            found = max(holding, key=lambda n: len(said[n][0]), default=None)
        at = at if found is None else found
        yield None if found is None else said[found][1]


def _move(label: str) -> Move | None:
    """What a labelled line does; a line that is an item and its answer asks first."""
    bare = label.lstrip("+")
    return _MOVES.get("item" if bare.startswith("item+") else bare)


def _bare(words: str) -> str:
    return re.sub(r"\W+", "", words.lower())


def learn(lessons: Sequence[Lesson], known: Mapping[str, Regression] = NOTHING) -> dict[str, Regression]:
    """What the sentences teach; and what the letters do, each read by what the other parts' sentences taught.

    Both are learned onto what is known already.
    """
    part = {one.name: n % _PARTS for n, one in enumerate(random.Random(0).sample(lessons, len(lessons)))}
    gathering: list[tuple[Signs, Lesson]] = []
    for n in range(_PARTS):
        taught = _moves([one for one in lessons if part[one.name] != n], known["moves"])
        gathering += [
            (gathered(taught.of(one.seen), one.ruled), one)
            for one in lessons
            if part[one.name] == n and (one.telling or one.outcome == "unknown")
        ]
    seen, outcomes = [seen for seen, _ in gathering], [one.outcome for _, one in gathering]
    letters = _regression(known["letters"], seen, outcomes, [1.0] * len(seen), _LETTERS, least=1)
    return {"moves": _moves(lessons, known["moves"]), "letters": letters}


def _moves(lessons: Sequence[Lesson], known: Regression) -> Regression:
    told = [
        (seen, move, one.weight)
        for one in lessons
        for seen, move in zip(one.seen, one.made, strict=True)
        if move is not None
    ]
    seen, moves, weights = (list(part) for part in zip(*told, strict=True))
    return _regression(known, seen, moves, weights, _SENTENCES, least=_SEEN_IN)


def _regression(
    known: Regression, seen: Sequence[Signs], classes: Sequence[str], weights: Sequence[float], loose: float, least: int
) -> Regression:
    """Softmax regression held back to what is known: the likeliest of those whose distance from it has a normal prior.

    `loose` is the variance of that prior; a sign not known is learned where `least` show it, and starts from 0.
    """
    often = Counter(sign for signs in seen for sign in signs)
    table = DictVectorizer()
    table.fit([{s: v for s, v in signs.items() if s in known.rows or often[s] >= least} for signs in seen])
    signs = [*known.rows, *(sign for sign in table.feature_names_ if sign not in known.rows)]
    before = np.zeros((len(signs) + 1, len(known.classes)))
    before[: len(known.rows)], before[-1] = known.worth, known.bias
    rows = {sign: n for n, sign in enumerate(signs)}
    met = np.array([rows[sign] for sign in table.feature_names_] + [-1])
    right = [known.classes.index(name) for name in classes]
    before[met] = _likeliest(table.transform(seen), right, weights, loose, before[met])
    return Regression(known.classes, rows, before[:-1].astype(np.float32), before[-1].astype(np.float32))


def _likeliest(
    rows: csr_matrix, classes: list[int], weights: Sequence[float], loose: float, before: npt.NDArray
) -> npt.NDArray:
    """The weights of each sign, shape (signs + 1, classes); the last row is the bias, which nothing holds back."""
    right, weight, back = np.eye(before.shape[1])[classes], np.array(weights), rows.T.tocsr()

    def loss(flat: npt.NDArray) -> tuple[float, npt.NDArray]:
        moved = flat.reshape(before.shape)
        scores = rows @ (before + moved)[:-1] + (before + moved)[-1]
        logs = scores - logsumexp(scores, axis=1, keepdims=True)
        wrong = (np.exp(logs) - right) * weight[:, None]
        slope = np.vstack([back @ wrong + moved[:-1] / loose, wrong.sum(axis=0)])
        return float((moved[:-1] ** 2).sum() / (2 * loose) - (weight * (logs * right).sum(axis=1)).sum()), slope.ravel()

    found = minimize(loss, np.zeros(before.size), jac=True, method="L-BFGS-B", options={"maxiter": 3000})
    return before + found.x.reshape(before.shape)


def taught(learned: dict[str, Regression], lessons: Sequence[Lesson]) -> dict[str, object]:
    """How many of the letters are read right by the rules and by what was learned, and how far its sureness can be trusted."""
    told = []
    for one in lessons:
        shares = learned["letters"].of([gathered(learned["moves"].of(one.seen), one.ruled)])[0]
        told.append((learned["letters"].classes[int(shares.argmax())] == one.outcome, float(shares.max())))
    return {
        "letters": len(lessons),
        "rules": _share([one.ruled.outcome == one.outcome for one in lessons]),
        "learned": _share([right for right, _ in told]),
        "sure": {
            f"at least {least}": {
                "letters": _share([sure >= least for _, sure in told]),
                "right": _share([right for right, sure in told if sure >= least]),
            }
            for least in (0.5, 0.6, 0.7, 0.8)
        },
    }


def _share(found: Sequence[bool]) -> float | None:
    return round(sum(found) / len(found), 3) if found else None


def shipped() -> list[Lesson]:
    """What the shipped examples and the made-up replies teach."""
    known = [example(one) for one in letters() if one.record.kind in ANSWERS]
    known += [lesson(reply, telling=False) for reply in replies(REPLIES)]
    return known + [lesson(reply, telling=True) for reply in replies(AFRESH)]


def written(folders: Iterable[Path], weight: float) -> list[Lesson]:
    """What the replies of these folders teach."""
    return [lesson(reply, telling=True, weight=weight) for folder in folders for reply in replies(folder)]


def _main() -> None:
    asks = argparse.ArgumentParser(
        prog="python -m tests.bench.learning", description=(__doc__ or "").partition("\n")[0]
    )
    asks.add_argument("--more", action="store_true", help="learn onto what is known already")
    asks.add_argument("--save", action="store_true", help="keep what is learned from all")
    asks.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="more replies")
    given = asks.parse_args()
    if empty := [str(folder) for folder in given.folders if not any(replies(folder))]:
        asks.error(
            f"no replies in {', '.join(empty)}: name folders of .txt files in the form of tests/ingest/replied.py"
        )
    if given.more and not given.folders:
        asks.error("with --more, name a folder of replies to learn from")
    known = {name: learned(name) for name in NOTHING} if given.more else NOTHING
    new = written(given.folders, 1.0 if given.more else _AS_WRITTEN)
    everything = shipped() + new
    telling = [one for one in (new if given.more else everything) if one.telling]
    held_back = random.Random(1).sample(telling, len(telling) // _PARTS)
    rest = [one for one in everything if one not in held_back]
    print(json.dumps({"of those held back": taught(learn(rest, known), held_back)}, indent=1), flush=True)
    if given.save:
        save(learn(everything, known))


if __name__ == "__main__":
    _main()
