"""An evaluation as tables for a person at a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from retriever.words import plain
from ui.show import Lines

if TYPE_CHECKING:
    from retriever.evaluate.nothing import Abstaining, Fresh
    from retriever.evaluate.run import Evaluation, Pool

_SHORT = 80


def evaluation(made: Evaluation) -> Lines:
    """Tables of an evaluation, one measure a row."""
    kinds = list(made.queries)
    yield f"{sum(made.queries[k] for k in kinds if k != 'overall')} judged queries ({made.half} half)"
    yield ""
    yield f"nDCG@10       {''.join(f'{kind:>12}' for kind in kinds)}   95% interval  recall@10     MRR"
    for name, table in made.systems.items():
        all_ = table["overall"]
        cells = "".join(f"{table[kind]['ndcg_at_10'].mean:>12.3f}" for kind in kinds)
        interval = f"{all_['ndcg_at_10'].low:.3f} to {all_['ndcg_at_10'].high:.3f}"
        rest = f"{all_['recall_at_10'].mean:>9.3f}{all_['mrr'].mean:>8.3f}"
        yield f"{name:<14}{cells}  {interval}{rest}"
    yield ""
    yield "Ahead of (nDCG@10, paired)"
    for name, ahead in made.ahead.items():
        cells = "".join(f"{ahead[kind].mean:>+12.3f}" for kind in kinds)
        whole = ahead["overall"]
        yield f"{name:<14}{cells}  {whole.low:+.3f} to {whole.high:+.3f}, p = {whole.p:.4f}"
    yield ""
    yield "Without (change of nDCG@10)"
    for name, changes in made.ablation.items():
        yield f"{name:<14}{''.join(f'{changes[kind]:>+12.3f}' for kind in kinds)}"
    yield ""
    tried = made.suggesting
    for name in tried.mrr:
        recall, mrr = tried.recall_at_3[name], tried.mrr[name]
        yield f"Suggesting, {name}: recall@3 {recall.mean:.3f}, MRR {mrr.mean:.3f} ({recall.n} decisions left out in turn)"
    for band in tried.reliability:
        yield f"  scored {band.score:.2f}: right {band.right:.2f} of {band.count}"
    yield from _abstaining(made.abstaining)


def _abstaining(made: Abstaining) -> Lines:
    yield (
        f"Abstaining, {made.requests} requests with a precedent, {made.without} without, and {made.hidden} with theirs "
        f"hidden; floor {made.floor}"
    )
    for point in made.curve:
        yield (
            f"  floor {point.floor:.2f}: answered {point.answered:.2f}, falsely {point.falsely:.2f} and, with theirs "
            f"hidden, {point.hidden:.2f}"
        )
    yield from _rates(made)
    if (fresh := made.fresh).requests or fresh.without:
        yield (
            f"  fresh: answered {fresh.answered:.2f} of {fresh.requests}, falsely {fresh.falsely:.2f} of {fresh.without} "
            f"and, with theirs hidden, {fresh.hidden:.2f}"
        )
        yield from _rates(fresh)
    for differs, traps in made.traps.items():
        yield f"  {traps.asked} traps, another {differs}: {traps.answered} answered, {traps.marked} of them marked as weaker"


def _rates(made: Abstaining | Fresh) -> Lines:
    for rate, answered in made.reached.items():
        yield f"  at {rate} falsely of all without: answered {answered:.2f}"
    yield f"  at 0.95 answered: falsely {made.falsely_at_95:.2f} of all without"


def pool(made: Pool) -> Lines:
    """What is still to be judged, a line each, and how much of the pool is judged."""
    for one in made.unjudged:
        text = textwrap.shorten(plain(one.text), _SHORT, placeholder=" …")
        yield f"{one.query}  {one.document}  found by {one.by}: {text}"
    whole = len(made.unjudged) + sum(made.grades.values())
    graded = ", ".join(f"{grade}: {count:,}" for grade, count in made.grades.items())
    yield (
        f"Queries ({made.half}): of {whole:,} pairs of a query and a document in some system's first {made.deep}, "
        f"{len(made.unjudged) or 'none'} unjudged; graded {graded}"
    )
