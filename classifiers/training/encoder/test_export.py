"""The exported graph and a figure of the report. `python -m unittest` in this folder."""
import unittest
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from export_onnx import RowInt8, quantise, write_graph
from model import Encoder, Shape
from report import macro_f1
from runtime import runner, session_of


class Export(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        warnings.simplefilter("ignore")
        torch.manual_seed(0)
        small = {"hidden": 48, "attention_heads": 4, "ffn": 96, "positions": 32}
        encoder = Encoder(Shape(2000, 2, {"sector": 21, "urgency": 4}, **small)).eval()
        cls.ids = torch.randint(4, 2000, (3, 11))
        cls.mask = torch.ones_like(cls.ids)
        cls.mask[1, 6:] = 0
        with torch.inference_mode():
            cls.torch = {name: value.numpy() for name, value in encoder(cls.ids, cls.mask).items()}
        with TemporaryDirectory() as folder:
            f32, int8, spare = (Path(folder) / name for name in ("f32.onnx", "int8.onnx", "spare.onnx"))
            write_graph(encoder, f32)
            quantise(encoder, spare, int8, full_range=False)
            cls.f32, cls.int8 = (staticmethod(runner(session_of(file))) for file in (f32, int8))
            cls.sizes = f32.stat().st_size, int8.stat().st_size

    def test_the_graph_gives_what_the_model_gives_for_any_batch_and_length(self):
        for rows in (slice(0, 3), slice(0, 1)):
            given = self.f32(self.ids[rows], self.mask[rows])
            for name, value in self.torch.items():
                np.testing.assert_allclose(given[name], value[rows], atol=1e-4)

    def test_eight_bits_are_smaller_and_nearly_the_same(self):
        self.assertLess(self.sizes[1], self.sizes[0] / 2)
        given = self.int8(self.ids, self.mask)
        self.assertTrue(((given["pooled"] * self.torch["pooled"]).sum(1) > 0.99).all())

    def test_rows_of_an_embedding_are_rounded_each_by_its_own_largest(self):
        weight = torch.tensor([[0.001, -0.002], [100.0, 50.0]])
        torch.testing.assert_close(RowInt8(weight)(torch.tensor([0, 1])), weight, rtol=0.01, atol=0)


class Figures(unittest.TestCase):
    def test_macro_f1_counts_every_label_alike(self):
        self.assertAlmostEqual(macro_f1(np.array([0, 0, 0, 1]), np.array([0, 0, 0, 0])), (6 / 7) / 2)


if __name__ == "__main__":
    unittest.main()
