"""The library as tools for another assistant: over the protocol's own client, on a real desk and as a process."""

import asyncio
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from retriever.embed import HashEmbedder
from ui.settings import Settings
from ui.tools import server
from ui.wiring import Workbench

REQUEST = "Minutes of meetings with police forces about facial recognition"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory):
    settings = Settings.load({}, home=str(tmp_path_factory.mktemp("home")))
    with Workbench.open(settings, embeds=lambda _: HashEmbedder()) as opened:
        yield opened.load()


def asked(desk, work):
    async def talk():
        async with Client(server(desk)) as client:
            return await work(client)

    return run(talk())


def run(talk):
    """In a thread of its own: a browser test may have left a loop running in this one."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(asyncio.run, talk).result()


CALLS = [
    ("search", {"query": REQUEST, "k": 3}),
    ("precedents", {"request": REQUEST}),
    ("suggest", {"request": REQUEST}),
    ("exemption", {"ref": "31(1)(g)"}),
    ("document", {"id": "IC-347414-P2W0"}),
]


@pytest.mark.parametrize(("name", "given"), CALLS, ids=[c[0] for c in CALLS])
def test_each_tool_answers_as_the_desk_does(desk, name, given):
    found = asked(desk, lambda client: client.call_tool(name, given))
    assert not found.is_error
    own = getattr(desk, name)(*given.values()).model_dump(mode="json")
    assert {**found.structured_content, "took_ms": 0} == {**own, "took_ms": 0}
    assert len(own) > 1


def test_the_tools_say_what_they_are(desk):
    listed = asked(desk, lambda client: client.list_tools())
    assert {tool.name for tool in listed.tools} == {name for name, _ in CALLS}
    assert all(tool.description for tool in listed.tools)


def test_what_is_not_there_is_said_in_a_line(desk):
    found = asked(desk, lambda client: client.call_tool("document", {"id": "no-such-thing"}))
    assert found.is_error
    assert "There is no document 'no-such-thing'" in found.content[0].text
    assert "Traceback" not in found.content[0].text


def test_a_filter_that_is_no_reference_says_how_to_write_one(desk):
    found = asked(desk, lambda client: client.call_tool("search", {"query": REQUEST, "exemption": ["privacy"]}))
    assert found.is_error
    assert "write it like 31(1)(g)" in found.content[0].text


def test_a_document_is_a_resource(desk):
    read = asked(desk, lambda client: client.read_resource("foi://documents/foia-31"))
    assert "Section 31 is a qualified exemption" in read.contents[0].text


@pytest.mark.server
def test_as_a_process(tmp_path: Path):
    command = StdioServerParameters(command=sys.executable, args=["-m", "ui", "--home", str(tmp_path), "mcp"])

    async def talk():
        async with Client(stdio_client(command)) as client:
            return await client.call_tool("exemption", {"ref": "44"})

    found = run(talk())
    assert json.loads(found.content[0].text)["ref"] == "44"
