"""Citations as numbers: the same words of the same document have one number on the whole page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from assistant.review import BLANK
from corpus.drafts import Answer, Citation, Draft, Paragraph
from retriever.desk import Desk
from ui.app import source
from ui.app.source import Place

_Words = tuple[str, int, int]


class Numbering:
    """Numbers in order of first appearance, starting at 1."""

    def __init__(self) -> None:
        self._numbers: dict[_Words, int] = {}

    @classmethod
    def of(cls, draft: Draft | None, answers: Iterable[Answer] = ()) -> Numbering:
        """The draft's citations first, as in its letter; then its elements'; then its findings'; then those of the answers."""
        numbering = cls()
        for paragraph in draft.paragraphs if draft else ():
            numbering.all(cited(paragraph))
        for argument in draft.arguments if draft else ():
            for element in argument.elements:
                numbering.all(element.shown)
        for finding in draft.checks if draft else ():
            numbering.all(finding.sources)
        for answer in answers:
            for correction in answer.corrections:
                numbering.all(correction.citations)
            for statement in (*answer.statements, *(answer.searched.nearest if answer.searched else ())):
                numbering.all(statement.citations)
        return numbering

    def number(self, citation: Citation) -> int:
        return self._numbers.setdefault((citation.document, citation.start, citation.end), len(self._numbers) + 1)

    def all(self, citations: Iterable[Citation]) -> list[int]:
        """The numbers of these citations, each once, ascending."""
        return sorted({self.number(citation) for citation in citations})


def cited(paragraph: Paragraph) -> list[Citation]:
    """Every citation of a paragraph in the letter's order, then any that only a sentence carries."""
    return paragraph.citations + [c for s in paragraph.sentences for c in s.citations]


def marked(paragraph: Paragraph, numbering: Numbering) -> str:
    """The paragraph as HTML, each sentence followed by the numbers of its citations."""
    pieces, reached = [], 0
    for sentence in sorted(paragraph.sentences, key=lambda s: s.end):
        pieces.append(escaped(paragraph.text[reached : sentence.end]) + marks(numbering.all(sentence.citations)))
        if sentence.status != "supported" and paragraph.status != sentence.status:
            pieces.append(f' <span class="flag">({_FLAGS[sentence.status]})</span>')
        reached = sentence.end
    pieces.append(escaped(paragraph.text[reached:]))
    if not any(s.citations for s in paragraph.sentences):
        pieces.append(marks(numbering.all(paragraph.citations)))
    return f'<p class="paragraph">{"".join(pieces)}</p>'


_FLAGS = {"for_officer": "needs you", "unsupported": "no source"}


def escaped(text: str) -> str:
    """Text as HTML, with the places the officer must fill in standing out."""
    return BLANK.sub(lambda found: f'<span class="blank">{found[0]}</span>', escape(text)).replace("\n", "<br>")


def marks(numbers: list[int]) -> str:
    return "".join(f' <span class="cite">[{n}]</span>' for n in numbers)


def buttons(desk: Desk, citations: Iterable[Citation], numbering: Numbering, key: str) -> None:
    """A row of buttons, one per number; pressing one opens its source beside the draft."""
    by_number = {numbering.number(c): c for c in citations}
    if not by_number:
        return
    with st.container(horizontal=True, gap="small", key=f"sources-{key}"):
        for number, citation in sorted(by_number.items()):
            st.button(
                f"\\[{number}\\] {source.plain(source.name(desk, citation.document))}",
                key=f"cite-{key}-{number}",
                on_click=source.open_at,
                args=(Place.of(citation, f"[{number}]"),),
            )


def read_button(citation: Citation, words: str, key: str) -> None:
    """One button that opens the source of a passage that has no number of its own."""
    st.button(source.plain(words), key=f"read-{key}", on_click=source.open_at, args=(Place.of(citation, ""),))
