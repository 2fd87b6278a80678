"""A running web app, and the service behind it."""

from __future__ import annotations

from dataclasses import dataclass

from retriever.client import Client


@dataclass(frozen=True)
class Site:
    """Where the web app answers, and the desk its service serves."""

    url: str
    desk: Client
