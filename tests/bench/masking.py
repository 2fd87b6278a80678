"""How much of who asked is masked on the labelled set, and how much else stays."""

from __future__ import annotations

from tests.ingest.masked import cases, figures


def masking() -> dict[str, float]:
    return figures(cases())
