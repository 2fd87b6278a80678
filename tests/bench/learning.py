"""Learn from labelled replies what the moves of a letter come to.

Run as `python -m tests.bench.learning [--save] [FOLDER …]`; each folder holds more replies, in the form that
tests/ingest/replied.py says. Prints how much of a quarter of the replies is read right by what was learned from the others;
with `--save`, what is learned from all of them then replaces ingest/moves/learned.npz.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from corpus.records import Outcome
from ingest import again
from ingest.blocks import Reading
from ingest.conclude import ANSWERS, by_rules
from ingest.laid import Laid
from ingest.letter import Letter
from ingest.mask import mask
from ingest.moves.learned import Regression, save
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


def learn(lessons: Sequence[Lesson]) -> dict[str, Regression]:
    """What the sentences teach; and what the letters do, each read by what the other parts' sentences taught."""
    part = {one.name: n % _PARTS for n, one in enumerate(random.Random(0).sample(lessons, len(lessons)))}
    gathering: list[tuple[Signs, Lesson]] = []
    for n in range(_PARTS):
        taught = _moves([one for one in lessons if part[one.name] != n])
        gathering += [
            (gathered(taught.of(one.seen), one.ruled), one)
            for one in lessons
            if part[one.name] == n and (one.telling or one.outcome == "unknown")
        ]
    letters = _regression(
        [seen for seen, _ in gathering], [one.outcome for _, one in gathering], [1.0] * len(gathering), _LETTERS, 1
    )
    return {"moves": _moves(lessons), "letters": letters}


def _moves(lessons: Sequence[Lesson]) -> Regression:
    told = [
        (seen, move, one.weight)
        for one in lessons
        for seen, move in zip(one.seen, one.made, strict=True)
        if move is not None
    ]
    return _regression(*(list(part) for part in zip(*told, strict=True)), _SENTENCES, _SEEN_IN, MOVES)  # type: ignore[arg-type]


def _regression(
    seen: list[Signs], classes: list[str], weights: list[float], loose: float, least: int, order: Sequence[str] = ()
) -> Regression:
    often = Counter(sign for signs in seen for sign in signs)
    table = DictVectorizer()
    rows = table.fit_transform([{s: v for s, v in signs.items() if often[s] >= least} for signs in seen])
    fitted = LogisticRegression(C=loose, max_iter=3000).fit(rows, classes, sample_weight=weights)
    order = order or list(fitted.classes_)
    columns = [list(fitted.classes_).index(name) for name in order]
    worth = np.asarray(fitted.coef_[columns].T, np.float32)
    return Regression(tuple(order), table.vocabulary_, worth, np.asarray(fitted.intercept_[columns], np.float32))


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


def lessons(folders: Iterable[Path]) -> list[Lesson]:
    """The shipped replies and examples, and the replies of more folders."""
    known = [example(one) for one in letters() if one.record.kind in ANSWERS]
    known += [lesson(reply, telling=False) for reply in replies(REPLIES)]
    known += [lesson(reply, telling=True) for reply in replies(AFRESH)]
    return known + [lesson(r, telling=True, weight=_AS_WRITTEN) for folder in folders for r in replies(folder)]


if __name__ == "__main__":
    saving, folders = "--save" in sys.argv, [Path(name) for name in sys.argv[1:] if name != "--save"]
    everything = lessons(folders)
    telling = [one for one in everything if one.telling]
    held_back = random.Random(1).sample(telling, len(telling) // _PARTS)
    rest = [one for one in everything if one not in held_back]
    print(json.dumps({"of those held back": taught(learn(rest), held_back)}, indent=1), flush=True)
    if saving:
        save(learn(everything))
