"""An Outlook message (.msg): read as the ordinary mail it is."""

from __future__ import annotations

from ingest.apart import serve
from ingest.blocks import Reading
from ingest.limits import Limits
from ingest.mail import as_eml
from ingest.readers.mail import read_mail


def read_msg(content: bytes, limits: Limits) -> Reading:
    """The body of an Outlook message and what it quotes. Raises Unreadable or TooLarge."""
    return read_mail(as_eml(content), limits)


if __name__ == "__main__":
    serve(read_msg)
