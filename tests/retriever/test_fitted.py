"""The default model as it is fitted to requests: what is learned is what ships, and what ships tells like requests apart."""

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file

from retriever import fitted
from retriever.embed import DEFAULT, default_model
from retriever.minilm import MiniLMEmbedder
from tests.bench import fitting, likelihoods

HELD_BACK = fitting.families(held_back=True)


def test_every_change_fits_a_published_weight():
    weights, changes = load_file(default_model() / "model.safetensors"), fitted.changes()
    assert len(changes) == 36
    for name, change in changes.items():
        assert change.shape == weights[name].shape
        assert 0 < np.abs(change).max() < np.abs(weights[name]).max()


def test_another_fitting_has_another_name(tmp_path):
    other = tmp_path / "fitted.npz"
    fitted.save({"a.weight": (np.ones((3, 1), np.float32), np.ones((1, 2), np.float32))}, other)
    assert fitted.changes(other)["a.weight"].tolist() == [[1, 1]] * 3
    assert fitted.name(other) != fitted.name() != DEFAULT
    assert MiniLMEmbedder().name == fitted.name()
    assert MiniLMEmbedder(as_published=True).name == DEFAULT


def test_what_is_learned_is_what_is_read(tmp_path, monkeypatch):
    torch.manual_seed(0)
    model = fitting.Encoder()
    before = model.queries(["Minutes about the cameras"]).detach().numpy()
    assert all(np.isfinite(lost) for lost in fitting.learn(model, HELD_BACK[:16], 2))
    model.eval()
    learned = model.queries(["Minutes about the cameras"]).detach().numpy()
    assert (learned * before).sum() < 0.9999
    fitted.save(model.thin(), tmp_path / "fitted.npz")
    changes = fitted.changes(tmp_path / "fitted.npz")
    monkeypatch.setattr(fitted, "changes", lambda: changes)
    assert (learned * MiniLMEmbedder().query("Minutes about the cameras")).sum() > 0.9999


def ranks(embedder):
    """Of each decision's two new requests, the place of its own decision among all of them."""
    decisions = [decision for family in HELD_BACK[:25] for decision in family.decisions]
    asked = embedder.passages([d.asked for d in decisions])
    for n in (0, 1):
        near = embedder.passages([d.requests[n] for d in decisions]) @ asked.T
        yield from ((near > near.diagonal()[:, None]).sum(axis=1) + 1).tolist()


def test_requests_of_families_held_back_find_their_own_decision_oftener_than_by_the_published_model():
    own, published = (np.array(list(ranks(MiniLMEmbedder(as_published=way)))) for way in (False, True))
    assert (1 / own).mean() > (1 / published).mean() + 0.05
    assert (own == 1).sum() > (published == 1).sum()


def test_requests_that_none_helps_stay_further_off_than_by_the_published_model():
    """Of those held back that borrow the words of decisions, against requests in other words that one does help."""
    some = [family for family in HELD_BACK if family.none][:25]
    decisions = [decision for family in some for decision in family.decisions]

    def shows(embedder):
        letters = embedder.passages([f"{d.asked} {d.decided}" for d in decisions]).T
        helped = (embedder.passages([d.requests[0] for d in decisions]) @ letters).max(axis=1)
        tempted = (embedder.passages([text for family in some for text in family.none]) @ letters).max(axis=1)
        return (helped[:, None] > tempted[None]).mean()

    own, published = shows(MiniLMEmbedder()), shows(MiniLMEmbedder(as_published=True))
    assert published < 0.5 < own


def test_families_are_three_decisions_each_and_marked_as_made_up():
    taught = fitting.families(held_back=False)
    assert len(HELD_BACK) == 150
    assert {len(family.decisions) for family in [*HELD_BACK, *taught]} == {3}
    assert {len(family.none) for family in [*HELD_BACK, *taught]} == {0, 2}
    texts = [d.asked for family in [*HELD_BACK, *taught] for d in family.decisions]
    assert len(texts) == len(set(texts)), "a decision learned from is not one held back"
    lines = [line for file in fitting.FAMILIES.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()]
    assert len(lines) == len(HELD_BACK) + len(taught)
    assert all(line.startswith('{"example": true') for line in lines)


def test_a_regression_finds_the_weights_it_was_made_with():
    random = np.random.default_rng(0)
    rows = random.normal(size=(20_000, 2))
    right = random.random(20_000) < 1 / (1 + np.exp(-(0.5 + rows @ [2.0, -1.0])))
    found = likelihoods.fit(rows.tolist(), right.tolist())
    assert found.constant == pytest.approx(0.5, abs=0.1)
    assert found.weights == pytest.approx((2.0, -1.0), abs=0.1)
    assert likelihoods.fit(rows.tolist(), right.tolist(), rising=True).weights[1] == 0
