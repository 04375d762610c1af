"""The head that marks personal data. `python -m unittest` in this folder."""
import unittest
import warnings
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch

import personal
from export_onnx import quantise
from marked import TAGS, message_of, renumbered, written_otherwise
from model import Encoder, Shape
from runtime import runner, session_of

HOA = {"id": "x", "style": "chat", "marked": "Tôi là ⟦name:Lê Thị Hoa⟧, nhà ⟦house_number:12/5⟧, quán ⟦?name:Bà Tám⟧, gọi ⟦phone:0903 111 222⟧"}


class Marked(unittest.TestCase):
    def test_a_mark_is_a_segment_of_its_type(self):
        message = message_of(HOA)
        self.assertEqual(message.text, "Tôi là Lê Thị Hoa, nhà 12/5, quán Bà Tám, gọi 0903 111 222")
        self.assertEqual([mark for _, mark in message.segments if mark], ["name", "house_number", "either", "phone"])

    def test_a_mark_of_no_known_type_or_not_closed_is_refused(self):
        for wrong in ("⟦nickname:Tèo⟧", "⟦name:Tèo", "Tèo⟧"):
            with self.assertRaises(ValueError):
                message_of({"id": "x", "style": "chat", "marked": f"anh {wrong}"})

    def test_numbers_change_and_their_shape_does_not(self):
        changed = renumbered(message_of(HOA), Random(1))
        texts = dict((mark, text) for text, mark in changed.segments)
        self.assertRegex(texts["phone"], r"^0\d{3} \d{3} \d{3}$")
        self.assertNotEqual(texts["phone"], "0903 111 222")
        self.assertRegex(texts["house_number"], r"^1\d/5$")
        self.assertEqual(texts["name"], "Lê Thị Hoa")

    def test_however_it_is_written_what_is_marked_stays_marked(self):
        for seed in range(30):
            marks = [mark for _, mark in written_otherwise(message_of(HOA), [message_of(HOA)], Random(seed)).segments if mark]
            self.assertIn(len(marks), (4, 8))


class Head(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        warnings.simplefilter("ignore")
        torch.manual_seed(0)
        small = {"hidden": 48, "attention_heads": 4, "ffn": 96, "positions": 32}
        encoder = Encoder(Shape(2000, 12, {"sector": 21, "urgency": 4}, ["place", "name"], **small)).eval()
        cls.ids, cls.mask = torch.randint(4, 2000, (2, 11)).numpy(), np.ones((2, 11), np.int64)
        cls.head = personal.PersonalHead(4 * 48, len(TAGS), hidden=16).eval()
        with TemporaryDirectory() as folder:
            f32, int8, put = (Path(folder) / name for name in ("f32.onnx", "int8.onnx", "put.onnx"))
            quantise(encoder, f32, int8, full_range=False)
            cls.plain = onnx.load(int8)
            layers = onnx.load(int8)
            layers.graph.output.extend(onnx.helper.make_tensor_value_info(n, onnx.TensorProto.FLOAT, None) for n in personal.LAYERS)
            onnx.save(layers, put)
            before = runner(session_of(put))(cls.ids, cls.mask)
            cls.before = {name: before[name] for name in before if name not in personal.LAYERS}
            cls.features = np.concatenate([before[name] for name in personal.LAYERS], -1)
            cls.put = personal.with_head(onnx.load(int8), cls.head)
            onnx.save(cls.put, put)
            cls.after = runner(session_of(put))(cls.ids, cls.mask)

    def test_the_other_outputs_stay_what_they_were(self):
        for name, value in self.before.items():
            np.testing.assert_array_equal(self.after[name], value)

    def test_the_graph_says_what_the_head_says_at_any_length(self):
        with torch.inference_mode():
            said = self.head(torch.from_numpy(self.features), torch.from_numpy(self.mask)).numpy()
        np.testing.assert_allclose(self.after["personal"], said, atol=1e-4)

    def test_taken_out_again_the_graph_is_the_one_before(self):
        again = personal.without_head(self.put)
        self.assertEqual([n.name for n in again.graph.node], [n.name for n in self.plain.graph.node])
        self.assertEqual([o.name for o in again.graph.output], [o.name for o in self.plain.graph.output])

    def test_it_learns(self):
        rows = [{"ids": [1] * 5, "tags": [0, 1, 2, 0, 3], "features": np.eye(5, 192, dtype=np.float16)} for _ in range(64)]
        head = personal.PersonalHead(192, len(TAGS), hidden=16)
        personal.learn(head, rows, 100, Random(1))
        features, seen, tags = personal.tensors(rows[:1])
        self.assertEqual(head(features, seen).argmax(-1).tolist(), tags.tolist())


if __name__ == "__main__":
    unittest.main()
