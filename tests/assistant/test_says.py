"""What a sentence says, read by many threads at once."""

from concurrent.futures import ThreadPoolExecutor

from assistant.says import content

WORDS = [f"nationalisation{n} relationships{n} probabilities{n} engagements{n} authorities{n}" for n in range(400)]


def test_many_threads_read_the_same():
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(content, WORDS))
    assert found == [content(text) for text in WORDS]
