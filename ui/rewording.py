"""The language model that the settings name, if they name one, and whether it may be used where it is."""

from __future__ import annotations

from urllib.parse import urlsplit

from assistant.chat_model import ChatModel, Where
from corpus.errors import Invalid
from retriever.addresses import is_near
from ui.settings import Settings


def where(settings: Settings) -> Where | None:
    """Which model is set and where it runs; None where none is."""
    name = settings.model.strip()
    return Where(name, settings.model_url.strip(), settings.model_seconds) if name else None


def told(settings: Settings) -> str:
    """The model and its address in words, for those who decide whether to use it; empty where none is set."""
    chosen = where(settings)
    return f"{chosen.name} at {chosen.address}" if chosen else ""


def model(settings: Settings) -> ChatModel:
    """The model, ready to be asked. Raises Invalid where none is set, or it is further away than the settings allow."""
    chosen = where(settings)
    if chosen is None:
        raise Invalid("No language model is set, so nothing can be reworded: set FOI_MODEL, or draft without.")
    if settings.model_local and not _near(chosen.address):
        raise Invalid(
            f"The language model would run at {chosen.address}, outside this machine and its network. Set FOI_MODEL_URL "
            "to a server of your own, or FOI_MODEL_LOCAL=no to let requests and the sentences quoted leave it."
        )
    return ChatModel(chosen)


def _near(address: str) -> bool:
    host = urlsplit(address).hostname
    return bool(host) and is_near(str(host))
