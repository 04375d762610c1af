"""Fits the linear heads on vectors made by train.ts, and calibrates them on out-of-fold predictions.

usage: fit.py FOLDER   reads FOLDER/job.json and the arrays it names, writes FOLDER/weights.f32 and FOLDER/fit.json.
Every message is there twice: row i as written, row i + n without marks. Folds never split a group (one author's plan).
"""
import json, sys
import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

folder = sys.argv[1]
job = json.load(open(f"{folder}/job.json"))
read = lambda name, kind: np.fromfile(f"{folder}/{name}", kind)
n, columns = job["messages"], job["columns"]
X = csr_matrix((read("values.f32", np.float32), read("rows.i32", np.int32), read("starts.i32", np.int32)), (2 * n, columns))
labels = {head: np.tile(np.array(job["labels"][head]), 2) for head in job["heads"]}
groups = np.tile(np.array(job["groups"]), 2)
danger = np.array(job["danger"], float)
words = np.array(job["words"], float)
heads = job["heads"]
width = {head: len(names) for head, names in heads.items()}
CRITICAL = heads["urgency"].index("critical")
cost = np.array([job["urgencyWeights"][name] for name in heads["urgency"]])

# Ridge regression onto ±1 (a least-squares support vector machine), as right here as a hinge loss. Solved over the texts, for all
# labels at once, by conjugate gradients (Hestenes and Stiefel 1952) that only ever multiply by the sparse texts: a kernel of all
# with all would be 5 GB for 17,000 messages, each with and without marks. The constant 1 beside each text is the bias.
CLOSE_ENOUGH = 1e-3
MOST_STEPS = 400
# A label that is done before the others goes on with steps of nothing.
TINY = 1e-30


def solve(rows, targets, weight=None):
    """Dual weights (texts × labels) of ridge regression, each text's error counting `weight` times."""
    root = np.ones(len(rows), np.float32) if weight is None else np.sqrt(weight).astype(np.float32)
    A = diags(root) @ X[rows]
    At, root = A.T.tocsr(), root[:, None]
    b = (root * targets).astype(np.float32)
    alpha, left = np.zeros_like(b), b.copy()
    towards, size = left.copy(), (left * left).sum(0)
    enough = CLOSE_ENOUGH**2 * size
    for _ in range(MOST_STEPS):
        if (size <= enough).all():
            break
        bent = A @ (At @ towards) + root * (root * towards).sum(0) + job["ridge"] * towards
        step = size / np.maximum((towards * bent).sum(0), TINY)
        alpha += step * towards
        left -= step * bent
        before, size = size, (left * left).sum(0)
        towards = left + size / np.maximum(before, TINY) * towards
    return alpha * root


def margins(rows, of, alpha):
    """What the texts `of`, weighed by `alpha`, say of the texts `rows`, for every label."""
    return X[rows] @ (X[of].T @ alpha) + alpha.sum(0)


def dual(rows):
    """Weights of the texts `rows`, for every label of every head."""
    targets = {head: 2 * np.eye(width[head])[labels[head][rows]] - 1 for head in heads}
    plain = [head for head in heads if head != "urgency"]
    alphas = np.split(solve(rows, np.hstack([targets[head] for head in plain])), np.cumsum([width[head] for head in plain])[:-1], axis=1)
    return {**dict(zip(plain, alphas)), "urgency": solve(rows, targets["urgency"], cost[labels["urgency"][rows]])}


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def calibrated(head, inputs, target):
    """From margins to probabilities: a matrix and a bias over all labels of the head."""
    size = width[head]
    if head == "sector":
        # One temperature: a full matrix for 21 labels learns the plans' quirks and costs two points of accuracy.
        loss = lambda scale: -np.log(softmax(inputs * scale)[np.arange(len(target)), target] + 1e-12).mean()
        return np.eye(size) * minimize_scalar(loss, bounds=(0.5, 30), method="bounded").x, np.zeros(size)
    model = LogisticRegression(C=job["calibrationC"], max_iter=2000).fit(inputs, target)
    matrix, bias = np.zeros((size, inputs.shape[1])), np.full(size, -20.0)
    matrix[model.classes_], bias[model.classes_] = model.coef_, model.intercept_
    return matrix, bias


oof = {head: np.zeros((2 * n, width[head])) for head in heads}
for group in np.unique(groups):
    out, rest = np.flatnonzero(groups == group), np.flatnonzero(groups != group)
    for head, alpha in dual(rest).items():
        oof[head][out] = margins(out, rest, alpha)


def inputs_of(head, m):
    # Urgency also hears the rule layer and the sector; the other heads only themselves.
    return np.hstack([m["urgency"], danger[:, None], m["sector"]]) if head == "urgency" else m[head]


calibration, proba = {}, {}
for head, names in job["heads"].items():
    inputs = inputs_of(head, oof)
    # Probabilities of each group come from calibration on the others, so that what follows is honest as well.
    proba[head] = np.zeros((2 * n, len(names)))
    for group in np.unique(groups):
        out, rest = groups == group, groups != group
        matrix, bias = calibrated(head, inputs[rest], labels[head][rest])
        proba[head][out] = softmax(inputs[out] @ matrix.T + bias)
    matrix, bias = calibrated(head, inputs, labels[head])
    calibration[head] = {"matrix": matrix.round(5).tolist(), "bias": bias.round(5).tolist()}

p = proba["urgency"][:, CRITICAL]
is_critical = labels["urgency"] == CRITICAL


def f2(t):
    said = (p >= t) | (danger > 0)
    hit = (said & is_critical).sum()
    return 5 * hit / (4 * is_critical.sum() + said.sum())


critical_from = max(np.arange(0.15, 0.51, 0.01), key=f2)
urgency = np.where((p >= critical_from) | (danger > 0), CRITICAL, proba["urgency"].argmax(1))
sector = proba["sector"].argmax(1)
right = (sector == labels["sector"]) & (urgency == labels["urgency"])


def confidence_inputs():
    top = np.sort(proba["sector"], 1)[:, ::-1]
    chosen = proba["urgency"][np.arange(2 * n), urgency]
    logit = lambda q: np.log(np.clip(q, 1e-4, 1 - 1e-4) / (1 - np.clip(q, 1e-4, 1 - 1e-4)))
    return np.stack([logit(top[:, 0]), top[:, 0] - top[:, 1], logit(chosen), danger, np.log1p(words)], 1)


inputs = confidence_inputs()
confidence = np.zeros(2 * n)
for group in np.unique(groups):
    out, rest = groups == group, groups != group
    confidence[out] = LogisticRegression(C=1).fit(inputs[rest], right[rest]).predict_proba(inputs[out])[:, 1]
final = LogisticRegression(C=1).fit(inputs, right)

# The lowest confidence from which on at least `autoPrecision` of what is accepted is right, and no fewer than 50 texts.
order = np.argsort(-confidence, kind="stable")
share = np.cumsum(right[order]) / np.arange(1, 2 * n + 1)
good = [i for i in range(49, 2 * n) if share[i] >= job["autoPrecision"]]
threshold = float(confidence[order][good[-1]]) if good else 1.0

final_duals = dual(np.arange(2 * n))
table = np.hstack([final_duals[head] for head in heads])
bias = table.sum(0).tolist()
(X.T @ table).astype(np.float32).tofile(f"{folder}/weights.f32")  # columns × labels
acc = lambda got, head: float((got == labels[head])[:n].mean())
json.dump({
    "bias": bias,
    "calibration": calibration,
    "criticalFrom": round(float(critical_from), 3),
    "confidence": {"weights": final.coef_[0].round(5).tolist(), "bias": round(float(final.intercept_[0]), 5)},
    "threshold": round(threshold, 4),
    "outOfFold": {
        "sector": acc(sector, "sector"), "sectorNoMarks": float((sector == labels["sector"])[n:].mean()),
        "urgency": acc(urgency, "urgency"), "kind": acc(proba["kind"].argmax(1), "kind"), "sentiment": acc(proba["sentiment"].argmax(1), "sentiment"),
        "criticalRecall": float((urgency == CRITICAL)[is_critical].mean()), "criticalPrecision": float(is_critical[urgency == CRITICAL].mean()),
        "modelCriticalRecall": float((p >= critical_from)[is_critical].mean()),
        "both": float(right.mean()), "auto": float((confidence >= threshold).mean()),
    },
}, open(f"{folder}/fit.json", "w"))
