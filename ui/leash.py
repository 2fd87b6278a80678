"""`python -m ui.leash PARENT MODULE ARGUMENTS...` runs a module as `python -m` does, and ends it when PARENT ends."""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
import time

_EVERY = 0.5  # seconds


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    parent, module, *arguments = sys.argv[1:]
    threading.Thread(target=_watch, args=(int(parent),), name="leash", daemon=True).start()
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
