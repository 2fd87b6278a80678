"""Letters for the tests of arguing: the seed letter, and an invented one full of facts that must not leak."""

from __future__ import annotations

from pathlib import Path

from small_source import count

from corpus.law import Law
from corpus.origin import Origin
from corpus.records import Document
from corpus.vocabulary import Vocabulary
from ingest.record import Reader

LAW = Law.shipped()
VOCABULARY = Vocabulary.shipped()
READER = Reader(LAW, count)
SEED = Path(__file__).parents[2] / "corpus" / "responses" / "IC-347414-P2W0.md"
REQUEST = (
    "Please send me the notes of any meetings or roundtables the ICO has held since January 2025 with police forces "
    "or the Home Office about live facial recognition, and a list of who attended."
)
PLANTED = """# Response FOI-2023-0412

14 March 2023

## Your request

1. The tender scores for the Hollow Lane car park contract.

## Our response

We have withheld the tender scores under section 43(2) of the Freedom of Information Act 2000.

## Section 43(2)

Disclosing the scores would be likely to prejudice the commercial interests of ParkSafe Ltd when it bids against Vantage Parking for the 2024 contract.

On 3 February 2023 Councillor Mallory told us that the unit price of £14,750 must stay private.

Bidders would be less willing to take part if their scores were released.

## Public interest test

Factors in favour of disclosure: there is a public interest in knowing how the £2.3 million contract was awarded to ParkSafe Ltd.

Factors in favour of maintaining the exemption: there is a public interest in protecting the tender that opens on 1 June 2023.

On balance, the public interest in maintaining the exemption outweighs the public interest in disclosure.

Yours sincerely

Information Governance Team
Brackley District Council
"""
FACTS = [
    "ParkSafe",
    "Vantage",
    "Mallory",
    "14,750",
    "2.3 million",
    "3 February",
    "1 June",
    "2024",
    "Hollow Lane",
    "Brackley",
]


def seed() -> Document:
    return READER.read(SEED.read_bytes(), Origin("seed.md"))[0]


def planted() -> Document:
    return READER.read(PLANTED.encode(), Origin("planted.md"))[0]


PLANTED_KINDS: dict[str, list[str]] = {
    "name of a person": ["Councillor Mallory", "Mrs Priya Anand", "Dr Owen Tregear", "Detective Sergeant Hale", "Sir Alan Brough"],
    "name of a body": ["ParkSafe Ltd", "Vantage Parking", "Oakley and Finch LLP", "Northmere NHS Trust", "Tarn Valley Police"],
    "date": ["3 February 2023", "1 June 2024", "14/09/2022", "the 21st of March 2021", "October 2020"],
    "sum": ["£14,750", "£2.3 million", "£412.50", "£9m", "£1,200,000"],
    "count": ["37 bidders", "1,482 records", "forty objections", "12 per cent", "eleven officers", "forty-one complaints", "twenty-third visits", "nineteenth letters"],
    "place": ["Hollow Lane", "Mill Street Depot", "Brackley", "Room 4B of Gauge House", "Quarry Bank"],
    "reference": ["FOI-2023-0412", "CRN/77/19", "PO-88213", "IR-2022-15", "EA/2021/0099"],
    "job of a person": ["Deputy Head of Parking", "the Chief Valuer", "Director of Estates", "Acting Town Clerk", "Group Treasurer"],
    "product": ["BidTrack 7", "the Aurora scanner", "Parkwise Pro", "SkyLens", "the Mercury database"],
}  # fmt: skip
"""Facts of a case, by kind, to be planted one at a time in a letter's reasons."""


def planted_with(fact: str) -> Document:
    """The planted letter with a fact in its reasons and on both sides of its balance."""
    text = PLANTED.replace(
        "Bidders would be less willing", f"Bidders would be less willing after {fact}. Bidders would be less willing"
    )
    text = text.replace(
        "is a public interest in knowing how", f"is a public interest, because of {fact}, in knowing how"
    )
    text = text.replace(
        "a public interest in protecting the tender", f"a public interest after {fact} in protecting the tender"
    )
    assert text.count(fact) >= 3
    return READER.read(text.encode(), Origin("planted.md"))[0]
