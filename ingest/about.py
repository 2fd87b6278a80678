"""Which items of the request a sentence speaks of: by their numbers, by where it stands, or by the words they share."""

from __future__ import annotations

import re

from corpus.records import RequestItem, Role
from ingest import dates
from ingest.layout import Placed
from ingest.letter import Letter
from ingest.wording import any_of

_NUMBERED = re.compile(
    r"\b(?:questions?|answers?|parts?|points?|items?|requests?|limbs?|[qa](?=\s?\d))\s*(?:nos?\.?|numbers?)?\s*\(?(?P<first>\d{1,2}|(?<=\()[a-z](?=\)))\)?"
    r"(?P<rest>(?:\s*(?:,|and|&|to|–|-)\s*(?:q(?:uestions?)?\s*|a(?=\d))?(?:\(?\d{1,2}\)?|\([a-z]\)))*)(?![\d/])",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:questions?|requests?|items?|parts?)\s(?:nos?\.?|numbers?)?\s?(\d{1,2})\b", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    r"\W{0,3}\d{1,2}\s*(?:\n|(?:attachments?|pages?|enclosures?|minutes|hours|days|years)\b)", re.IGNORECASE
)
"""The number of a page, alone on its line, or of things counted."""
_DATED = re.compile(rf"\W{{0,3}}{dates.PATTERN}", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W{0,3}(?:(?:q|a|question|answer|request|part|point|item|response)s?\s?:?\s?(?:to\s+)?(?:questions?\s+)?)?(?:\(?(?P<n>\d{1,2})|\(?(?P<letter>[a-z])(?=[).]|\s?&))\)?"
    r"(?P<rest>(?:\s?(?:,|&|and)\s?[qa]?\(?(?:\d{1,2}|[a-z])\b\)?)*)(?:[.):]|\s*[-–])?(?=\s|$|[A-Z])",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL = re.compile(
    rf"\b(?P<word>{'|'.join(_ORDINALS)}) (?:part|item|question|request|point|limb|element)\b", re.IGNORECASE
)
_CONTINUES = re.compile(r"\W*(?:this|that|the|some|it|these|those|they|we|its)\b", re.IGNORECASE)
_ALL = any_of(
    r"\ball (?:(?:of )?(?:the|your) )?(?:parts?|questions?|items?|requests?|points?|of the information)\b|"
    r"\bboth (?:parts|questions|items|requests)\b"
)
_OTHERS = any_of(
    r"\b(?:all|any|the) (?:of )?(?:the |your )?(?:other|remaining) (?:parts?|questions?|items?|requests?|points?)\b"
)
_FIGURES = re.compile(r"\d(?![\d.)])")
_WORD = re.compile(r"[a-z]{3,}")
_FEWEST_WORDS, _SAID_AGAIN = 4, 0.8
_SAME = {
    "minutes": "note",
    "minute": "note",
    "notes": "note",
    "e-mails": "email",
    "correspondence": "email",
    "copies": "copy",
}
_DULL = frozenset(
    "the and for any all that this with from have has had was were are you your our their they them its his "
    "her been being held hold information request requested please provide which what when who how under "
    "section exemption act foia some other above below list dates date details copy following part not will would "
    "can could should about into than also there where these those only withheld disclosed released personal public "
    "interest because data since between each".split()
)


class Items:
    """Follows a letter from its start: what was last spoken of is remembered for the sentences that go on about it."""

    def __init__(self, letter: Letter, requests: list[RequestItem]) -> None:
        self._requests = requests
        self._known = {r.n for r in requests}
        self._words = {r.n: _content(r.text) for r in requests}
        self._layout = letter.layout
        self._lettered = _lettered(letter, requests)
        self._spoken_of: set[int] = set()
        self._in_turn = _in_turn(letter, requests)
        self.direct = False
        """True when the last sentence's items were named in its paragraph, by number or by place, not by shared words alone."""
        self.answered: dict[int, Placed] = {}
        """For items answered in turn, the block that answers each."""
        self._last: frozenset[int] = frozenset()
        self._here: frozenset[int] = frozenset()
        self._named_here: frozenset[int] = frozenset()
        self._block: Placed | None = None
        self._heading: str | None = None

    def of(self, sentence: str, role: Role, block: Placed) -> frozenset[int]:
        """The items a sentence speaks of; none when it speaks of the whole, or of nothing asked."""
        self.direct = False
        if len(self._known) < 2:
            return frozenset()
        if block is not self._block:
            self._enter(block, role)
        if role == "request":
            return self._here
        if _OTHERS.search(sentence) and self._spoken_of < self._known:
            return frozenset(self._known - self._spoken_of)
        if _ALL.search(sentence):
            return self._known_set()
        named = self.numbered(sentence) or self._here
        of_others = not named and any(int(number) > len(self._known) for number in _COUNTED.findall(sentence))
        found = named or (frozenset() if of_others else self._by_words(sentence))
        if not found and _CONTINUES.match(sentence):
            found = self._last
        self._named_here = named or self._named_here
        self.direct = bool(named) or bool(found and found <= self._named_here)
        self._last = found or self._last
        if len(found) == 1:
            self._spoken_of |= found
        return found

    def numbered(self, sentence: str) -> frozenset[int]:
        """Items named by number or by their place ("the second part")."""
        named: set[int] = set()
        for found in _NUMBERED.finditer(sentence):
            numbers = self._counted(found["first"], found["rest"])
            ranged = re.search(r"to|–|-", found["rest"]) and len(numbers) == 2 and numbers[0] < numbers[1]
            named.update(range(numbers[0], numbers[1] + 1) if ranged else numbers)
        named.update(_ORDINALS.index(found["word"].lower()) + 1 for found in _ORDINAL.finditer(sentence))
        return frozenset(named & self._known)

    def _enter(self, block: Placed, role: Role) -> None:
        """A block that is labelled with an item's number, or stands under such a heading, is about that item."""
        words = self._layout.words(block)
        self._named_here = frozenset()
        if block.heading != self._heading:
            self._heading, self._here = block.heading, self._labelled(block.heading or "", heading=True)
        if role == "request":
            asked = frozenset(r.n for r in self._requests if r.start is not None and block.start <= r.start < block.end)
            self._here = asked if len(asked) == 1 and self._in_turn else frozenset()
        elif label := self._labelled(words, heading=False):
            self._here = label
        if (
            role not in ("request", "next_steps")
            and len(self._here) == 1
            and not self._repeats(words)
            and block.start >= self._asked_at(next(iter(self._here)))
        ):
            self.answered.setdefault(next(iter(self._here)), block)
        self._block = block

    def _asked_at(self, n: int) -> int:
        return next((r.start for r in self._requests if r.n == n and r.start is not None), 0)

    def _repeats(self, words: str) -> bool:
        """True for a block that only says again what was asked."""
        said = set(_WORD.findall(words.lower()))
        text = next((r.text for r in self._requests if r.n in self._here), "")
        asked = set(_WORD.findall(text.lower()))
        if len(asked) < _FEWEST_WORDS:
            return bool(asked) and said == asked
        if _FIGURES.findall(words) and not _FIGURES.findall(text):
            return False  # tells a figure
        common = len(said & asked)
        cut_short = common == len(said) and 2 * common >= len(asked)
        return cut_short or common >= _SAID_AGAIN * max(len(asked), len(said))

    def _counted(self, *written: str) -> list[int]:
        """Numbers as they stand, and letters as the items that carry them."""
        found = (
            mark for part in written for mark in re.findall(r"\d{1,2}|\b[a-z]\b", part.lower().replace(" a ", " "))
        )
        return [int(mark) if mark.isdigit() else self._lettered.get(mark, 0) for mark in found]

    def _labelled(self, words: str, *, heading: bool) -> frozenset[int]:
        if heading:
            return self.numbered(words)
        found = None if _DATED.match(words) or _BARE_NUMBER.match(words) else _LABEL.match(words)
        return (
            frozenset(self._counted(found["n"] or found["letter"], found["rest"])) & self._known
            if found
            else frozenset()
        )

    def _known_set(self) -> frozenset[int]:
        return frozenset(self._known)

    def _by_words(self, sentence: str) -> frozenset[int]:
        """The items whose own words the sentence shares best: what all items say tells none apart."""
        words = _content(sentence)
        shared = {
            n: sum(1.0 / uses for w in words & mine if (uses := self._uses(w)) < max(2, len(self._known)))
            for n, mine in self._words.items()
        }
        best = max(shared.values(), default=0.0)
        return frozenset(n for n, score in shared.items() if best > 0 and score == best)

    def _uses(self, word: str) -> int:
        return sum(word in mine for mine in self._words.values())


def _in_turn(letter: Letter, requests: list[RequestItem]) -> bool:
    """True when an answer comes before the next thing asked."""
    holding = [
        n
        for n, block in enumerate(letter.layout.blocks)
        if any(r.start is not None and block.start <= r.start < block.end for r in requests)
    ]
    between = range(holding[0], holding[-1]) if holding else range(0)
    return any(letter.roles[n] not in (None, "request") for n in between)


def _lettered(letter: Letter, requests: list[RequestItem]) -> dict[str, int]:
    """The items whose own marks are letters: "(b)" is the second."""
    before = ((r.n, letter.layout.text[max(0, (r.start or 0) - 6) : r.start or 0]) for r in requests)
    marks = ((n, re.search(r"\(?([a-z])[.)]\s*$", words)) for n, words in before)
    return {mark[1]: n for n, mark in marks if mark}


def _content(text: str) -> set[str]:
    words = (_SAME.get(w, w) for w in _WORD.findall(text.lower()))
    return {w[:-1] if w.endswith("s") and len(w) > 4 else w for w in words} - _DULL
