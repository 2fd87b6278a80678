"""One pattern out of several ways of wording a thing, in either case."""

from __future__ import annotations

import re


def any_of(*patterns: str) -> re.Pattern[str]:
    """Matches wherever one of the patterns does."""
    return re.compile("|".join(patterns), re.IGNORECASE)
