"""A draft takes the phrasing that the body's own letters use most, with nothing of theirs in it; else the plain one."""

from letters import LAW, READER
from small_source import SmallSource

from assistant.draft import Drafter
from corpus.origin import Origin

BODY = "Brackley District Council"
LETTER = """# Response FOI-2023-04{n:02}

{n} March 2023

Thank you for your request for information, which reached us on {n} February 2023.

## Your request

1. The tender scores for the Hollow Lane car park contract, part {n}.

## Our response

This information is being withheld under section 43(2) of the Freedom of Information Act 2000.

## Section 43(2)

Disclosing the scores would be likely to prejudice the commercial interests of ParkSafe Ltd in round {n}.

## If you are unhappy

You can ask for an internal review within 40 working days.

Please quote the reference FOI-2023-04{n:02} if you write to us again.

Yours sincerely

Information Governance Team
Brackley District Council
"""


def drafted(letters: int, authority: str = BODY):
    made = [READER.read(LETTER.format(n=n).encode(), Origin(f"{n}.md"))[0] for n in range(10, 10 + letters)]
    assert {d.authority for d in made} == {BODY}
    return Drafter(SmallSource(made, LAW), LAW, authority).draft(
        "Please send me the evaluation of the bids.", ["43(2)"]
    )


def test_with_enough_letters_of_its_own_the_body_s_phrasing_is_used_and_said_so():
    draft = drafted(6)
    assert {p.use for p in draft.phrasing} == {"opening", "decision", "closing"}
    assert all((p.letters, p.of) == (6, 6) for p in draft.phrasing)
    assert draft.paragraphs[0].text == "Thank you for your request for information, which reached us on [date]."
    text = "\n".join(p.text for p in draft.paragraphs)
    assert "The information you asked for in item 1 is being withheld under section 43(2) of the Freedom" in text
    assert draft.paragraphs[-1].text == "Please quote the reference [reference] if you write to us again."
    assert [f for f in draft.checks if f.severity == "error"] == []


def test_nothing_of_its_letters_leaks_by_their_phrasing():
    text = "\n".join(p.text for p in drafted(6).paragraphs)
    assert not [fact for fact in ("ParkSafe", "Hollow Lane", "2023", "FOI-2023") if fact in text]


def test_with_too_few_or_another_s_letters_the_plain_wording_stands():
    for draft in (drafted(4), drafted(6, "Another Council"), drafted(6, "")):
        assert draft.phrasing == []
        assert draft.paragraphs[0].text.startswith("You asked for:")
        assert "Please quote" not in "\n".join(p.text for p in draft.paragraphs)
