"""Learns the head that marks personal data, on an exported model as it stands, and puts it into its graph.

usage: personal.py [--model DIR] [--out DIR] [--epochs 4] [--ways 6] [--examples 9000]
Reads model.onnx, tokenizer.json and meta.json of the model (export_onnx.py); learns from the marked messages of ../personal and
of the yardstick's dev part, from examples with names put into them, and from what the service says itself; writes the three files with one more output:
`personal` f32[batch, tokens, 9], logits of marked.TAGS. Nothing of the encoder changes: the other outputs stay what they were.
"""
import argparse
import json
import re
import shutil
from pathlib import Path
from random import Random
from tempfile import NamedTemporaryFile

import numpy as np
import onnx
import torch
from onnx import TensorProto, compose, helper
from tokenizers import Encoding, Tokenizer
from torch import nn
from torch.nn import functional as F

from augment import augmented, misspelt, places, without_marks
from data import IGNORED, PAD, PREFIX, batches, padded, read_plans, split, tags_of, without_middle
from export_onnx import described
from labels import EXAMPLES, REPOSITORY
from marked import EITHER, TAGS, read_marked, written_otherwise
from message import Message
from runtime import session_of
from wheels import DEFAULT_CACHE

# What a word is (the embedding, layer 6), what is said about it (9, 12): one layer alone finds fewer.
LAYERS = ["/encoder/norm/LayerNormalization_output_0", *(f"/encoder/layers.{i}/ffn_norm/LayerNormalization_output_0" for i in (5, 8, 11))]
PREFIX_OF_HEAD = "personal."
# A name that is missed can be read by a stranger; a word too many that is hidden cannot. And they are rare.
WEIGHT = 2.0
MARKED = (REPOSITORY / "classifiers" / "training" / "personal", REPOSITORY / "src" / "domain" / "redact" / "yardstick")


class PersonalHead(nn.Module):
    """Two convolutions over five tokens, so that a word is read with four before it and four behind."""

    def __init__(self, features: int, tags: int, hidden: int = 192, width: int = 5):
        super().__init__()
        self.norm, self.dropout = nn.LayerNorm(features), nn.Dropout(0.2)
        self.reduce = nn.Linear(features, hidden)
        self.near = nn.Conv1d(hidden, hidden, width, padding=width // 2)
        self.wide = nn.Conv1d(hidden, hidden, width, padding=width // 2)
        self.tags = nn.Linear(hidden, tags)

    def forward(self, features: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """features f32[batch, tokens, features], attention_mask [batch, tokens] -> logits f32[batch, tokens, tags]"""
        seen = attention_mask.to(torch.float32)[..., None]
        x = F.gelu(self.reduce(self.dropout(self.norm(features)))) * seen
        x = x + F.gelu(self.near(x.transpose(1, 2))).transpose(1, 2) * seen
        x = x + F.gelu(self.wide(self.dropout(x).transpose(1, 2))).transpose(1, 2) * seen
        return self.tags(self.dropout(x))


class Frozen:
    """The exported model as a source of what its layers say about each token."""

    def __init__(self, model: onnx.ModelProto, tokenizer: Tokenizer, max_length: int):
        self.tokenizer, self.max_length = tokenizer, max_length
        inner = onnx.ModelProto()
        inner.CopyFrom(model)
        del inner.graph.output[:]
        inner.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", "tokens", None]) for name in LAYERS)
        with NamedTemporaryFile(suffix=".onnx") as file:
            onnx.save(inner, file.name)
            self.session = session_of(Path(file.name), threads=2)

    def rows(self, messages: list[Message], of_rules: bool) -> list[dict]:
        """`ids`, `tags` (IGNORED where nobody said) and `features` f16[tokens, 4 * hidden] of each message."""
        encodings = self.tokenizer.encode_batch([PREFIX + message.text for message in messages])
        cut = lambda values: without_middle(values, self.max_length)
        rows = [{"ids": cut(e.ids), "tags": cut(personal_tags(e, m, of_rules))} for m, e in zip(messages, encodings)]
        for at in batches(rows, 16):
            ids, seen = padded([rows[i]["ids"] for i in at], PAD), padded([[1] * len(rows[i]["ids"]) for i in at], 0)
            features = np.concatenate(self.session.run(None, {"input_ids": ids, "attention_mask": seen}), -1).astype(np.float16)
            for row, i in enumerate(at):
                rows[i]["features"] = features[row, : len(rows[i]["ids"])].copy()
        return rows


def personal_tags(encoding: Encoding, message: Message, of_rules: bool) -> list[int]:
    """Tag of each token. `of_rules`: only names are marked there, so a token with a digit is nobody's word."""
    text = PREFIX + message.text
    marked = lambda kind: tags_of(encoding, text, [(a + len(PREFIX), b + len(PREFIX)) for a, b in message.marked(kind)])
    tags = marked("name")  # O, B, I: the first three of TAGS
    for kind in TAGS[3:]:
        tags = [TAGS.index(kind) if found else tag for tag, found in zip(tags, marked(kind))]
    digits = [of_rules and any(c.isdigit() for c in text[a:b]) for a, b in encoding.offsets]
    return [IGNORED if either or digit and tag == 0 else tag for tag, either, digit in zip(tags, marked(EITHER), digits)]


def learn(head: PersonalHead, rows: list[dict], epochs: int, random: Random) -> None:
    optimizer = torch.optim.AdamW(head.parameters(), lr=1.5e-3, weight_decay=0.01)
    weights = torch.tensor([1.0, *[WEIGHT] * (len(TAGS) - 1)])
    order = [list(batches(rows, 64, random)) for _ in range(epochs)]
    steps, done = sum(map(len, order)), 0
    head.train()
    for epoch in order:
        total = 0.0
        for at in epoch:
            optimizer.param_groups[0]["lr"] = 1.5e-3 * min((done + 1) / 100, 1 - done / steps)
            features, seen, tags = tensors([rows[i] for i in at])
            loss = F.cross_entropy(head(features, seen).flatten(0, 1), tags.flatten(), weights, ignore_index=IGNORED)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            done, total = done + 1, total + loss.item()
        print(f"step {done} of {steps} loss {total / len(epoch):.4f}", flush=True)
    head.eval()


def tensors(rows: list[dict]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    features = np.zeros((len(rows), max(len(row["ids"]) for row in rows), rows[0]["features"].shape[1]), np.float32)
    for at, row in enumerate(rows):
        features[at, : len(row["ids"])] = row["features"]
    seen = padded([[1] * len(row["ids"]) for row in rows], 0)
    return torch.from_numpy(features), torch.from_numpy(seen), torch.from_numpy(padded([row["tags"] for row in rows], IGNORED))


def without_head(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model as export_onnx.py writes it."""
    graph = model.graph
    for part in (graph.node, graph.initializer, graph.output, graph.value_info):
        kept = [one for one in part if not one.name.startswith(PREFIX_OF_HEAD) and one.name != "personal"]
        del part[:]
        part.extend(kept)
    return model


def with_head(model: onnx.ModelProto, head: PersonalHead) -> onnx.ModelProto:
    """One graph: what the layers say goes into the head, whose logits are the output `personal`."""
    # Without a part behind its name: graphs are put together by the names of their values.
    hidden = head.reduce.in_features // len(LAYERS)
    example = [torch.randn(1, 9, hidden) for _ in LAYERS]
    inputs = [f"layer{i}" for i in range(len(LAYERS))]
    axes = {name: {0: "batch", 1: "tokens"} for name in (*inputs, "mask", "personal")}
    with NamedTemporaryFile(suffix=".onnx") as file:
        torch.onnx.export(
            Joined(head).eval(), (*example, torch.ones(1, 9, dtype=torch.int64)), file.name, input_names=[*inputs, "mask"],
            output_names=["personal"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        part = compose.add_prefix(onnx.load(file.name), PREFIX_OF_HEAD, rename_outputs=False, rename_inputs=False)
    renames = dict(zip([*inputs, "mask"], [*LAYERS, "attention_mask"]))
    for node in part.graph.node:
        node.input[:] = [renames.get(name, name) for name in node.input]
    for kind in ("node", "initializer"):
        getattr(model.graph, kind).extend(getattr(part.graph, kind))
    model.graph.output.append(helper.make_tensor_value_info("personal", TensorProto.FLOAT, ["batch", "tokens", len(TAGS)]))
    onnx.checker.check_model(model)
    return model


class Joined(nn.Module):
    def __init__(self, head: PersonalHead):
        super().__init__()
        self.head = head

    def forward(self, *given: torch.Tensor) -> torch.Tensor:
        *layers, mask = given
        return self.head(torch.cat(layers, -1), mask)


def messages_to_learn(options: argparse.Namespace, random: Random) -> tuple[list[Message], list[Message]]:
    """(marked by hand, in several ways of writing; examples with names put into them)"""
    files = [*sorted(MARKED[0].glob("*.jsonl")), MARKED[1] / "dev.jsonl"]
    marked = [message for file in files for message in read_marked(file)]
    ways = [written_otherwise(message, marked, random) for _ in range(options.ways - 1) for message in marked]
    plans = read_plans(EXAMPLES, options.names)
    examples, _ = split(plans, [])
    pool, some = places(examples), random.sample(examples, min(options.examples, len(examples)))
    written = [augmented(message, some, pool, random) for message in some]
    written += [misspelt(message, random) for message in official_texts() for _ in range(2)]
    return [*marked, *ways], [without_marks(m) if random.random() < 0.35 else m for m in written]


def official_texts() -> list[Message]:
    """What the service says to people, where nobody is named: capitals of offices, laws and buttons are not persons'."""
    files = [*REPOSITORY.glob("src/city/packs/*/*.json"), *REPOSITORY.glob("dashboards/i18n/vi*.ts"), *REPOSITORY.glob("src/services/**/*.ts")]
    said = {text for file in files for text in re.findall(r'"((?:[^"\\\n]|\\.){25,400})"', file.read_text("utf8"))}
    plain = sorted(text.replace("\\n", "\n") for text in said if re.search("[ăâđêôơư]", text) and not re.search("ví dụ|{}", text, re.I))
    return [Message(f"official-{at}", "formal", ((text, None),), {}) for at, text in enumerate(plain)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shipped = REPOSITORY / "classifiers" / "transformer" / "model"
    parser.add_argument("--model", type=Path, default=shipped)
    parser.add_argument("--out", type=Path, default=None, help="the same folder, when left out")
    parser.add_argument("--names", type=Path, default=DEFAULT_CACHE / "names.json", help="written by ../names.ts")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--ways", type=int, default=6, help="of writing each marked message")
    parser.add_argument("--examples", type=int, default=9000, help="how many of them, mostly without any name")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(options.seed)
    random = Random(options.seed)
    out = options.out or options.model
    out.mkdir(parents=True, exist_ok=True)
    meta = json.loads((options.model / "meta.json").read_text("utf8"))
    model = without_head(onnx.load(options.model / "model.onnx"))
    tokenizer = Tokenizer.from_file(str(options.model / "tokenizer.json"))
    frozen = Frozen(model, tokenizer, meta["maxLength"])
    marked, examples = messages_to_learn(options, random)
    print(f"{len(marked)} marked messages and {len(examples)} examples", flush=True)
    rows = [*frozen.rows(marked, of_rules=False), *frozen.rows(examples, of_rules=True)]
    head = PersonalHead(rows[0]["features"].shape[1], len(TAGS))
    learn(head, rows, options.epochs, random)
    onnx.save(with_head(model, head), out / "model.onnx")
    if out != options.model:
        shutil.copy(options.model / "tokenizer.json", out / "tokenizer.json")
    # The version stays: it says which vectors can be compared, and those are the encoder's.
    meta["files"]["model.onnx"], meta["tags"]["personal"] = described(out / "model.onnx"), TAGS
    (out / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1))
    print(meta["version"])


if __name__ == "__main__":
    main()
