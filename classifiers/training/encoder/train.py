"""Fine-tunes the encoder on the labelled messages: all heads at once, every message with and without marks.

usage: train.py [--start DIR] [--layers 6] [--hold-out plan-03,plan-10] [--minutes 20] [--epochs 8] [--out DIR]
Stops at whichever of minutes (of training, over all starts) and epochs comes first, and the rates fall towards that end.
Started again with the same --out, it goes on from the last checkpoint. Writes model.pt, tokenizer.json, report.json.
"""
import json
import shutil
import time
from argparse import Namespace
from pathlib import Path
from random import Random

import torch
from tokenizers import Tokenizer

from augment import both_ways
from base_weights import read_base
from data import batches, class_weights, encode, read_plans, split, tensors
from labels import EXAMPLES, heads
from model import Encoder, Shape, load_base
from objective import loss_of, optimizer_of, set_rates
from options import options_of
from probe import start_heads
from report import report, table
from shipped import load_shipped
from wheels import WEIGHTS, member


def new_model(options: Namespace) -> Encoder:
    kept = json.loads((options.vocabulary / "kept.json").read_text())
    sizes = {head: len(names) for head, names in heads().items()}
    encoder = Encoder(Shape(len(kept), options.layers, sizes, options.tags.split(",")))
    load_base(encoder, read_base(member(WEIGHTS, options.cache)), kept, options.keep)
    if options.start:
        load_shipped(encoder, options.start, pieces_of(options.vocabulary / "tokenizer.json"))
    return encoder


def pieces_of(tokenizer: Path) -> list[str]:
    return [piece for piece, _ in json.loads(tokenizer.read_text("utf8"))["model"]["vocab"]]


class Trainer:
    """State that a checkpoint keeps: where in which epoch, steps and seconds so far, model, optimizer."""

    def __init__(self, options: Namespace):
        self.options, self.tags = options, options.tags.split(",")
        held_out = options.hold_out.split(",") if options.hold_out else []
        self.learn, self.held = (part[: options.rows] for part in split(read_plans(EXAMPLES, options.names, options.corrections), held_out))
        self.weights = class_weights(self.learn)
        self.tokenizer = Tokenizer.from_file(str(options.vocabulary / "tokenizer.json"))
        self.encoder = new_model(options)
        if options.learning_layers is not None:
            self.encoder.learn_top(options.learning_layers)
        self.optimizer = optimizer_of(self.encoder, options.rate, options.head_rate)
        self.epoch = self.batch = self.steps = 0
        self.seconds = 0.0
        self.reports: list[dict] = []
        self.file = options.out / "checkpoint.pt"
        if self.file.exists():
            saved = torch.load(self.file, weights_only=True)
            self.encoder.load_state_dict(saved.pop("encoder"))
            self.optimizer.load_state_dict(saved.pop("optimizer"))
            vars(self).update(saved)
        elif not options.start:
            start_heads(self.encoder, self.learn, self.tokenizer, options.max_length)

    def save(self) -> None:
        kept = {name: getattr(self, name) for name in ("epoch", "batch", "steps", "seconds", "reports")}
        part = self.file.with_suffix(".part")  # a run stopped while it writes keeps its last checkpoint
        torch.save({**kept, "encoder": self.encoder.state_dict(), "optimizer": self.optimizer.state_dict()}, part)
        part.replace(self.file)

    def left(self, per_epoch: int) -> float:
        """Share of the run that is still to come, by the clock or by the steps, whichever is nearer to its end."""
        by_steps = self.steps / (self.options.epochs * per_epoch)
        return max(0.0, 1 - max(by_steps, self.seconds / (60 * self.options.minutes)))

    def step(self, rows: list[dict], left: float) -> float:
        started = time.monotonic()
        set_rates(self.optimizer, self.steps, left)
        if left <= 1 - self.options.round_after:
            self.encoder.round_inner()
        batch = tensors(rows)
        loss = loss_of(self.encoder(batch["input_ids"], batch["attention_mask"]), batch, self.weights, self.tags)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in self.encoder.parameters() if p.requires_grad], 1.0)
        self.optimizer.step()
        self.steps += 1
        self.seconds += time.monotonic() - started
        return loss.item()

    def one_epoch(self) -> None:
        """From the batch at which the checkpoint was made; what an epoch shows depends on seed and epoch only."""
        seed = f"{self.options.seed}-{self.epoch}"
        torch.manual_seed(hash((self.options.seed, self.epoch, self.batch)) % 2**31)
        rows = encode(both_ways(self.learn, seed), self.tokenizer, self.tags, self.options.max_length)
        order = list(batches(rows, self.options.batch, Random(seed)))
        self.encoder.train()
        saved = self.seconds
        for at in order[self.batch :]:
            left = self.left(len(order))
            if left == 0:
                return
            loss = self.step([rows[i] for i in at], left)
            self.batch += 1
            if self.steps % 20 == 0:
                pace = self.seconds / self.steps
                print(f"step {self.steps} epoch {self.epoch} loss {loss:.3f} {pace:.2f} s/step left {left:.2f}", flush=True)
            if self.seconds - saved > 60 * self.options.checkpoint_minutes:
                self.save()
                saved = self.seconds
        self.epoch, self.batch = self.epoch + 1, 0

    def measure(self) -> None:
        if not self.held:
            return
        self.encoder.eval()
        with torch.inference_mode():
            result = report(self.encoder, self.held, self.tokenizer, self.tags, self.options.max_length)
        at = {"epoch": self.epoch, "steps": self.steps, "seconds": round(self.seconds)}
        self.reports.append({**at, "held_out": result})
        print(f"epoch {self.epoch}, {self.steps} steps, {self.seconds:.0f} s\n{table(result)}", flush=True)

    def finish(self) -> None:
        out, options = self.options.out, self.options
        about = {"hold_out": options.hold_out, "max_length": options.max_length, "seed": options.seed}
        about["rows"] = len(self.learn)
        shape, state = self.encoder.shape.as_dict(), self.encoder.state_dict()
        torch.save({"shape": shape, "state": state, "about": about}, out / "model.pt")
        shutil.copy(options.vocabulary / "tokenizer.json", out / "tokenizer.json")
        (out / "report.json").write_text(json.dumps({**about, "steps": self.steps, "epochs": self.reports}, indent=1))


def main() -> None:
    options = options_of(__doc__)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(options)
    while trainer.epoch < options.epochs:
        before = trainer.epoch
        trainer.one_epoch()
        trainer.measure()
        trainer.save()
        if trainer.epoch == before:
            break
    trainer.finish()


if __name__ == "__main__":
    main()
