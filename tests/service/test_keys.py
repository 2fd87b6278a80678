"""Keys are shown once, kept as hashes, and readable by their owner only; open services stay on this machine."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from corpus.errors import Conflict, FoiError, Invalid, NotAllowed, NotFound, Unavailable
from retriever.addresses import is_loopback, listen, require_safe, url
from retriever.keys import Keys
from retriever.running import Running, alive, leave_note, read_note, remove_note


def test_a_key_is_kept_as_a_hash(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    secret = keys.add("press-office")
    kept = (tmp_path / "keys.json").read_text()
    assert secret not in kept
    assert "press-office" in kept
    assert keys.hold(secret)
    assert not keys.hold(secret + "x")
    assert not keys.hold("")


def test_keys_differ(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    one, other = keys.add("one"), keys.add("other")
    assert one != other
    keys.remove("one")
    assert not keys.hold(one)
    assert keys.hold(other)


def test_files_are_for_the_owner_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Keys(tmp_path).add("one")
        leave_note(tmp_path, Running(url="http://127.0.0.1:1", pid=1, token="t", service="s"))
    finally:
        os.umask(before)
    for name in ("keys.json", "service.json"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["", " ", "a b", "../x", "a\nb", "x" * 61, "-x", "é"])
def test_names_that_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Invalid):
        Keys(tmp_path).add(name)


def test_a_name_is_used_once(tmp_path: Path) -> None:
    Keys(tmp_path).add("one")
    with pytest.raises(Conflict):
        Keys(tmp_path).add("one")


def test_removing_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="none"):
        Keys(tmp_path).remove("one")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"keys": [{"name": "a"}]}', "\x00"])
def test_a_damaged_file_is_said(tmp_path: Path, content: str) -> None:
    (tmp_path / "keys.json").write_text(content)
    with pytest.raises(Unavailable, match=r"keys\.json"):
        Keys(tmp_path).all()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_loopback(host: str) -> None:
    assert is_loopback(host)
    require_safe(host, keyed=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.0.2.1", "2001:db8::1"])
def test_an_open_service_stays_on_this_machine(host: str) -> None:
    assert not is_loopback(host)
    with pytest.raises(NotAllowed, match="foi keys add"):
        require_safe(host, keyed=False)
    require_safe(host, keyed=True)


@pytest.mark.parametrize("host", ["no such host.invalid", "a" * 300, "\x00"])
def test_names_that_are_no_address(host: str) -> None:
    with pytest.raises(FoiError):
        is_loopback(host)


def test_a_taken_port_is_said() -> None:
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(Unavailable, match=str(port)):
            listen("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:80"),
        ("0.0.0.0", "http://127.0.0.1:80"),
        ("::", "http://[::1]:80"),
        ("::1", "http://[::1]:80"),
    ],
)
def test_addresses_for_a_browser(host: str, expected: str) -> None:
    assert url(host, 80) == expected


def test_a_note_is_taken_away_by_its_own_service_only(tmp_path: Path) -> None:
    mine = Running(url="http://127.0.0.1:1", pid=os.getpid(), token="t", service="mine")
    theirs = mine.model_copy(update={"service": "theirs"})
    leave_note(tmp_path, theirs)
    remove_note(tmp_path, mine)
    assert read_note(tmp_path) == theirs
    remove_note(tmp_path, theirs)
    assert read_note(tmp_path) is None
    assert alive(os.getpid())
