"""The pack of a marked sample: how it was drawn, what was met, how far the markers agree, and where they do not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from assistant.parts import Part
from assistant.sampling.agree import FEWEST_PAIRS
from corpus.consistency import FEWEST
from corpus.sampling import Agreement, Disagreement, LetterMark, Rated, Rating, SampleView, Share

SAID: dict[Rating, str] = {"met": "met", "not_met": "not met", "not_applicable": "does not apply"}
HEADS = ("part", "letter", "question", "marker", "says", "reason", "part_n", "of_n", "low", "high")
_BARE = ("=", "+", "-", "@", "\t", "\r")


def method(view: SampleView) -> list[str]:
    """How the sample was drawn and is measured, a sentence a line."""
    made = view.sample
    by = ", ".join(made.by) or "nothing"
    twice = (
        f"{made.second} of them were marked by a second marker, who did not see the first marks until all were done."
    )
    return [
        f"Sample {made.id}, drawn by {made.owner.name} on {made.created:%d %B %Y}: {len(made.letters)} of {made.of} decisions.",
        f"Seed {made.seed}; stratified by {by}; filters: {_filters(view)}; digest of the decisions drawn from: {made.library}.",
        "Every n-th decision was taken, in order of stratum and, within one, in an order the seed gives, from a start the "
        "seed gives. The same seed, numbers, filters and library give the same sample.",
        twice if made.second else "No letter was marked by a second marker.",
        f"Shares are of the letters to which a question applies, by the first marker, with 95% Wilson intervals from "
        f"{FEWEST} letters on. The interval takes no account of the strata or of the share of all decisions drawn.",
        f"Agreement is Cohen’s kappa with the 95% interval of Fleiss, Cohen and Everitt (1969), a large-sample one, from "
        f"{FEWEST_PAIRS} letters marked twice on. Letters marked once play no part in it.",
    ]


def said(share: Share) -> str:
    """A count, with its share and interval where it has one: "12 of 40 (30%, 95% interval 18% to 45%)"."""
    counted = f"{share.part} of {share.whole}"
    if share.low is None or share.high is None:
        return counted
    return f"{counted} ({share.part / share.whole:.0%}, 95% interval {share.low:.0%} to {share.high:.0%})"


def kappa_said(one: Agreement) -> str:
    """Kappa with its interval, or why there is none."""
    if one.kappa is None:
        return one.note
    within = f", 95% interval {one.low:.2f} to {one.high:.2f}" if one.low is not None and one.high is not None else ""
    return f"kappa {one.kappa:.2f}{within}" + (f". {one.note}" if one.note else "")


def parts(view: SampleView) -> Iterator[Part]:
    """The pack as a document on paper."""
    yield Part("title", "Quality of decisions: a sample")
    yield Part("heading", "Method")
    yield from (Part("text", line) for line in method(view))
    yield Part("heading", "Questions and results")
    for question, found in zip(view.questions, view.agreement, strict=True):
        yield Part("notice", question.asks)
        yield Part("text", f"Why: {question.reason} Source: “{question.source.quote}” ({question.source.document}).")
        yield Part("list", f"Met: {said(found.met)}.")
        yield Part("list", f"Markers agree: {said(found.agreed)}; {kappa_said(found)}")
    yield Part("heading", "Disagreements")
    if not view.disagreements:
        yield Part("text", "None." if view.sample.second else "No letter was marked twice.")
    for one in view.disagreements:
        yield Part("list", _differs(view, one))
    yield Part("heading", "Strata")
    yield from (Part("list", f"{one.says}: {one.drawn} of {one.of} drawn") for one in view.sample.strata)
    yield Part("heading", "Letters")
    yield from (Part("list", f"{name_of(view, one.letter.document)}: {_marked(one.first)}") for one in view.letters)


def as_csv(view: SampleView) -> str:
    """The same as rows: first method, then strata, results, agreement, and every answer of every marker."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows([_cell(cell) for cell in row] for row in _rows(view))
    return held.getvalue()


def name_of(view: SampleView, document: str) -> str:
    """A letter by its reference and id."""
    card = next((one.card for one in view.letters if one.letter.document == document), None)
    if card is None:
        return f"{document} (no longer in the library)"
    example = ", made-up example" if card.example else ""
    return f"{card.reference or card.title} ({document}{example})"


def _rows(view: SampleView) -> Iterator[Sequence[object]]:
    yield from (("method", "", "", "", line, "", "", "", "", "") for line in method(view))
    yield ("seed", "", "", "", view.sample.seed, "", "", "", "", "")
    yield ("n", "", "", "", len(view.sample.letters), "", "", view.sample.of, "", "")
    for one in view.sample.strata:
        yield ("stratum", "", "", "", one.says, "", one.drawn, one.of, "", "")
    for question, found in zip(view.questions, view.agreement, strict=True):
        yield ("met", "", found.question, "first", question.asks, question.reason, *_counts(found.met))
        yield ("agreed", "", found.question, "", "", "", *_counts(found.agreed))
        value = "" if found.kappa is None else round(found.kappa, 4)
        yield (
            "kappa",
            "",
            found.question,
            "",
            value,
            found.note,
            "",
            found.agreed.whole,
            *_ends(found.low, found.high),
        )
    for letter in view.letters:
        for mark in filter(None, (letter.first, letter.second)):
            for rated in mark.ratings:
                who = f"{mark.turn}: {mark.who.name}"
                yield ("answer", mark.document, rated.question, who, SAID[rated.rating], rated.reason, "", "", "", "")
    for gap in view.disagreements:
        yield ("disagreement", gap.document, gap.question, "", _answers(gap), _reasons(gap), "", "", "", "")


def _counts(share: Share) -> tuple[object, ...]:
    return share.part, share.whole, *_ends(share.low, share.high)


def _ends(low: float | None, high: float | None) -> tuple[object, object]:
    return ("", "") if low is None or high is None else (round(low, 4), round(high, 4))


def _cell(value: object) -> object:
    """A spreadsheet must not run what a person wrote."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_BARE) else value


def _differs(view: SampleView, one: Disagreement) -> str:
    asks = next(question.asks for question in view.questions if question.id == one.question)
    return f"{name_of(view, one.document)}. {asks} {_answers(one)}. {_reasons(one)}".strip()


def _answers(one: Disagreement) -> str:
    return f"First: {SAID[one.first.rating]}; second: {SAID[one.second.rating]}"


def _reasons(one: Disagreement) -> str:
    return " ".join(f"{name}: {rated.reason}" for name, rated in _both(one) if rated.reason)


def _both(one: Disagreement) -> tuple[tuple[str, Rated], tuple[str, Rated]]:
    return ("First", one.first), ("Second", one.second)


def _marked(mark: LetterMark | None) -> str:
    ratings = [rated.rating for rated in mark.ratings] if mark else []
    return ", ".join(f"{ratings.count(kind)} {words}" for kind, words in SAID.items())


def _filters(view: SampleView) -> str:
    chosen = view.sample.filters.model_dump(mode="json", exclude_defaults=True)
    said = [f"{name} {', '.join(v) if isinstance(v, list) else v}" for name, v in sorted(chosen.items())]
    return "; ".join(said) or "none"
