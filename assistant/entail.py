"""Whether one text contradicts another, by a natural-language-inference model kept in a folder of this machine."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import Invalid

CERTAIN = 0.5
"""From this likelihood on a contradiction is a fault; below it the words themselves decide."""


class Entailment:
    """A CrossEncoder of sentence-transformers that was trained to tell entailment from contradiction."""

    def __init__(self, folder: Path) -> None:
        """Raises Invalid for a folder that holds no such model."""
        if not (folder / "config.json").is_file():
            raise Invalid(f"There is no model in {folder}: set FOI_NLI to a folder of one, or leave it empty.")
        from sentence_transformers import CrossEncoder  # noqa: PLC0415  (torch takes seconds, and few use this)

        try:
            self._model = CrossEncoder(str(folder), local_files_only=True)
        except (OSError, ValueError, RuntimeError) as error:
            raise Invalid(f"The model in {folder} cannot be loaded: {error}") from error
        labels = {int(n): str(name).lower() for n, name in self._model.config.id2label.items()}
        self._contradiction = next((n for n, name in labels.items() if name.startswith("contradict")), None)
        if self._contradiction is None:
            raise Invalid(f"The model in {folder} does not say which of its answers is contradiction.")

    def contradicts(self, premise: str, claim: str) -> float:
        """How likely it is, from 0 to 1, that both cannot be true."""
        scores = self._model.predict([(premise, claim)], apply_softmax=True, show_progress_bar=False)
        return float(scores[0][self._contradiction])
