"""`foi serve`, `foi ui`, `foi up`: the service, the web app, and both."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from ui.reach import Chosen, Command

_port = click.IntRange(0, 65535)


def _say(line: str) -> None:
    click.echo(line)


@click.command(cls=Command, example="foi serve --port 8756")
@click.option("--host", help="Address to listen on (default: this machine only; any other needs a key).")
@click.option("--port", type=_port, help="Port to listen on; 0 takes any that is free.")
@click.option("--quiet", is_flag=True, help="Report faults only, not every call.")
@click.pass_obj
def serve(chosen: Chosen, host: str | None, port: int | None, quiet: bool) -> None:
    """Run the service: the API, with what it offers at /docs."""
    serving: Any = import_module("ui.serving")
    serving.serve(chosen.settings(host=host, port=port), _say, quiet)


@click.command(cls=Command, example="foi ui --port 8757")
@click.option("--port", type=_port, help="Port of the web app.")
@click.pass_obj
def ui(chosen: Chosen, port: int | None) -> None:
    """Run the web app for a service that is already running."""
    starting: Any = import_module("ui.up")
    starting.web_only(chosen.settings(web_port=port), _say)


@click.command(cls=Command, example="foi up")
@click.option("--host", help="Address the service listens on (default: this machine only; any other needs a key).")
@click.option("--port", type=_port, help="Port of the service.")
@click.option("--ui-port", type=_port, help="Port of the web app.")
@click.pass_obj
def up(chosen: Chosen, host: str | None, port: int | None, ui_port: int | None) -> None:
    """Start the service and the web app, and stop both with Ctrl-C."""
    starting: Any = import_module("ui.up")
    starting.up(chosen.settings(host=host, port=port, web_port=ui_port), _say)
