"""Read a file in a process of its own, which can be stopped: hostile PDFs and Word files cost time, memory or a crash.

The process is a fresh interpreter, never a fork, so that it can be started from any thread of a service.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.errors import FoiError, TooLarge, Unreadable
from ingest.blocks import Block, Reading
from ingest.limits import Limits

if sys.platform != "win32":
    import resource

_ROOT = Path(__file__).resolve().parents[1]
_DAMAGED = "the file is damaged and cannot be read; open it where it was made, save it again, and try again"
_OUT_OF_MEMORY, _OUT_OF_TIME = -9, -24  # exit codes of a process the system killed; SIGXCPU is the second
_ERRORS: dict[str, type[FoiError]] = {"TooLarge": TooLarge, "Unreadable": Unreadable}


def read_apart(module: str, content: bytes, limits: Limits) -> Reading:
    """What `python -m module` reads from `content`. Raises TooLarge when it takes more time or memory than allowed."""
    return _reading(run_apart(module, content, limits, json.dumps(asdict(limits))))


def run_apart(module: str, content: bytes, limits: Limits, asked: str) -> dict[str, Any]:
    """What `python -m module` makes of `content`, and of what is asked of it as JSON."""
    command = [sys.executable, "-W", "ignore", "-m", module, asked]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=content, capture_output=True, timeout=limits.seconds, cwd=_ROOT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TooLarge(_time(limits)) from error
    if done.returncode in (_OUT_OF_MEMORY, _OUT_OF_TIME):
        raise TooLarge(_memory(limits) if done.returncode == _OUT_OF_MEMORY else _time(limits))
    if done.returncode:
        raise Unreadable(_DAMAGED)
    answer: dict[str, Any] = json.loads(done.stdout)
    if "error" in answer:
        raise _ERRORS[answer["error"]](answer["why"])
    return answer


def serve(read: Callable[[bytes, Limits], Reading]) -> None:
    """The other side: read standard input with `read`, answer on standard output. Any other failure is an exit code."""
    limits = Limits(**json.loads(sys.argv[1]))
    bind(limits)
    try:
        answer: dict[str, Any] = asdict(read(sys.stdin.buffer.read(), limits))
    except (TooLarge, Unreadable) as error:
        answer = {"error": type(error).__name__, "why": str(error)}
    except MemoryError:
        answer = {"error": "TooLarge", "why": _memory(limits)}
    sys.stdout.write(json.dumps(answer))


def _time(limits: Limits) -> str:
    return f"reading it took longer than {limits.seconds:g} seconds; split it, or print it to a new PDF, and try again"


def _memory(limits: Limits) -> str:
    return f"reading it takes more than {limits.max_memory // 1024 // 1024} MB of memory; split it and try again"


def bind(limits: Limits) -> None:
    """Hold this process to the limits on memory and time."""
    if sys.platform == "win32":
        return
    for what, most in ((resource.RLIMIT_AS, limits.max_memory), (resource.RLIMIT_CPU, int(limits.seconds) + 1)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # a lower limit holds already, or the system has none of this kind
            continue


def _reading(answer: dict[str, Any]) -> Reading:
    blocks = tuple(Block(**block) for block in answer["blocks"])
    return Reading(blocks, answer["title"], answer["form"], answer["meta"], tuple(answer["notes"]))
