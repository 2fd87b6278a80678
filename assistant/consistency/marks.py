"""What people made of groups: kept with who and why, and found again when the same treatments make a group again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from corpus.consistency import Group, Judgement, Mark
from corpus.errors import Invalid
from corpus.journal import Journal
from corpus.kept import Kept
from corpus.store import Store

_SAME = 0.5
"""Of the treatments in either, the share in both from which a group is the one that was marked, with some changed."""


class Marks:
    """Marks of groups, kept in the library with a line in the journal each. A new mark stands in place of the last."""

    def __init__(self, store: Store, journal: Journal, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._kept = Kept(store, "consistency-mark", Mark)
        self._journal = journal
        self._now = now

    def all(self) -> list[Mark]:
        """Every mark, by group, so that the same marks are always read in the same order."""
        return sorted(self._kept.all(), key=lambda mark: mark.group)

    def mark(self, group: Group, judgement: Judgement, who: str, reason: str) -> Group:
        """Keep what `who` makes of a group, and give the group with it. Raises Invalid without a reason."""
        if not reason.strip():
            raise Invalid("Say why: a mark without a reason helps nobody who finds it later.")
        members = [item.key for item in group.items]
        mark = Mark(group=group.id, members=members, judgement=judgement, who=who, reason=reason, when=self._now())
        before = self._kept.find(group.id)
        self._kept.keep(group.id, mark)
        was = before.judgement if before else ""
        self._journal.append(f"consistency:{group.id}", who, "mark", was, judgement, reason)
        return with_mark(group, [mark])


def with_mark(group: Group, marks: Sequence[Mark]) -> Group:
    """The group with its own mark, or that of the group it has grown or shrunk from, saying what changed."""
    now = {item.key for item in group.items}
    own = next((m for m in marks if m.group == group.id), None)
    mark = own or max(marks, key=lambda m: _shared(now, set(m.members)), default=None)
    if mark is None or (own is None and _shared(now, set(mark.members)) < _SAME):
        return group
    then = set(mark.members)
    return group.model_copy(update={"mark": mark, "joined": sorted(now - then), "left": sorted(then - now)})


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0
