"""One temperature a head, fitted on held-out logits, so that a probability means what it says."""
import numpy as np

TEMPERATURES = np.exp(np.linspace(np.log(0.25), np.log(4), 241))


def softmax(logits: np.ndarray) -> np.ndarray:
    e = np.exp(logits - logits.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def log_loss(logits: np.ndarray, truth: np.ndarray) -> float:
    """Mean over messages, in nats; logits f32[messages, labels], truth int[messages]."""
    return float(-np.log(softmax(logits)[np.arange(len(truth)), truth] + 1e-12).mean())


def temperature(logits: np.ndarray, truth: np.ndarray) -> float:
    """Divide the logits by it before the softmax. Of 241 between 1/4 and 4, the one with the least log loss."""
    return float(min(TEMPERATURES, key=lambda t: log_loss(logits / t, truth)))


def calibration_error(logits: np.ndarray, truth: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error of the first choice: |how sure - how often right|, averaged over equal bins."""
    sure, right = softmax(logits).max(1), logits.argmax(1) == truth
    at = np.minimum((sure * bins).astype(int), bins - 1)
    return float(sum(abs(sure[at == b].sum() - right[at == b].sum()) for b in range(bins)) / len(truth))
