"""The names and addresses of requesters found so far, and every later mention of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ingest.contacts import postcode_at_end
from ingest.people import ALSO_WORDS, TITLE, is_ordinary, untitled

_STARTS = (
    r"(?<![\w@-])(?<![^\W\d_]/)(?<!//)(?<!\w[.’'])"  # a name in an address of the web stays: the letters before it tell
)
_ENDS = r"(?![\w@/]|-\w|\.\w)"
_BETWEEN = r"(?:\s+[^\W\d_][\w.’'-]{0,30}){0,2}?\s+"
_SHORTEST_ALONE = 3
_SHORTEST_STREET = 8
_MOST_HOMES = 20
_WORDS = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)[^\S\n]+$")
_OF_THE_FAMILY = re.compile(
    r"\b(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Tt]he (?:appellant|complainant|applicant|requester)[’']s) (?:late |great[- ]?|elder |younger |step-?)*"
    r"(?:grand)?(?:father|mother|parent|son|daughter|brother|sister|wife|husband|uncle|aunt|cousin|nephew|niece|child)"
    r"(?:-in-law)?,? (?:[A-Z][\w.’'-]*\s+){1,6}$"
)
_AFTER = re.compile(r"[^\S\n]+([^\W\d_][\w’'-]*)")


@dataclass
class Names:
    """Names and addresses to leave out. A part of a name on its own goes too, unless it is a word or stands inside another name."""

    _whole: dict[str, list[re.Pattern[str]]] = field(default_factory=dict)
    _alone: dict[str, set[str]] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)
    _homes: list[re.Pattern[str]] = field(default_factory=list)

    def remember(self, name: str) -> None:
        """Leave this name out from now on."""
        words = [word.strip(".,") for word in untitled(name).split()]
        words = [word for word in words if word]
        key = " ".join(words).casefold()
        if not words or key in self._known:
            return
        self._known.add(key)
        self._whole.setdefault(_key(words[-1]), []).append(_whole(words))
        for word in {words[0], words[-1]} if name != name.lower() else ():
            if len(word) >= _SHORTEST_ALONE and word.lower() not in ALSO_WORDS:
                self._alone.setdefault(_key(word), set()).add(word)

    def spoken(self) -> list[list[str]]:
        """Every full name so far as its words, longest first."""
        return sorted((key.split() for key in self._known if len(key.split()) > 1), key=len, reverse=True)

    def remember_address(self, lines: Sequence[str]) -> None:
        """Leave this postal address out from now on: its first line, its postcode, or both with what is between."""
        postcode = postcode_at_end(lines[-1])
        if len(lines) < 2 or not postcode or len(lines[0]) < _SHORTEST_STREET or len(self._homes) >= _MOST_HOMES:
            return
        first, last = _loosely(lines[0]), rf"{postcode[:-3]}\s?{postcode[-3:]}"
        self._homes.append(re.compile(rf"\b{first}\b(?:[^\n.;]{{0,60}}?\b{last}\b)?|\b{last}\b", re.IGNORECASE))

    def mask(self, text: str, say: Callable[[str], str]) -> str:
        """`text` with each name so far replaced: in full, with a title or initials, or a part of it on its own."""
        said = {word.casefold() for word in _WORDS.findall(text)} if self._known else set()
        for key in sorted(said & self._whole.keys()):
            for pattern in self._whole[key]:
                text = pattern.sub(lambda _: say("name"), text)
        alone = {word for key in said & self._alone.keys() for word in self._alone[key]}
        if alone:
            parts = "|".join(sorted(map(_spelt, alone), key=len, reverse=True))
            text = re.sub(rf"{_STARTS}(?i:{parts}){_ENDS}", lambda m: m[0] if _is_another(m) else say("name"), text)
        for home in self._homes:
            text = home.sub(lambda _: say("address"), text)
        return text


def _loosely(text: str) -> str:
    """Words with any spacing or commas between them."""
    return r"[\s,]*".join(re.escape(word) for word in text.strip(" ,.").replace(",", " ").split())


def _key(word: str) -> str:
    """The first letters of a word up to a mark: what a text must hold to hold the word."""
    return _WORDS.findall(word)[0].casefold()


def _whole(words: list[str]) -> re.Pattern[str]:
    """The name in full or by initials, with or without a title; a single word, or a surname, with a title only."""
    last = _spelt(words[-1])
    if len(words) == 1:
        return re.compile(rf"{_STARTS}{TITLE}\s+(?:[^\W\d_][\w.’'-]{{0,30}}\s+){{0,2}}?{last}{_ENDS}", re.IGNORECASE)
    first, initial = _spelt(words[0]), re.escape(words[0][0])
    forms = [
        rf"{TITLE}\s+(?:(?:{first}|{initial}\.?|[a-z]\.?)\s*){{0,3}}?\b{last}",
        rf"(?:{TITLE}\s+)?{first}{_BETWEEN}{last}",
        rf"{initial}\.?\s?(?:[a-z]\.?\s?)?{last}",
    ]
    return re.compile(rf"{_STARTS}(?:{'|'.join(forms)}){_ENDS}", re.IGNORECASE)


def _spelt(word: str) -> str:
    """A word with either apostrophe."""
    return re.sub(r"[’']", "[’']", re.escape(word))


def _is_another(found: re.Match[str]) -> bool:
    """True for a lower-case word, or a part of a longer name, but a relative's: "the Smith Review", "Smith & Co"."""
    if not found[0][0].isupper() or found.string[found.end() :].lstrip().startswith("&"):
        return True
    if _OF_THE_FAMILY.search(found.string[max(0, found.start() - 120) : found.start()]):
        return False
    before, after = (
        _BEFORE.search(found.string[max(0, found.start() - 40) : found.start()]),
        _AFTER.match(found.string, found.end()),
    )
    neighbours = [m[1] for m in (before, after) if m]
    return any(word[0].isupper() and not is_ordinary(word) for word in neighbours)
