"""The request of a letter in which nothing leads in to it: quoted on its own, a list that names things, or lines that ask."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.asking import asks, names
from corpus.records import Role
from corpus.wording import any_of
from ingest import cues, voices
from ingest.deciding import outcomes
from ingest.labels import ASKING
from ingest.layout import Layout
from ingest.parts import part
from ingest.shapes import MARKER, unlisted

_QUOTED = re.compile(
    r"^(?:\W{0,3}(?:(?:your )?(?:request|question|enquiry)\s?[:–-])\s*)?[“\"‘'][^“”\"]{12,}[”\"’']\W*$", re.IGNORECASE
)
_PLAINLY = re.compile(
    rf"^\W*(?:\w{{1,3}}[.)]\s)?(?:{ASKING}|(?:in|at|for|on|to) (?:how|what|which|whom)\b|if so\b)", re.IGNORECASE
)
_BIDS = re.compile(
    r"^\W*(?:provide|supply|give|state|list|send|disclose)\s(?:me\s|us\s)?(?:an?|the|any|all|copies|details|each|every|how|what|which|who)\b[^\n]*$",
    re.IGNORECASE,
)
_NOT_OF_THE_ASKER = any_of(
    r"\blet (?:me|us) know (?:if|should|when)\b|"
    r"\b(?:do|did|would|could|can|are|were) you (?:please |kindly )?(?:mean|want|like|looking|interested|need|wish|clarify|"
    r"confirm (?:whether|which|that)|"
    r"narrow|specify|resubmit|let us|be able)\b|\bplease (?:find|see|note|contact|ring|call|write|quote|send|reply|let|tell us|do not|be aware|get in touch|"
    r"accept|refer|use|visit|address|confirm|remember|feel)\b|\bthis (?:page|survey|letter)\b|\byour (?:request|enquiry|question|letter|message)s?\b"
)
"""What whoever answers asks back, or bids do."""
_OF_THE_ANSWER = any_of(
    r"\b(?:we|I|our)\b|\b(?:attached|enclosed|exempt\w*|section|regulation|factors?|held|reasons?|apply|applies|contains?|comprises?)\b"
)
"""How whoever answers leads in to a list."""
_OF_THE_REQUEST = any_of(
    r"\b(?:your|the|this) (?:\w+ ){0,3}(?:requests?|questions?|points?|letter|e-?mail|enquir\w+|elements?|items?|queries)\b"
)
_OVER = any_of(
    r"^\W*(?:yours (?:sincerely|faithfully)|(?:kind |best )?regards)\b|"
    r"\b(?:complain(?:t|ts)?|dissatisfied|unhappy|not (?:satisfied|happy|content|content you))\b[^.]*\b(?:you|your|how|write|writing)\b"
)
"""Where the letter closes, or tells of complaints."""
_TELLS = re.compile(r"£|(?<![\d/])(?!(?:19|20)\d\d\b)\d{3,}|\d%|[,:;]\s*$", re.IGNORECASE)
_LONGEST_NAME, _FEWEST, _FEWEST_WORDS = 30, 2, 5


def unmarked(layout: Layout, found: list[Role | None]) -> list[Role | None]:
    """The roles of a letter that shows no request so far, with what asks in it marked, where something does."""
    words = [layout.words(block) for block in layout.blocks]
    end = next((n for n, said in enumerate(words) if found[n] == "next_steps" or _OVER.search(said)), len(words))
    asking = (
        _set_apart(layout, words, found, end)
        or _quoted(words, found, end)
        or _listed(layout, words, found, end)
        or _outright(words, found, end)
    )
    return [("request" if n in asking else role) for n, role in enumerate(found)]


def _begun(words: list[str], roles: list[Role | None], end: int) -> int:
    """Where the answer begins: the first block that decides something, or is headed as the answer."""
    return next(
        (
            n
            for n in range(end)
            if (roles[n] is None and part(words[n]) == "answer") or (outcomes(words[n]) and not asks(words[n]))
        ),
        end,
    )


def _quoted(words: list[str], roles: list[Role | None], end: int) -> set[int]:
    """The first paragraph that is a quotation and nothing else, above the answer."""
    for n in range(_begun(words, roles, end)):
        if roles[n] and _QUOTED.match(words[n]) and len(words[n].split()) >= _FEWEST_WORDS:
            return {n}
    return set()


def _set_apart(layout: Layout, words: list[str], roles: list[Role | None], end: int) -> set[int]:
    """The paragraphs set as quotations that ask, in the middle of the reply."""
    return {
        n
        for n in range(end)
        if layout.blocks[n].kind == "quote" and roles[n] and asks(words[n]) and not voices.TALKS.search(words[n])
    }


def _listed(layout: Layout, words: list[str], roles: list[Role | None], end: int) -> set[int]:
    """The first list in which everything could be asked: all above the answer, or each with its answer right below it."""
    elements = [n for n in range(end) if layout.blocks[n].kind == "list" and MARKER.match(words[n]) and roles[n]]
    if not elements:
        return set()
    run = [elements[0]]
    for a, b in pairwise(elements):
        if b - a > 1:
            break
        run.append(b)
    run = _once(words, run)
    above = words[run[0] - 1] if run[0] else ""
    if not _OF_THE_REQUEST.search(above) and _OF_THE_ANSWER.search(above) and above.rstrip().endswith(":"):
        return set()
    if len(run) >= _FEWEST:
        if run[0] > _begun(words, roles, end) or not _all_ask([words[n] for n in run]):
            return set()
        return set(run)
    apart = all(b - a > 1 for a, b in pairwise(elements)) and len(elements) >= _FEWEST
    return set(elements) if apart and _all_ask([words[n] for n in elements]) else set()


def _once(words: list[str], run: list[int]) -> list[int]:
    """The elements of a list; where each mark stands twice, for what is asked and for the answer, the first of each two."""
    signs = [mark[0].strip() if (mark := MARKER.match(words[n])) else "" for n in run]
    twice = len(run) > _FEWEST and signs[::2] == signs[1::2] and len(set(signs)) == len(run) // 2
    return run[::2] if twice else run


def _all_ask(said: list[str]) -> bool:
    """True where each asks or may name what is wanted, and one does so plainly."""
    bare = [unlisted(words) for words in said]
    plainly = [words.endswith("?") or names(words) or bool(_PLAINLY.match(words)) for words in bare]
    return any(plainly) and all(plain or _may_name(words) for plain, words in zip(plainly, bare, strict=True))


def _may_name(words: str) -> bool:
    """True for words that may name what is wanted: not many, no figures, nothing said by whoever answers."""
    few = len(words.split()) <= _LONGEST_NAME and re.search(r"[^\W\d]{3}", words) is not None
    return few and not (_TELLS.search(words) or voices.AUTHORITY_SPEAKS.search(words) or outcomes(words))


def _outright(words: list[str], roles: list[Role | None], end: int) -> set[int]:
    """The paragraphs that ask, by a question or by what only whoever asks says."""
    return {n for n in range(end) if roles[n] and asks_outright(words[n])}


def asks_outright(words: str) -> bool:
    """True for a paragraph that asks, by a question or by what only whoever asks says, and is no answer's."""
    if _NOT_OF_THE_ASKER.search(words) or voices.ASKS_BACK.search(words) or cues.CLOSES.search(words):
        return False
    question = bool(_PLAINLY.match(words) if words.rstrip().endswith("?") else _BIDS.match(words))
    return question or (voices.ASKER_SPEAKS.search(words) is not None and not voices.AUTHORITY_SPEAKS.search(words))
