"""The time that responses took, in working days, against what the law allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median_low

from assistant.pictures.tally import each, number, part, tally
from corpus.calendar import LIMIT
from corpus.errors import Unavailable
from corpus.law import Law
from corpus.pictures import Tally, TimeBand, TimePicture
from corpus.records import Document

_DUTY = "duty-10"
_BANDS = ((0, 5), (6, 10), (11, 15), (16, LIMIT), (LIMIT + 1, 2 * LIMIT), (2 * LIMIT + 1, None))


def times(documents: Sequence[Document], law: Law) -> TimePicture:
    """Of responses only: reviews and decision notices have other times."""
    duty = law.duty(_DUTY)
    if duty is None:
        raise Unavailable(f"The law shipped with this version has no row {_DUTY}; install it again.")
    responses = [document for document in documents if document.kind == "response"]
    known = [document for document in responses if document.working_days is not None]
    return TimePicture(
        of=tally(responses),
        known=tally(known),
        bands=[_band(known, first, last) for first, last in _BANDS],
        limit=LIMIT,
        statutory_words=str(duty["statutory_words"]),
        source=str(duty["source"]),
        says=list(_words(responses, known)) or ["There is no response to count."],
    )


def _band(known: Sequence[Document], first: int, last: int | None) -> TimeBand:
    inside = [d for d in known if first <= _days(d) and (last is None or _days(d) <= last)]
    return TimeBand(first=first, last=last, **tally(inside).model_dump())


def _words(responses: Sequence[Document], known: Sequence[Document]) -> Iterator[str]:
    of, within = tally(responses), tally(d for d in known if _days(d) <= LIMIT)
    told = tally(known)
    for (name, count), example in zip(each(of), _sorts(of), strict=True):
        days = [_days(d) for d in known if d.example is example]
        if not days:
            yield f"None of {number(count(of), name)} tells both the day it was received and the day it was answered."
            continue
        said = (
            f"{part(count(within), count(told), name)} whose dates are known came within {LIMIT} working days; "
            f"the middle one took {median_low(days)} and the longest {max(days)}."
        )
        untold = count(of) - count(told)
        yield said + (f" The dates of {number(untold, name)} are not known." if untold else "")


def _sorts(of: Tally) -> list[bool]:
    """Whether each sort that `each` names is of examples."""
    return [example for example, there in ((False, of.decisions), (True, of.examples)) if there]


def _days(document: Document) -> int:
    return document.working_days or 0
