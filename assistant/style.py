"""How a body writes, learnt from its own letters: the sentences it uses most, with everything particular left blank."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant import quote
from assistant.adapt import adapt
from assistant.denial import gives_away
from assistant.paragraphs import Written
from assistant.says import REFERENCE
from assistant.source import PrecedentSource
from corpus.drafts import Citation, Phrase, Use
from corpus.records import Document
from corpus.results import Filters
from corpus.sentences import spans

ENOUGH = 5
"""Letters of its own from which a body has a style; a phrase is its own where two of them or more use it."""
_AGREE, _FIRST = 2, 12
Find = Callable[[Document, str], Iterator[tuple[str, Citation]]]
"""The sentences of a letter that may be phrases, with blanks, for a request."""
_OPENING = re.compile(
    r"^(?:thank you for|we (?:have )?received|your request (?:was|has been|of)|i am writing|we are writing|we write)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"^(?:if you|please|thank you|we hope|should you|you (?:may|can))\b", re.IGNORECASE)
_OF_LAW = re.compile(
    r"\b(?:review|complain\w*|appeal|commissioner|tribunal|days?|weeks?|months?|act|regulations?|sections?|dissatisfied|"
    r"unhappy|satisfied|content)\b", re.IGNORECASE,
)  # fmt: skip
"""What is told in the law's own words, whatever a body's letters say of it."""
_WHAT = re.compile(
    r"\b(?:the|this) (?:requested )?information(?: that)?(?: you)?(?: (?:have )?(?:asked for|requested))?(?: (?:in|at) (?:part|item|question)s? \d+)?",
    re.IGNORECASE,
)  # fmt: skip
_WITHHELD = re.compile(r"\bwithh(?:eld|old|olding)\b", re.IGNORECASE)
_ACT = re.compile(
    r"\{refs\},? (?:of|under) (?:the )?(?:Freedom of Information Act|FOIA|FOI Act)(?: 2000)?(?: \(.{2,20}\))?"
)


def learn(source: PrecedentSource, authority: str, request: str) -> list[Phrase]:
    """The phrases that most letters of a body agree on; none where it has not enough letters of its own."""
    mine = source.cards(Filters(authority=[authority], kind=["response"])) if authority else []
    if len(mine) < ENOUGH:
        return []
    letters = [source.document(card.id) for card in mine]
    patterns: dict[Use, Find] = {"opening": _openings, "decision": _decisions, "closing": _closings}
    found = (_most(use, [list(find(letter, request)) for letter in letters]) for use, find in patterns.items())
    return [phrase for phrase in found if phrase]


def written(phrase: Phrase, *, denies: bool) -> list[Written]:
    """The phrase as a sentence of a letter; nothing where the letter denies and it would give away what is held."""
    if denies and gives_away(phrase.text):
        return []
    return [(phrase.text, "precedent", "for_officer" if "[" in phrase.text else "supported", phrase.citations)]


def _most(use: Use, letters: list[list[tuple[str, Citation]]]) -> Phrase | None:
    """The phrase that most letters use, with where each first does; None where none is used twice."""
    used: dict[str, list[Citation]] = {}
    for said in letters:
        for text, cited in dict(reversed(said)).items():
            used.setdefault(text, []).append(cited)
    best = max(used, key=lambda text: len(used[text]), default="")
    where = used.get(best, [])
    if len(where) < _AGREE:
        return None
    return Phrase(use=use, text=best, letters=len(where), of=len(letters), citations=where)


def _openings(letter: Document, request: str) -> Iterator[tuple[str, Citation]]:
    for start, end in spans(letter.text)[:_FIRST]:
        words = letter.quote(start, end)
        if _OPENING.match(words) and words.endswith("."):
            yield adapt(words, letter, request).text, quote.at(letter, start, end)


def _closings(letter: Document, request: str) -> Iterator[tuple[str, Citation]]:
    """What comes with the steps to take next, or after them, and states no law."""
    steps = next((p.start for p in letter.passages if p.role == "next_steps"), len(letter.text))
    for start, end in spans(letter.text, steps):
        words = letter.quote(start, end)
        adapted = adapt(words, letter, request)
        if (
            _CLOSING.match(words)
            and words.endswith(".")
            and not _OF_LAW.search(words)
            and set(adapted.blanks) <= {"[reference]"}
        ):
            yield adapted.text, quote.at(letter, start, end)


def _decisions(letter: Document, request: str) -> Iterator[tuple[str, Citation]]:
    """How it says that information is withheld, with places for the items and for the provisions."""
    for part in (p for p in letter.passages if p.role in ("decision", "exemption")):
        for start, end in spans(letter.text, part.start, part.end):
            words = letter.quote(start, end)
            named, what = list(REFERENCE.finditer(words)), _WHAT.search(words)
            if not (
                words.endswith(".") and _WITHHELD.search(words) and named and what and what.end() <= named[0].start()
            ):
                continue
            pattern = f"{words[: what.start()]}{{what}}{words[what.end() : named[0].start()]}{{refs}}{words[named[0].end() :]}"
            pattern = _ACT.sub("{refs}", pattern)
            if not adapt(pattern, letter, "").blanks and not REFERENCE.search(pattern) and "(" not in pattern:
                yield pattern, quote.at(letter, start, end)
