"""Telling of a decision without giving it away: who held it, of what kind, and what the letter says it is."""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import lru_cache
from importlib import resources

from corpus.named import placed
from corpus.records import Document
from corpus.sentences import spans
from corpus.vocabulary import Vocabulary

_MOST_FACTS = 3
_NAMED = re.compile(
    r"\b(?:sections?|ss?\.|regulations?|regs?\.?|article|paragraph|part|schedule|exceptions?)\s*\d+\w*(?:\s?\(\w{1,4}\))*"
    r"(?:(?:\s*,\s*|\s+(?:and|or|to)\s+)\d+\w*(?:\s?\(\w{1,4}\))*)*|\b\d{1,2}[A-Z]?(?:\(\w{1,4}\))+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\s*(?:[A-Z]?\d{1,2}|\(?[a-z]\))[.)]?\s+")
_HOLDS = re.compile(r"\b(?:hold|holds|held)\b", re.IGNORECASE)
# Words that speak of how it was decided, or on what ground: a sentence with one of them is never shown as a fact.
_TELLING = re.compile(
    r"\b(?:exempt\w*|except\w*|with[- ]?h[eo]ld\w*|disclos\w*|releas\w*|enclos\w*|attach\w*|provid\w*|suppl(?:y|ied)\w*|publish\w*|"
    r"publicly|redact\w*|remov\w*|refus\w*|confirm\w*|den(?:y|ies|ied)|public interest|prejudic\w*|harm\w*|likely|"
    r"outweigh\w*|weigh\w*|privileg\w*|confiden\w*|personal|data|cost\w*|limit\w*|vexatious|repeat\w*|"
    r"manifestly|environment\w*|foia?|eirs?|acts?|regulations?|law\w*|prohibit\w*|forbid\w*|sensitive|commercial\w*|"
    r"security|not|no|none|nothing|neither|nor|unable|cannot|part of|most of|some of|rest|remainder|except|"
    r"review\w*|overturn\w*|uph[eo]ld\w*|qualified person|safeguard\w*|because|accessible|available|given?|gave|send|sent)\b",
    re.IGNORECASE,
)

# In a sentence that only weighs: words that name the ground, the outcome or the side it is weighed on.
_GROUND = re.compile(
    r"\b(?:exempt\w*|exception\w*|with[- ]?h[eo]ld\w*|refus\w*|outweigh\w*|prejudic\w*|privileg\w*|confidential\w*|"
    r"public interest in|in favour of|against disclos\w*|maintain\w*|presum\w*|foia?|eirs?)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"^(?:In favour of (?:disclosure|release)|For disclosure|Against (?:that|this|it|disclosure|release)|On the other hand|"
    r"However|But)\b,?\s*",
    re.IGNORECASE,
)


def hidden(id: str) -> str:
    """The id of the exercise made from a document: the same each time, and it says nothing of the document."""
    return hashlib.sha256(f"exercise:{id}".encode()).hexdigest()[:16]


def asked(document: Document) -> list[str]:
    """The items of the request, with any provision the requester names left out of them."""
    return [without_provisions(item.text) for item in document.requests]


def without_provisions(text: str) -> str:
    return _NAMED.sub("[a provision of the law]", text)


def about(document: Document, vocabulary: Vocabulary) -> list[str]:
    """The kinds of information asked for that call no exemption into question."""
    words = " ".join(item.text for item in document.requests)
    return [kind.name for kind in vocabulary.kinds(words) if kind.exemption is None]


def facts(document: Document) -> list[str]:
    """Sentences of the letter that say what is held, and nothing of how it was decided or why."""
    found = []
    for passage in document.passages:
        if passage.role != "decision":
            continue
        for start, end in spans(document.text, passage.start, passage.end):
            said = _NUMBER.sub("", " ".join(document.quote(start, end).split()))
            if _HOLDS.search(said) and said[-1:] in ".:" and not gives_away(said):
                found.append(said)
    return found[:_MOST_FACTS]


def gives_away(text: str) -> bool:
    """Whether words speak of the outcome, of a provision or of a ground."""
    return bool(_TELLING.search(text) or _NAMED.search(text) or next(placed(text), None))


def weighed(sentence: str) -> str | None:
    """A sentence that weighs, without the words that say on which side; None where it names the ground or outcome."""
    said = _SIDE.sub("", " ".join(sentence.split()))
    named = _GROUND.search(said) or _NAMED.search(said) or next(placed(said), None)
    return None if named else said


def kind_of_body(name: str | None) -> str:
    """ "a police force" for Westmarch Police; "a public body" for a name that does not tell."""
    return next((kind for kind, words in _kinds() if words.search(name or "")), "a public body")


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = tomllib.loads(resources.files("assistant.lessons").joinpath("bodies.toml").read_text("utf-8"))
    return tuple(
        (row["name"], re.compile(rf"\b(?:{'|'.join(map(re.escape, row['words']))})\b", re.IGNORECASE))
        for row in table["kind"]
    )
