"""What training makes small (one loss over all heads and tags), and by which steps."""
import torch
from torch.nn import functional as F

from data import IGNORED
from model import Encoder

TASK_WEIGHTS = {"sector": 1.0, "urgency": 1.0, "kind": 0.5, "sentiment": 0.3}
TAG_WEIGHT = 1.0
# A name that is missed can be read by a stranger; a word too many that is hidden cannot. And names are one piece in a
# hundred: without a weight they are learnt last.
TAG_CLASS_WEIGHTS = {"name": torch.tensor([1.0, 3.0, 3.0])}
HEAD_RATE = 1e-3
WARM_UP_STEPS = 40


def optimizer_of(encoder: Encoder, encoder_rate: float, head_rate: float = HEAD_RATE) -> torch.optim.Optimizer:
    """The heads start from nothing, so they learn faster than the encoder."""
    learning = [(name, p) for name, p in encoder.named_parameters() if p.requires_grad]
    ours = [p for name, p in learning if name.startswith(("heads.", "tags."))]
    base = [p for name, p in learning if not name.startswith(("heads.", "tags."))]
    groups = [{"params": part, "lr": rate, "top": rate} for part, rate in ((base, encoder_rate), (ours, head_rate))]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def set_rates(optimizer: torch.optim.Optimizer, steps: int, left: float) -> None:
    """Up over the first steps, then down in a line with what is left of the run (1 to 0)."""
    for group in optimizer.param_groups:
        group["lr"] = group["top"] * min((steps + 1) / WARM_UP_STEPS, left)


def loss_of(outputs: dict, batch: dict, weights: dict, tags: list[str]) -> torch.Tensor:
    """Of all heads and tags together."""
    total = torch.zeros(())
    for head, task in TASK_WEIGHTS.items():
        total = total + task * F.cross_entropy(outputs[head], batch[head], weights[head], label_smoothing=0.05)
    for tag in tags:
        logits, truth = outputs[tag].flatten(0, 1), batch[tag].flatten()
        total = total + TAG_WEIGHT * F.cross_entropy(logits, truth, TAG_CLASS_WEIGHTS.get(tag), ignore_index=IGNORED)
    return total
