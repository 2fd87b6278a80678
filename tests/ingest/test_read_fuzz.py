"""Whatever the bytes, a file is read or refused with a reason: nothing else ever comes out."""

from __future__ import annotations

import io
import zipfile

import pytest
from forms import FORMS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wrong_files import word_with

from corpus.errors import FoiError
from ingest.blocks import Block
from ingest.limits import Limits
from ingest.read import read

NAMES = ["a.md", "a.txt", "a.html", "a.eml", "a.pdf", "a.docx", "a", "a.bin"]
LIMITS = Limits(seconds=20)
STARTS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<html>",
    b"From: a@b.example\nMIME-Version: 1.0\n",
    b"# ",
    b"\xff\xfe",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
]
PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<table><tr><td>", "</table>", "<ol start=-5 type=i><li value=9999999>", "<!--", "-->", "<script>", "&#0;", "&#xD800;",
        "<style>.x{display:none", "<br>", "<pre>", "\n\n", "\n", "> ", "- ", "1. ", "# ", "| a | b |\n|---|---|\n", "**", "](", "```", "---\n",
        "On 3 May 2024 at 10:00 R wrote:\n", "From: R\nSent: x\nSubject: y\n", "Dear Sir,\n", "Yours\n", "\x00", "\ufffe", "\U000e0041",
        "\u2028", "\f", "words of a letter", "Content-Type: multipart/mixed; boundary=x\n\n--x\n", "Content-Type: text/html; charset=utf-7\n", "=?utf-8?b?!!?=",
    ]
)  # fmt: skip
HURRIED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def reads_or_refuses(content: bytes, name: str) -> None:
    refusal = ""
    found: tuple[Block, ...] = ()
    try:
        found = read(content, name, LIMITS).blocks
    except FoiError as error:
        refusal = str(error)
    assert bool(found) is not refusal.startswith(f"{name}: ")
    assert "\n" not in refusal
    assert all(block.text and block.text == block.text.strip() for block in found)
    assert "".join(block.text for block in found).encode() or refusal


@HURRIED
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400), name=st.sampled_from(NAMES))
def test_any_bytes(start, rest, name):
    reads_or_refuses(start + rest, name)


@HURRIED
@given(pieces=st.lists(PIECES, max_size=30), start=st.sampled_from(STARTS[3:6]), name=st.sampled_from(NAMES))
def test_pieces_of_every_markup(pieces, start, name):
    reads_or_refuses(start + "".join(pieces).encode("utf-8", "replace"), name)


LETTERS = {name: make() for name, make in FORMS.items()}


@pytest.mark.parametrize("name", ["seed.md", "seed.html", "seed.eml", "seed.txt"])
@settings(HURRIED, max_examples=40)
@given(place=st.floats(0, 1), cut=st.integers(0, 200), put=st.binary(max_size=30))
def test_letters_with_something_spliced_in(name, place, cut, put):
    letter = LETTERS[name]
    at = int(place * len(letter))
    reads_or_refuses(letter[:at] + put + letter[at + cut :], name)


@pytest.mark.parametrize("name", ["seed.pdf", "seed.docx"])
@settings(HURRIED, max_examples=8)
@given(place=st.floats(0, 1), cut=st.integers(0, 40), put=st.binary(max_size=30))
def test_files_with_something_spliced_in(name, place, cut, put):
    letter = LETTERS[name]
    at = int(place * len(letter))
    reads_or_refuses(letter[:at] + put + letter[at + cut :], name)


@settings(HURRIED, max_examples=8)
@given(
    place=st.floats(0, 1),
    cut=st.integers(0, 60),
    part=st.sampled_from(["word/document.xml", "word/styles.xml", "word/numbering.xml"]),
)
def test_word_files_with_a_broken_part(place, cut, part):
    with zipfile.ZipFile(io.BytesIO(LETTERS["seed.docx"])) as packed:
        body = packed.read(part)
    at = int(place * len(body))
    reads_or_refuses(word_with({part: body[:at] + body[at + cut :]}), "a.docx")
