"""How encoder and linear tier are heard together, fitted on held-out text: stack.py READ.json STACK.json

Every choice is also made on all authors' plans but one and measured on that one (printed), so that what is claimed was not fitted.
"""
import json, sys
import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

job = json.load(open(sys.argv[1]))
rows, heads = job["rows"], job["heads"]
labels = {head: np.array([row["labels"][i] for row in rows]) for i, head in enumerate(heads)}
group = np.array([row["group"] for row in rows])
written = np.array([row["asWritten"] for row in rows])
danger = np.array([row["danger"] for row in rows], float)
words = np.array([row["words"] for row in rows], float)
logits = {head: np.array([row["logits"][head] for row in rows]) for head in heads}
linear = {head: np.log(np.maximum(np.array([row["linear"][head] for row in rows]), 1e-6)) for head in heads}
urgency_inputs = np.array([row["urgency"] for row in rows])
CRITICAL = 0
# So that on other authors 0.97 hold (printed below).
AUTO_RIGHT = 0.967
# Needless alarms that one missed danger is worth.
MISSED = 10


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def blend(head, at):
    """Weights of both tiers, by likelihood."""
    def loss(w):
        p = softmax(w[0] * logits[head][at] + w[1] * linear[head][at])
        return -np.log(p[np.arange(len(p)), labels[head][at]] + 1e-12).mean() + 1e-3 * (w @ w)
    return minimize(loss, [0.5, 0.5], method="Nelder-Mead").x


def fit_urgency(at):
    model = LogisticRegression(C=0.3, max_iter=3000).fit(urgency_inputs[at], labels["urgency"][at])
    return model.coef_, model.intercept_


def confidence_inputs(p, said_p):
    top = np.sort(p["sector"], 1)[:, ::-1]
    best = p["sector"].argmax(1)
    pick = lambda table: table[np.arange(len(best)), best]
    logit = lambda q: np.log(np.clip(q, 1e-4, 1 - 1e-4) / (1 - np.clip(q, 1e-4, 1 - 1e-4)))
    least = np.minimum(pick(softmax(logits["sector"])), pick(np.exp(linear["sector"])))
    return np.stack([logit(top[:, 0]), top[:, 0] - top[:, 1], logit(said_p), danger, np.log1p(words), logit(least), said_p], 1)


def fit(at):
    stack = {head: blend(head, at) for head in ("sector", "kind", "sentiment")}
    stack["urgency"] = fit_urgency(at)
    p = probabilities(stack)
    stack["criticalFrom"] = critical_from(labels["urgency"][at] == CRITICAL, p["urgency"][at, CRITICAL], danger[at] > 0)
    said, said_p = urgency_of(p, stack["criticalFrom"])
    right = (p["sector"].argmax(1) == labels["sector"]) & (said == labels["urgency"])
    inputs = confidence_inputs(p, said_p)
    model = LogisticRegression(C=0.5, max_iter=3000).fit(inputs[at], right[at])
    stack["confidence"] = (model.coef_[0], model.intercept_[0])
    confidence = model.predict_proba(inputs)[:, 1]
    stack["threshold"] = threshold(confidence[at], right[at])
    return stack


def critical_from(truth, p, rule):
    """The lowest alarm threshold that costs least, when a danger that is missed costs as much as MISSED needless alarms."""
    grid = np.arange(0.06, 0.51, 0.01)
    costs = [MISSED * (truth & ~said).sum() + (said & ~truth).sum() for said in (rule | (p >= t) for t in grid)]
    # Some thirty dangers: a step of one needless alarm is no reason to be less careful.
    return float(min(t for t, cost in zip(grid, costs) if cost <= min(costs) + 2))


def threshold(confidence, right):
    order = np.argsort(-confidence, kind="stable")
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = [i for i in range(49, len(order)) if share[i] >= AUTO_RIGHT]
    return float(confidence[order][good[-1]]) if good else 1.0


def probabilities(stack):
    p = {head: softmax(stack[head][0] * logits[head] + stack[head][1] * linear[head]) for head in ("sector", "kind", "sentiment")}
    matrix, bias = stack["urgency"]
    p["urgency"] = softmax(urgency_inputs @ matrix.T + bias)
    return p


def urgency_of(p, critical_from):
    pu = p["urgency"].copy()
    raised = (danger > 0) & (pu[:, CRITICAL] < 0.5)
    pu[raised] *= (0.5 / (1 - pu[raised, CRITICAL]))[:, None]
    pu[raised, CRITICAL] = 0.5
    said = np.where((danger > 0) | (pu[:, CRITICAL] >= critical_from), CRITICAL, p["urgency"].argmax(1))
    return said, pu[np.arange(len(said)), said]


def macro_f1(truth, said):
    return np.mean([2 * ((said == k) & (truth == k)).sum() / max(1, (said == k).sum() + (truth == k).sum()) for k in np.unique(truth)])


def ece(p, right):
    bins = np.minimum(9, (p * 10).astype(int))
    return sum(abs((p[bins == b] - right[bins == b]).sum()) for b in range(10)) / len(p)


def figures(at, stack, name):
    p = probabilities(stack)
    said, said_p = urgency_of(p, stack["criticalFrom"])
    t = {h: labels[h][at] for h in heads}
    sector, top2 = p["sector"].argmax(1), np.argsort(-p["sector"], 1)[:, :2]
    right = (sector == labels["sector"]) & (said == labels["urgency"])
    weights, bias = stack["confidence"]
    confidence = 1 / (1 + np.exp(-(confidence_inputs(p, said_p) @ weights + bias)))
    auto = confidence >= stack["threshold"]
    critical, alarm = labels["urgency"][at] == CRITICAL, said[at] == CRITICAL
    out = {
        "n": int(at.sum()), "sector": (sector[at] == t["sector"]).mean(), "top2": (top2[at] == t["sector"][:, None]).any(1).mean(),
        "macroF1": macro_f1(t["sector"], sector[at]), "urgency": (said[at] == t["urgency"]).mean(),
        "recall": (alarm & critical).sum() / critical.sum(), "precision": (alarm & critical).sum() / max(1, alarm.sum()),
        "kind": (p["kind"].argmax(1)[at] == t["kind"]).mean(), "sentiment": (p["sentiment"].argmax(1)[at] == t["sentiment"]).mean(),
        "ece": ece(p["sector"].max(1)[at], (sector == labels["sector"])[at]), "auto": auto[at].mean(),
        "autoRight": right[at & auto].mean() if (at & auto).any() else 0, "autoSectorRight": (sector == labels["sector"])[at & auto].mean() if (at & auto).any() else 0,
    }  # fmt: skip
    print(f"{name:28s}", " ".join(f"{k} {v:.3f}" if k != "n" else f"n {v}" for k, v in out.items()))
    return np.array([out["n"], auto[at].sum(), right[at & auto].sum()])


alone = {"encoder": (1, 0), "linear": (0, 1)}
groups = np.unique(group)
alone_on_others = np.zeros(3)
for test in groups if len(groups) > 1 else []:
    train = group != test
    stack = fit(train)
    for what, at in (("as written", (group == test) & written), ("no marks", (group == test) & ~written)):
        told = figures(at, stack, f"plan {test}, {what}")
        if what == "as written":
            alone_on_others += told
        for tier, (a, b) in alone.items():
            said = (a * logits["sector"] + b * linear["sector"]).argmax(1)
            urgent = urgency_inputs[:, :4].argmax(1) if tier == "encoder" else urgency_inputs[:, 4:8].argmax(1)
            print(f"  {tier} alone: sector {(said == labels['sector'])[at].mean():.3f} urgency {(urgent == labels['urgency'])[at].mean():.3f}")
stack = fit(np.ones(len(rows), bool))
number = lambda values: [round(float(v), 5) for v in values]
pair = lambda w: {"encoder": round(float(w[0]), 5), "linear": round(float(w[1]), 5)}
matrix, bias = stack["urgency"]
weights, constant = stack["confidence"]
json.dump({
    **{head: pair(stack[head]) for head in ("sector", "kind", "sentiment")},
    "urgency": {"matrix": [number(row) for row in matrix], "bias": number(bias)},
    "criticalFrom": round(stack["criticalFrom"], 3),
    "confidence": {"weights": number(weights), "bias": round(float(constant), 5)},
    "threshold": round(stack["threshold"], 4),
}, open(sys.argv[2], "w"), indent=1)
figures(written, stack, "fitted on all, as written")
if len(groups) > 1:
    n, auto, right = alone_on_others
    print(f"each plan judged by the others, as written: triaged alone {auto / n:.3f}, of these right {right / auto:.3f}")
