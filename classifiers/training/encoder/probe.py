"""Where the heads of the message begin: at the best linear reading of what the base encoder already says."""
import torch
from torch.nn import functional as F

from augment import without_marks
from message import Message
from data import batches, encode, tensors
from model import Encoder

READ = 1500
STEPS = 150
RIDGE = 1e-3


def pooled(encoder: Encoder, rows: list[dict]) -> torch.Tensor:
    """Mean of the last layer, f32[rows, hidden], not normalised: what the heads read."""
    means = torch.zeros(len(rows), encoder.shape.hidden)
    encoder.eval()
    with torch.inference_mode():
        for at in batches(rows, 32):
            batch = tensors([rows[i] for i in at])
            means[at] = encoder.mean(batch["input_ids"], batch["attention_mask"])
    return means.clone()


def start_heads(encoder: Encoder, messages: list[Message], tokenizer, max_length: int) -> None:
    """Fits each head to the first READ messages, with and without marks, with the encoder as it is.

    All texts of the base lie in one narrow cone: heads that begin at random see hardly a difference between two of
    them, and the first hundreds of steps go into stretching it.
    """
    shown = messages[:: max(1, len(messages) // READ)]
    rows = encode([*shown, *map(without_marks, shown)], tokenizer, [], max_length)
    means = pooled(encoder, rows)
    centre, spread = means.mean(0), means.std(0) + 1e-6
    inputs = (means - centre) / spread
    for name, head in encoder.heads.items():
        truth = torch.tensor([row["labels"][name] for row in rows])
        weight = torch.zeros(head.out_features, encoder.shape.hidden, requires_grad=True)
        bias = torch.zeros(head.out_features, requires_grad=True)
        optimizer = torch.optim.Adam([weight, bias], lr=0.02)
        for _ in range(STEPS):
            loss = F.cross_entropy(F.linear(inputs, weight, bias), truth) + RIDGE * weight.square().sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            head.weight.copy_(weight / spread)
            head.bias.copy_(bias - (weight / spread) @ centre)
        print(f"{name}: loss {loss.item():.3f} before any training of the encoder", flush=True)
