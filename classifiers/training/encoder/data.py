"""Labelled messages as batches of numbers. Row shape: classifiers/examples.ts."""
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
import torch
from tokenizers import Encoding, Tokenizer

from message import Message, Segment
from labels import TAGS, heads

PREFIX = "query: "  # the base model was trained with it
PAD, IGNORED = 1, -100
URGENCY_COST = {"critical": 2.0, "high": 1.2}  # on top of what its rarity gives


def read_plans(folder: Path, names: Path | None = None, corrections: Path | None = None) -> dict[str, list[dict]]:
    """Plan (one author's work, a file) -> its rows; with the names of persons in them where `names` says so.
    `corrections` (what `langnghe export corrections` wrote) is one more plan."""
    files = [*sorted(folder.glob("*.jsonl")), *([corrections] if corrections else [])]
    lines = {path.stem: path.read_text("utf8").splitlines() for path in files}
    spans = json.loads(names.read_text()) if names else {}
    read = lambda line: (row := json.loads(line)) | {"names": people_in(row) if "people" in row else spans.get(row["id"], [])}
    return {plan: [read(line) for line in rows if line.strip()] for plan, rows in lines.items()}


def people_in(row: dict) -> list[list[int]]:
    """Where the persons stand whom the row's author marked: `people: ["Lê Thị Hoa"]`, none when it is empty."""
    text = unicodedata.normalize("NFC", row["text"])
    marked = [re.escape(unicodedata.normalize("NFC", name)) for name in sorted(row["people"], key=len, reverse=True)]
    return [list(match.span()) for match in re.finditer(rf"\b(?:{'|'.join(marked)})\b", text)] if marked else []


def split(plans: dict[str, list[dict]], held_out: list[str]) -> tuple[list[Message], list[Message]]:
    """(to learn from, held out); plans are never divided. Raises KeyError when a plan is not there."""
    unknown = set(held_out) - set(plans)
    if unknown:
        raise KeyError(f"no such plan: {sorted(unknown)}")
    names = heads()
    of = lambda chosen: [message_of(row, names) for plan in chosen for row in plans[plan]]
    return of(plan for plan in plans if plan not in held_out), of(held_out)


def message_of(row: dict, names: dict[str, list[str]]) -> Message:
    """Spans of persons' names may come with a row as `names: [[start, end], ...]` (../names.ts)."""
    text = unicodedata.normalize("NFC", row["text"])
    spans = [(start, end, "name") for start, end in row.get("names", [])]
    if row["address_text"]:
        address = unicodedata.normalize("NFC", row["address_text"])
        spans.append((text.index(address), text.index(address) + len(address), "place"))
    segments: list[Segment] = []
    at = 0
    for start, end, mark in sorted(spans):
        if start < at:
            raise ValueError(f"{row['id']}: marked parts overlap")
        segments += [(text[at:start], None), (text[start:end], mark)]
        at = end
    segments.append((text[at:], None))
    labels = {head: words.index(row[head]) for head, words in names.items()}
    return Message(row["id"], row["style"], tuple(s for s in segments if s[0]), labels)


def tags_of(encoding: Encoding, text: str, spans: list[tuple[int, int]]) -> list[int]:
    """BIO tag of each token of `text` (prefix included). A piece that begins with a space starts after it."""
    tags, last = [], -1
    for (start, end), special in zip(encoding.offsets, encoding.special_tokens_mask):
        while start < end and text[start].isspace():
            start += 1
        inside = next((i for i, (a, b) in enumerate(spans) if start < b and end > a and end > start), -1)
        tags.append(0 if special or inside < 0 else TAGS.index("I" if inside == last else "B"))
        last = inside if end > start else last
    return tags


def encode(messages: list[Message], tokenizer: Tokenizer, tags: list[str], max_length: int) -> list[dict]:
    """`ids` list of int, `labels` head -> int, and a list of BIO tags for each tag. Longer texts lose their middle: the
    matter stands at the beginning, what is wanted at the end (Sun et al. 2019, "How to fine-tune BERT", head + tail)."""
    texts = [PREFIX + message.text for message in messages]
    rows = []
    for message, text, encoding in zip(messages, texts, tokenizer.encode_batch(texts)):
        spans = {tag: [(a + len(PREFIX), b + len(PREFIX)) for a, b in message.marked(tag)] for tag in tags}
        marks = {tag: tags_of(encoding, text, spans[tag]) for tag in tags}
        if "place" in marks:  # a road that augmentation put in: nobody was asked to find it, nor to pass it over
            roads = tags_of(encoding, text, [(a + len(PREFIX), b + len(PREFIX)) for a, b in message.marked("road")])
            marks["place"] = [IGNORED if road else tag for road, tag in zip(roads, marks["place"])]
        marks = {tag: without_middle(values, max_length) for tag, values in marks.items()}
        rows.append({"ids": without_middle(encoding.ids, max_length), "labels": message.labels, "tags": marks})
    return rows


def without_middle(values: list[int], length: int) -> list[int]:
    tail = length * 3 // 8
    return values if len(values) <= length else values[: length - tail] + values[-tail:]


def batches(rows: list[dict], size: int, random: Random | None = None) -> Iterator[list[int]]:
    """Numbers of the rows of each batch, of like length: a mixed batch pays for its longest. With `random`, shuffled
    in pools of 20 batches (the lengths of a batch still vary from epoch to epoch), else by length."""
    order = list(range(len(rows)))
    length = lambda at: len(rows[at]["ids"])
    if random is None:
        order.sort(key=length)
        yield from (order[at : at + size] for at in range(0, len(order), size))
        return
    random.shuffle(order)
    pools = [sorted(order[at : at + 20 * size], key=length) for at in range(0, len(order), 20 * size)]
    found = [pool[at : at + size] for pool in pools for at in range(0, len(pool), size)]
    random.shuffle(found)
    yield from found


def padded(rows: list[list[int]], filler: int) -> np.ndarray:
    """i64[rows, longest row]"""
    width = max(map(len, rows))
    return np.array([row + [filler] * (width - len(row)) for row in rows], dtype=np.int64)


def tensors(rows: list[dict]) -> dict[str, torch.Tensor]:
    """input_ids, attention_mask i64[batch, tokens]; each head i64[batch]; each tag i64[batch, tokens]."""
    of_tokens = lambda lists, filler: torch.from_numpy(padded(lists, filler))
    batch = {
        "input_ids": of_tokens([row["ids"] for row in rows], PAD),
        "attention_mask": of_tokens([[1] * len(row["ids"]) for row in rows], 0),
    }
    batch |= {head: torch.tensor([row["labels"][head] for row in rows]) for head in rows[0]["labels"]}
    return batch | {tag: of_tokens([row["tags"][tag] for row in rows], IGNORED) for tag in rows[0]["tags"]}


def class_weights(messages: list[Message]) -> dict[str, torch.Tensor]:
    """f32[labels] of each head: one over the root of the label's share, mean 1 over the messages."""
    weights = {}
    for head, names in heads().items():
        counts = np.bincount([message.labels[head] for message in messages], minlength=len(names))
        weight = 1 / np.sqrt(np.maximum(counts, 1))
        if head == "urgency":
            weight *= [URGENCY_COST.get(name, 1) for name in names]
        weights[head] = torch.tensor(weight * counts.sum() / (weight * counts).sum(), dtype=torch.float32)
    return weights
