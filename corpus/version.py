"""Which version of this program runs."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as _installed


def version() -> str:
    """As installed; "0" when run from its sources without being installed."""
    try:
        return _installed("foi-precedents")
    except PackageNotFoundError:
        return "0"
