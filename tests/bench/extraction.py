"""How much of the labelled example letters is read: precision, recall and F1 of each thing a label holds."""

from __future__ import annotations

from tests.ingest.labelled import letters, scores


def extraction() -> dict[str, object]:
    """Figures over all examples, each with `n`, how many things the labels hold."""
    held = list(letters())
    return {"letters": len(held), "measures": scores(held)}
