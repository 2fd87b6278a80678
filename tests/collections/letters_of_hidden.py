"""Two invented letters about one subject: one that everybody sees, and one in a collection, with a word of its own."""

from __future__ import annotations

from corpus.records import Document, ItemOutcome, Passage, Reliance, RequestItem

MARKER = "Zanzibarrow"
"""A word of the hidden letter that nobody may be shown who does not see its collection."""


def letter(id: str, **fields: object) -> Document:
    text = str(fields.pop("text", ""))
    base = {
        "id": id,
        "reference": f"FOI-{id}",
        "kind": "response",
        "authority": "Brackley Council",
        "title": id,
        "passages": [Passage(id=f"{id}:1", role="decision", start=0, end=len(text), tokens=len(text.split()))],
    }
    return Document(**{**base, "text": text, **fields})


def argued(id: str, asked: str, decided: str, **fields: object) -> Document:
    """A letter of one request and one decision under section 43(2)."""
    text = f"{asked}\n\n{decided}"
    at, cut = text.index("section 43(2)"), len(asked) + 2
    return letter(
        id,
        text=text,
        requests=[RequestItem(n=1, text=asked, start=0, end=len(asked))],
        items=[ItemOutcome(n=1, outcome="withheld", exemptions=["43(2)"], start=cut, end=len(text))],
        exemptions=[Reliance(ref="43(2)", spans=[(at, at + len("section 43(2)"))])],
        outcome="withheld",
        passages=[
            Passage(id=f"{id}:1", role="request", start=0, end=len(asked), tokens=20),
            Passage(id=f"{id}:2", role="exemption", start=cut, end=len(text), tokens=60),
        ],
        **fields,
    )


ASKED = "Please send the boiler maintenance contract and the prices paid to the contractor for each housing block."
OPEN = argued(
    "open",
    ASKED,
    "We hold the boiler maintenance contract. The unit prices are withheld under section 43(2) because disclosure "
    "would be likely to prejudice the contractor's commercial interests in the tender now under way.",
)
HIDDEN = argued(
    "secret",
    f"Please send the {MARKER} boiler maintenance contract and the prices paid to {MARKER} Heating for each housing block.",
    f"We hold the {MARKER} boiler maintenance contract. The {MARKER} prices are withheld under section 43(2) because "
    f"disclosure would prejudice the commercial interests of {MARKER} Heating in its bid for the next contract. "
    f"Rivals of {MARKER} Heating would be likely to offer just under what each block pays it now.",
    title=f"Prices paid to {MARKER} Heating",
    authority=f"{MARKER} Homes",
    collection="housing",
)
SECOND = argued(
    "second",
    "Please send the lift maintenance contract and the prices paid for each lift in the housing blocks.",
    "We hold the lift maintenance contract. Its prices are withheld under section 43(2) because disclosure would be "
    "likely to prejudice the contractor's commercial interests when the lifts are put out to tender again.",
    authority="Hale Council",
)
