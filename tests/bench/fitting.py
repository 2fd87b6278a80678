"""Fit the embedding model to requests: learn small changes of its weights from families of decisions that look alike.

Run as `python -m tests.bench.fitting [--epochs N] [--half] [--save]`. Prints how well the families held back are told apart by the model
as published and as fitted; `--save` replaces retriever/fitted.npz, after which every index is made again and
`python -m tests.bench.likelihoods` says what the likelihoods are now. Takes two hours on two cores, or one in half precision
where the processor multiplies that (AMX).

A new request must be nearer to the decision it was written for than to any other of its batch, the confusable ones of the
family among them (contrastive learning with hard negatives: Karpukhin et al., 2020), and nearer than a threshold that is one
for all requests, so that a cosine means the same everywhere; a request that none of them helps must stay below it. Only thin matrices beside the weights learn (LoRA: Hu et al.,
2021), and decisions are read as the index reads them: each passage in its window.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from retriever import fitted
from retriever.embed import Vectors, default_model
from retriever.window import WHOLE

FAMILIES = Path(__file__).parent / "families"
HELD_BACK = ("every_body", "kinds_of_information")
_RANK, _SCALE = 16, 2.0
_TOGETHER, _RATE, _WARM = 16, 1e-3, 0.1
"""Families in a batch; the highest rate of learning, and the share of the steps in which it is reached."""
_SHARP, _ASKED, _DECIDED = 20.0, 110, 130
"""What a cosine is multiplied with; word-pieces read of what was asked, and of what was decided."""
_OF_REQUESTS = 0.72
"""The share of steps in which a decision is looked for by a request; else by a few words or a question."""
_LINEAR = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "intermediate.dense", "output.dense")  # fmt: skip

_T = TypeVar("_T")


class Decision(NamedTuple):
    """What was asked and decided, and what looks for it."""

    asked: str
    decided: str
    requests: tuple[str, str]
    keywords: str
    question: str


class Family(NamedTuple):
    """Decisions that a search confuses, and new requests in their words that none of them is a precedent for."""

    decisions: tuple[Decision, ...]
    none: tuple[str, ...]


def families(*, held_back: bool, folder: Path = FAMILIES) -> list[Family]:
    """Those learned from, or those held back."""
    files = sorted(file for file in folder.glob("*.jsonl") if (file.stem in HELD_BACK) is held_back)
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return [_family(json.loads(line)) for line in lines]


def _family(read: dict) -> Family:
    return Family(tuple(map(_decision, read["decisions"])), tuple(read.get("none", ())))


def _decision(read: dict) -> Decision:
    return Decision(read["asked"], read["decided"], tuple(read["requests"]), read["keywords"], read["question"])


class _Beside(nn.Module):
    """A layer as published, and two thin matrices beside it that learn."""

    def __init__(self, published: nn.Linear) -> None:
        super().__init__()
        self.published = published
        self.down = nn.Parameter(torch.randn(_RANK, published.in_features) / math.sqrt(published.in_features))
        self.up = nn.Parameter(torch.zeros(published.out_features, _RANK))

    def forward(self, x: Tensor) -> Tensor:
        return self.published(x) + _SCALE * (x @ self.down.T) @ self.up.T


class Encoder(nn.Module):
    """The model as it learns, and where likeness begins (`middle`) and how sharply (`slope`)."""

    def __init__(self) -> None:
        super().__init__()
        folder = str(default_model())
        self.pieces = AutoTokenizer.from_pretrained(folder)
        self.bert = AutoModel.from_pretrained(folder).requires_grad_(requires_grad=False)
        for layer in self.bert.encoder.layer:
            for name in _LINEAR:
                path, _, last = name.rpartition(".")
                holder = layer.get_submodule(path)
                setattr(holder, last, _Beside(getattr(holder, last)))
        self.slope, self.middle = nn.Parameter(torch.tensor(12.0)), nn.Parameter(torch.tensor(0.5))

    def queries(self, texts: Sequence[str]) -> Tensor:
        """A row of length 1 for each."""
        read, seen = self._read([ids[:180] for ids in self._ids(texts)])
        return functional.normalize((read * seen[..., None]).sum(1) / seen.sum(1, keepdim=True), dim=-1)

    def decisions(self, decisions: Sequence[Decision]) -> tuple[Tensor, Tensor]:
        """A row of length 1 for what each was asked and for what it decided, each read beside the other."""
        asked = [ids[:_ASKED] for ids in self._ids([d.asked for d in decisions])]
        decided = [ids[:_DECIDED] for ids in self._ids([d.decided for d in decisions])]
        read, seen = self._read([a + b for a, b in zip(asked, decided, strict=True)])
        rows = []
        for row, length, a in zip(read, seen.sum(1).int().tolist(), map(len, asked), strict=True):
            parts = torch.stack([row[1 : 1 + a].mean(0), row[1 + a : length - 1].mean(0), row[:length].mean(0)])
            own, whole = functional.normalize(parts, dim=-1).split([2, 1])
            rows.append(functional.normalize(own + WHOLE * whole, dim=-1))
        both = torch.stack(rows)
        return both[:, 0], both[:, 1]

    def thin(self) -> dict[str, tuple[Vectors, Vectors]]:
        """By the name of a published weight, the matrices that lead up and down."""
        return {
            f"{name}.weight": (_SCALE * one.up.detach().numpy(), one.down.detach().numpy())
            for name, one in self.bert.named_modules()
            if isinstance(one, _Beside)
        }

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        ids: list[list[int]] = self.pieces(list(texts), add_special_tokens=False)["input_ids"]
        return ids

    def _read(self, ids: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
        whole = [{"input_ids": [self.pieces.cls_token_id, *one, self.pieces.sep_token_id]} for one in ids]
        padded = self.pieces.pad(whole, return_tensors="pt")
        return self.bert(**padded).last_hidden_state, padded["attention_mask"].float()


def learn(model: Encoder, taught: Sequence[Family], epochs: int, *, half: bool = False) -> Iterator[float]:
    """Learn from every family once an epoch, in bfloat16 if it is to be; gives the mean loss of each."""
    matrices = [p for name, p in model.named_parameters() if name.endswith((".up", ".down"))]
    steps, done = epochs * (len(taught) // _TOGETHER), 0
    by = torch.optim.AdamW([{"params": matrices}, {"params": [model.slope, model.middle], "lr": 0.02}], lr=_RATE)
    for _ in range(epochs):
        model.train()
        order, lost = random.sample(taught, len(taught)), 0.0
        for start in range(0, len(order) - _TOGETHER + 1, _TOGETHER):
            done += 1
            by.param_groups[0]["lr"] = _RATE * min(done / (_WARM * steps), 1 - (done - 1) / steps)
            with torch.autocast("cpu", torch.bfloat16, enabled=half):
                loss = _loss(model, order[start : start + _TOGETHER])
            by.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(matrices, 1.0)
            by.step()
            lost += loss.item()
        yield lost / (len(order) // _TOGETHER)


def _loss(model: Encoder, together: Sequence[Family]) -> Tensor:
    decisions = [decision for family in together for decision in family.decisions]
    requests = torch.tensor([random.random() < _OF_REQUESTS for _ in decisions])
    sought = [random.choice(d.requests if whole else (d.keywords, d.question)) for d, whole in zip(decisions, requests, strict=True)]  # fmt: skip
    without = [random.choice(family.none) for family in together if family.none]
    queries, (asked, decided) = model.queries([*sought, *without]), model.decisions(decisions)
    near, (to_asked, to_decided) = _near(queries, asked, decided), (queries @ asked.T, queries @ decided.T)
    (near, none), own = near.split([len(sought), len(without)]), torch.arange(len(decisions))
    loss = functional.cross_entropy(_SHARP * near, own) + 0.5 * functional.cross_entropy(_SHARP * near.T, own)
    for each in (to_asked[: len(sought)], to_decided[: len(sought)]):
        loss = loss + 0.3 * functional.cross_entropy(_SHARP * each[requests], own[requests])
    wrong = near.masked_fill(torch.eye(len(decisions), dtype=torch.bool), -1).max(1).values
    right = near.diag()[requests]
    scores = torch.cat([right, wrong[requests], none.max(1).values])
    like = torch.cat([torch.ones(len(right)), torch.zeros(len(scores) - len(right))])
    return loss + functional.binary_cross_entropy_with_logits((scores - model.middle) * model.slope, like)


def _near(queries: Tensor, asked: Tensor, decided: Tensor) -> Tensor:
    """How near each query is to each decision, by what was asked or by what was decided."""
    return torch.maximum(queries @ asked.T, queries @ decided.T)


@torch.no_grad()
def told_apart(model: Encoder, some: Sequence[Family]) -> dict[str, dict[str, float]]:
    """By what looks for a decision: the mean reciprocal rank of its own, and whether its absence would show.

    That is the chance that the nearest decision of a query with its own there is nearer than of one without. Of requests
    with `none`, it is the chance that it is nearer than the nearest of one of those.
    """
    model.eval()
    decisions = [decision for family in some for decision in family.decisions]
    read = [model.decisions(part) for part in _parts(decisions)]
    asked, decided = (torch.cat(rows) for rows in zip(*read, strict=True))

    def nearness(texts: Sequence[str]) -> Tensor:
        return torch.cat([_near(model.queries(part), asked, decided) for part in _parts(texts)])

    ways = {"request": [d.requests[0] for d in decisions], "another request": [d.requests[1] for d in decisions]}
    ways |= {"keywords": [d.keywords for d in decisions], "question": [d.question for d in decisions]}
    shown, found = {}, {name: nearness(texts) for name, texts in ways.items()}
    for name, near in found.items():
        own, others = near.diag(), near.clone().fill_diagonal_(-1).max(1).values
        ranks = (near > own[:, None]).sum(1) + 1
        absent = (torch.maximum(own, others)[:, None] > others[None]).float().mean()
        shown[name] = {"reciprocal_rank": round(float((1 / ranks).mean()), 3), "absence_shows": round(float(absent), 3)}
    if without := [text for family in some for text in family.none]:
        best, tempting = found["request"].max(1).values, nearness(without).max(1).values
        shown["none"] = {"absence_shows": round(float((best[:, None] > tempting[None]).float().mean()), 3)}
    return shown


def _parts(whole: Sequence[_T], size: int = 32) -> Iterator[Sequence[_T]]:
    return (whole[at : at + size] for at in range(0, len(whole), size))


def main() -> None:
    asks = argparse.ArgumentParser(prog="python -m tests.bench.fitting", description=(__doc__ or "").partition("\n")[0])
    asks.add_argument("--epochs", type=int, default=7, help="how often each family is met")
    asks.add_argument("--half", action="store_true", help="learn in bfloat16")
    asks.add_argument("--save", action="store_true", help="replace what ships")
    given = asks.parse_args()
    random.seed(0)
    torch.manual_seed(0)
    model, held_back = Encoder(), families(held_back=True)
    shown: dict[str, object] = {"as published": told_apart(model, held_back)}
    shown["loss"] = [round(lost, 3) for lost in learn(model, families(held_back=False), given.epochs, half=given.half)]
    shown["fitted"] = told_apart(model, held_back)
    print(json.dumps(shown, indent=1))
    if given.save:
        fitted.save(model.thin())


if __name__ == "__main__":
    main()
