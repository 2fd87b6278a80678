"""A language model through LangChain, answering in claims."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from langchain.chat_models import init_chat_model

from assistant.reword import Claims, parsed
from corpus.errors import Invalid, Unavailable

_AT_HOME = {"ollama": "http://127.0.0.1:11434"}
_ELSEWHERE = {
    "openai": ("OPENAI_BASE_URL", "OPENAI_API_BASE"),
    "anthropic": ("ANTHROPIC_BASE_URL", "ANTHROPIC_API_URL"),
    "azure_openai": ("AZURE_OPENAI_ENDPOINT",),
}
"""What else in the environment says where a provider's model is."""
_SHOWN = 200


@dataclass(frozen=True)
class Where:
    """Which model, as PROVIDER:NAME, and where it runs; `url` is of a server that speaks its provider's protocol."""

    name: str
    url: str = ""
    seconds: int = 60

    @property
    def address(self) -> str:
        """The address that texts are sent to, as far as it is known here."""
        return self.url or self.stated or f"the servers of {self.provider}"

    @property
    def provider(self) -> str:
        return self.name.partition(":")[0]

    @property
    def stated(self) -> str:
        """The address that holds where no `url` is given; empty where it is the provider's own to know."""
        told = (os.environ.get(name, "").strip() for name in _ELSEWHERE.get(self.provider, ()))
        return next(filter(None, told), _AT_HOME.get(self.provider, ""))


class ChatModel:
    """A model as `assistant.reword` asks for one."""

    def __init__(self, where: Where) -> None:
        """Raises Invalid for a model LangChain cannot set up."""
        self.name, self.address = where.name, where.address
        try:
            self._model = init_chat_model(where.name, temperature=0, **_options(where))
        except Exception as error:
            raise Invalid(
                f"The language model {where.name!r} cannot be set up: {_short(error)}. Write it like openai:NAME, with its "
                "package installed and its key in the environment, or leave FOI_MODEL empty."
            ) from error

    def claims(self, system: str, asked: str) -> Claims:
        messages = [("system", system), ("human", asked)]
        try:
            answer: Any = self._model.with_structured_output(Claims, include_raw=True).invoke(messages)
        except Exception as error:
            raise Unavailable(f"the language model at {self.address} did not answer: {_short(error)}") from error
        return parsed(answer.get("parsed"))


def _options(where: Where) -> dict[str, Any]:
    """How long to wait and where to ask, as each provider is told. The address shown is always the one that is used."""
    at = where.url or where.stated
    if where.provider == "ollama":
        return {"base_url": at, "client_kwargs": {"timeout": where.seconds}}
    named = {"azure_endpoint" if where.provider == "azure_openai" else "base_url": at} if at else {}
    return {"timeout": where.seconds, "max_retries": 0, **named}


def _short(error: Exception) -> str:
    """The kind of failure and a little of what it says; never a whole answer of a server."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:_SHOWN]
