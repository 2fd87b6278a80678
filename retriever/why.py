"""Weigh a passage against what a query names, and say why: every weight has its words."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.provision import Provision
from corpus.records import Document, Passage, Role
from retriever.query import Query
from retriever.support import inside, touch, under_heading

_NAMED_HERE, _ABOUT_IT, _RELIED_ON, _CLOSING, _EXAMPLE = 1.6, 1.5, 1.25, 0.5, 0.75
_FIRST_READ: dict[Role, float] = {"decision": 1.0, "request": 0.25, "exemption": 0.25, "prejudice": 0.25}
"""What to show first of a case that the query names and says nothing more of."""
_SELDOM_READ = 0.1


@dataclass(frozen=True)
class Weight:
    """`times` multiplies a passage's score, for the reasons in `why`; `named` puts it before all others."""

    times: float
    named: bool
    why: list[str]


def weigh(asked: Query, document: Document, passage: Passage, closing_wanted: bool) -> Weight:
    """What the query names exactly counts for more; closing text for less, unless it is wanted."""
    times, why = 1.0, []
    named = document.reference is not None and document.reference.upper() in asked.cases
    if named:
        why.append(f"is {document.reference}")
        times *= _FIRST_READ.get(passage.role, _SELDOM_READ) if asked.bare else 1.0
    for ref in asked.refs:
        weight, reason = _of_provision(ref, document, passage)
        times *= weight
        why += [reason] if reason else []
    if not closing_wanted and (
        passage.role == "next_steps" or (passage.role == "other" and document.kind != "guidance")
    ):
        times *= _CLOSING
        why.append("closing text, put lower" if passage.role == "next_steps" else "beside the reasoning, put lower")
    if document.example and not named:
        times *= _EXAMPLE
        why.append("a made-up example, put lower")
    return Weight(times, named, why)


def about(asked: Query, document: Document, passage: Passage) -> list[str]:
    """The kinds of information that the query and the passage both speak of, in words."""
    words = document.quote(passage.start, passage.end)
    both = dict.fromkeys(kind.name for kind in asked.kinds if kind.words.search(words))
    return [f"{'asks for' if passage.role == 'request' else 'speaks of'} {' and '.join(both)}"] if both else []


def _of_provision(ref: Provision, document: Document, passage: Passage) -> tuple[float, str]:
    """A passage that names or argues the provision comes before one whose letter only relies on it somewhere."""
    relied = [e for e in document.exemptions if touch(ref, e.ref)]
    mentioned = [m for m in document.mentioned if touch(ref, m.ref)]
    for use, named in (("relied on", relied), ("mentioned", mentioned)):
        for one in named:
            if inside(one.spans, passage):
                return _NAMED_HERE, f"names {Provision.parse(one.ref).spoken()}, {use} here"
    if relied and under_heading(passage, ref):
        return _NAMED_HERE, f"argued under the heading {passage.heading}"
    if relied:
        return _RELIED_ON, f"from a decision relying on {Provision.parse(relied[0].ref).spoken()}"
    return (_ABOUT_IT, f"is about {ref.spoken()}") if _page_of(document, ref) else (1.0, "")


def _page_of(document: Document, ref: Provision) -> bool:
    """True for the page of the law (foia-31, eir-12-5-e) that the provision stands on."""
    act = ref.instrument.lower().replace(" ", "-")
    if document.kind != "legislation" or not document.id.startswith(f"{act}-"):
        return False
    page, parts = document.id.removeprefix(f"{act}-").split("-"), [part.lower() for part in ref.parts]
    return all(a == b for a, b in zip(page, parts, strict=False))
