"""Which items of the request a sentence speaks of: by their numbers, by where it stands, or by the words they share."""

from __future__ import annotations

import re

from corpus.records import RequestItem, Role
from corpus.wording import any_of
from ingest.in_turn import answered_as, asked_in, in_turn
from ingest.layout import Placed
from ingest.letter import Letter
from ingest.marks import letter_marks, own_marks
from ingest.numbered import counted, label, numbers, places

_CONTINUES = re.compile(r"\W*(?:this|that|the|some|it|these|those|they|we|its)\b", re.IGNORECASE)
_ALL = any_of(
    r"\ball (?:(?:of )?(?:the|your) )?(?:parts?|questions?|items?|requests?|points?|of the information)\b|"
    r"\bboth (?:parts|questions|items|requests)\b"
)
_OTHERS = any_of(
    r"\b(?:all|any|the) (?:of )?(?:the |your )?(?:other|remaining) (?:parts?|questions?|items?|requests?|points?)\b"
)
_MARK = re.compile(r"\W*(?:(?:q|question)?\s?\d{1,2}[a-z]?|[a-z])[.):]\s+|\W*[-•*]\s+")
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
        self._at = {block.start: n for n, block in enumerate(letter.layout.blocks)}
        self._said = {_plain(r.text): frozenset((r.n,)) for r in requests if len(r.text.split()) >= _FEWEST_WORDS}
        """The items by their words, to know them where the answer says them again."""
        self._lettered = letter_marks(letter.layout.text, requests)
        self._marks = own_marks(letter.layout.text, requests)
        self._spoken_of: set[int] = set()
        self._in_turn = in_turn(letter, requests)
        self.direct = False
        """True when the last sentence's items were named in its paragraph, by number or by place, not by shared words alone."""
        self.answered: dict[int, Placed] = {}
        """For items answered in turn, the block that answers each."""
        self._last: frozenset[int] = frozenset()
        self._here: frozenset[int] = frozenset()
        self._named_here: frozenset[int] = frozenset()
        self._asking: frozenset[int] = frozenset()
        """The items asked, or said again, one right below the other, with no answer yet."""
        self._same = answered_as(letter, requests) if self._in_turn else {}
        self._block: Placed | None = None
        self._heading: str | None = None

    def of(self, sentence: str, role: Role, block: Placed) -> frozenset[int]:
        """The items a sentence speaks of; none when it speaks of the whole, or of nothing asked."""
        self.direct = False
        if len(self._known) < 2:
            return frozenset()
        if block is not self._block:
            self._pass(block)
            self._enter(block, role)
        if role == "request":
            return self._here
        if _OTHERS.search(sentence) and self._spoken_of < self._known:
            return frozenset(self._known - self._spoken_of)
        if _ALL.search(sentence):
            return self._known_set()
        named = self._alike(self.numbered(sentence) or self._here)
        of_others = not named and any(number > len(self._known) for number in counted(sentence))
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
        for first, rest in numbers(sentence):
            these = self._counted(first, rest)
            ranged = re.search(r"to|–|-", rest) and len(re.findall(r"\d+", rest)) == 1 and len(these) > 1
            named.update(range(min(these), max(these) + 1) if ranged else these)
        named.update(places(sentence))
        return frozenset(named & self._known)

    def _enter(self, block: Placed, role: Role) -> None:
        """A block that is labelled with an item's number, or stands under such a heading, is about that item."""
        words = self._layout.words(block)
        self._named_here = frozenset()
        said = self._said.get(_plain(words))
        named = said or (self._labelled(words, heading=False) if role != "request" else frozenset())
        if block.heading != self._heading:
            self._heading = block.heading
            self._here = self._said.get(_plain(block.heading or "")) or self._labelled(
                block.heading or "", heading=True
            )
        if role == "request":
            asked = frozenset(asked_in(block, self._requests))
            self._here = asked if len(asked) == 1 and self._in_turn else frozenset()
            if said and not asked:
                self._here = said
        elif named:
            self._here = named
        again = len(self._here) == 1 and (role == "request" or bool(said) or self._repeats(words))
        if again:
            self._here = self._asking = self._asking | self._here
        else:
            self._asking = frozenset()
        if role not in ("request", "next_steps") and not again:
            for n in self._here if named or len(self._here) == 1 or self._in_turn else ():
                if block.start >= self._asked_at(n):
                    self.answered.setdefault(n, block)
        self._block = block

    def _pass(self, block: Placed) -> None:
        """What is passed over on the way to a block may say again what was asked, which the block then answers."""
        before = self._at[block.start] - 1
        above = self._layout.blocks[before] if before >= 0 else None
        if (
            above is not None
            and above is not self._block
            and (said := self._said.get(_plain(self._layout.words(above))))
        ):
            self._here = said

    def _alike(self, items: frozenset[int]) -> frozenset[int]:
        """The items, with those whose answer is only "as above"."""
        found = items
        for n, before in sorted(self._same.items()):
            if before in found:
                found |= {n}
        return found

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
            mark
            for part in written
            for mark in re.findall(r"\d{1,2}[a-z]?|\b[a-z]\b", part.lower().replace(" a ", " "))
        )
        return [n for mark in found for n in self._marked(mark)]

    def _marked(self, mark: str) -> list[int]:
        """The items behind one mark: "2", "2a" or "a"."""
        if mark in self._marks:
            return sorted(self._marks[mark])
        number = re.sub(r"\D", "", mark)
        if not number:
            return [self._lettered.get(mark, 0)]
        return sorted(self._marks.get(number, ())) if self._marks else [int(number)]

    def _labelled(self, words: str, *, heading: bool) -> frozenset[int]:
        if heading:
            return self.numbered(words)
        found = label(words)
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


def _content(text: str) -> set[str]:
    words = (_SAME.get(w, w) for w in _WORD.findall(text.lower()))
    return {w[:-1] if w.endswith("s") and len(w) > 4 else w for w in words} - _DULL


def _plain(words: str) -> str:
    """Words alone, without the number or the mark before them."""
    small = words.casefold()
    mark = _MARK.match(small)
    return " ".join(re.findall(r"\w+", small[mark.end() if mark else 0 :]))
