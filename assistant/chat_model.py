"""A language model through LangChain, answering in claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from langchain.chat_models import init_chat_model

from assistant.reword import Claims, parsed
from corpus.errors import Invalid, Unavailable

_AT_HOME = {"ollama": "http://127.0.0.1:11434"}
_SHOWN = 200


@dataclass(frozen=True)
class Where:
    """Which model, and where it runs; `url` is of a server that speaks the OpenAI protocol."""

    name: str
    url: str = ""
    seconds: int = 60

    @property
    def address(self) -> str:
        """The address that texts are sent to, as far as it is known here."""
        return self.url or _AT_HOME.get(self.name.partition(":")[0], f"the servers of {self.name.partition(':')[0]}")


class ChatModel:
    """A model as `assistant.reword` asks for one."""

    def __init__(self, where: Where) -> None:
        """Raises Invalid for a model LangChain cannot set up."""
        self.name, self.address = where.name, where.address
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
        return parsed(answer.get("parsed"))


def _short(error: Exception) -> str:
    """The kind of failure and a little of what it says; never a whole answer of a server."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:_SHOWN]
