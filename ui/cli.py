"""The `foi` command: every failure ends as one line on standard error and an exit code, never as a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from corpus.errors import FoiError
from retriever.faults import place
from ui.commands import (
    argue,
    cases,
    consistency,
    dates,
    evaluate,
    find,
    keeping,
    library,
    people,
    run,
    sampling,
    setup,
    sources,
    tools,
)
from ui.offline import keep_offline
from ui.reach import Chosen, home_option

_DONE, _FAILED, _INTERRUPTED = 0, 1, 130


class _Foi(click.Group):
    """The whole command; its parts are listed in the order they are used."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(home_option())

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Foi, epilog="Example: foi up", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="foi-precedents", message="foi %(version)s")
@click.pass_context
def foi(context: click.Context) -> None:
    """Find how freedom-of-information requests like this one were answered, and draft a rationale with citations."""
    context.ensure_object(Chosen)


_COMMANDS: tuple[click.Command, ...] = (
    *(run.up, run.serve, run.ui),
    *(library.ingest, library.read, library.document, library.documents, library.retire),
    *(find.search, find.understand, find.precedents, find.suggest),
    *(argue.draft, argue.ask, argue.check),
    consistency.consistency,
    *(sampling.sample, sampling.stale),
    *(keeping.backup, keeping.restore, keeping.retain, keeping.erase),
    *(cases.cases, cases.case, cases.import_requests, cases.audit),
    *(
        sources.sources,
        dates.due,
        tools.mcp,
        evaluate.evaluate,
        setup.doctor,
        setup.keys,
        people.people,
        people.move,
        people.collections,
        setup.settings,
    ),
)
for _command in _COMMANDS:
    foi.add_command(_command)


def main() -> None:
    """The console script."""
    keep_offline(os.environ)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # letters are UTF-8 whatever the terminal's language is
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(perform(sys.argv[1:]))


def perform(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 wrong usage."""
    try:
        code = foi.main(list(arguments), prog_name="foi", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else _DONE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except FoiError as error:
        return _fail(str(error), error.exit_code)
    except BrokenPipeError:
        _stop_writing()
        return _DONE
    except (KeyboardInterrupt, click.Abort):
        return _fail("stopped", _INTERRUPTED)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}", _FAILED)
    except Exception as error:  # noqa: BLE001  (the last boundary: a fault of ours is named, not thrown at a person)
        return _fail(f"a fault in this program, {place(error)}; please report this line", _FAILED)


def _fail(reason: str, code: int) -> int:
    line = " ".join(reason.encode("utf-8", "backslashreplace").decode().split())
    try:
        click.echo(f"foi: {line}", err=True)
    except OSError:
        _stop_writing()
    return code


def _stop_writing() -> None:
    """Nobody reads any more; Python's own flush at exit must not complain about that."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


if __name__ == "__main__":
    main()
