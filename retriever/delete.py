"""Deleting the folder of a store that was let go of, and may still be ending a write of its own."""

from __future__ import annotations

import errno
import shutil
import time
from pathlib import Path

_ENDING_SECONDS = (0.05, 0.2, 1.0)
"""How long such a write is waited for, each time it has put something into the folder meanwhile."""


def delete(folder: Path) -> None:
    """Delete a folder with all that is in it. Raises OSError."""
    for wait in _ENDING_SECONDS:
        try:
            shutil.rmtree(folder)
        except OSError as error:
            if error.errno != errno.ENOTEMPTY:
                raise
            time.sleep(wait)
        else:
            return
    shutil.rmtree(folder)
