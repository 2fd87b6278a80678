"""How servers are named in settings: what is understood, what is refused in one line, and what is never shown."""

from __future__ import annotations

import pytest

from corpus.errors import Invalid, Unavailable
from corpus.store import Store, address_of
from retriever.served import ServedVectors, Server
from ui.doctor import examine
from ui.settings import Settings

CHROMA = [
    ("http://127.0.0.1:8000", ("http", "127.0.0.1", 8000, "default_tenant", "default_database")),
    ("https://chroma.example", ("https", "chroma.example", 443, "default_tenant", "default_database")),
    ("http://chroma:8000/council/foi", ("http", "chroma", 8000, "council", "foi")),
    ("cloud:1b2c/foi", ("cloud", "api.trychroma.com", 443, "1b2c", "foi")),
]


@pytest.mark.parametrize(("written", "meant"), CHROMA)
def test_a_chroma_server_is_understood(written, meant):
    found = Server.parse(written)
    assert (found.kind, found.host, found.port, found.tenant, found.database) == meant


@pytest.mark.parametrize(
    "written",
    ["chroma", "ftp://host:1", "http://:8000", "http://host:port", "http://name:secret@host:1", "http://host/one",
     "cloud:only-a-tenant", "cloud:", "https:host/a/b", "http://host:1?key=secret"],
)  # fmt: skip
def test_what_is_no_chroma_server_is_refused_without_being_repeated(written):
    with pytest.raises(Invalid, match="FOI_CHROMA is not understood") as refused:
        Server.parse(written)
    assert "secret" not in str(refused.value)


LIBRARY = [
    ("postgresql+psycopg://foi@db:5432/foi", "pw", "postgresql+psycopg://foi:pw@db:5432/foi"),
    ("postgresql://foi:inside@db/foi", "", "postgresql+psycopg://foi:inside@db/foi"),
    ("postgresql://foi:inside@db/foi", "outside", "postgresql+psycopg://foi:outside@db/foi"),
    ("postgresql://db/foi", "", "postgresql+psycopg://db/foi"),
]


@pytest.mark.parametrize(("written", "password", "meant"), LIBRARY)
def test_a_library_is_understood(written, password, meant):
    assert address_of(written, password).render_as_string(hide_password=False) == meant


@pytest.mark.parametrize(
    "written", ["library", "sqlite:///secret.sqlite", "mysql://u:secret@h/d", "postgresql://u:secret@h", "://secret",
                "postgresql://u@h/d?password=secret"]
)  # fmt: skip
def test_what_is_no_library_is_refused_without_being_repeated(written):
    with pytest.raises(Invalid, match="FOI_LIBRARY") as refused:
        address_of(written)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("postgresql://u:secret@h/d", "postgresql://u:***@h/d"),
        ("postgresql://u:se/cr@et@h:5/d", "postgresql://u:***@h:5/d"),
        ("postgresql://u@h:5432/d", "postgresql://u@h:5432/d"),
        ("postgresql://h/d?a=1&password=secret&b=2", "postgresql://h/d?a=1&password=***&b=2"),
    ],
)
def test_settings_are_shown_without_passwords(written, shown):
    settings = Settings.load({"FOI_LIBRARY": written, "FOI_LIBRARY_PASSWORD": "pw", "FOI_CHROMA_KEY": "key"})
    values = {row["variable"]: row["value"] for row in settings.shown()}
    assert values["FOI_LIBRARY"] == shown
    assert {values["FOI_LIBRARY_PASSWORD"], values["FOI_CHROMA_KEY"]} == {"(set, not shown)"}


def test_the_doctor_says_what_cannot_be_reached_and_what_to_do(tmp_path):
    environ = {
        "FOI_LIBRARY": "postgresql://foi:secret@127.0.0.1:9/foi",
        "FOI_CHROMA": "http://127.0.0.1:9",
        "FOI_CHROMA_KEY": "hidden",
    }
    checks = {check.what: check for check in examine(Settings.load(environ, home=str(tmp_path)))}
    assert (checks["Library"].state, checks["Vectors"].state) == ("fault", "fault")
    assert "cannot be reached; see that it runs and what FOI_LIBRARY says" in checks["Library"].do
    assert "cannot be reached" in checks["Vectors"].do
    assert not [word for word in ("secret", "hidden") if word in str(checks)]


def test_a_server_that_is_not_there_is_unavailable_and_not_a_fault_of_ours():
    with pytest.raises(Unavailable, match="FOI_CHROMA"):
        ServedVectors(Server.parse("http://127.0.0.1:9"), "", "library", {})
    with pytest.raises(Unavailable, match="cannot be reached"):
        Store(address_of("postgresql://foi@127.0.0.1:9/foi"))
