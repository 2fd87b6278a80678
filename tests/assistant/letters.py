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
