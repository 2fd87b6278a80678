"""A CrossEncoder of sentence-transformers, which reads two texts at once, from a folder of this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus.errors import Invalid


def opened(folder: str, setting: str) -> Any:
    """The model, loaded. Raises Invalid, naming the setting, for a folder that holds none."""
    at = Path(folder).expanduser()
    if not (at / "config.json").is_file():
        raise Invalid(f"There is no model in {at}: set {setting} to a folder of one, or leave it empty.")
    from sentence_transformers import CrossEncoder  # noqa: PLC0415  (torch takes seconds, and few use this)

    try:
        return CrossEncoder(str(at), local_files_only=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise Invalid(f"The model in {at} cannot be loaded: {error}") from error
