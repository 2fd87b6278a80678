"""A language model through LangChain, kept to the addresses it may be at; off unless it is set."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from langchain.chat_models import init_chat_model

from assistant.reword import Claims, parsed
from corpus.errors import Invalid, Unavailable

_AT_HOME = {"ollama": "http://127.0.0.1:11434"}
_SENT = 200


@dataclass(frozen=True)
class Where:
    """What model is set, and where it runs; `local` keeps it to this machine and its own network."""

    name: str
    url: str = ""
    local: bool = True
    seconds: int = 60

    @property
    def address(self) -> str:
        """The address that texts are sent to, as far as it is known here."""
        return self.url or _AT_HOME.get(self.name.partition(":")[0], f"the servers of {self.name.partition(':')[0]}")


class ChatModel:
    """A model that answers in claims."""

    def __init__(self, where: Where) -> None:
        """Raises Invalid for a name LangChain does not know, or an address that is not allowed."""
        self.name, self.address = where.name, where.address
        if where.local:
            _keep_local(where)
        options: dict[str, Any] = {"temperature": 0, "timeout": where.seconds, "max_retries": 0}
        if where.url:
            options["base_url"] = where.url
        try:
            self._model = init_chat_model(where.name, **options)
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
        if answer.get("parsed") is None:
            raise Unavailable("the language model's answer is not in the form asked for")
        return parsed(answer["parsed"])


def _keep_local(where: Where) -> None:
    host = urlsplit(where.address).hostname
    if not host or not _is_local(host):
        raise Invalid(
            f"The language model would run at {where.address}, outside this machine and its network. Set FOI_MODEL_URL to a "
            "server of your own, or FOI_MODEL_LOCAL=no to let requests and the sentences quoted leave it."
        )


def _is_local(host: str) -> bool:
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    return all(ipaddress.ip_address(address).is_private for address in found)


def _short(error: Exception) -> str:
    """The kind of failure and a little of what it says; never a whole answer of a server."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:_SENT]
