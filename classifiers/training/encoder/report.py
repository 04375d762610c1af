"""What the model gets right on held-out messages, as written and without marks."""
from collections import defaultdict

import numpy as np
import torch
from torch.nn import functional as F

from augment import without_marks
from message import Message
from data import IGNORED, batches, encode, tensors
from labels import heads


def predict(run, rows: list[dict], size: int = 32) -> dict[str, list[np.ndarray]]:
    """Logits of each head (f32[labels]) and tag (f32[tokens, 3]) for each row; `run` takes input_ids, attention_mask."""
    found: dict[str, list] = {}
    for at in batches(rows, size):
        batch = tensors([rows[i] for i in at])
        outputs = run(batch["input_ids"], batch["attention_mask"])
        for name, values in outputs.items():
            kept = found.setdefault(name, [None] * len(rows))
            for i, value in zip(at, np.asarray(values)):
                kept[i] = value[: len(rows[i]["ids"])] if value.ndim == 2 else value
    return found


def macro_f1(truth: np.ndarray, said: np.ndarray) -> float:
    """Mean F1 over the labels that occur in `truth`."""
    scores = []
    for label in np.unique(truth):
        hits = ((said == label) & (truth == label)).sum()
        scores.append(2 * hits / ((said == label).sum() + (truth == label).sum()))
    return float(np.mean(scores))


def ratio(part: float, whole: float) -> float | None:
    """None when there is nothing to measure."""
    return round(float(part / whole), 4) if whole else None


def figures(found: dict[str, list], rows: list[dict]) -> dict[str, float | int | None]:
    logits = {head: np.stack(found[head]) for head in rows[0]["labels"]}
    truth = {head: np.array([row["labels"][head] for row in rows]) for head in logits}
    right = {head: float((values.argmax(1) == truth[head]).mean()) for head, values in logits.items()}
    top2 = np.argsort(-logits["sector"], 1)[:, :2]
    critical = heads()["urgency"].index("critical")
    said, danger = logits["urgency"].argmax(1) == critical, truth["urgency"] == critical
    loss = sum(F.cross_entropy(torch.tensor(v), torch.tensor(truth[h])).item() for h, v in logits.items())
    result = {
        "n": len(rows),
        "sector_top1": round(right["sector"], 4),
        "sector_top2": round(float((top2 == truth["sector"][:, None]).any(1).mean()), 4),
        "sector_macro_f1": round(macro_f1(truth["sector"], logits["sector"].argmax(1)), 4),
        "urgency": round(right["urgency"], 4),
        "critical_n": int(danger.sum()),
        "critical_recall": ratio((said & danger).sum(), danger.sum()),
        "critical_precision": ratio((said & danger).sum(), said.sum()),
        "kind": round(right["kind"], 4),
        "sentiment": round(right["sentiment"], 4),
        "loss": round(loss, 4),
    }
    for tag in rows[0]["tags"]:
        truth_tags = np.concatenate([row["tags"][tag] for row in rows])
        said_tags = np.concatenate([value.argmax(1) for value in found[tag]])
        known = truth_tags != IGNORED
        hits = ((said_tags > 0) & (truth_tags > 0) & known).sum()
        result[f"{tag}_token_f1"] = ratio(2 * hits, ((said_tags > 0) & known).sum() + (truth_tags > 0).sum())
    return result


def report(run, messages: list[Message], tokenizer, tags: list[str], max_length: int) -> dict[str, dict]:
    """Figures for `all` (as written), for each style as written, and for all `without_marks`."""
    written = encode(messages, tokenizer, tags, max_length)
    stripped = encode([without_marks(message) for message in messages], tokenizer, tags, max_length)
    found = predict(run, written)
    result = {"all": figures(found, written), "without_marks": figures(predict(run, stripped), stripped)}
    by_style = defaultdict(list)
    for i, message in enumerate(messages):
        by_style[message.style].append(i)
    for style, at in sorted(by_style.items()):
        result[style] = figures({name: [v[i] for i in at] for name, v in found.items()}, [written[i] for i in at])
    return result


def table(result: dict[str, dict]) -> str:
    """The report as Markdown."""
    columns = list(next(iter(result.values())))
    lines = ["| text | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    cell = lambda value: "no data" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
    return "\n".join(lines + [f"| {k} | " + " | ".join(cell(v[c]) for c in columns) + " |" for k, v in result.items()])
