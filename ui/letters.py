"""A draft as a file: the letter in the body's own form, the officer's annex, or the record."""

from __future__ import annotations

from collections.abc import Callable

from assistant.annex import annex
from assistant.letter import letter
from assistant.page import html_of, pdf_of
from assistant.parts import Part, markdown
from assistant.template import Template
from assistant.word import docx_of
from corpus.drafts import Draft, Review
from corpus.records import Document
from retriever.desk import LetterForm
from ui.settings import Settings


def file_of(
    draft: Draft, review: Review, form: LetterForm, settings: Settings, find: Callable[[str], Document]
) -> bytes:
    """A working copy holds the annex too; what may be sent, once approved, holds the letter alone."""
    if form == "json":
        return draft.model_dump_json(indent=2).encode()
    sources = list(annex(draft, review, find))
    if form == "annex":
        return docx_of(sources, f"Officer's annex to draft {draft.id}")
    template = Template.of(settings.template)
    parts = letter(draft, review, template, settings.authority.strip())
    title = parts[0].text if review.approved_by and parts else f"Draft {draft.id}"
    if not review.approved_by:
        parts += [Part("page"), *sources]
    if form == "docx":
        return docx_of(parts, title, template.word)
    if form == "html":
        return html_of(parts, title, template.style)
    return pdf_of(parts, title) if form == "pdf" else markdown(parts).encode()
