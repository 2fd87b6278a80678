"""A BERT sentence encoder as a graph for ONNX Runtime, built from its published weights, so that torch need not load.

Layers as in Devlin et al. (2019); then the mean of the word-pieces' vectors, scaled to length 1, as
sentence-transformers does. Fused operators are those of ONNX Runtime's own domain.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import NodeProto, TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

_FUSED = "com.microsoft"
_OPSETS = [helper.make_opsetid("", 18), helper.make_opsetid(_FUSED, 1)]
_IR = 9


class _Builder:
    """Nodes and weights of a graph as it grows. Every method gives the name of what it adds."""

    def __init__(self, weights: dict[str, npt.NDArray[np.float32]], heads: int, epsilon: float) -> None:
        self.nodes: list[NodeProto] = []
        self.held: list[TensorProto] = []
        self._weights = weights
        self._heads = heads
        self._epsilon = epsilon

    def hold(self, values: npt.NDArray) -> str:
        name = f"w{len(self.held)}"
        self.held.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def weight(self, name: str) -> str:
        return self.hold(self._weights[name])

    def node(self, op: str, inputs: list[str], output: str = "", domain: str = "", **attributes: Any) -> str:
        name = output or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, inputs, [name], domain=domain, **attributes))
        return name

    def product(self, of: str, weight: str) -> str:
        return self.node("MatMul", [of, self.hold(self._weights[f"{weight}.weight"].T)])

    def added_and_normed(self, new: str, old: str, dense: str, norm: str) -> str:
        inputs = [new, old, self.weight(f"{norm}.weight"), self.weight(f"{norm}.bias"), self.weight(f"{dense}.bias")]
        return self.node("SkipLayerNormalization", inputs, domain=_FUSED, epsilon=self._epsilon)

    def embeddings(self) -> str:
        words = self.node("Gather", [self.weight("embeddings.word_embeddings.weight"), "ids"])
        first_type = self._weights["embeddings.token_type_embeddings.weight"][0]
        places = self.hold(self._weights["embeddings.position_embeddings.weight"] + first_type)
        summed = self.node("Add", [words, self.node("Gather", [places, "places"])])
        scale, shift = self.weight("embeddings.LayerNorm.weight"), self.weight("embeddings.LayerNorm.bias")
        return self.node("LayerNormalization", [summed, scale, shift], epsilon=self._epsilon, axis=-1)

    def layer(self, x: str, mask: str, prefix: str) -> str:
        parts = [f"{prefix}.attention.self.{name}" for name in ("query", "key", "value")]
        joined = self.hold(np.concatenate([self._weights[f"{part}.weight"].T for part in parts], axis=1))
        bias = self.hold(np.concatenate([self._weights[f"{part}.bias"] for part in parts]))
        seen = self.node("Attention", [x, joined, bias, mask], domain=_FUSED, num_heads=self._heads)
        dense = f"{prefix}.attention.output.dense"
        y = self.added_and_normed(self.product(seen, dense), x, dense, f"{prefix}.attention.output.LayerNorm")
        wide = self.product(y, f"{prefix}.intermediate.dense")
        bent = self.node("BiasGelu", [wide, self.weight(f"{prefix}.intermediate.dense.bias")], domain=_FUSED)
        dense = f"{prefix}.output.dense"
        return self.added_and_normed(self.product(bent, dense), y, dense, f"{prefix}.output.LayerNorm")

    def pieces(self, x: str) -> str:
        return self.node("Identity", [x], "pieces")

    def mean(self, x: str, mask: str) -> str:
        seen = self.node("Unsqueeze", [self.node("Cast", [mask], to=TensorProto.FLOAT), self.hold(np.array([2]))])
        summed = self.node("ReduceSum", [self.node("Mul", [x, seen]), self.hold(np.array([1]))], keepdims=0)
        return self.node("LpNormalization", [summed], "vectors", axis=-1, p=2)


def build(model: Path, changes: Mapping[str, npt.NDArray[np.float32]] | None = None) -> bytes:
    """The graph of a sentence-transformers BERT in a folder, with `changes` added to its weights.

    Inputs: `ids` and `mask`, int64 of shape (texts, word-pieces), and `places`, 0 to word-pieces - 1. Outputs:
    `vectors`, float32 of shape (texts, dimension), rows of length 1; and `pieces`, of shape (texts, word-pieces,
    dimension), what each word-piece means where it stands.
    """
    config = json.loads((model / "config.json").read_text("utf-8"))
    weights = load_file(model / "model.safetensors")
    weights |= {name: weights[name] + change for name, change in (changes or {}).items()}
    made = _Builder(weights, config["num_attention_heads"], float(config["layer_norm_eps"]))
    mask = made.node("Cast", ["mask"], to=TensorProto.INT32)
    x = made.embeddings()
    for n in range(config["num_hidden_layers"]):
        x = made.layer(x, mask, f"encoder.layer.{n}")
    pieces, vectors = made.pieces(x), made.mean(x, "mask")
    whole = TensorProto.INT64
    inputs = [helper.make_tensor_value_info(name, whole, ["texts", "pieces"]) for name in ("ids", "mask")]
    inputs.append(helper.make_tensor_value_info("places", whole, ["pieces"]))
    size = config["hidden_size"]
    outputs = [
        helper.make_tensor_value_info(vectors, TensorProto.FLOAT, ["texts", size]),
        helper.make_tensor_value_info(pieces, TensorProto.FLOAT, ["texts", "pieces", size]),
    ]
    graph = helper.make_graph(made.nodes, model.name, inputs, outputs, made.held)
    return bytes(helper.make_model(graph, opset_imports=_OPSETS, ir_version=_IR).SerializeToString())
