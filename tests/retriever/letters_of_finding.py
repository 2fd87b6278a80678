"""A small library for the tests of finding: invented letters, made as records, with what to expect worked out by hand."""

from __future__ import annotations

from datetime import date

from corpus.library import Library
from corpus.records import Document, ItemOutcome, Passage, Reliance, RequestItem, Role


def letter(
    id: str, asked: list[str], parts: list[tuple[Role, str]], relies: tuple[str, ...] = (), **fields
) -> Document:
    """A record whose text is its request items and its parts, a passage each; `relies` are sections named in them."""
    text, passages, requests = "", [], []
    for n, (role, words) in enumerate([*(("request", a) for a in asked), *parts], start=1):
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        passages.append(Passage(id=f"{id}:{n}", role=role, start=start, end=len(text), tokens=len(words.split())))
        if role == "request":
            requests.append(RequestItem(n=n, text=words, start=start, end=len(text)))
    places = {ref: text.index(f"section {ref}") for ref in relies}
    base = {
        "id": id,
        "reference": f"FOI-{1000 + len(id)}",
        "kind": "response",
        "authority": "Brackley Council",
        "title": id,
        "exemptions": [Reliance(ref=ref, spans=[(at, at + len(f"section {ref}"))]) for ref, at in places.items()],
    }
    return Document(**{**base, "text": text, "passages": passages, "requests": requests, **fields})


MINUTES = letter(
    "minutes",
    ["Minutes of meetings with police forces about facial recognition technology", "Names of people who attended"],
    [
        ("decision", "We have withheld the minutes of the meetings with police forces under section 31(1)(g)."),
        (
            "prejudice",
            "Disclosure would be likely to discourage police forces from talking to us about facial recognition.",
        ),
        ("next_steps", "You can ask for an internal review within forty working days."),
    ],
    outcome="partly",
    date=date(2024, 5, 1),
    items=[ItemOutcome(n=1, outcome="withheld", exemptions=["31(1)(g)"]), ItemOutcome(n=2, outcome="disclosed")],
    relies=("31(1)(g)",),
)
OPEN = letter(
    "open",
    ["Notes of meetings between the council and police about facial recognition cameras"],
    [("decision", "We are disclosing the notes of the meetings in full. Please find them attached.")],
    outcome="disclosed",
    date=date(2023, 5, 1),
    authority="Hale Council",
    items=[ItemOutcome(n=1, outcome="disclosed")],
)
BINS = letter(
    "bins",
    ["How many missed bin collections were reported in each ward"],
    [("decision", "The number of missed collections is set out in the table below by ward.")],
    outcome="disclosed",
    date=date(2022, 5, 1),
    example=True,
    items=[ItemOutcome(n=1, outcome="disclosed")],
)
ADVICE = letter(
    "advice",
    ["Legal advice about closing the swimming pool"],
    [("exemption", "The legal advice is withheld under section 42(1) because it is privileged.")],
    outcome="withheld",
    date=date(2021, 5, 1),
    kind="review",
    items=[ItemOutcome(n=1, outcome="withheld", exemptions=["42(1)"])],
    relies=("42(1)",),
)
ALL = [MINUTES, OPEN, BINS, ADVICE]


def library(*documents: Document) -> Library:
    opened = Library.open(":memory:")
    for document in documents or ALL:
        opened.admit(document, source=document.id, digest=document.id)
    return opened
