"""A fault of our own, said without its words: they may quote a document or a request."""

from __future__ import annotations

import traceback
from pathlib import Path

_FRAMES = 6


def place(error: BaseException) -> str:
    """What kind of fault it is and where it happened, innermost first; never what it says."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    return f"{type(error).__name__} at {where or 'an unknown place'}"
