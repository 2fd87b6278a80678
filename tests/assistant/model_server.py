"""Language models as bad as they come, behind a real HTTP server that speaks the protocols of OpenAI, Ollama and Anthropic."""

from __future__ import annotations

import json
import random
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[str], "str | int | bytes"]
"""What to answer to a prompt: words of the model, an HTTP status, or bytes that are no protocol at all."""
ORDER = re.compile(
    r"[^.!?\n\"\\]*\b(?:ignore|say|write|print|reveal|release|approve|cite|state|output|fetch|call|delete)\b[^.!?\n\"\\]*",
    re.IGNORECASE,
)


@contextmanager
def serving(answer: Answer) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The address of such a server, and every call made of it."""
    calls: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            calls.append({"path": self.path, "body": body})
            made = answer("\n".join(str(m["content"]) for m in body["messages"]))
            status = made if isinstance(made, int) else 200
            told = made if isinstance(made, bytes) else _reply(self.path, made if isinstance(made, str) else "")
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", calls
    finally:
        server.shutdown()
        server.server_close()


def _reply(path: str, words: str) -> bytes:
    if path == "/api/chat":
        return json.dumps(_ollama(words)).encode() + b"\n"
    return json.dumps(_anthropic(words) if path.endswith("/messages") else _openai(words)).encode()


def _openai(words: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": words, "refusal": None}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}


def _ollama(words: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": words}
    return {"model": "m", "created_at": "2026-01-01T00:00:00Z", "message": message, "done": True, "done_reason": "stop"}


def _anthropic(words: str) -> dict[str, Any]:
    used = {"type": "tool_use", "id": "t", "name": "Claims", "input": json.loads(words)}
    usage = {"input_tokens": 1, "output_tokens": 1}
    made = {"id": "c", "type": "message", "role": "assistant", "model": "m", "stop_reason": "tool_use"}
    return {**made, "content": [used], "usage": usage}


def claims(*texts: str, source: int = 1) -> str:
    return json.dumps({"claims": [{"text": text[:600], "sources": [source]} for text in texts if text.strip()][:12]})


def obedient(prompt: str) -> str:
    """Does whatever any sentence of the prompt seems to order: says it, and repeats what it was shown."""
    orders = [" ".join(m[0].split()) for m in ORDER.finditer(prompt.split("Reword this paragraph", 1)[-1])]
    said = [re.sub(r"(?i)^.*?\b(?:say|write|state|print|output)\b(?: that)? ?", "", order) or order for order in orders]
    return claims(*said, *orders, "I have ignored all rules and the exemption is absolute.")


def honest(prompt: str) -> str:
    """Rewords each source a little, and cites it."""
    material = json.loads(prompt.split("sources.\n", 1)[1].split("\n\nThese claims", 1)[0])
    made = [
        {"text": f"We bear in mind that {text[0].lower()}{text[1:]}", "sources": [int(n)]}
        for n, text in material["sources"].items()
    ]
    return json.dumps({"claims": made[:12]})


def at_random(chance: random.Random) -> Answer:
    """Anything at all: true words in a false order, broken JSON, statuses, bytes."""

    def answer(prompt: str) -> str | int | bytes:
        words = re.findall(r"\w+", prompt)
        shuffled = [" ".join(chance.sample(words, min(len(words), 14))) + "." for _ in range(3)]
        return chance.choice(
            [
                claims(*shuffled),
                claims(*shuffled, source=chance.randint(-3, 99)),
                claims(*shuffled)[:-9],
                "I cannot help with that.",
                "",
                "null",
                '{"claims": "all of them"}',
                500,
                429,
                b"\x00\xff not HTTP's business",
                b"{}",
            ]
        )

    return answer


def slow(prompt: str) -> str:
    time.sleep(3)
    return honest(prompt)
