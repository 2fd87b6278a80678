"""Whatever bytes come under whatever name: they are read, or refused in one line that names the file."""

import re

import pytest
from forms import FORMS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import FoiError
from ingest.blocks import Reading
from ingest.limits import Limits
from ingest.mask import mask
from ingest.read import read

LIMITS = Limits(seconds=20)
OPENINGS = [
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<!doctype html>", b"<table><tr><td>",
    b"From: a\nTo: b\nMIME-Version: 1.0\n", b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
    b"\xff\xfe", b"\xef\xbb\xbf", b"# ", b"> ", b"1. ", b"| a | b |\n|--|--|\n", b"-----Original Message-----\n", b"{\\rtf1",
]  # fmt: skip
WORDS = st.sampled_from(
    [b"<p>", b"</div>", b"<br", b"&#0;", b"> ", b"- ", b"\n", b"\r", b"\0", b"**", b"](", b"Dear A,", b"\xe9"]
)
BYTES = st.builds(
    lambda opening, parts: opening + b"".join(parts),
    st.sampled_from(OPENINGS),
    st.lists(st.binary(max_size=40) | WORDS, max_size=20),
)


def refusal_or_reading(content: bytes, name: str) -> str | Reading:
    """What a user is told, or what was read. Any other failure fails the test by itself."""
    try:
        return read(content, name, LIMITS)
    except FoiError as error:
        return str(error)


def check(content: bytes, name: str) -> None:
    found = refusal_or_reading(content, name)
    if isinstance(found, str):
        assert re.fullmatch(rf"{re.escape(name)}: \S[^\n]{{10,}}", found)
        return
    assert found.blocks
    assert all(block.text == block.text.strip() != "" for block in found.blocks)
    assert all(count > 0 for count in mask(found)[1].counts.values())


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "eml", "rtf", ""])
@settings(max_examples=40, deadline=None)
@given(content=BYTES)
def test_any_bytes_as_text(suffix, content):
    check(content, f"letter.{suffix}" if suffix else "letter")


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
@settings(max_examples=15, deadline=None)
@given(content=BYTES)
def test_any_bytes_as_an_office_file(suffix, content):
    check(content, f"letter.{suffix}")


@pytest.mark.parametrize("name", list(FORMS))
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(where=st.floats(0, 1), cut=st.integers(0, 3000), put=st.binary(max_size=20))
def test_a_real_file_that_was_damaged(name, where, cut, put):
    whole = WHOLE[name]
    at = int(where * len(whole))
    check(whole[:at] + put + whole[at + cut :], name)


WHOLE = {name: make() for name, make in FORMS.items()}
