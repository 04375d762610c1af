"""Reads a model that export_onnx.py wrote back into an encoder, so that training can go on from it."""
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import Encoder, Shape


def load_shipped(encoder: Encoder, folder: Path, pieces: list[str]) -> None:
    """Fills the encoder from `folder`; row i of the word embeddings is pieces[i], and one that the shipped model does
    not have stays as it is. What is i8 there comes back as i8 times its scale. Raises ValueError when the model is of
    another shape or has other labels."""
    graph = onnx.load(folder / "model.onnx").graph
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    state = {f"{name}.weight": matrix for name, matrix in matrices(graph, values, encoder.shape)}
    state |= {name.removeprefix("encoder."): value for name, value in values.items() if value.dtype == np.float32}
    state["word.weight"] = words(encoder, folder, values, pieces)
    expected = {key: tuple(value.shape) for key, value in encoder.state_dict().items()}
    odd = sorted(key for key, shape in expected.items() if key not in state or state[key].shape != shape)
    if odd:
        raise ValueError(f"{folder} does not fit: {odd[:8]}")
    encoder.load_state_dict({key: torch.from_numpy(np.array(state[key])) for key in expected})


def words(encoder: Encoder, folder: Path, values: dict[str, np.ndarray], pieces: list[str]) -> np.ndarray:
    """f32[pieces, hidden]"""
    model = json.loads((folder / "tokenizer.json").read_text("utf8"))["model"]
    row_of = {piece: row for row, (piece, _) in enumerate(model["vocab"])}
    shipped = values["encoder.word.rows"].astype(np.float32) * values["encoder.word.scale"]
    own = encoder.word.weight.detach().numpy()
    return np.stack([shipped[row_of[piece]] if piece in row_of else own[i] for i, piece in enumerate(pieces)])


def matrices(graph: onnx.GraphProto, values: dict[str, np.ndarray], shape: Shape) -> Iterator[tuple[str, np.ndarray]]:
    """Name of a module and its weight, f32[out, in], whether stored as i8 or f32. A node is called by the path of its
    module: "/encoder/layers.0/qkv/MatMul_quant", "/encoder/sector/Gemm"."""
    for node in graph.node:
        stored = node.input[1] if len(node.input) > 1 else ""
        path = node.name.split("/")[2:-1]
        if stored not in values or not path or node.op_type not in ("MatMulInteger", "MatMul", "Gemm"):
            continue
        name = ".".join(path)
        name = f"heads.{name}" if name in shape.heads else f"tags.{name}" if name in shape.tags else name
        if node.op_type == "MatMulInteger":
            yield name, (values[stored].astype(np.float32) * values[stored.removesuffix("_quantized") + "_scale"]).T
        else:
            yield name, values[stored] if node.op_type == "Gemm" else values[stored].T
