"""Whether one text contradicts another, by a natural-language-inference model."""

from __future__ import annotations

from typing import Any

from corpus.errors import Invalid

CERTAIN = 0.5
"""From this likelihood on a contradiction is a fault; below it the words themselves decide."""


class Entailment:
    """A CrossEncoder of sentence-transformers that was trained to tell entailment from contradiction."""

    def __init__(self, model: Any) -> None:
        """Raises Invalid for a model that does not tell contradiction."""
        self._model = model
        labels = {int(n): str(name).lower() for n, name in self._model.config.id2label.items()}
        self._contradiction = next((n for n, name in labels.items() if name.startswith("contradict")), None)
        if self._contradiction is None:
            raise Invalid("The model that FOI_NLI names does not say which of its answers is contradiction.")

    def contradicts(self, premise: str, claim: str) -> float:
        """How likely it is, from 0 to 1, that both cannot be true."""
        scores = self._model.predict([(premise, claim)], apply_softmax=True, show_progress_bar=False)
        return float(scores[0][self._contradiction])
