"""Many users at once against the real service: throughput, latency, refusals, and whether its memory stays flat.

`python -m tests.bench.load 50 60`: so many users for so many seconds, each asking again as soon as it is answered.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import httpx

from retriever.client import Client
from retriever.running import Running, read_note
from tests.bench.scale import QUERIES

_LOOKS = 10
_STARTS_WITHIN = 300.0


def load(users: int, seconds: float) -> dict[str, Any]:
    """Start the service on a home of its own, and have so many users search, find and ask for so long."""
    with tempfile.TemporaryDirectory() as home:
        environ = {**os.environ, "FOI_HOME": home}
        started = subprocess.Popen(
            [sys.executable, "-m", "ui", "serve", "--port", "0", "--quiet"], env=environ, stdout=subprocess.DEVNULL
        )
        try:
            note = _ready(Path(home))
            taken, answers, memory = asyncio.run(_crowd(note, users, seconds))
        finally:
            started.terminate()
            started.wait(30)
    taken.sort()
    return {
        "users": users,
        "seconds": seconds,
        "answered": answers[200],
        "refused": answers[503],
        "failed": sum(n for status, n in answers.items() if status not in (200, 503)),
        "answered_a_second": round(answers[200] / seconds, 1),
        "p50_ms": round(1000 * statistics.median(taken), 1),
        "p99_ms": round(1000 * taken[int(0.99 * len(taken))], 1),
        "resident_mb": memory,
    }


def _ready(home: Path) -> Running:
    until = time.monotonic() + _STARTS_WITHIN
    while (note := read_note(home)) is None:
        if time.monotonic() > until:
            raise TimeoutError("the service did not start")
        time.sleep(0.2)
    with Client(note.url, note.token) as service:
        service.wait_until_ready(_STARTS_WITHIN)
    return note


async def _crowd(note: Running, users: int, seconds: float) -> tuple[list[float], Counter[int], list[int]]:
    taken: list[float] = []
    answers: Counter[int] = Counter()
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=users)
    headers = {"Authorization": f"Bearer {note.token}"}
    async with httpx.AsyncClient(
        base_url=note.url, headers=headers, limits=limits, timeout=60, trust_env=False
    ) as http:
        asking = [_user(http, random.Random(n), until, taken, answers) for n in range(users)]
        memory = asyncio.create_task(_memory(note.pid, seconds))
        await asyncio.gather(*asking)
        return taken, answers, await memory


async def _user(
    http: httpx.AsyncClient, chance: random.Random, until: float, taken: list[float], answers: Counter[int]
) -> None:
    while time.monotonic() < until:
        query = f"{chance.choice(QUERIES)} {chance.randrange(1000)}"
        path, body = chance.choice(
            [
                ("/v1/search", {"query": query}),
                ("/v1/search", {"query": query, "exemption": ["31"]}),
                ("/v1/precedents", {"request": query}),
                ("/v1/ask", {"question": query}),
            ]
        )
        began = time.perf_counter()
        answer = await http.post(path, json=body)
        answers[answer.status_code] += 1
        if answer.status_code == 503:
            await asyncio.sleep(float(answer.headers["retry-after"]))
        else:
            taken.append(time.perf_counter() - began)


async def _memory(pid: int, seconds: float) -> list[int]:
    """The service's resident memory in MB, looked at so many times along the way."""
    seen = []
    for _ in range(_LOOKS):
        await asyncio.sleep(seconds / _LOOKS)
        lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
        seen.append(next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS")))
    return seen


if __name__ == "__main__":
    print(json.dumps(load(int(sys.argv[1]), float(sys.argv[2])), indent=1))
