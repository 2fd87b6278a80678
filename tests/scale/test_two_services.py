"""Two service processes share one library: what one admits the other finds, and both outlive what they depend on."""

from __future__ import annotations

import time

import pytest
from chroma_server import ChromaServer
from postgres_server import PostgresServer
from sharing import Service, until

from corpus.library import Library
from corpus.store import documents_at

pytestmark = pytest.mark.server

LETTER = """# Response FOI-2026-4711

You asked:

1. How many {what} sculptures were bought for the harbour promenade?

We bought 14 {what} sculptures. The names of the sculptors are withheld under section 40(2).
"""
Both = tuple[Service, Service]


def test_a_letter_admitted_through_one_is_found_through_both_within_five_seconds(two: Both) -> None:
    admitted = two[0].upload("penguins.md", LETTER.format(what="penguin")).json()["results"][0]
    began = time.monotonic()
    for service in two:
        found = until(lambda at=service: at.first("penguin sculptures") == admitted["id"], 5)
        assert found, service.log.read_text()
    assert time.monotonic() - began < 5
    assert {service.get("/readyz").json()["documents"] for service in two} == {3}


def test_a_writer_that_serves_nothing_is_followed_too_and_so_is_what_it_takes_out(two: Both, tmp_path) -> None:
    home = tmp_path / "writer"
    (tmp_path / "otters.md").write_text(LETTER.format(what="otter"))
    writing = two[0].foi("--home", str(home), "ingest", str(tmp_path / "otters.md"))
    assert writing.returncode == 0, writing.stderr
    assert all(until(lambda at=service: "otter" in at.search("otter sculptures").text, 5) for service in two)
    id = two[0].first("otter sculptures")
    assert two[1].command("retire", id, "--who", "Sam Field", "--why", "test") == 0
    assert all(until(lambda at=service: at.first("otter sculptures") != id, 5) for service in two)


def test_a_key_made_in_one_home_is_a_key_to_both(two: Both) -> None:
    assert two[0].command("keys", "add", "press-office") == 0
    assert [service.get("/v1/documents").status_code for service in two] == [401, 401]
    assert two[1].command("keys", "remove", "press-office") == 0
    assert [service.get("/v1/documents").status_code for service in two] == [200, 200]


def test_the_doctor_says_what_is_shared_and_no_password(two: Both, postgres_server: PostgresServer, capsys) -> None:
    assert (two[0].command("doctor"), two[0].command("settings")) == (0, 0)
    said = capsys.readouterr().out
    assert "in PostgreSQL, " in said
    assert f"on {two[0].environ['FOI_CHROMA']}" in said
    assert "running, " in said
    assert two[0].command("backup") == 1
    refused = capsys.readouterr().err
    assert "pg_dump" in refused
    for told in (said, refused, *(service.log.read_text() for service in two)):
        assert postgres_server.password not in told


def test_looking_at_an_empty_database_makes_nothing_there(postgres_server: PostgresServer) -> None:
    address = postgres_server.made()
    assert [documents_at(address), documents_at(address)] == [None, None]
    Library.open(address).close()
    assert documents_at(address) == 0


@pytest.mark.parametrize("which", ["the library's database", "the vectors on the Chroma server"])
def test_what_is_down_is_said_and_comes_back_by_itself(
    two: Both, which: str, postgres_server: PostgresServer, chroma_server: ChromaServer
) -> None:
    down = chroma_server if "Chroma" in which else postgres_server
    down.stop()
    try:
        for service in two:
            for answer in (service.search("gulls"), service.get("/readyz")):
                assert answer.status_code == 503, answer.text
                assert answer.headers["content-type"] == "application/problem+json"
                assert which in answer.json()["detail"]
    finally:
        down.start()
    for service in two:
        assert until(lambda at=service: at.first("gulls on the roof") == "gulls", 10), service.log.read_text()
        assert until(service.ready, 10)
    again = two[1].upload(f"{len(which)}.md", LETTER.format(what="puffin" if "Chroma" in which else "walrus"))
    assert again.json()["counts"] == {"admitted": 1}, again.text
