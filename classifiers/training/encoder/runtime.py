"""Runs an exported model as the service does: one thread, no spinning, one text at its exact length."""
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime as ort

from data import tensors


def session_of(file: Path, threads: int = 1) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def runner(session: ort.InferenceSession) -> Callable[..., dict[str, np.ndarray]]:
    """A function of input_ids, attention_mask (i64[batch, tokens]) that gives the outputs by name."""
    names = [output.name for output in session.get_outputs()]

    def run(input_ids, attention_mask) -> dict[str, np.ndarray]:
        inputs = {"input_ids": np.asarray(input_ids), "attention_mask": np.asarray(attention_mask)}
        return dict(zip(names, session.run(None, inputs)))

    return run


def speed(file: Path, rows: list[dict]) -> dict[str, float]:
    """Of one text at a time on one thread: milliseconds (half of the texts, 95 % of them), texts a second."""
    run = runner(session_of(file))
    spent = []
    for row in [*rows[:10], *rows]:
        batch = tensors([row])
        started = time.perf_counter()
        run(batch["input_ids"], batch["attention_mask"])
        spent.append((time.perf_counter() - started) * 1000)
    spent = spent[10:]  # the first ones warm the caches
    tokens = float(np.mean([len(row["ids"]) for row in rows]))
    p50, p95 = np.percentile(spent, [50, 95])
    figures = {"meanTokens": tokens, "p50Ms": p50, "p95Ms": p95, "perSecond": 1000 / np.mean(spent)}
    return {name: round(float(value), 1) for name, value in figures.items()}
