"""What a site that publishes the mails of a request says became of it, above them: "The request was refused"."""

from __future__ import annotations

import re

from corpus.records import Outcome
from ingest.voices import STATUS

_STATUS = re.compile(STATUS, re.MULTILINE | re.IGNORECASE)
_MEANS: dict[str, Outcome] = {"refused": "withheld", "successful": "disclosed", "partially successful": "partly"}


def of_the_site(text: str) -> Outcome:
    """The outcome that the site tells; unknown where it tells none."""
    told = _STATUS.search(text)
    if not told:
        return "unknown"
    return "not_held" if told["none"] else _MEANS[told["how"].lower()]
