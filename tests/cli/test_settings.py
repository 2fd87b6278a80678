"""The table of settings is the settings."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from corpus.errors import Invalid
from ui.settings import TABLE, Settings


def test_the_table_and_the_settings_agree() -> None:
    assert [f.name for f in fields(Settings)] == [*(row.name for row in TABLE), "given"]
    assert all(row.meaning and row.variable == f"FOI_{row.name.upper()}" for row in TABLE)


def test_nothing_set_gives_the_defaults() -> None:
    loaded = Settings.load({})
    assert {row.name: getattr(loaded, row.name) for row in TABLE if row.name != "home"} == {
        row.name: row.default for row in TABLE if row.name != "home"
    }
    assert loaded.home.is_absolute()
    assert loaded.given == {}


def test_the_command_line_goes_before_the_environment() -> None:
    environ = {"FOI_PORT": "9000", "FOI_HOME": "/a", "FOI_EXAMPLES": "no", "FOI_AUTHORITY": "  "}
    loaded = Settings.load(environ, port=9001, home=None)
    assert (loaded.port, loaded.home, loaded.examples, loaded.authority) == (9001, Path("/a"), False, "")
    assert loaded.given == {"port": "command line", "home": "environment", "examples": "environment"}


def test_port_nought_is_a_choice() -> None:
    assert "port" in Settings.load({"FOI_PORT": "0"}).given


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("FOI_PORT", "many"),
        ("FOI_PORT", "-1"),
        ("FOI_PORT", "65536"),
        ("FOI_PORT", "²"),
        ("FOI_EXAMPLES", "perhaps"),
        ("FOI_MAX_FILE_MB", "0"),
        ("FOI_MAX_FILES", "1e9"),
    ],
)
def test_values_that_mean_nothing_are_refused(variable: str, value: str) -> None:
    with pytest.raises(Invalid, match=variable):
        Settings.load({variable: value})
