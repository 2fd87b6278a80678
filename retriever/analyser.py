"""How words are compared: lower case, without accents, stemmed, without the commonest."""

from __future__ import annotations

import tantivy
from tantivy import Filter

_TALK = (
    "please provide send supply give me my mine you your i we us our who what when where which how would could can "
    "should like any all have has had were been do does did also under about copy copies information request "
    "requested requesting following including"
)
"""Words every request uses, whatever it asks for."""


def analyser() -> tantivy.TextAnalyzer:
    build = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        Filter.lowercase(),
        Filter.ascii_fold(),
        Filter.remove_long(40),
        Filter.stopword("english"),
        Filter.custom_stopword(_TALK.split()),
        Filter.stemmer("english"),
    ):
        build = build.filter(step)
    return build.build()
