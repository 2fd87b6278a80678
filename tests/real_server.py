"""A real server for a test, on a free port of this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from retriever.addresses import listen, url


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The address of a real server for `app` on a free port of this machine."""
    with listen("127.0.0.1", 0) as listening:
        config = uvicorn.Config(app, log_config=None, access_log=False, ws="none", timeout_graceful_shutdown=5)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield url("127.0.0.1", listening.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join()
