"""An order of ids that changes a little at a time is the one that would be made of them afresh."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Card
from retriever.known import Known
from retriever.manifest import Indexed, Manifest
from retriever.numbered import Numbered, Splice
from retriever.rows import Rows

IDS = st.sets(st.text("abc:1", min_size=1, max_size=4), max_size=30)
DOCUMENTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 4), max_size=8)


@pytest.mark.parametrize(
    ("before", "gone", "new", "after", "why"),
    [
        ("bd", "", "ace", "abcde", "before, between and behind"),
        ("abcd", "bx", "", "acd", "one that is not there is no fault"),
        ("abcd", "b", "b", "abcd", "what goes and comes is there once"),
        ("abcd", "", "c", "abcd", "what comes again takes its own place"),
        ("", "a", "ba", "ab", "into nothing"),
        ("ab", "ab", "", "", "down to nothing"),
    ],
)
def test_ids_leave_and_come(before: str, gone: str, new: str, after: str, why: str) -> None:
    splice = Splice(list(before), gone, new)
    assert "".join(splice.ids) == after, why
    known = splice.of(np.array([ord(c) for c in before], int), np.array([-ord(c) for c in sorted(new)], int))
    assert known.tolist() == [-ord(c) if c in new else ord(c) for c in after], "each has what belongs to it"


@given(IDS, IDS, IDS)
def test_numbers_are_those_of_the_ids_made_afresh(before: set[str], gone: set[str], new: set[str]) -> None:
    changed = Numbered(before).spliced(Splice(sorted(before), gone, new))
    afresh = Numbered((before - gone) | new)
    assert changed.ids == afresh.ids
    assert changed.numbers.tolist() == afresh.numbers.tolist()
    assert changed.numbered(afresh.numbers).tolist() == list(range(len(afresh)))
    assert [changed.place(id) for id in afresh.ids] == list(range(len(afresh)))
    assert all(changed.place(id) is None for id in gone - new)


@given(IDS, IDS)
def test_rows_keep_their_vectors(before: set[str], new: set[str]) -> None:
    def rows(ids: set[str], sign: int) -> np.ndarray:
        return np.array([[sign * hash(id) % 97, 1.0] for id in sorted(ids)], np.float32).reshape(-1, 2)

    changed = Rows(sorted(before), rows(before, 1)).replaced(sorted(new), rows(new, -1))
    assert changed.of(sorted(new)).tolist() == rows(new, -1).tolist()
    assert changed.of(sorted(before - new)).tolist() == rows(before - new, 1).tolist()


def manifest(documents: dict[str, int], before: Manifest | None = None) -> Manifest:
    """So many passages of each; one with as many as before is the same."""
    held: dict[str, Indexed] = {}
    for id, count in documents.items():
        was = before.documents.get(id) if before else None
        roles = {f"{id}:{n}": ("decision", "request", "other", "next_steps")[n % 4] for n in range(count)}
        held[id] = was if was and len(was.passages) == count else Indexed("", roles)  # type: ignore[arg-type]
    return Manifest({}, held)


@given(DOCUMENTS, DOCUMENTS, st.booleans())
def test_what_is_known_moves_with_the_passages(was: dict[str, int], now: dict[str, int], astray: bool) -> None:
    """Also where a passage is numbered that the manifest does not have."""
    one = manifest(was)
    two = manifest(now, one)
    cards = {
        id: Card(
            id=id, reference=None, title=id, authority=None, date=None, kind="response", source=None, url=None,
            outcome="disclosed", exemptions=[], example=False,
        )
        for id in now
    }  # fmt: skip
    more = {"stray:1"} if astray else set()
    known = Known(one, Numbered(one.passages() | more), {})
    moved = Known(two, Numbered(two.passages() | more), cards, known)
    afresh = Known(two, Numbered(two.passages() | more), cards)
    places = np.arange(len(afresh.rows))
    assert moved.documents(places).tolist() == afresh.documents(places).tolist()
    assert moved.seen(places).tolist() == afresh.seen(places).tolist()
    assert moved.closing(places).tolist() == afresh.closing(places).tolist()
    assert [moved.role(n) for n in places[afresh.seen(places)]] == [afresh.role(n) for n in places[afresh.seen(places)]]
