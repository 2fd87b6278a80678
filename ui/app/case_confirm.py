"""The citations of a case's draft to confirm: quoted whole under the sentences that rest on them, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

from assistant.review import cited as cited_in
from assistant.revise import revised
from corpus.cases import CaseView
from corpus.drafts import Citation, Confirmation, Draft, Paragraph, Review, Sentence
from retriever.desk import Desk
from ui.app import case_pages, citations, faults, markup, source, words
from ui.app.citations import Numbering
from ui.app.source import Place
from ui.app.words import Said

_DOUBTING = "doubting"
_CONFIRMED, _DOUBTED = Said("●", "Confirmed", "good"), Said("▲", "Doubted", "bad")
_WHOLE = 100_000
"""Characters of a quotation shown: all of them, so that nothing is confirmed unread."""


def section(desk: Desk, view: CaseView, numbering: Numbering) -> None:
    if view.draft is None or view.review is None:
        return
    standing = revised(view.draft, view.review)
    total, left = len(cited_of(standing)), len(view.unconfirmed)
    free = view.case.state not in ("approved", "issued")
    how = (
        '<p class="hint">Each is quoted whole under the sentence that rests on it. Confirm that it says what it is cited '
        "for. One cited in several places is confirmed once. What nobody confirmed stands in the way of approval.</p>"
    )
    st.html(
        f'<h3>Citations</h3><p class="lead" role="status">{total - left} of {words.counted(total, "citation")} '
        f"confirmed.</p>{how if free else ''}"
    )
    seen: set[Citation] = set()
    for n, paragraph in enumerate(view.draft.paragraphs, start=1):
        now = next((p for p in standing.paragraphs if p.id == paragraph.id), None)
        if now is None or not (here := cited_in(now)):
            continue
        with st.container(border=True, key=f"confirming-{n}"):
            _paragraph(desk, view, now, n, [c for c in here if c not in seen], numbering, free)
        seen |= set(here)


def _paragraph(
    desk: Desk,
    view: CaseView,
    part: Paragraph,
    n: int,
    new: Sequence[Citation],
    numbering: Numbering,
    free: bool,
) -> None:
    """`new` are the citations that no paragraph before it has."""
    assert view.review is not None  # noqa: S101  (without one there is no citation to show)
    shown = "".join(_rests(desk, view.review, part, sentence, new, numbering) for sentence in _resting(part))
    left = [c for c in new if not view.review.confirms(c)]
    title = f"{n}. {escape(part.heading)}"
    if not left:
        said = words.counted(len(cited_in(part)), "citation") + " confirmed"
        st.html(f"<details><summary><strong>{title}</strong>: {said}</summary>{shown}</details>")
        return
    st.html(f"<h4>{title}</h4>{shown}")
    with st.container(horizontal=True, gap="small", key=f"read-cited-{n}"):
        for cited in left:
            number = numbering.number(cited)
            citations.read_button(cited, f"Read [{number}]", f"citation-{number}")
            if free:
                st.button(f"Doubt \\[{number}\\]", key=f"doubt-{number}", on_click=_doubting, args=(cited,))
    if not free:
        return
    for cited in left:
        if st.session_state.get(_DOUBTING) == cited:
            _doubt(desk, view, cited, numbering.number(cited))
    st.button(
        f"Confirm {'these' if len(left) > 1 else 'this'} {words.counted(len(left), 'citation') if len(left) > 1 else 'citation'}",
        key=f"confirm-{n}",
        type="primary",
        on_click=_confirm_all,
        args=(desk, view, left),
    )


def _rests(
    desk: Desk, review: Review, part: Paragraph, sentence: Sentence, new: Sequence[Citation], numbering: Numbering
) -> str:
    """A sentence of the draft, and under it each of its citations in full: words that are the source's own come once."""
    text = part.text[sentence.start : sentence.end]
    same = [c for c in sentence.citations if _plain(c.quote) == _plain(text)]
    told = "" if same else f'<p class="paragraph">{escape(text)}</p>'
    return told + "".join(
        _cited(desk, review, cited, cited in same, cited in new, numbering) for cited in sentence.citations
    )


def _cited(desk: Desk, review: Review, cited: Citation, same: bool, new: bool, numbering: Numbering) -> str:
    name = escape(source.name(desk, cited.document))
    how = "The draft’s sentence is word for word from" if same else "It rests on"
    before = "" if new else ", quoted above"
    line = f'<p class="meta"><span class="cite">[{numbering.number(cited)}]</span> {how} {name}{before}. '
    quoted = markup.quotation(cited.quote, _WHOLE) if new else ""
    return f"{line}{_said(review, cited)}</p>{quoted}"


def _said(review: Review, cited: Citation) -> str:
    """Who confirmed it or doubts it, if anybody."""
    last = _last(review, cited)
    if last is None:
        return ""
    if last.doubt:
        return f"{markup.badge(_DOUBTED)} by {escape(last.who)}: {escape(last.doubt)}"
    return f"{markup.badge(_CONFIRMED)} by {escape(last.who)}"


def _last(review: Review, cited: Citation) -> Confirmation | None:
    return next((c for c in reversed(review.confirmations) if c.citation == cited), None)


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _resting(part: Paragraph) -> Iterator[Sentence]:
    """The sentences that cite something; a paragraph not parted into sentences is one."""
    whole = Sentence(
        start=0, end=len(part.text), origin=part.origin, status=part.status, citations=list(part.citations)
    )
    return (s for s in sorted(part.sentences or [whole], key=lambda s: s.start) if s.citations)


def cited_of(made: Draft) -> list[Citation]:
    """Every citation that a draft's sentences rest on, once, in order."""
    return list(dict.fromkeys(c for part in made.paragraphs for c in cited_in(part)))


def _doubting(cited: Citation) -> None:
    """Open the box for what is doubted of a citation; pressed again, close it."""
    st.session_state[_DOUBTING] = None if st.session_state.get(_DOUBTING) == cited else cited


def _doubt(desk: Desk, view: CaseView, cited: Citation, n: int) -> None:
    key = f"doubt-text-{n}"
    st.text_input(f"What you doubt of {n}", key=key, max_chars=2_000)
    st.button(f"Record the doubt of {n}", key=f"doubt-it-{n}", on_click=_record, args=(desk, view, cited, key))


def _record(desk: Desk, view: CaseView, cited: Citation, key: str) -> None:
    with faults.remembered("case"):
        doubt = case_pages.written(key, "Write what you doubt of this citation first.")
        desk.cases.confirm(view.case.id, cited, case_pages.named(), doubt)
        st.session_state.pop(_DOUBTING, None)


def _confirm_all(desk: Desk, view: CaseView, cited: Sequence[Citation]) -> None:
    with faults.remembered("case"):
        desk.cases.confirm_all(view.case.id, cited, case_pages.named())


def at_place(desk: Desk, view: CaseView) -> None:
    """Under the open source: whether its citation is confirmed, and a button to confirm it."""
    place: Place | None = st.session_state.get("place")
    if place is None or view.draft is None or view.review is None:
        return
    cited = Citation(document=place.document, start=place.start, end=place.end, quote=place.quote)
    if cited not in cited_of(revised(view.draft, view.review)):
        return
    if view.review.confirms(cited):
        st.html(f'<p role="status">{markup.badge(Said("●", "This citation is confirmed", "good"))}</p>')
    elif view.case.state not in ("approved", "issued"):
        st.button(
            f"Confirm this citation {source.plain(place.number)}".strip(),
            key="confirm-open",
            on_click=_confirm_all,
            args=(desk, view, [cited]),
        )
