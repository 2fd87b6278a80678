"""`foi mcp`: the library as tools for another assistant."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from ui.reach import Chosen, Command, desk


@click.command(
    "mcp", cls=Command, example="foi mcp   (named as a command in the settings of the assistant that is to use it)"
)
@click.pass_obj
def mcp(chosen: Chosen) -> None:
    """Offer search, precedents, suggest, exemption and document to an assistant on this machine.

    Speaks the Model Context Protocol on standard input and output, and reads only.
    """
    tools: Any = import_module("ui.tools")
    with desk(chosen) as at:
        tools.server(at).run(transport="stdio")
