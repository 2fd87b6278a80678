"""What was decided, item by item and over all: each deciding sentence is given to the items it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.provision import FOIA, Provision
from corpus.records import ANSWERING, ItemOutcome, Outcome, RequestItem, Role, Span
from corpus.wording import any_of
from ingest.about import Items
from ingest.answers import SAYS, answers, put_off, sends_answer, tells
from ingest.brief import answered_briefly
from ingest.comes_to import comes_to
from ingest.deciding import KEPT_BACK, outcomes
from ingest.given import filled_in, gives_figures, on_this_page, points_to_site, told_by_year
from ingest.labels import labelled_answer
from ingest.letter import Letter
from ingest.numbered import unnumbered
from ingest.one_by_one import Decision, answered, cells, not_come_to
from ingest.releasing import released
from ingest.shapes import unlisted
from ingest.substance import tells_facts
from ingest.waiting import waits

KEPT: frozenset[Outcome] = KEPT_BACK | {"partly"}
"""Outcomes for which an exemption answers."""
_READ: tuple[Role, ...] = (*ANSWERING, "request")
_FIRST_SAID: tuple[frozenset[Outcome], ...] = (frozenset(("refused",)), frozenset(("withheld", "disclosed")))
"""What may be decided first among the reasons: that all costs too much, or that a part is exempt."""
_ELSEWHERE = Provision(FOIA, ("21",))
_UNABLE = any_of(
    r"\b(?:unable|not able|cannot|can ?not) (?:to )?(?:provide|supply|answer|give|disclose|meet|comply|help|let you have)\b"
)
_STATES = any_of(
    r"\b(?:was|were|is|are|has|have|had|recorded|received|issued|spent|paid)\b[^.]{0,60}\d|[,:] (?:yes|no)\b"
)

_ANYTHING_ELSE = any_of(r"\b(?:any|whether)\b[^.]{0,30}\b(?:other|further|additional)\s(?:\w+\s)?information\b")


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
    if not relied and not decisions and waits(letter):
        return _undecided(requests), "unknown"
    decisions += answered(letter, about, decisions)
    decisions += cells(letter, decisions, {block.start for block in about.answered.values()})
    seen = _seen(letter, decisions, by_ref)
    if "ncnd" not in seen:
        decisions = [d for d in decisions if "ncnd" not in d.decides]
    pointing = bool(relied) and all(_ELSEWHERE.touches(Provision.parse(ref)) for ref in relied)
    told = not recounts and _given_unsaid(letter, seen, pointing=pointing)
    if put_off(letter) and not seen & {"ncnd", "not_held", "refused"}:
        return _undecided(requests), "unknown"
    overall = _overall(letter, requests, seen, pointing=pointing, recounts=recounts)
    if len(requests) == 1:
        return [_single(requests[0], decisions, overall, relied)], overall
    later = not_come_to(letter, requests, decisions)
    made = [_of_item(item, decisions, relied, "unknown" if item.n in later else overall) for item in requests]
    known = [i.outcome for i in made if i.outcome != "unknown"]
    if all(any(item.n in d.items for d in decisions) for item in requests) and known:
        beside = seen if told else seen - {"disclosed"}  # "as follows" is said of answers each decided on
        return made, combine([*known, *beside])
    return made, combine([*known, overall]) if known and overall != "unknown" else overall


def _overall(
    letter: Letter, requests: list[RequestItem], seen: set[Outcome], *, pointing: bool, recounts: bool
) -> Outcome:
    """The outcome of the whole by what is `seen`, to which it adds that something on a site is given."""
    overall = combine(seen)
    if (overall in ("not_held", "unknown") and points_to_site(letter)) or (not pointing and on_this_page(letter)):
        seen.add("disclosed")
        overall = combine(seen - {"not_held"})
    if overall != "unknown" or recounts:
        return overall
    answering = filled_in(requests) or (answers(letter) if "request" in letter.roles else tells(letter))
    return "disclosed" if answering else overall


def _undecided(requests: list[RequestItem]) -> list[ItemOutcome]:
    return [ItemOutcome(n=r.n, outcome="unknown", exemptions=[], start=0, end=0) for r in requests]


def combine(outcomes: Iterable[Outcome]) -> Outcome:
    """One outcome for several: released with anything kept back is `partly`; alike stay as they are."""
    seen = set(outcomes) - {"unknown"}
    if "partly" in seen or ("disclosed" in seen and seen & KEPT_BACK):
        return "partly"
    order: tuple[Outcome, ...] = ("disclosed", "withheld", "refused", "ncnd", "not_held")
    return next((o for o in order if o in seen), "unknown")


def _given_unsaid(letter: Letter, seen: set[Outcome], *, pointing: bool) -> bool:
    """Add to what is `seen` that something is given, where no sentence says so; True where facts are told beside what is kept.

    `pointing` where all that is relied on is that it can be had elsewhere: then what is told only says where.
    """
    told = combine(seen) != "disclosed" and answered_briefly(letter)
    if (gives_figures(letter) and "refused" not in seen) or told_by_year(letter):
        seen.add("disclosed")
        told = True
    if seen and sends_answer(letter):
        seen.add("disclosed")
    overall = combine(seen)
    told = told or (overall in (*KEPT_BACK, "not_held") and tells_facts(letter, overall, pointing=pointing))
    if told:
        seen.add("disclosed")
    return told


def _as_cited(decision: Decision, by_ref: dict[str, Outcome]) -> Decision:
    """A sentence that keeps something back does so as the provisions it names do."""
    classes = {by_ref[ref] for ref in decision.refs} - {"unknown"}
    everywhere = set(by_ref.values()) - {"unknown"}
    if not classes and len(everywhere) == 1:
        classes = everywhere & {"refused", "withheld", "ncnd"}
    if not classes or not decision.decides & KEPT_BACK:
        return decision
    if "ncnd" in decision.decides:
        return decision
    return replace(decision, decides=(decision.decides - KEPT_BACK) | classes)


def _alike(letter: Letter, decisions: list[Decision]) -> list[Decision]:
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


def _turned(decision: Decision, into: Outcome) -> Decision:
    return replace(decision, decides=(decision.decides - {"withheld"}) | {into})


def _silent_on_the_rest(letter: Letter, decisions: list[Decision]) -> bool:
    """True where all that is neither confirmed nor denied is that anything else is held."""
    silent = [d for d in decisions if "ncnd" in d.decides]
    return bool(silent) and all(_ANYTHING_ELSE.search(letter.words(d.span)) for d in silent)


def _seen(letter: Letter, decisions: list[Decision], by_ref: dict[str, Outcome]) -> set[Outcome]:
    """Everything the letter decides: what it says, and what the provisions it relies on come to."""
    said = {o for d in decisions for o in d.decides}
    cited = set(by_ref.values()) - {"unknown"}
    if "ncnd" in said and not any("withheld" in d.decides and "ncnd" not in d.decides for d in decisions):
        cited -= {"withheld"}
    if "not_held" in said and "disclosed" not in said and cited <= {"ncnd"} and _silent_on_the_rest(letter, decisions):
        said, cited = said - {"ncnd"}, set()
    if "ncnd" in said and not by_ref:  # "we rely on the following", and what follows is not to say
        said -= {"withheld"}
    if by_ref:
        said -= {"refused", "withheld"} - cited
    elif "refused" in said:
        said -= {"withheld"}
    return said | cited


def _decisions(letter: Letter, about: Items, relied: list[str]) -> Iterator[Decision]:
    decided: set[str] = set()
    kept = False
    for (a, b), role, block in letter.blocks_and_sentences(*_READ):
        sentence = letter.layout.text[a:b]
        items = about.of(sentence, role, block)
        if role == "request":
            continue
        refs = tuple(_as_relied([str(r.provision) for r in letter.within(a, b) if r.provision], relied))
        decides = frozenset(outcomes(unlisted(sentence)))
        silent = bool(decides & {"ncnd", "not_held"}) and not refs
        if role not in SAYS and decides == {"disclosed"} and sentence.rstrip().endswith(":"):
            continue  # leads in to what it reckons with
        numbered = about.numbered(sentence)
        argues = decides and role not in SAYS and not silent and decided.issuperset(refs) and not numbered
        if argues and (kept or bool(refs) or decides not in _FIRST_SAID) and not released(sentence):
            continue  # argues an exemption already decided on; says nothing new of any item
        if (
            not decides
            and role in SAYS
            and (len(numbered) == 1 or labelled_answer(sentence))
            and not sentence.rstrip().endswith(":")
            and _STATES.search(unnumbered(sentence))
        ):
            decides = frozenset(("disclosed",))
        if decides:
            decided.update(refs)
            kept = kept or bool(decides & KEPT_BACK)
            yield Decision((a, b), decides, refs, items, about.direct)


def _as_relied(refs: list[str], relied: list[str]) -> list[str]:
    """The letter's final, most specific form of each reference in a sentence: 31 becomes 31(1)(g)."""
    named = [Provision.parse(r) for r in refs]
    return [r for r in relied if any(n.touches(Provision.parse(r)) for n in named)]


def _single(item: RequestItem, decisions: list[Decision], overall: Outcome, relied: list[str]) -> ItemOutcome:
    span = _deciding(decisions, overall)
    return ItemOutcome(
        n=item.n,
        outcome=overall,
        exemptions=_kept(overall, relied),
        start=span[0] if span else 0,
        end=span[1] if span else 0,
    )


def _of_item(item: RequestItem, decisions: list[Decision], relied: list[str], overall: Outcome) -> ItemOutcome:
    mine = [d for d in decisions if item.n in d.items]
    mine = [d for d in mine if d.direct] or mine
    if not mine and overall != "unknown":
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
    return refs if outcome in KEPT else []


def _deciding(decisions: list[Decision], outcome: Outcome) -> Span | None:
    """The sentence to show for an outcome: of those that decide just so, the first that names most provisions."""
    wanted = {"disclosed", "withheld"} if outcome == "partly" else {outcome}
    exact = [d for d in decisions if wanted <= d.decides] or [d for d in decisions if wanted & d.decides]
    best = max(exact or decisions, key=lambda d: len(d.refs), default=None)
    return best.span if best else None
