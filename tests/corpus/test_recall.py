"""What was worked out is kept while what it was worked out from stays, and no longer."""

from corpus.recall import Recall


class Counting:
    """Works something out, and counts how often."""

    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return self.times


def test_the_same_is_worked_out_once_and_something_else_anew():
    state, make = object(), Counting()
    kept = Recall(lambda: state, most=10)
    assert [kept.of("a", "x", make), kept.of("a", "x", make)] == [1, 1]
    assert [kept.of("a", "y", make), kept.of("b", "x", make)] == [2, 3]


def test_nothing_holds_once_what_it_follows_from_is_another():
    states, make = [object()], Counting()
    kept = Recall(lambda: states[-1], most=10)
    assert kept.of("a", "x", make) == 1
    states.append(object())
    assert kept.of("a", "x", make) == 2


def test_what_was_worked_out_while_things_changed_is_given_but_not_kept():
    states, make = [object()], Counting()
    kept = Recall(lambda: states[-1], most=10)

    def changing():
        states.append(object())
        kept.of("other", "", make)
        return "old"

    assert kept.of("a", "x", changing) == "old"
    assert kept.of("a", "x", lambda: "new") == "new"


def test_the_longest_unasked_goes_first():
    state, make = object(), Counting()
    kept = Recall(lambda: state, most=2)
    for said in ("x", "y", "x", "z"):
        kept.of("a", said, make)
    assert (kept.of("a", "x", make), kept.of("a", "y", make)) == (1, 4)
