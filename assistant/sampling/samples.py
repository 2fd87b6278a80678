"""Samples as they are kept and marked: each marker blind to the other until both are done, then nothing more changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from assistant.sampling.draw import digest
from assistant.sampling.questions import IDS
from corpus.cases import Person
from corpus.errors import Conflict, Forbidden, Invalid, NotFound
from corpus.journal import Journal
from corpus.kept import Kept
from corpus.sampling import LetterMark, Rated, Sample, Turn
from corpus.store import Store

_OTHER: dict[Turn, Turn] = {"first": "second", "second": "first"}


class Samples:
    """Samples and marks in the library. The journal says who marked what and when, and seals each mark by its digest,
    so that reading it tells nobody how the other marked.
    """

    def __init__(self, store: Store, journal: Journal, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._samples = Kept(store, "sample", Sample)
        self._marks = Kept(store, "sample-mark", LetterMark)
        self._begun = Kept(store, "sample-begun", LetterMark)
        self._journal = journal
        self._now = now

    def all(self) -> list[Sample]:
        return self._samples.all()

    def find(self, id: str) -> Sample | None:
        return self._samples.find(id)

    def keep(self, sample: Sample) -> Sample:
        """Keep a sample newly drawn; drawn again, it is the one already there, with its marks."""
        if held := self._samples.find(sample.id):
            return held
        after = f"{len(sample.letters)} of {sample.of} decisions, seed {sample.seed}"
        line = (_subject(sample), sample.owner.name, "draw", "", after, "")
        return self._samples.keep(sample.id, sample, sample.owner.id, entry=line)

    def marks(self, sample: Sample) -> list[LetterMark]:
        """Every mark made of a sample, by letter and turn."""
        return sorted(self._marks.all(owner=sample.id), key=lambda mark: (mark.document, mark.turn))

    def begun(self, sample: Sample, who: Person) -> dict[str, list[Rated]]:
        """For each letter that a person has begun to mark, what they said so far."""
        held = self._begun.all(owner=sample.id)
        return {mark.document: mark.ratings for mark in held if mark.who.is_one_with(who)}

    def begin(self, sample: Sample, document: str, turn: Turn, who: Person, ratings: Sequence[Rated]) -> None:
        """Keep what a person says of a letter so far, for themselves alone: no mark yet, and no line of the journal.

        Raises NotFound and Forbidden as `mark` does, and Invalid for an answer to what is not asked, or two to one question.
        """
        _drawn(sample, document, turn)
        _free(sample, turn, who)
        _known_answers(ratings)
        mark = self._made(sample, document, turn, who, ratings)
        self._begun.keep(_begun_at(mark), mark, sample.id)

    def mark(self, sample: Sample, document: str, turn: Turn, who: Person, ratings: Sequence[Rated]) -> Sample:
        """Keep what a marker makes of a letter, in place of what they made of it before.

        Raises NotFound for a letter that is not theirs to mark, Forbidden for another than the marker of that turn,
        Invalid unless every question is answered, and Conflict once all is marked.
        """
        _drawn(sample, document, turn)
        _complete_answers(ratings)
        if complete(sample, self.marks(sample)):
            raise Conflict("Every letter is marked, and the marks have been seen: they stand as they are.")
        sample = self._taken(sample, turn, who)
        mark = self._made(sample, document, turn, who, ratings)
        key = f"{sample.id}/{turn}/{document}"
        sealed = digest([mark.model_dump_json()])
        line = (_subject(sample), who.name, f"{turn} mark", "", f"{document}: {sealed}", "")
        self._marks.keep(key, mark, sample.id, entry=line)
        self._begun.drop(_begun_at(mark))
        return sample

    def _made(self, sample: Sample, document: str, turn: Turn, who: Person, ratings: Sequence[Rated]) -> LetterMark:
        return LetterMark(
            sample=sample.id, document=document, turn=turn, who=who, when=self._now(), ratings=list(ratings)
        )

    def _taken(self, sample: Sample, turn: Turn, who: Person) -> Sample:
        """The sample with `who` as the marker of that turn."""
        _free(sample, turn, who)
        if turn in sample.markers:
            return sample
        taken = sample.model_copy(update={"markers": {**sample.markers, turn: who}})
        return self._samples.keep(sample.id, taken, sample.owner.id, instead_of=sample)


def complete(sample: Sample, marks: Sequence[LetterMark]) -> bool:
    """Whether every letter has its first mark, and every one marked twice its second."""
    return counted(marks) == {"first": len(sample.letters), "second": sum(one.twice for one in sample.letters)}


def counted(marks: Sequence[LetterMark]) -> dict[Turn, int]:
    return {turn: sum(mark.turn == turn for mark in marks) for turn in _OTHER}


def shown_to(who: Person, sample: Sample, marks: Sequence[LetterMark]) -> list[LetterMark]:
    """The marks that a person may see: their own, and, once all is marked, everybody's."""
    if complete(sample, marks):
        return list(marks)
    return [mark for mark in marks if mark.who.is_one_with(who)]


def turn_of(who: Person, sample: Sample) -> Turn | None:
    """Whose marks a person makes, or may still take up."""
    for turn, marker in sample.markers.items():
        if marker.is_one_with(who):
            return turn
    free: list[Turn] = [turn for turn in _OTHER if turn not in sample.markers and (turn == "first" or sample.second)]
    return free[0] if free else None


def _drawn(sample: Sample, document: str, turn: Turn) -> None:
    """Raises NotFound for a letter that is not among those to mark in that turn."""
    letter = next((one for one in sample.letters if one.document == document), None)
    if letter is None or (turn == "second" and not letter.twice):
        where = "the letters for a second marker" if letter else "this sample"
        raise NotFound(f"Letter {document!r} is not among {where}.")


def _free(sample: Sample, turn: Turn, who: Person) -> None:
    """Raises Forbidden where the marks of that turn are not this person's to make."""
    held, other = sample.markers.get(turn), sample.markers.get(_OTHER[turn])
    if other is not None and other.is_one_with(who):
        raise Forbidden(f"You make the {_OTHER[turn]} marks of this sample; somebody else makes the {turn}.")
    if held is not None and not held.is_one_with(who):
        raise Forbidden(f"The {turn} marks of this sample are made by {held.name}.")


def _begun_at(mark: LetterMark) -> str:
    whose = digest([mark.who.id, mark.who.name.casefold()])
    return f"{mark.sample}/{mark.turn}/{mark.document}/{whose}"


def _known_answers(ratings: Sequence[Rated]) -> None:
    given = [rated.question for rated in ratings]
    if odd := [id for id in given if id not in IDS]:
        raise Invalid(f"Answer each question once; not asked: {', '.join(odd)}.")
    if len(set(given)) < len(given):
        raise Invalid("Answer each question once; some twice.")


def _complete_answers(ratings: Sequence[Rated]) -> None:
    given = [rated.question for rated in ratings]
    if missing := [id for id in IDS if id not in given]:
        raise Invalid(f"Answer each question once; lacking: {', '.join(missing)}.")
    _known_answers(ratings)
    bare = [rated.question for rated in ratings if rated.rating == "not_met" and not rated.reason.strip()]
    if bare:
        raise Invalid(f"Say why, where a question is not met: {', '.join(bare)}.")


def _subject(sample: Sample) -> str:
    return f"sample:{sample.id}"
