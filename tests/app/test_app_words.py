"""The pure parts: words for values, numbers for citations, HTML for text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args

import pytest
from pages import REQUEST
from small_desk import SmallDesk, letter, made_up

from assistant.annex import key
from assistant.annex import numbering as annex_numbers
from corpus.drafts import Citation, Origin, Paragraph, Sentence, Status
from corpus.listings import IngestStatus
from corpus.records import IN_DOUBT, Card, Kind, Outcome, Result
from ui.app import citations, markup, source, spans, words
from ui.app.citations import Numbering, cited
from ui.app.faults import plain
from ui.app.source import Place


@pytest.mark.parametrize(
    ("values", "table"),
    [
        (Outcome, words.OUTCOMES),
        (Origin, words.ORIGINS),
        (Status, words.STATUSES),
        (IngestStatus, words.ADMISSIONS),
        (Kind, words.KINDS),
        (Result, words.RESULTS),
    ],
)
def test_every_value_has_words_of_its_own(values: object, table: dict[str, object]) -> None:
    assert set(table) == set(get_args(values))
    assert len(set(table.values())) == len(table)


def test_outcomes_differ_in_shape_as_well_as_in_words() -> None:
    assert len({said.shape for said in words.OUTCOMES.values()}) == len(words.OUTCOMES)


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (1.0, "Strong evidence"),
        (0.66, "Strong evidence"),
        (0.65, "Some evidence"),
        (0.33, "Some evidence"),
        (0.32, "Slight evidence"),
        (0.0, "Slight evidence"),
    ],
)
def test_a_score_is_a_band_in_words(score: float, said: str) -> None:
    assert words.band(score).words == said


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (words.day(date(2024, 12, 1)), "1 December 2024"),
        (words.day(None), "undated"),
        (words.moment(datetime(2026, 7, 1, 9, 5, tzinfo=UTC)), "1 July 2026 at 09:05 UTC"),
        (words.moment(datetime(2026, 7, 1, 0, 5, tzinfo=timezone(timedelta(hours=1)))), "30 June 2026 at 23:05 UTC"),
        (words.counted(1, "document"), "1 document"),
        (words.counted(1240, "document"), "1,240 documents"),
        (words.listed([]), ""),
        (words.listed(["a"]), "a"),
        (words.listed(["a", "b", "c"]), "a, b and c"),
    ],
)
def test_dates_counts_and_lists_read_as_english(found: str, expected: str) -> None:
    assert found == expected


@pytest.mark.parametrize(
    "html",
    [
        markup.prose("<script>x</script>"),
        markup.bullets(["<script>x</script>"]),
        markup.quotation("<script>x</script>"),
        markup.badge(words.Said("■", "<script>x</script>")),
        markup.changes("<script>x</script>", "<script>y</script>"),
        markup.link('https://x/"><script>x</script>', "<script>x</script>"),
        markup.table(["<script>x"], [], "<script>x</script>", shown=True),
    ],
)
def test_text_is_escaped(html: str) -> None:
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "JavaScript:alert(1)", "//x.y", "x"])
def test_only_web_addresses_become_links(url: str) -> None:
    assert markup.link(url, "Read it") == "Read it"


def test_changes_show_what_went_and_what_came() -> None:
    assert markup.changes("we hold notes", "we hold minutes") == (
        '<p class="changes">we hold <del>notes</del><ins>minutes</ins></p>'
    )


def test_a_label_keeps_no_markdown() -> None:
    assert plain("[x](y) *b* IC-1") == "\\[x\\](y) \\*b\\* IC-1"
    assert plain(":red[x] a: b") == "\\:red\\[x\\] a: b", "a label is read out with its backslashes"


def cite(start: int) -> Citation:
    return Citation(document="d", start=start, end=start + 1, quote="x")


def test_numbers_follow_first_appearance_and_are_shared() -> None:
    numbering = Numbering()
    assert [numbering.number(cite(n)) for n in (5, 3, 5)] == [1, 2, 1]
    assert numbering.all([cite(3), cite(9), cite(5)]) == [1, 2, 3]


def test_each_sentence_is_followed_by_the_numbers_of_its_own_citations() -> None:
    text = "One <b>. Two."
    paragraph = Paragraph(
        id="p",
        heading="H",
        text=text,
        origin="precedent",
        status="for_officer",
        sentences=[
            Sentence(start=0, end=8, origin="precedent", status="supported", citations=[cite(1)]),
            Sentence(start=9, end=13, origin="officer", status="unsupported"),
        ],
    )
    assert citations.marked(paragraph, Numbering()) == (
        '<p class="paragraph">One &lt;b&gt;. <span class="cite">[1]</span> Two.'
        ' <span class="flag">(no source)</span></p>'
    )


def test_the_quoted_words_are_set_apart_exactly() -> None:
    document = letter()
    start = document.text.index("Section 44 places")
    found = spans.parts(document, start, start + 17)
    assert [p["text"] for p in found if p["quoted"]] == ["Section 44 places"]
    assert "".join(p["text"] for p in found) == document.text


def test_a_reader_is_warned_of_an_outcome_read_with_doubt() -> None:
    doubted = letter().model_copy(update={"notes": [IN_DOUBT]})
    assert source.IN_DOUBT in source.warnings(doubted)
    assert source.IN_DOUBT in source.warnings(Card.of(doubted))
    assert source.IN_DOUBT not in source.warnings(letter())


@pytest.mark.parametrize(
    ("place", "found", "remark"),
    [
        (Place("d", 0, 8, "We asked"), (0, 8), ""),
        (Place("d", 5, 13, "We asked"), (0, 8), "the words have moved"),
        (Place("d", 0, 8, "We never"), (None, None), "no longer contains"),
    ],
    ids=["as cited", "moved", "gone"],
)
def test_words_cited_before_a_change_are_found_again_or_said_to_be_gone(
    place: Place, found: tuple[int | None, int | None], remark: str
) -> None:
    start, end, said = source.found_again(made_up(), place)
    assert (start, end) == found
    assert remark in said
    assert bool(said) == bool(remark)


def test_the_page_numbers_citations_as_the_letters_annex_does() -> None:
    draft = SmallDesk().draft(REQUEST, ["31(1)(g)"])
    numbering = Numbering.of(draft)
    assert {key(c): numbering.number(c) for p in draft.paragraphs for c in cited(p)} == annex_numbers(draft)
