"""Windows embedded once: the same vectors again without the model, and never those of other words or another model."""

import numpy as np
import pytest

from corpus.errors import Unavailable
from retriever.embed import HashEmbedder, Window
from retriever.remembered import Remembered


class Counting(HashEmbedder):
    def __init__(self, name: str = "hash") -> None:
        super().__init__(32)
        self.name, self.asked = name, 0

    def windows(self, windows):
        self.asked += len(windows)
        return super().windows(windows)


def window(*said: str) -> Window:
    text, spans = "", []
    for words in said:
        spans.append((len(text), len(text) + len(words)))
        text += words + "\n"
    return Window(text, tuple(spans))


ONE, TWO = window("minutes of meetings", "names"), window("legal advice")


def test_a_window_is_embedded_once_and_found_again_by_another_process(tmp_path):
    first = Counting()
    made = Remembered(first, tmp_path / "made.sqlite").windows([ONE, TWO, ONE])
    assert first.asked == 2
    second = Counting()
    again = Remembered(second, tmp_path / "made.sqlite").windows([TWO, ONE])
    assert second.asked == 0
    assert np.array_equal(again[0], made[1])
    assert np.array_equal(again[1], made[0])
    assert np.array_equal(made[0], made[2])
    assert np.array_equal(made[0], HashEmbedder(32).windows([ONE])[0])


@pytest.mark.parametrize(
    ("why", "other", "name"),
    [
        ("other words", window("minutes of meeting", "names"), "hash"),
        ("the same words parted elsewhere", Window(ONE.text, ((0, 7), (8, 10))), "hash"),
        ("another model", ONE, "other"),
    ],
)
def test_what_differs_is_embedded_anew(tmp_path, why, other, name):
    Remembered(Counting(), tmp_path / "made.sqlite").windows([ONE])
    embedder = Counting(name)
    Remembered(embedder, tmp_path / "made.sqlite").windows([other])
    assert embedder.asked == 1


def test_the_oldest_are_forgotten(tmp_path):
    kept = Remembered(Counting(), tmp_path / "made.sqlite", most=2)
    for words in ("a", "b", "c"):
        kept.windows([window(words)])
    embedder = Counting()
    Remembered(embedder, tmp_path / "made.sqlite", most=2).windows([window("b"), window("c"), window("a")])
    assert embedder.asked == 1


def test_no_words_are_kept(tmp_path):
    Remembered(Counting(), tmp_path / "made.sqlite").windows([ONE])
    assert b"minutes" not in (tmp_path / "made.sqlite").read_bytes()


def test_a_damaged_file_is_said_and_made_again(tmp_path):
    (tmp_path / "made.sqlite").write_bytes(b"no database" * 100)
    kept = Remembered(Counting(), tmp_path / "made.sqlite")
    with pytest.raises(Unavailable, match="forgotten, try again"):
        kept.windows([ONE])
    assert len(kept.windows([ONE])[0]) == 2
