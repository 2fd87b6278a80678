"""Questions with a false premise, questions with none, and questions no library of FOI letters can answer."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from assistant.ask import Asker
from corpus.law import Law
from corpus.vocabulary import Vocabulary
from ui.finder import Finder


def premising(finder: Finder, law: Law) -> dict[str, Any]:
    """How many of each are answered as they should be."""
    questions = tomllib.loads((Path(__file__).parent / "premises.toml").read_text("utf-8"))
    asker = Asker(finder, law, Vocabulary.shipped())
    put_right = [
        document in {c.document for made in asker.ask(question).corrections for c in made.citations}
        for document, question in questions["false"]
    ]
    left_alone = [not asker.ask(question).corrections for question in questions["right"]]
    abstained = [asker.ask(question).abstained for question in questions["unanswerable"]]
    return {
        name: {"questions": len(found), "share": round(sum(found) / len(found), 4)}
        for name, found in (("put_right", put_right), ("left_alone", left_alone), ("abstained", abstained))
    }
