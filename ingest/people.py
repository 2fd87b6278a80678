"""Which words may be a person's name, and which are a body, a job, a month or ordinary speech."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

TITLE = r"(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|sir|dame|lord|lady|rev(?:erend)?|cllr|councillor)\b\.?"
_TITLED = re.compile(rf"^{TITLE}\s+(?=\S)", re.IGNORECASE)
_ONLY_TITLE = re.compile(TITLE, re.IGNORECASE)
_WORD = re.compile(r"^(?:[^\W\d_]\.?|(?:[^\W\d_]\.){2,4}|[^\W\d_][^\W\d_’'-]*(?:[’'-][^\W\d_]+)*)$")


def _sets() -> dict[str, frozenset[str]]:
    lists = tomllib.loads(files("ingest").joinpath("people.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(words.split()) for kind, words in lists.items()}


_SETS = _sets()
_PARTICLES, _BODIES, _JOBS, _SPEECH, _MONTHS = (
    _SETS[kind] for kind in ("particles", "bodies", "jobs", "speech", "months")
)
_GIVEN = _SETS["given"]
"""First names that are also ordinary words or months: with a capital before another, they are a person."""
ALSO_WORDS = _SETS["also_words"] | _MONTHS


def names_body(text: str) -> bool:
    """True where a word says that a body, not a person, is named."""
    return any(word in _BODIES for word in _words(text))


def names_job(text: str) -> bool:
    """True where a word says in what role somebody writes."""
    return any(word in _JOBS for word in _words(text))


def is_ordinary(word: str) -> bool:
    """True for a word of ordinary speech, which is part of nobody's name."""
    return word.lower() in _SPEECH


def untitled(name: str) -> str:
    return _TITLED.sub("", name.strip())


def is_titled(name: str) -> bool:
    return bool(_TITLED.match(name.strip()))


def is_person(text: str, *, cased: bool = True, single: bool = False) -> bool:
    """True where the whole of `text` may be a person's name.

    `cased`: every word must start with a capital, small particles aside. `single`: one word without a title is enough.
    """
    words = untitled(text.rstrip(",.")).split()
    bare = [word.strip(".,").lower() for word in words]
    titled = is_titled(text)
    if not 0 < len(words) <= 5 or (len(words) == 1 and not (titled or single)):
        return False
    if all(_ONLY_TITLE.fullmatch(word) for word in words):  # "Ms" before an address is nobody yet
        return False
    if not all(_WORD.match(word) for word in words) or not any(len(word) > 1 for word in bare):
        return False
    if len(words) == 2 and bare[0] in _GIVEN and words[0][0].isupper() and words[1][0].isupper():
        return bare[1] not in _BODIES and bare[1] not in _JOBS
    if any((word in _SPEECH and word != "may") or word in _BODIES or word in _JOBS for word in bare):
        return bool(titled and len(words) <= 2 and cased and words[-1][0].isupper() and bare[-1] not in _SPEECH)
    if not titled and (all(word in _MONTHS for word in bare) or (len(words) == 1 and _is_short_form(words[0]))):
        return False
    return not cased or all(word[0].isupper() or word.lower() in _PARTICLES for word in words)


def _is_short_form(word: str) -> bool:
    """ICO, DfE, MoJ: a body by its letters."""
    return len(word) <= 6 and sum(letter.isupper() for letter in word) > 1


def _words(text: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
