"""What an officer does to the items of a request: merge, split, reword, leave out, add; and undo any of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from assistant import spot
from corpus.cases import Case, CaseItem, Content, Marked, OwnFact, Reference
from corpus.errors import Conflict, Invalid, NotFound
from corpus.law import Law
from corpus.named import provisions
from corpus.provision import Provision
from corpus.records import RequestItem

_MOST_UNDONE, _MOST_ITEMS = 25, 60
_LONGEST_TITLE = 90


def titled(asked: Sequence[RequestItem]) -> str:
    """What a case is about, in one line."""
    said = "; ".join(item.text.rstrip(".?") for item in asked).strip()
    said = f"{said[:1].upper()}{said[1:]}"
    return said if len(said) <= _LONGEST_TITLE else f"{said[: _LONGEST_TITLE - 1].rsplit(' ', 1)[0]}…"


def begun(request: str, asked: Sequence[RequestItem], received: date | None, law: Law) -> Content:
    """What a new case says: the items as found, none with an exemption, and the provisions named."""
    found = [CaseItem(n=item.n, text=f"{item.text[:1].upper()}{item.text[1:]}") for item in asked[:_MOST_ITEMS]]
    return Content(title=titled(asked), received=received, items=found, references=named(request, law))


def regime(asked: Sequence[RequestItem]) -> Literal["FOIA", "EIR"]:
    """The law whose clock runs: the Regulations' where everything asked for seems to be environmental."""
    return "EIR" if asked and all(spot.ENVIRONMENT.search(item.text) for item in asked) else "FOIA"


def named(request: str, law: Law) -> list[Reference]:
    """The provisions that a request names, each once; of one that may be of either law, those readings that exist."""
    found = list(dict.fromkeys(provisions(request)))
    known = {p.parts for p in found if law.knows(p)}
    kept = [p for p in found if law.knows(p) or p.parts not in known]
    return [Reference(ref=str(p), exists=_exists(p, law)) for p in kept]


def _exists(ref: Provision, law: Law) -> bool | None:
    """False where the section is one the law data has whole, and this is not in it; None where it cannot say."""
    return True if law.knows(ref) else False if ref.section in law.sections else None


def changed(case: Case, content: Content) -> Case:
    """The case with new content, the old kept to go back to."""
    if content == case.content:
        return case
    return case.model_copy(update={"content": content, "earlier": [*case.earlier, case.content][-_MOST_UNDONE:]})


def undone(case: Case) -> Case:
    """The case as it was before its last change. Raises Conflict where there is none."""
    if not case.earlier:
        raise Conflict("there is nothing to undo")
    return case.model_copy(update={"content": case.earlier[-1], "earlier": case.earlier[:-1]})


def merge(content: Content, n: int, other: int) -> Content:
    """Items `n` and `other` as one, at the place of the first."""
    first, second = item(content, min(n, other)), item(content, max(n, other))
    if first == second:
        raise Invalid("an item is merged with another, not with itself; name two items")
    words = f"{first.text.rstrip('. ')}; {second.text}"
    both = CaseItem(n=first.n, text=words, exemptions=list(dict.fromkeys([*first.exemptions, *second.exemptions])))
    return _with(content, [both if i.n == first.n else i for i in content.items if i.n != second.n])


def split(content: Content, n: int, texts: Sequence[str]) -> Content:
    """Item `n` as several, each with the exemptions it had."""
    one = item(content, n)
    parts = [t.strip() for t in texts if t.strip()]
    if len(parts) < 2:
        raise Invalid(f"item {n} is split into two or more parts; write each")
    found = [CaseItem(n=n, text=t, exemptions=one.exemptions) for t in parts]
    return _with(content, [part for i in content.items for part in (found if i.n == n else [i])])


def reword(content: Content, n: int, text: str) -> Content:
    item(content, n)
    return _with(content, [i.model_copy(update={"text": text.strip()}) if i.n == n else i for i in content.items])


def drop(content: Content, n: int) -> Content:
    """Without item `n`. Raises Conflict for the last one."""
    item(content, n)
    if len(content.items) == 1:
        raise Conflict("this is the only item; reword it instead")
    return _with(content, [i for i in content.items if i.n != n])


def add(content: Content, text: str) -> Content:
    return _with(content, [*content.items, CaseItem(n=0, text=text.strip())])


def choose(content: Content, n: int, exemptions: Sequence[str]) -> Content:
    """The exemptions to argue for item `n`."""
    item(content, n)
    refs = list(dict.fromkeys(exemptions))
    return _with(content, [i.model_copy(update={"exemptions": refs}) if i.n == n else i for i in content.items])


def mark(content: Content, ref: str, marked: Marked) -> Content:
    """A reference in the request ticked, struck ("no such provision"), or left open."""
    if ref not in [r.ref for r in content.references]:
        raise NotFound(f"the request does not name {ref}")
    found = [r.model_copy(update={"marked": marked}) if r.ref == ref else r for r in content.references]
    return content.model_copy(update={"references": found})


def state(content: Content, ref: str, about: str, text: str) -> Content:
    """A fact of this case for an element or a question; with no text, none any more."""
    others = [f for f in content.facts if (f.ref, f.about) != (ref, about)]
    told = [OwnFact(ref=ref, about=about, text=" ".join(text.split()))] if text.strip() else []
    return content.model_copy(update={"facts": [*others, *told]})


def item(content: Content, n: int) -> CaseItem:
    found = next((item for item in content.items if item.n == n), None)
    if found is None:
        raise NotFound(f"there is no item {n}; the items are 1 to {len(content.items)}")
    return found


def _with(content: Content, items: Sequence[CaseItem]) -> Content:
    """The items in order, numbered afresh."""
    if len(items) > _MOST_ITEMS:
        raise Conflict(f"a case has at most {_MOST_ITEMS} items; open another for the rest")
    numbered = [item.model_copy(update={"n": n}) for n, item in enumerate(items, start=1)]
    return content.model_copy(update={"items": numbered})
