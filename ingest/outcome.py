"""What was decided, item by item and over all: each deciding sentence is given to the items it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.provision import Provision
from corpus.records import ANSWERING, ItemOutcome, Outcome, RequestItem, Role, Span
from ingest.about import Items
from ingest.answers import SAYS, answers, put_off, sends_answer, tells
from ingest.comes_to import comes_to
from ingest.deciding import KEPT_BACK, outcomes
from ingest.given import filled_in, gives_figures, points_to_site, told_by_year
from ingest.letter import Letter
from ingest.releasing import released
from ingest.substance import tells_facts
from ingest.wording import any_of

_READ: tuple[Role, ...] = (*ANSWERING, "request")
_FIRST_SAID: tuple[frozenset[Outcome], ...] = (frozenset(("refused",)), frozenset(("withheld", "disclosed")))
"""What may be decided first among the reasons: that all costs too much, or that a part is exempt."""
_UNABLE = any_of(r"\b(?:unable|not able|cannot|can ?not) (?:to )?(?:provide|supply|answer|give|disclose)\b")
_STATES = any_of(r"\b(?:was|were|is|are|has|have)\b[^.]{0,60}\d|[,:] (?:yes|no)\b")
_SUBSTANCE = any_of(r"\d|\b(?:yes|no|none|nil|zero)\b")


@dataclass(frozen=True)
class _Decision:
    """One sentence that decides; `items` are those it speaks of, none when it speaks of the whole."""

    span: Span
    decides: frozenset[Outcome]
    refs: tuple[str, ...]
    items: frozenset[int]
    direct: bool = False


def decide(
    letter: Letter, requests: list[RequestItem], relied: list[str], *, recounts: bool = False
) -> tuple[list[ItemOutcome], Outcome]:
    """The outcome of each item and of the whole; items that no sentence decides follow the rest of the letter.

    A document that only `recounts` an answer given elsewhere, as a notice does, is no answer by what it tells.
    """
    by_ref = {ref: comes_to(letter.law, Provision.parse(ref)) for ref in relied}
    about = Items(letter, requests)
    decisions = [_as_cited(d, by_ref) for d in _decisions(letter, about, relied)]
    if not by_ref:
        decisions = _alike(letter, decisions)
    decisions += _answered(about, decisions)
    decisions += _cells(letter, decisions, {block.start for block in about.answered.values()})
    seen = _seen(decisions, by_ref)
    told = not recounts and _given_unsaid(letter, seen)
    overall = combine(seen)
    if overall == "not_held" and points_to_site(letter):
        seen.add("disclosed")
        overall = "disclosed"
    if put_off(letter) and not seen & {"ncnd", "not_held", "refused"}:
        return [ItemOutcome(n=r.n, outcome="unknown", exemptions=[], start=0, end=0) for r in requests], "unknown"
    if (
        overall == "unknown"
        and not recounts
        and (filled_in(requests) or (answers(letter) if requests else tells(letter)))
    ):
        overall = "disclosed"
    if len(requests) == 1:
        return [_single(requests[0], decisions, overall, relied)], overall
    made = [_of_item(item, decisions, relied, overall) for item in requests]
    known = [i.outcome for i in made if i.outcome != "unknown"]
    if all(any(item.n in d.items for d in decisions) for item in requests) and known:
        beside = seen if told else seen - {"disclosed"}  # "as follows" is said of answers each decided on
        return made, combine([*known, *beside])
    return made, combine([*known, overall]) if known and overall != "unknown" else overall


def combine(outcomes: Iterable[Outcome]) -> Outcome:
    """One outcome for several: released with anything kept back is `partly`; alike stay as they are."""
    seen = set(outcomes) - {"unknown"}
    if "partly" in seen or ("disclosed" in seen and seen & KEPT_BACK):
        return "partly"
    order: tuple[Outcome, ...] = ("disclosed", "withheld", "refused", "ncnd", "not_held")
    return next((o for o in order if o in seen), "unknown")


def _given_unsaid(letter: Letter, seen: set[Outcome]) -> bool:
    """Add to what is `seen` that something is given, where no sentence says so; True where facts are told beside what is kept."""
    if (gives_figures(letter) and "refused" not in seen) or told_by_year(letter) or (seen and sends_answer(letter)):
        seen.add("disclosed")
    overall = combine(seen)
    told = overall in (*KEPT_BACK, "not_held") and tells_facts(letter, figures=overall == "not_held")
    if told:
        seen.add("disclosed")
    return told


def _as_cited(decision: _Decision, by_ref: dict[str, Outcome]) -> _Decision:
    """A sentence that keeps something back does so as the provisions it names do."""
    classes = {by_ref[ref] for ref in decision.refs} - {"unknown"}
    everywhere = set(by_ref.values()) - {"unknown"}
    if not classes and len(everywhere) == 1:
        classes = everywhere & {"refused", "withheld"}
    if not classes or not decision.decides & KEPT_BACK:
        return decision
    if "ncnd" in decision.decides:
        return decision
    return replace(decision, decides=(decision.decides - KEPT_BACK) | classes)


def _alike(letter: Letter, decisions: list[_Decision]) -> list[_Decision]:
    """In a letter that names no exemption, what is not given is refused for its cost, or not given because it is not held."""
    said = {o for d in decisions for o in d.decides}
    if "refused" in said:
        return [_turned(d, "refused") if "withheld" in d.decides else d for d in decisions]
    if "not_held" in said:
        return [
            _turned(d, "not_held")
            if {"withheld"} <= d.decides <= {"withheld", "not_held"} and _UNABLE.search(letter.words(d.span))
            else d
            for d in decisions
        ]
    return decisions


def _turned(decision: _Decision, into: Outcome) -> _Decision:
    return replace(decision, decides=(decision.decides - {"withheld"}) | {into})


def _seen(decisions: list[_Decision], by_ref: dict[str, Outcome]) -> set[Outcome]:
    """Everything the letter decides: what it says, and what the provisions it relies on come to."""
    said = {o for d in decisions for o in d.decides}
    cited = set(by_ref.values()) - {"unknown"}
    if "ncnd" in said and not any("withheld" in d.decides and "ncnd" not in d.decides for d in decisions):
        cited -= {"withheld"}
    if "ncnd" in said and not by_ref:  # "we rely on the following", and what follows is not to say
        said -= {"withheld"}
    if by_ref:
        said -= {"refused", "withheld"} - cited
    elif "refused" in said:
        said -= {"withheld"}
    return said | cited


def _answered(about: Items, decisions: list[_Decision]) -> Iterator[_Decision]:
    """Items answered in turn of which nothing is kept back: the answer is what was asked for."""
    for n, block in about.answered.items():
        if not any(n in d.items for d in decisions):
            yield _Decision((block.start, block.end), frozenset(("disclosed",)), (), frozenset((n,)))


def _cells(letter: Letter, decisions: list[_Decision], counted: set[int]) -> Iterator[_Decision]:
    """Answers set beside their questions that keep nothing back, but for those `counted` already, by where they begin."""
    for block in letter.layout.blocks:
        inside = any(block.start <= d.span[0] < block.end for d in decisions)
        if (
            block.kind == "answer"
            and block.start not in counted
            and not inside
            and _SUBSTANCE.search(letter.layout.words(block))
        ):
            yield _Decision((block.start, block.end), frozenset(("disclosed",)), (), frozenset())


def _decisions(letter: Letter, about: Items, relied: list[str]) -> Iterator[_Decision]:
    decided: set[str] = set()
    kept = False
    for (a, b), role, block in letter.blocks_and_sentences(*_READ):
        sentence = letter.layout.text[a:b]
        items = about.of(sentence, role, block)
        if role == "request":
            continue
        refs = tuple(_as_relied([str(r.provision) for r in letter.within(a, b) if r.provision], relied))
        decides = frozenset(outcomes(sentence))
        silent = bool(decides & {"ncnd", "not_held"}) and not refs
        if role not in SAYS and decides == {"disclosed"} and sentence.rstrip().endswith(":"):
            continue  # leads in to what it reckons with
        numbered = about.numbered(sentence)
        argues = decides and role not in SAYS and not silent and decided.issuperset(refs) and not numbered
        if argues and (kept or bool(refs) or decides not in _FIRST_SAID) and not released(sentence):
            continue  # argues an exemption already decided on; says nothing new of any item
        if not decides and role in SAYS and len(numbered) == 1 and _STATES.search(sentence):
            decides = frozenset(("disclosed",))
        if decides:
            decided.update(refs)
            kept = kept or bool(decides & KEPT_BACK)
            yield _Decision((a, b), decides, refs, items, about.direct)


def _as_relied(refs: list[str], relied: list[str]) -> list[str]:
    """The letter's final, most specific form of each reference in a sentence: 31 becomes 31(1)(g)."""
    named = [Provision.parse(r) for r in refs]
    return [r for r in relied if any(n.touches(Provision.parse(r)) for n in named)]


def _single(item: RequestItem, decisions: list[_Decision], overall: Outcome, relied: list[str]) -> ItemOutcome:
    span = _deciding(decisions, overall)
    return ItemOutcome(
        n=item.n,
        outcome=overall,
        exemptions=_kept(overall, relied),
        start=span[0] if span else 0,
        end=span[1] if span else 0,
    )


def _of_item(item: RequestItem, decisions: list[_Decision], relied: list[str], overall: Outcome) -> ItemOutcome:
    mine = [d for d in decisions if item.n in d.items]
    mine = [d for d in mine if d.direct] or mine
    if not mine:
        general = [d for d in decisions if not d.items]
        giving = [d for d in general if "disclosed" in d.decides]
        mine = giving if giving and any(d.items for d in decisions) else general
    outcome = combine(o for d in mine for o in d.decides) if mine else overall
    named = {ref for d in mine for ref in d.refs}
    refs = [r for r in relied if r in named] or (relied if not any(d.items for d in decisions) else [])
    span = _deciding(mine, outcome)
    return ItemOutcome(
        n=item.n,
        outcome=outcome,
        exemptions=_kept(outcome, refs),
        start=span[0] if span else 0,
        end=span[1] if span else 0,
    )


def _kept(outcome: Outcome, refs: list[str]) -> list[str]:
    return refs if outcome in ("withheld", "partly", "refused", "ncnd") else []


def _deciding(decisions: list[_Decision], outcome: Outcome) -> Span | None:
    """The sentence to show for an outcome: of those that decide just so, the first that names most provisions."""
    wanted = {"disclosed", "withheld"} if outcome == "partly" else {outcome}
    exact = [d for d in decisions if wanted <= d.decides] or [d for d in decisions if wanted & d.decides]
    best = max(exact or decisions, key=lambda d: len(d.refs), default=None)
    return best.span if best else None
