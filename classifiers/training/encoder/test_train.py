"""Losses, rates and batches. `python -m unittest` in this folder."""
import unittest
from random import Random

import torch

from data import IGNORED, PAD, batches, class_weights, split, tensors
from model import Encoder, Shape
from objective import WARM_UP_STEPS, loss_of, optimizer_of, set_rates
from test_augment import FIRE, PIT


def rows(lengths: list[int]) -> list[dict]:
    labels = {"sector": 1, "urgency": 0, "kind": 0, "sentiment": 0}
    return [{"ids": list(range(10, 10 + n)), "labels": labels, "tags": {"place": [0] * n}} for n in lengths]


class Batches(unittest.TestCase):
    def test_every_row_comes_once_and_with_rows_of_like_length(self):
        made = rows([Random(1).randint(1, 9) * (i % 7 + 1) for i in range(200)])
        for random in (None, Random(3)):
            found = list(batches(made, 8, random))
            self.assertEqual(sorted(at for batch in found for at in batch), list(range(200)))
        spread = [max(len(made[i]["ids"]) for i in b) - min(len(made[i]["ids"]) for i in b) for b in found]
        self.assertLess(sum(spread) / len(spread), 10)

    def test_padding_is_masked_and_its_tags_are_ignored(self):
        batch = tensors(rows([2, 4]))
        self.assertEqual(batch["input_ids"][0].tolist(), [10, 11, PAD, PAD])
        self.assertEqual(batch["attention_mask"][0].tolist(), [1, 1, 0, 0])
        self.assertEqual(batch["place"][0].tolist(), [0, 0, IGNORED, IGNORED])

    def test_a_plan_is_held_out_whole_or_the_name_is_refused(self):
        row = {"id": "1", "text": "a", "style": "chat", "address_text": None, "sector": "noise"}
        row |= {"urgency": "low", "kind": "praise", "sentiment": "positive"}
        learn, held = split({"one": [row, row], "two": [row]}, ["one"])
        self.assertEqual((len(learn), len(held)), (1, 2))
        with self.assertRaises(KeyError):
            split({"one": [row]}, ["three"])

    def test_rare_and_critical_labels_weigh_more(self):
        weights = class_weights([PIT, PIT, PIT, FIRE])["urgency"]
        self.assertGreater(weights[0] / weights[2], 3**0.5 * 1.9)


class Objective(unittest.TestCase):
    def test_a_few_steps_learn_two_messages_by_heart(self):
        torch.manual_seed(0)
        sizes = {"sector": 21, "urgency": 4, "kind": 5, "sentiment": 3}
        encoder = Encoder(Shape(50, 1, sizes, hidden=24, attention_heads=2, ffn=48, positions=16))
        optimizer, batch = optimizer_of(encoder, 1e-4), tensors(rows([3, 5]))
        weights = {head: torch.ones(size) for head, size in sizes.items()}
        losses = []
        for step in range(60):
            set_rates(optimizer, step + WARM_UP_STEPS, 1)
            loss = loss_of(encoder(batch["input_ids"], batch["attention_mask"]), batch, weights, ["place"])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        self.assertLess(losses[-1], losses[0] * 0.6)

    def test_in_a_short_leg_only_the_top_layers_and_the_heads_learn(self):
        encoder = Encoder(Shape(9, 3, {"sector": 2}, hidden=24, attention_heads=2, ffn=8, positions=8))
        encoder.learn_top(1)
        learning = {name.split(".")[0] + name.split(".")[1] for name, p in encoder.named_parameters() if p.requires_grad}
        self.assertEqual(learning, {"layers2", "headssector", "tagsplace"})
        self.assertEqual(sum(len(group["params"]) for group in optimizer_of(encoder, 1e-4).param_groups), 16)

    def test_rates_rise_at_first_and_end_at_nothing(self):
        encoder = Encoder(Shape(9, 1, {"sector": 2}, hidden=24, attention_heads=2, ffn=8, positions=8))
        optimizer = optimizer_of(encoder, 1e-4)
        rate = lambda: optimizer.param_groups[0]["lr"]
        set_rates(optimizer, 0, 1)
        self.assertAlmostEqual(rate(), 1e-4 / WARM_UP_STEPS)
        set_rates(optimizer, 500, 0.5)
        self.assertAlmostEqual(rate(), 1e-4 / 2)
        set_rates(optimizer, 900, 0)
        self.assertEqual(rate(), 0)


if __name__ == "__main__":
    unittest.main()
