"""Fits the tag of persons' names once more, with the encoder as it is: names are one piece in a hundred, and learn last.

usage: fit_names.py [--run DIR]   changes model.pt of a run. Two or three minutes.
"""
import argparse
from pathlib import Path
from random import Random

import torch
from tokenizers import Tokenizer
from torch.nn import functional as F

from augment import augmented, places, without_marks
from data import IGNORED, batches, encode, read_plans, split, tensors
from labels import EXAMPLES
from message import Message
from model import Encoder, Shape
from names import with_names
from wheels import DEFAULT_CACHE

TAG = "name"
SHOWN = 5000
STEPS = 600
# A name that is missed can be read by a stranger; a word too many that is hidden cannot: pieces of names count more.
WEIGHT_OF_NAMES = 3.0


def shown(messages: list[Message], random: Random) -> list[Message]:
    """Messages that name somebody, or seem to; two in five without marks."""
    pool = places(messages)
    some = [with_names(augmented(m, messages, pool, random), random) for m in random.sample(messages, min(SHOWN, len(messages)))]
    return [without_marks(m) if random.random() < 0.4 else m for m in some]


def pieces_of(encoder: Encoder, rows: list[dict]) -> tuple[torch.Tensor, torch.Tensor]:
    """Last layer f32[pieces, hidden] and tags i64[pieces] of all rows, padding left out."""
    layers, tags = [], []
    with torch.inference_mode():
        for at in batches(rows, 32):
            batch = tensors([rows[i] for i in at])
            seen = (batch["attention_mask"] == 1) & (batch[TAG] != IGNORED)
            layers.append(encoder.tokens(batch["input_ids"], batch["attention_mask"])[seen])
            tags.append(batch[TAG][seen])
    return torch.cat(layers).clone(), torch.cat(tags).clone()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, default=DEFAULT_CACHE / "run")
    parser.add_argument("--names", type=Path, default=DEFAULT_CACHE / "names.json")
    options = parser.parse_args()
    saved = torch.load(options.run / "model.pt", weights_only=True)
    encoder, about = Encoder(Shape(**saved["shape"])).eval(), saved["about"]
    encoder.load_state_dict(saved["state"])
    tokenizer = Tokenizer.from_file(str(options.run / "tokenizer.json"))
    held_out = about["hold_out"].split(",") if about["hold_out"] else []
    learnt = split(read_plans(EXAMPLES, options.names), held_out)[0]
    random = Random(about["seed"])
    layers, truth = pieces_of(encoder, encode(shown(learnt, random), tokenizer, [TAG], about["max_length"]))
    mean, spread = layers.mean(0), layers.std(0) + 1e-6
    inputs = (layers - mean) / spread
    head = torch.nn.Linear(encoder.shape.hidden, 3)
    optimizer = torch.optim.Adam(head.parameters(), lr=0.01, weight_decay=1e-5)
    weight = torch.tensor([1.0, WEIGHT_OF_NAMES, WEIGHT_OF_NAMES])
    generator = torch.Generator().manual_seed(about["seed"])
    for step in range(STEPS):
        at = torch.randint(len(inputs), (8192,), generator=generator)
        loss = F.cross_entropy(head(inputs[at]), truth[at], weight)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        for group in optimizer.param_groups:
            group["lr"] = 0.01 * (1 - step / STEPS)
    with torch.no_grad():
        said = head(inputs).argmax(1) > 0
        hits = (said & (truth > 0)).sum().item()
        saved["state"][f"tags.{TAG}.weight"] = head.weight / spread
        saved["state"][f"tags.{TAG}.bias"] = head.bias - (head.weight / spread) @ mean
    print(f"pieces of names found {hits / (truth > 0).sum().item():.3f}, right {hits / max(1, said.sum().item()):.3f} of {len(truth)} pieces")
    torch.save(saved, options.run / "model.pt")


if __name__ == "__main__":
    main()
