"""Which of the library's bodies a question names, by name or initials, or by their kind where it is they who act."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.says import content

_COMMON = frozenset(
    "information commissioner office service services trust department agency authority northern freedom act and of the for "
    "standards health national general royal county district city borough".split()
)
"""Words of bodies' names that do not by themselves name one."""
_KINDS: tuple[tuple[str, str], ...] = (
    (r"(?:police )?(?:(?<!armed )forces?|constabular(?:y|ies))|police", r"\b(?:Police|Constabulary)\b"),
    (r"councils?", r"\bCouncil\b"),
    (r"fire (?:and rescue )?(?:services?|brigades?|authorit(?:y|ies))", r"\bFire\b"),
    (r"(?:NHS |hospital )?trusts?", r"\b(?:NHS|Trust)\b"),
    (r"hospitals?", r"\bHospitals?\b"),
    (r"universit(?:y|ies)", r"\bUniversity\b"),
    (r"museums?", r"\bMuseum\b"),
    (r"ambulance services?", r"\bAmbulance\b"),
    (r"(?:government )?departments?|ministr(?:y|ies)", r"\b(?:Department|Ministry)\b"),
    (r"roads? agency", r"\bRoads? Agency\b"),
)
_ACTS = r"\b(?:has|have|had|did|was|were) (?:(?:a|an|any|the|some|another|other|our|every) ){0,2}(?:\w+ )?"
_KINDS_ACTING = tuple(
    (re.compile(rf"{_ACTS}(?P<said>{said})\b(?! (?:got|to)\b)", re.IGNORECASE), re.compile(name))
    for said, name in _KINDS
)


CONTRACTED = re.compile(r"\b\w+['’](?:d|ll|m|re|t|ve)\b", re.IGNORECASE)
"""Two words drawn together, as "didn't" and "they'd" are: never a subject."""


def named(text: str, authorities: Iterable[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The bodies named, by a proper word of their name or its initials, else those of the kind that is said to act; and
    the words of the text that name them, which are no subject."""
    held = sorted(authorities)
    bodies, used = _by_name(text, held)
    for acting, name in _KINDS_ACTING:
        if (said := acting.search(text)) and (of_kind := [a for a in held if name.search(a)]):
            if not bodies:
                return tuple(of_kind), used | {w.casefold() for w in said["said"].split()}
            used |= {w.casefold() for w in said["said"].split()}
    return bodies, used


def unnamed(text: str, used: frozenset[str]) -> frozenset[str]:
    """The stems of a text but for the words that name bodies, and but for contractions."""
    words = re.sub(r"['’]s\b", "", CONTRACTED.sub(" ", text))
    return content(re.sub(r"[A-Za-z]+", lambda m: " " if m[0].casefold() in used else m[0], words))


def _by_name(text: str, held: list[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    words = re.findall(r"[A-Za-z]+", text.replace("’s", "").replace("'s", ""))
    capitals = {w for w in words if w[0].isupper()}
    lower = {w.casefold() for w in words}
    found: dict[str, frozenset[str]] = {}
    used: set[str] = set()
    for authority in held:
        own = [w for w in re.findall(r"[A-Za-z]+", authority.replace("'s", "")) if len(w) > 2]
        initials = "".join(w[0] for w in own if w[0].isupper())
        proper = [w for w in own if w in capitals and w.casefold() not in _COMMON]
        together = [w for w in own if w in capitals and w[0].isupper()]
        if proper or len(together) > 1 or (len(initials) > 2 and initials in words):
            found[authority] = frozenset({*together, *(set(words) & {initials})})
        used |= {w.casefold() for w in own if w.casefold() in lower}
    bodies = tuple(a for a, by in found.items() if not any(by < other for other in found.values()))
    used |= {w.casefold() for a in bodies for w in found[a]}
    return bodies, frozenset(used)
