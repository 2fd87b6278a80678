"""How a marked sample came out: what was met, with intervals, and how far the two markers agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.sampling.kappa import kappa
from assistant.wilson import interval
from corpus.consistency import FEWEST
from corpus.sampling import Agreement, Disagreement, LetterMark, Rated, Share

FEWEST_PAIRS = 10
"""The smallest number of letters marked twice of which a kappa is given; of fewer, only how many agree."""
Pair = tuple[LetterMark, LetterMark]


def agreement(questions: Sequence[str], marks: Sequence[LetterMark]) -> list[Agreement]:
    """For each question, the share of letters that meet it (by the first marker, where it applies), and agreement."""
    return [_of(question, marks, _pairs(marks)) for question in questions]


def disagreements(questions: Sequence[str], marks: Sequence[LetterMark]) -> list[Disagreement]:
    """Every answer on which the markers differ, by question, then letter."""
    return list(_differing(questions, _pairs(marks)))


def share(part: int, whole: int) -> Share:
    """A count, with its interval where the whole is large enough to speak of a share."""
    low, high = interval(part, whole) if whole >= FEWEST else (None, None)
    return Share(part=part, whole=whole, low=low, high=high)


def _of(question: str, marks: Sequence[LetterMark], pairs: Sequence[Pair]) -> Agreement:
    ratings = [_rated(mark, question).rating for mark in marks if mark.turn == "first"]
    applies = [rating for rating in ratings if rating != "not_applicable"]
    both = [(_rated(one, question).rating, _rated(other, question).rating) for one, other in pairs]
    agreed = sum(one == other for one, other in both)
    found = Agreement(question=question, met=share(applies.count("met"), len(applies)), agreed=share(agreed, len(both)))
    if len(both) < FEWEST_PAIRS:
        note = f"Kappa needs at least {FEWEST_PAIRS} letters marked twice; there are {len(both)}."
        return found.model_copy(update={"note": note})
    value, low, high = kappa(both)
    note = ""
    if value is None:
        note = "Both gave one answer throughout, so kappa says nothing."
    elif low is None:
        note = "They agree throughout, so kappa has no interval; that of the share agreed stands."
    return found.model_copy(update={"kappa": value, "low": low, "high": high, "note": note})


def _differing(questions: Sequence[str], pairs: Sequence[Pair]) -> Iterator[Disagreement]:
    for question in questions:
        for one, other in pairs:
            first, second = _rated(one, question), _rated(other, question)
            if first.rating != second.rating:
                yield Disagreement(document=one.document, question=question, first=first, second=second)


def _pairs(marks: Sequence[LetterMark]) -> list[Pair]:
    """The two marks of each letter that has both, by letter."""
    first = {mark.document: mark for mark in marks if mark.turn == "first"}
    second = {mark.document: mark for mark in marks if mark.turn == "second"}
    return [(first[id], second[id]) for id in sorted(first.keys() & second.keys())]


def _rated(mark: LetterMark, question: str) -> Rated:
    return next(rated for rated in mark.ratings if rated.question == question)
