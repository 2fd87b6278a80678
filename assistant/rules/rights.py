"""What the applicant can do next: a review and a complaint, each with the right period and where to turn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.rules.letter import Letter, Sentence, first, words
from assistant.rules.rule import Look, Seen, broken, kept

_REVIEW = words(
    r"(?:internal )?reviews?\b",
    r"complaints procedure",
    r"representations",
    r"look (?:at it |at this )?again",
    r"reconsider",
    r"no (?:internal )?(?:review|complaints)",
)
_COMMISSIONER = words(r"information commission(?:er)?", r"commissioner", r"ico\b")
_ASKED_FOR_REVIEW = words(
    r"internal reviews?\b", r"(?:ask|request|apply|right)[^.]{0,40}\breview", r"complaints procedure", r"representations",
    r"review (?:of )?(?:this|our|the) (?:decision|response|answer|reply)",
)  # fmt: skip
_COMPLAIN_ABOUT = words(r"complain", r"apply to the", r"take the matter")
_CONTACT = re.compile(
    r"\bico\.org\.uk\b|\bWycliffe House\b|\bSK9 5AF\b|\b0303 123 1113\b|casework@ico\.org\.uk", re.IGNORECASE
)
_NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|ten|twelve|fourteen|twenty|twenty-eight|thirty|forty|sixty|a)"
)
_PERIOD = re.compile(
    rf"\b(?P<n>{_NUMBER}) (?P<unit>(?:working |calendar )?days?|weeks?|(?:calendar )?months?)\b", re.IGNORECASE
)
_WORTH = {
    "one": 1,
    "a": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "seven": 7,
    "eight": 8,
    "twelve": 12,
    "six": 6,
    "ten": 10,
    "fourteen": 14,
    "twenty": 20,
    "twenty-eight": 28,
    "thirty": 30,
    "forty": 40,
    "sixty": 60,
}
_COMPLAIN = words(r"complain", r"commissioner", r"take the matter", r"apply to")
_ASKS = words(r"ask", r"request", r"write", r"apply", r"seek", r"contact", r"repl", r"send", r"within", r"make")
_ASKED_WITHIN = re.compile(
    rf"\b(?:review|representations|again|us|reply)\b[^;]{{0,120}}?\bwithin {_PERIOD.pattern}", re.IGNORECASE
)
_TAKES = words(r"(?:will|aim|shall|should)\b", r"to reply\b", r"complete", r"respond", r"let you (?:know|have)")
_FOR_REVIEW, _FOR_COMPLAINT = 40, 6
_DAYS = {"working day": 1.0, "calendar day": 5 / 7, "day": 5 / 7, "week": 5.0, "month": 21.0, "calendar month": 21.0}
_ENOUGH = 40


def _set_apart(letter: Letter) -> bool:
    """Whether the letter has a part that says what to do next."""
    return any(s.role == "next_steps" for s in letter.own)


def _review(letter: Letter) -> Iterator[Seen]:
    if letter.refuses and letter.record.kind == "response":
        told = first(_REVIEW if _set_apart(letter) else _ASKED_FOR_REVIEW, letter.closing)
        says = "the letter does not say how to ask for an internal review, or that there is none"
        yield kept(told.span) if told else broken(says)


def _complaint(letter: Letter) -> Iterator[Seen]:
    if letter.refuses:
        told = first(_COMMISSIONER, [s for s in letter.closing if _set_apart(letter) or _COMPLAIN_ABOUT.search(s.text)])
        says = "the letter does not tell the applicant of the right to complain to the Commissioner"
        yield kept(told.span) if told else broken(says)


def _contact(letter: Letter) -> Iterator[Seen]:
    if letter.refuses and first(_COMMISSIONER, letter.closing):
        told = first(_CONTACT, letter.own)
        says = "the letter does not say where to send a complaint to the Commissioner"
        yield kept(told.span) if told else broken(says, _span(first(_COMMISSIONER, letter.closing)))


def _span(sentence: Sentence | None) -> tuple[int, int] | None:
    return sentence.span if sentence else None


def _working(found: re.Match[str]) -> float:
    """A period in working days, about."""
    n = _WORTH.get(found["n"].lower()) or int(found["n"])
    return n * _DAYS[found["unit"].lower().removesuffix("s")]


def _review_period(letter: Letter) -> Iterator[Seen]:
    if letter.record.kind != "response":
        return
    for sentence in letter.closing:
        if not _REVIEW.search(sentence.text):
            continue
        upto = _COMMISSIONER.search(sentence.text)
        for found in _PERIOD.finditer(sentence.text, 0, upto.start() if upto else len(sentence.text)):
            before = sentence.text[: found.start()]
            asks = _ASKS.search(before) or re.match(
                r" (?:in which )?to (?:ask|request|write|seek)", sentence.text[found.end() :]
            )
            if not asks or _TAKES.search(before[-60:]):
                continue
            at = (sentence.start + found.start(), sentence.start + found.end())
            enough = _working(found) >= _ENOUGH
            says = (
                f"{found[0]} to ask for a review is shorter than the {_FOR_REVIEW} working days that an applicant has"
            )
            yield kept(at) if enough else broken(says, at)


def _complaint_period(letter: Letter) -> Iterator[Seen]:
    for sentence in letter.closing:
        told = _COMPLAIN.search(sentence.text)
        commissioner = _COMMISSIONER.search(sentence.text)
        if not told or not commissioner:
            continue
        after = _after_review(sentence.text)
        for found in _PERIOD.finditer(sentence.text, after):
            at = (sentence.start + found.start(), sentence.start + found.end())
            right = (
                found["unit"].lower().startswith("week")
                and (_WORTH.get(found["n"].lower()) or int(found["n"])) == _FOR_COMPLAINT
            )
            says = f"the Commissioner asks for complaints within six weeks, and this says {found[0]}"
            yield kept(at) if right else broken(says, at)


def _after_review(text: str) -> int:
    """Where what is said of asking for a review ends, in a sentence that goes on to the Commissioner."""
    asked = _ASKED_WITHIN.search(text)
    commissioner = _COMMISSIONER.search(text)
    return asked.end() if asked and commissioner and asked.end() <= commissioner.start() else 0


def _single_stage(letter: Letter) -> Iterator[Seen]:
    if letter.record.kind == "review":
        closing = [s for s in letter.closing if s.role == "next_steps"]
        again = next(
            (
                s
                for s in closing
                if re.search(r"\b(?:ask|request|seek|apply)\w*[^.]{0,40}\b(?:internal )?review\b", s.text)
                and not re.search(r"\byou (?:asked|wrote)\b", s.text, re.I)
            ),
            None,
        )
        yield (
            broken("a second internal review is offered; a review is a single stage", again.span)
            if again
            else kept(None)
        )


LOOKS: dict[str, Look] = {
    "review-told": _review,
    "review-period": _review_period,
    "review-single-stage": _single_stage,
    "complaint-told": _complaint,
    "complaint-contact": _contact,
    "complaint-period": _complaint_period,
}
